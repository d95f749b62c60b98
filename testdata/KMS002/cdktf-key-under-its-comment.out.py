import json

from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.data_aws_caller_identity import DataAwsCallerIdentity
from cdktf_cdktf_provider_aws.data_aws_region import DataAwsRegion
from cdktf_cdktf_provider_aws.kms_key import KmsKey


class Journal(TerraformStack):
    def __init__(self, scope, name):
        super().__init__(scope, name)

        caller_identity = DataAwsCallerIdentity(self, "caller-identity")

        current_region = DataAwsRegion(self, "current-region")

        # What the journal is
        # encrypted with
        key = KmsKey(self, "key", description="Journal", policy=json.dumps({
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Sid": "EnableRootAccount",
                    "Effect": "Allow",
                    "Principal": {
                        "AWS": f"arn:aws:iam::{caller_identity.account_id}:root",
                    },
                    "Action": "kms:*",
                    "Resource": "*",
                },
                {
                    "Sid": "AllowCloudWatchLogs",
                    "Effect": "Allow",
                    "Principal": {
                        "Service": f"logs.{current_region.name}.amazonaws.com",
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
                            "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:{current_region.name}:{caller_identity.account_id}:*",
                        },
                    },
                },
            ],
        }))
        CloudwatchLogGroup(self, "journal", name="/journal", kms_key_id=key.arn)
