import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from constructs import Construct


class Journal(Construct):
    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        key = kms.Key(self, "Key")
        logs.LogGroup(self, "Pages", encryption_key=key)
        iam.Role(self, "Reader", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))


class Shop(cdk.Stack):
    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        Journal(self, "Journal")
