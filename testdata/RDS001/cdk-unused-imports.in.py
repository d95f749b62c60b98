from aws_cdk import Stack
from aws_cdk.aws_rds import (
    DatabaseInstance,
    DatabaseInstanceEngine,
    MysqlEngineVersion,
    PostgresEngineVersion,
)
from constructs import Construct


class Data(Stack):
    def __init__(self, scope: Construct, id: str, vpc) -> None:
        super().__init__(scope, id)
        version = MysqlEngineVersion.VER_8_0_36
        DatabaseInstance(
            self,
            "Orders",
            engine=DatabaseInstanceEngine.postgres(version=PostgresEngineVersion.VER_15_4),
            vpc=vpc,
        )
        DatabaseInstance(
            self,
            "Notes",
            engine=DatabaseInstanceEngine.postgres(version=PostgresEngineVersion.VER_14_9),
            vpc=vpc,
        )
        DatabaseInstance(
            self, "Carts", engine=DatabaseInstanceEngine.mysql(version=version), vpc=vpc
        )
