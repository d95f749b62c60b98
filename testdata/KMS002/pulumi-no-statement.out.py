import json

import pulumi_aws as aws

identity = aws.get_caller_identity()
where = aws.get_region()

log_key = aws.kms.Key(
    "log-key",
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            # The administrators of the account.
            {
                "Sid": "AllowCloudWatchLogs",
                "Effect": "Allow",
                "Principal": {"AWS": f"arn:aws:iam::{identity.account_id}:root"},
                "Action": "kms:*",
                "Resource": "*",
            },
            {
                "Sid": "AllowCloudWatchLogs2",
                "Effect": "Allow",
                "Principal": {"Service": f"logs.{where.name}.amazonaws.com"},
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
                        "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:{where.name}:{identity.account_id}:*",
                    },
                },
            },
        ],
    }),
)
by_alias = aws.kms.Alias("by-alias", target_key_id=log_key.key_id)
aws.cloudwatch.LogGroup("first", kms_key_id=log_key.arn)
aws.cloudwatch.LogGroup("second", kms_key_id=by_alias.target_key_arn)
