from aws_cdk import Stack
from aws_cdk import aws_rds as rds
from constructs import Construct


class Data(Stack):
    def __init__(self, scope: Construct, id: str, vpc) -> None:
        super().__init__(scope, id)
        rds.DatabaseInstance(
            self,
            "Orders",
            engine=rds.DatabaseInstanceEngine.postgres(version=rds.PostgresEngineVersion.VER_15_4),
            vpc=vpc,
        )
        rds.DatabaseInstance(
            self,
            "Carts",
            engine=rds.DatabaseInstanceEngine.mysql(
                version=rds.MysqlEngineVersion.VER_8_0_35
            ),
            vpc=vpc,
        )
        rds.DatabaseInstance(
            self,
            "Notes",
            engine=rds.DatabaseInstanceEngine.maria_db(
                version=rds.MariaDbEngineVersion.of("10.6.14", "10.6"),
            ),
            vpc=vpc,
        )
