from aws_cdk import Stack
from aws_cdk import aws_rds as rds
from constructs import Construct


class Data(Stack):
    def __init__(self, scope: Construct, id: str, vpc) -> None:
        super().__init__(scope, id)
        writer = rds.ClusterInstance.serverless_v2("writer")
        rds.DatabaseCluster(
            self,
            "Orders",
            engine=rds.DatabaseClusterEngine.aurora_postgres(
                version=rds.AuroraPostgresEngineVersion.of("15", "15")
            ),
            writer=writer,
            vpc=vpc,
        )
        rds.DatabaseCluster(
            self,
            "Carts",
            engine=rds.DatabaseClusterEngine.aurora_mysql(version=rds.AuroraMysqlEngineVersion.of("8.0", "8.0")),
            writer=writer,
            vpc=vpc,
        )
        rds.DatabaseCluster(
            self,
            "Notes",
            engine=rds.DatabaseClusterEngine.aurora_postgres(
                version=rds.AuroraPostgresEngineVersion.of("15", "15")
            ),
            writer=writer,
            vpc=vpc,
        )
