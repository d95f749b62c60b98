from cdktf import App, TerraformStack
from cdktf_cdktf_provider_aws.kms_alias import KmsAlias
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from cdktf_cdktf_provider_aws.provider import AwsProvider


class Keys(TerraformStack):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)
        AwsProvider(self, "aws", region="eu-west-1")
        key = KmsKey(self, "key", description="ledger", depends_on=[])
        KmsAlias(self, "alias", name="alias/ledger", target_key_id=key.key_id)


app = App()
Keys(app, "keys")
app.synth()
