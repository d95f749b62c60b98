from aws_cdk import Stack
from aws_cdk import aws_rds as rds
from constructs import Construct


class Data(Stack):
    def __init__(self, scope: Construct, id: str, vpc) -> None:
        super().__init__(scope, id)
        group = rds.CfnDBParameterGroup(
            self, "Group", family="postgres15", description="tuned", parameters={"work_mem": "8192"}
        )
        rds.CfnDBInstance(
            self,
            "Orders",
            engine="postgres",
            engine_version="15",
            db_parameter_group_name=group.ref,
            db_instance_class="db.t3.micro",
        )
        rds.CfnDBInstance(
            self,
            "Carts",
            engine="mysql",
            db_instance_class="db.t3.micro",
        )
        cluster = rds.CfnDBCluster(self, "Cluster", engine="aurora-postgresql")
        rds.CfnDBInstance(
            self,
            "Writer",
            engine="aurora-postgresql",
            db_cluster_identifier=cluster.ref,
            db_instance_class="db.serverless",
        )
