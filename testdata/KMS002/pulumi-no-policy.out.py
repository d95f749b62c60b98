import json

import pulumi_aws as aws

log_key = aws.kms.Key(
    "log-key",
    description="Logs of the checkout",  # and nothing else
    enable_key_rotation=True,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "EnableRootAccount",
                "Effect": "Allow",
                "Principal": {
                    "AWS": f"arn:aws:iam::{aws.get_caller_identity().account_id}:root",
                },
                "Action": "kms:*",
                "Resource": "*",
            },
            {
                "Sid": "AllowCloudWatchLogs",
                "Effect": "Allow",
                "Principal": {
                    "Service": f"logs.{aws.get_region().name}.amazonaws.com",
                },
                "Action": [
                    "kms:Encrypt*",
                    "kms:Decrypt*",
                    "kms:ReEncrypt*",
                    "kms:GenerateDataKey*",
                    "kms:Describe*",
                ],
                "Resource": "*",
                "Condition": {
                    "ArnLike": {
                        "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:{aws.get_region().name}:{aws.get_caller_identity().account_id}:*",
                    },
                },
            },
        ],
    }),
)
checkout = aws.cloudwatch.LogGroup("checkout", kms_key_id=log_key.arn, retention_in_days=30)
