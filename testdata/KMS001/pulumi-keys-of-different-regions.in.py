"""A key serves one region."""

import pulumi
import pulumi_aws as aws

west = aws.Provider("west", region="us-west-2")

trail_key = aws.kms.Key("trail-key")
logs_key = aws.kms.Key("logs-key", opts=pulumi.ResourceOptions(provider=west))
records = aws.s3.Bucket("records")
aws.cloudtrail.Trail("trail", s3_bucket_name=records.id, kms_key_id=trail_key.arn)
aws.cloudwatch.LogGroup(
    "west-logs", kms_key_id=logs_key.arn, opts=pulumi.ResourceOptions(provider=west)
)
