from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.network_acl_rule import NetworkAclRule
from constructs import Construct


class Edge(TerraformStack):
    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        NetworkAclRule(
            self,
            "web",
            network_acl_id="acl",
            protocol="tcp",
            rule_action="allow",
            rule_number=100,
            port_range={"from": 80, "to": 80},
        )
