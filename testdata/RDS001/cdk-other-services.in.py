from aws_cdk import Stack
from aws_cdk import aws_docdb as docdb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticache as elasticache
from constructs import Construct


class Data(Stack):
    def __init__(self, scope: Construct, id: str, vpc) -> None:
        super().__init__(scope, id)
        elasticache.CfnReplicationGroup(
            self,
            "Sessions",
            replication_group_description="sessions",
            engine="redis",
            engine_version="7.1",
        )
        docdb.DatabaseCluster(
            self,
            "Papers",
            engine_version="5.0.0",
            instance_type=ec2.InstanceType("r6g.large"),
            master_user=docdb.Login(username="papers"),
            vpc=vpc,
        )
