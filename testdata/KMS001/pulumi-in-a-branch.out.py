"""The key of the logs is not always made; the one that stays is."""

import os

import pulumi_aws as aws

trail_key = aws.kms.Key("trail-key")
records = aws.s3.Bucket("records")
aws.cloudtrail.Trail("trail", s3_bucket_name=records.id, kms_key_id=trail_key.arn)
if os.environ.get("LOGS"):
    for name in ("trail", "flow"):
        aws.cloudwatch.LogGroup(name, kms_key_id=trail_key.arn)
