from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.kms_key import KmsKey


class Diary(TerraformStack):
    def __init__(self, scope, name):
        super().__init__(scope, name)
        kept = 7; key = KmsKey(self, "key", description="Diary")  # expect[KMS002]: does not let CloudWatch Logs use it
        CloudwatchLogGroup(
            self, "diary", name="/diary", kms_key_id=key.arn, retention_in_days=kept
        )
