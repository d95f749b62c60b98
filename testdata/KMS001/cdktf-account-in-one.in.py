import json

from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.cloudtrail import Cloudtrail
from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.data_aws_caller_identity import DataAwsCallerIdentity
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket


class AuditStack(TerraformStack):
    def __init__(self, scope, ns):
        super().__init__(scope, ns)
        caller = DataAwsCallerIdentity(self, "caller")
        trail_key = KmsKey(self, "trail-key")
        logs_key = KmsKey(  # expect[KMS001]: lets somebody use it who may not use the other one
            self,
            "logs-key",
            policy=json.dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Principal": {"AWS": f"arn:aws:iam::{caller.account_id}:root"},
                            "Action": "kms:*",
                            "Resource": "*",
                        },
                        {
                            "Effect": "Allow",
                            "Principal": {"AWS": "arn:aws:iam::210987654321:root"},
                            "Action": "kms:Decrypt",
                            "Resource": "*",
                        },
                    ],
                }
            ),
        )
        records = S3Bucket(self, "records")
        Cloudtrail(
            self,
            "trail",
            name="audit",
            s3_bucket_name=records.bucket,
            kms_key_id=trail_key.arn,
        )
        CloudwatchLogGroup(self, "trail-logs", kms_key_id=logs_key.arn)
