from aws_cdk import Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs


class ShopStack(Stack):
    def __init__(self, scope, construct_id, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        granted = kms.Key(self, "Granted")
        # CloudWatch Logs encrypts with it.
        granted.grant_encrypt_decrypt(iam.ServicePrincipal("logs.amazonaws.com"))  # all of it
        logs.LogGroup(self, "GrantedLogs", encryption_key=granted)

        added = kms.Key(self, "Added")
        added.add_to_resource_policy(
            iam.PolicyStatement(
                sid="Logs",
                actions=["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*"],
                resources=["*"],
                principals=[iam.ServicePrincipal("logs.amazonaws.com")],
            )
        )
        logs.LogGroup(self, "AddedLogs", encryption_key=added)

        written = kms.Key(
            self,
            "Written",
            policy=iam.PolicyDocument(
                statements=[
                    iam.PolicyStatement(
                        actions=["kms:*"], resources=["*"], principals=[iam.AccountRootPrincipal()]
                    )
                ]
            ),
        )
        logs.LogGroup(self, "WrittenLogs", encryption_key=written)
