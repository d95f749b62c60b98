from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.kms_alias import KmsAlias
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from constructs import Construct


class Keys(TerraformStack):
    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        ledger = KmsKey(self, "ledger", alias="alias/ledger")
        # It has an alias already, which is another one.
        mail = KmsKey(self, "mail", alias="alias/mail")  # expect[API001]: `alias`
        KmsAlias(self, "post", name="alias/post", target_key_id=mail.key_id)
