import json

import pulumi_aws as aws

account = aws.get_caller_identity().account_id
trail_key = aws.kms.Key("trail-key")
logs_key = aws.kms.Key("logs-key")  # expect[KMS001]: is a resource of its own
aws.kms.KeyPolicy(
    "logs-key-policy",
    key_id=logs_key.id,
    policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
                    "Action": "kms:*",
                    "Resource": "*",
                }
            ],
        }
    ),
)
records = aws.s3.Bucket("records")
aws.cloudtrail.Trail("trail", s3_bucket_name=records.id, kms_key_id=trail_key.arn)
aws.cloudwatch.LogGroup("trail-logs", kms_key_id=logs_key.arn)
