"""The policies are made of outputs."""

import json

import pulumi
import pulumi_aws as aws

caller = aws.get_caller_identity_output()
region = aws.get_region_output()

trail_key = aws.kms.Key(
    "trail-key",
    policy=caller.account_id.apply(
        lambda account: json.dumps(
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
                        "Action": "kms:*",
                        "Resource": "*",
                    },
                ],
            }
        )
    ),
)
logs_key = aws.kms.Key(
    "logs-key",
    policy=pulumi.Output.all(caller.account_id, region.name).apply(
        lambda args: json.dumps(
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": {"AWS": f"arn:aws:iam::{args[0]}:root"},
                        "Action": "kms:*",
                        "Resource": "*",
                    },
                    {
                        "Sid": "Logs",
                        "Effect": "Allow",
                        "Principal": {"Service": "logs.us-east-1.amazonaws.com"},
                        "Action": ["kms:Encrypt*", "kms:Decrypt*"],
                        "Resource": "*",
                        "Condition": {
                            "ArnLike": {
                                "kms:EncryptionContext:aws:logs:arn": (
                                    f"arn:aws:logs:us-east-1:{args[0]}:*"
                                )
                            }
                        },
                    },
                ],
            }
        )
    ),
)
records = aws.s3.Bucket("records")
aws.cloudtrail.Trail("trail", s3_bucket_name=records.id, kms_key_id=trail_key.arn)
aws.cloudwatch.LogGroup("trail-logs", kms_key_id=logs_key.arn)
