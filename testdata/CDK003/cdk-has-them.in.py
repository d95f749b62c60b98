from aws_cdk import Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_rds as rds
from constructs import Construct

PRIVATE = ec2.SubnetConfiguration(
    name="private", subnet_type=ec2.SubnetType.PRIVATE_WITH_NAT, cidr_mask=24
)


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str, gateways: int, found: ec2.IVpc) -> None:
        super().__init__(scope, id)
        plain = ec2.Vpc(self, "Plain")
        some = ec2.Vpc(self, "Some", nat_gateways=gateways)
        open_ = ec2.Vpc(self, "Open", subnet_configuration=[*self.kinds(), PRIVATE])
        named = ec2.Vpc(self, "Named", subnet_configuration=[PRIVATE])
        kept = ec2.Vpc(
            self,
            "Kept",
            subnet_configuration=[
                PRIVATE,
                ec2.SubnetConfiguration(
                    name="later", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED, reserved=True
                ),
            ],
        )
        looked = ec2.Vpc.from_lookup(self, "Looked", is_default=True)
        for number, vpc in enumerate((plain, named)):
            rds.SubnetGroup(
                self,
                f"Group{number}",
                description="entries",
                vpc=vpc,
                vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS),
            )
        for vpc in (some, open_, kept, looked, found):
            vpc.select_subnets(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)
        isolated = ec2.Vpc(self, "Isolated", nat_gateways=0)
        print([subnet.subnet_id for subnet in isolated.private_subnets])

    def kinds(self) -> list[ec2.SubnetConfiguration]:
        return []
