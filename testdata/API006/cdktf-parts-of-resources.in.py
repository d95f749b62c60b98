from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.route_table import RouteTable, RouteTableRoute
from cdktf_cdktf_provider_aws.security_group import (
    SecurityGroup,
    SecurityGroupEgress,
    SecurityGroupIngress,
)


class Net(TerraformStack):
    def __init__(self, scope, id_, rules):
        super().__init__(scope, id_)
        ingress = SecurityGroupIngress(from_port=443, to_port=443, protocol="tcp")
        SecurityGroup(self, "web", ingress=[ingress], egress=[SecurityGroupEgress(**rules)])
        RouteTable(self, "main", vpc_id="v", route=[RouteTableRoute(cidr_block="0.0.0.0/0")])
