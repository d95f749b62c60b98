import json

from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.cloudtrail import Cloudtrail
from cdktf_cdktf_provider_aws.data_aws_caller_identity import DataAwsCallerIdentity
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from cdktf_cdktf_provider_aws.provider import AwsProvider


class Audit(TerraformStack):
    def __init__(self, scope, id, region):
        super().__init__(scope, id)
        AwsProvider(self, "aws", region=region)
        me = DataAwsCallerIdentity(self, "me")
        key = KmsKey(self, "key", policy=json.dumps({
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"AWS": f"arn:aws:iam::{me.account_id}:root"},
                    "Action": "kms:*",
                    "Resource": "*",
                }, {
                    "Effect": "Allow",
                    "Principal": {"Service": "cloudtrail.amazonaws.com"},
                    "Action": "kms:GenerateDataKey*",
                    "Resource": "*",
                    "Condition": {
                        "StringEquals": {
                            "aws:SourceArn": f"arn:aws:cloudtrail:{region}:{me.account_id}:trail/audit",
                            "aws:SourceAccount": me.account_id,
                        },
                    },
                }
            ]
        }))
        Cloudtrail(
            self,
            "trail",
            name="audit",
            s3_bucket_name=f"audit-logs-{me.account_id}",
            kms_key_id=key.arn,
        )
