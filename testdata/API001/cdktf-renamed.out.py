from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.eip import Eip
from cdktf_cdktf_provider_aws.kms_alias import KmsAlias
from cdktf_cdktf_provider_aws.security_group import SecurityGroup, SecurityGroupIngress


class Net(TerraformStack):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)
        KmsAlias(self, "alias", name="alias/net", target_key_id="k")
        Eip(self, "nat", domain="vpc")
        SecurityGroup(
            self,
            "web",
            ingress=[SecurityGroupIngress(from_port=443, to_port=443, protocol="tcp")],
            egress=[SecurityGroupIngress(type="egress", from_port=0)],  # expect[API001]: takes no argument `type`
        )
