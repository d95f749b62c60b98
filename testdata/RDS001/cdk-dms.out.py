from aws_cdk import Stack
from aws_cdk import aws_dms as dms
from constructs import Construct


class Data(Stack):
    def __init__(self, scope: Construct, id: str, vpc) -> None:
        super().__init__(scope, id)
        mover = dms.CfnReplicationInstance(
            self, "Mover", replication_instance_class="dms.t3.medium"
        )
