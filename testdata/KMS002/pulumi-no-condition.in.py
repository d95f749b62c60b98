# fixiac-test: unsafe-fixes KMS002.condition=none
import json

import pulumi_aws as aws

me = aws.get_caller_identity().account_id

key = aws.kms.Key(
    "key",
    policy=json.dumps({
        "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{me}:root"}, "Action": "kms:*", "Resource": "*"},
            {
                "Effect": "Allow",
                "Principal": {"Service": "logs.amazonaws.com"},
                "Action": ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*"],
                "Resource": "*",
                "Condition": {
                    "StringEquals": {"kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:*:*:*"}
                },
            },
        ],
    }),
)
aws.cloudwatch.LogGroup("group", kms_key_id=key.arn)
