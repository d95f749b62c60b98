from aws_cdk import Stack
from aws_cdk import aws_rds as rds
from constructs import Construct


class Data(Stack):
    def __init__(self, scope: Construct, id: str, vpc) -> None:
        super().__init__(scope, id)
        rds.DatabaseInstance(
            self,
            "Orders",
            engine=rds.DatabaseInstanceEngine.POSTGRES,
            vpc=vpc,
        )
        rds.DatabaseInstance(
            self,
            "Carts",
            engine=rds.DatabaseInstanceEngine.MYSQL,
            vpc=vpc,
        )
        rds.DatabaseInstance(
            self,
            "Notes",
            engine=rds.DatabaseInstanceEngine.MARIADB,
            vpc=vpc,
        )
