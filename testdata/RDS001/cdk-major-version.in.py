from aws_cdk import Stack
from aws_cdk import aws_rds as rds
from constructs import Construct


class Data(Stack):
    def __init__(self, scope: Construct, id: str, vpc) -> None:
        super().__init__(scope, id)
        rds.DatabaseInstance(
            self,
            "Orders",
            engine=rds.DatabaseInstanceEngine.postgres(version=rds.PostgresEngineVersion.VER_15),
            vpc=vpc,
        )
        rds.DatabaseInstance(self, "Carts", engine=rds.DatabaseInstanceEngine.MYSQL, vpc=vpc)
        version = rds.MysqlEngineVersion.of("8.0", "8.0")
        rds.DatabaseInstance(
            self, "Users", engine=rds.DatabaseInstanceEngine.mysql(version=version), vpc=vpc
        )
        rds.CfnDBInstance(self, "Notes", engine="postgres", engine_version="15")
