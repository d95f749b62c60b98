from aws_cdk import Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_kms as kms
from aws_cdk import aws_rds as rds
from constructs import Construct


class Store(Stack):
    def __init__(self, scope: Construct, name: str, vpc: ec2.Vpc) -> None:
        super().__init__(scope, name)
        key = kms.Key(self, "Key")
        # Two arguments take a key, and the name speaks of both.
        rds.DatabaseInstance(
            self,
            "Db",
            engine=rds.DatabaseInstanceEngine.POSTGRES,
            vpc=vpc,
            master_key=key,  # expect[API001]: `master_key`
        )
        # None of its arguments takes a key.
        ec2.SecurityGroup(self, "Web", vpc=vpc, group_key=key)  # expect[API001]: `group_key`
