from aws_cdk import Stack
from aws_cdk import aws_rds as rds
from constructs import Construct


class Data(Stack):
    def __init__(self, scope: Construct, id: str, vpc) -> None:
        super().__init__(scope, id)
        postgres = rds.DatabaseClusterEngine.aurora_postgres(
            version=rds.AuroraPostgresEngineVersion.VER_14_6
        )
        writer = rds.ClusterInstance.serverless_v2("writer")
        rds.DatabaseCluster(self, "Lasting", engine=postgres, writer=writer, vpc=vpc)
        rds.DatabaseCluster(
            self,
            "LastingToo",
            engine=rds.DatabaseClusterEngine.aurora_mysql(version=rds.AuroraMysqlEngineVersion.VER_3_04_0),
            writer=writer,
            vpc=vpc,
        )
        rds.DatabaseCluster(
            self,
            "Offered",
            engine=rds.DatabaseClusterEngine.aurora_postgres(
                version=rds.AuroraPostgresEngineVersion.VER_16_8
            ),
            writer=writer,
            vpc=vpc,
        )
