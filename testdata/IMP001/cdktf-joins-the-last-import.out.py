"""Names of the module that is imported last, beside one of another module."""
from constructs import Construct
from cdktf_cdktf_provider_aws.provider import AwsProvider
from cdktf import TerraformStack, TerraformOutput, App
from cdktf_cdktf_provider_aws.kms_key import KmsKey


class Parcels(TerraformStack):
    def __init__(self, scope: Construct, name: str):
        super().__init__(scope, name)
        AwsProvider(self, "aws", region="eu-central-1")
        key = KmsKey(self, "parcels", enable_key_rotation=True)
        TerraformOutput(self, "key", value=key.arn)


app = App()
Parcels(app, "parcels")
app.synth()
