from aws_cdk import Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_rds as rds
from constructs import Construct


class Data(Stack):
    def __init__(self, scope: Construct, id: str, vpc) -> None:
        super().__init__(scope, id)
        rds.ServerlessCluster(
            self,
            "Slept",
            engine=rds.DatabaseClusterEngine.aurora_postgres(
                version=rds.AuroraPostgresEngineVersion.VER_13_6  # expect[RDS001]: its engine mode
            ),
            vpc=vpc,
        )
        rds.DatabaseCluster(
            self,
            "Loads",
            engine=rds.DatabaseClusterEngine.aurora_postgres(
                version=rds.AuroraPostgresEngineVersion.VER_15_4  # expect[RDS001]: CDK allows s3_import_role
            ),
            writer=rds.ClusterInstance.provisioned("writer"),
            s3_import_role=iam.Role.from_role_name(self, "Loader", "loader"),
            vpc=vpc,
        )
