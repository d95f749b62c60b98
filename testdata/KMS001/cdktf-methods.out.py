"""Keys made in one method and used in others; the logs' policy is a method of its own."""

import json

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_aws.cloudtrail import Cloudtrail
from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.data_aws_caller_identity import DataAwsCallerIdentity
from cdktf_cdktf_provider_aws.kms_alias import KmsAlias
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from cdktf_cdktf_provider_aws.provider import AwsProvider
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket


class AuditStack(TerraformStack):
    def __init__(self, scope, ns):
        super().__init__(scope, ns)
        AwsProvider(self, "aws", region="eu-west-1")
        self.caller = DataAwsCallerIdentity(self, "caller")
        self._make_keys()
        self._make_logs()
        self._make_trail()
        TerraformOutput(self, "logs_key_arn", value=self.trail_key.arn)

    def _make_keys(self):
        self.trail_key = KmsKey(
            self,
            "trail-key",
            description="Audit trail",
            enable_key_rotation=True,
            policy=json.dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Sid": "Root",
                            "Effect": "Allow",
                            "Principal": {"AWS": f"arn:aws:iam::{self.caller.account_id}:root"},
                            "Action": "kms:*",
                            "Resource": "*",
                        },
                        {
                            "Sid": "Logs",
                            "Effect": "Allow",
                            "Principal": {"Service": "logs.eu-west-1.amazonaws.com"},
                            "Action": ["kms:Encrypt*", "kms:Decrypt*"],
                            "Resource": "*",
                        },
                    ],
                }
            ),
        )
        KmsAlias(
            self, "trail-alias", name="alias/trail", target_key_id=self.trail_key.key_id
        )
        KmsAlias(self, "logs-alias", name="alias/logs", target_key_id=self.trail_key.key_id)

    def _make_logs(self):
        self.group = CloudwatchLogGroup(
            self, "trail-logs", name="/ledger/trail", kms_key_id=self.trail_key.arn
        )

    def _make_trail(self):
        records = S3Bucket(self, "records")
        Cloudtrail(
            self,
            "trail",
            name="audit",
            s3_bucket_name=records.bucket,
            kms_key_id=self.trail_key.arn,
            depends_on=[self.trail_key],
        )


app = App()
AuditStack(app, "audit")
app.synth()
