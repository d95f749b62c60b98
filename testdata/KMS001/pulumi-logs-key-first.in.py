"""The key of the trail is made when the other one is in use: it is the one that goes."""

import json

import pulumi
import pulumi_aws as aws

account = aws.get_caller_identity().account_id


def root():
    return {
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
        "Action": "kms:*",
        "Resource": "*",
    }


logs_key = aws.kms.Key("logs-key", deletion_window_in_days=10)
aws.kms.Alias("logs-alias", name="alias/logs", target_key_id=logs_key.id)
trail_policy = {"Version": "2012-10-17", "Statement": [root()]}
trail_key = aws.kms.Key(
    "trail-key",
    policy=json.dumps(trail_policy),
    tags={"Team": "audit"},
)
trail_alias = aws.kms.Alias("trail-alias", name="alias/trail", target_key_id=trail_key.id)
records = aws.s3.Bucket("records")
aws.cloudtrail.Trail("trail", s3_bucket_name=records.id, kms_key_id=trail_key.arn)
aws.cloudwatch.LogGroup("trail-logs", kms_key_id=logs_key.arn)
pulumi.export("trail_key", pulumi.Output.concat("key ", trail_key.arn))
