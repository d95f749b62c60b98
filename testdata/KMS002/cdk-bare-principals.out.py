from aws_cdk import Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs


class ShopStack(Stack):
    def __init__(self, scope, construct_id, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        granted = kms.Key(self, "Granted")
        # CloudWatch Logs encrypts with it.
        granted.add_to_resource_policy(
            iam.PolicyStatement(
                sid="AllowCloudWatchLogs",
                effect=iam.Effect.ALLOW,
                principals=[iam.ServicePrincipal(f"logs.{self.region}.amazonaws.com")],
                actions=[
                    "kms:Encrypt*",
                    "kms:Decrypt*",
                    "kms:ReEncrypt*",
                    "kms:GenerateDataKey*",
                    "kms:Describe*",
                ],
                resources=["*"],
                conditions={
                    "ArnLike": {
                        "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:{self.region}:{self.account}:*",
                    },
                },
            )
        )  # all of it
        logs.LogGroup(self, "GrantedLogs", encryption_key=granted)

        added = kms.Key(self, "Added")
        added.add_to_resource_policy(
            iam.PolicyStatement(
                sid="Logs",
                actions=["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*"],
                resources=["*"],
                principals=[iam.ServicePrincipal(f"logs.{self.region}.amazonaws.com")],
                conditions={
                    "ArnLike": {
                        "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:{self.region}:{self.account}:*",
                    },
                },
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
                    ),
                    iam.PolicyStatement(
                        sid="AllowCloudWatchLogs",
                        effect=iam.Effect.ALLOW,
                        principals=[iam.ServicePrincipal(f"logs.{self.region}.amazonaws.com")],
                        actions=[
                            "kms:Encrypt*",
                            "kms:Decrypt*",
                            "kms:ReEncrypt*",
                            "kms:GenerateDataKey*",
                            "kms:Describe*",
                        ],
                        resources=["*"],
                        conditions={
                            "ArnLike": {
                                "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:{self.region}:{self.account}:*",
                            },
                        },
                    ),
                ]
            ),
        )
        logs.LogGroup(self, "WrittenLogs", encryption_key=written)
