import json

import pulumi_aws as cloud

owner = cloud.get_caller_identity().account_id

key = cloud.kms.Key(
    "key",
    policy=json.dumps({
        "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{owner}:root"}, "Action": "kms:*", "Resource": "*"},
            {
                "Sid": "Logs",
                "Effect": "Allow",
                "Principal": {"Service": f"logs.{cloud.get_region().name}.amazonaws.com"},  # the logs
                "Action": ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
                "Resource": "*",
                "Condition": {
                    "ArnLike": {
                        "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:{cloud.get_region().name}:{owner}:*",
                    },
                },
            },
        ],
    }),
)
cloud.cloudwatch.LogGroup("group", kms_key_id=key.arn)
