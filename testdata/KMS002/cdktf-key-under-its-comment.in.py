from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.kms_key import KmsKey


class Journal(TerraformStack):
    def __init__(self, scope, name):
        super().__init__(scope, name)

        # What the journal is
        # encrypted with
        key = KmsKey(self, "key", description="Journal")
        CloudwatchLogGroup(self, "journal", name="/journal", kms_key_id=key.arn)
