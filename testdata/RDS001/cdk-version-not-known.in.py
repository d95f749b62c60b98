from aws_cdk import Stack
from aws_cdk import aws_rds as rds
from constructs import Construct


class Data(Stack):
    def __init__(self, scope: Construct, id: str, vpc) -> None:
        super().__init__(scope, id)
        chosen = self.node.try_get_context("postgres")
        rds.DatabaseInstance(
            self,
            "Orders",
            engine=rds.DatabaseInstanceEngine.postgres(
                version=rds.PostgresEngineVersion.of(chosen, chosen.split(".")[0])
            ),
            vpc=vpc,
        )
        rds.ParameterGroup(
            self,
            "Unused",
            engine=rds.DatabaseInstanceEngine.postgres(version=rds.PostgresEngineVersion.VER_16_9),
        )
