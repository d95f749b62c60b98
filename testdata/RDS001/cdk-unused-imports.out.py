from aws_cdk import Stack
from aws_cdk.aws_rds import (
    DatabaseInstance,
    DatabaseInstanceEngine,
)
from constructs import Construct


class Data(Stack):
    def __init__(self, scope: Construct, id: str, vpc) -> None:
        super().__init__(scope, id)
        DatabaseInstance(
            self,
            "Orders",
            engine=DatabaseInstanceEngine.POSTGRES,
            vpc=vpc,
        )
        DatabaseInstance(
            self,
            "Notes",
            engine=DatabaseInstanceEngine.POSTGRES,
            vpc=vpc,
        )
        DatabaseInstance(
            self, "Carts", engine=DatabaseInstanceEngine.MYSQL, vpc=vpc
        )
