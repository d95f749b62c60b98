import keys
import pulumi
import pulumi_aws as aws
from keys import trail_key
from logging_stack import Logging

records = aws.s3.Bucket("records")
aws.cloudtrail.Trail("trail", s3_bucket_name=records.id, kms_key_id=trail_key.arn)
logging = Logging(key=trail_key)
pulumi.export("logs_key", keys.trail_key.arn)
