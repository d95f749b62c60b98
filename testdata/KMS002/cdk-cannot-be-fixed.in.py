from aws_cdk import Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs


class ShopStack(Stack):
    def __init__(self, scope, construct_id, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        key = kms.Key(self, "Key")
        key.grant(
            # the service that writes
            iam.ServicePrincipal("logs.amazonaws.com"),  # expect[KMS002]: a comment would be lost
            "kms:Encrypt*",
        )
        logs.LogGroup(self, "Orders", encryption_key=key)
        logs.LogGroup(self, "Carts", encryption_key=kms.Key(self, "Unnamed"))  # expect[KMS002]: has no name in the program
