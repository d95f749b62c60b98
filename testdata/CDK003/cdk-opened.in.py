# fixiac-test: unsafe-fixes select=CDK003
from aws_cdk import Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_rds as rds
from constructs import Construct


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        vpc = ec2.Vpc(self, "Vpc")
        closed = ec2.Vpc(
            self,
            "Closed",
            subnet_configuration=[
                ec2.SubnetConfiguration(name="kept", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)
            ],
        )
        rds.SubnetGroup(
            self,
            "Entries",
            description="entries",
            vpc=vpc,
            vpc_subnets=ec2.SubnetSelection(
                subnet_type=ec2.SubnetType.PRIVATE_ISOLATED,
            ),
        )
        closed.select_subnets(
            subnet_type=ec2.SubnetType.PUBLIC,  # expect[CDK003]: no public subnets
        )
