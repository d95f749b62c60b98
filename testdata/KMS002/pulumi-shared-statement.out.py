import json

import pulumi
import pulumi_aws as aws

caller = aws.get_caller_identity_output()

key = aws.kms.Key(
    "key",
    policy=caller.account_id.apply(lambda owner: json.dumps({
        "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{owner}:root"}, "Action": "kms:*", "Resource": "*"},
            {
                "Effect": "Allow",
                "Principal": {"Service": ["cloudtrail.amazonaws.com"]},
                "Action": ["kms:GenerateDataKey*", "kms:Decrypt"],
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
                        "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:{aws.get_region().name}:{owner}:*",
                    },
                },
            },
        ],
    })),
)
pulumi.export("key", key.arn)
aws.cloudwatch.LogGroup("group", kms_key_id=key.arn)
