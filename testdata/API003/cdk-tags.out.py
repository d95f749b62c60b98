from aws_cdk import CfnTag, Stack
from aws_cdk import aws_dax as dax
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ssm as ssm
from constructs import Construct


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str, stage: str, tags: list) -> None:
        super().__init__(scope, id)
        ec2.CfnEIP(self, "Right", tags=[CfnTag(key="stage", value=stage)])
        ec2.CfnEIP(self, "Plain", tags=[{"key": "stage", "value": stage}])
        ssm.CfnParameter(self, "Map", type="String", value="a", tags={"stage": stage})
        dax.CfnSubnetGroup(self, "Other", subnet_ids=tags)
        ec2.CfnEIP(
            self,
            "Named",
            tags=[
                CfnTag(key="stage", value=stage),
                CfnTag(key="owner", value="ledger"),
            ],
        )
        ec2.CfnEIP(self, "One", tags=[CfnTag(key="stage", value=stage)])
        dax.CfnCluster(
            self,
            "Cache",
            iam_role_arn="arn:aws:iam::123456789012:role/cache",
            node_type="dax.t3.small",
            replication_factor=1,
            tags={"stage": stage, "owner": "ledger"},
        )
        ssm.CfnParameter(
            self, "List", type="String", value="a", tags={"stage": stage}
        )
