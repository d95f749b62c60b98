"""L2 constructs with a policy document for each key."""

import aws_cdk as cdk
from aws_cdk import Stack, aws_cloudtrail, aws_iam, aws_kms, aws_logs


class AuditStack(Stack):
    def __init__(self, scope, construct_id, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        root = aws_iam.PolicyStatement(
            sid="Root",
            principals=[aws_iam.AccountRootPrincipal()],
            actions=["kms:*"],
            resources=["*"],
        )
        trail_key = aws_kms.Key(
            self,
            "TrailKey",
            policy=aws_iam.PolicyDocument(
                statements=[
                    root,
                    aws_iam.PolicyStatement(
                        sid="Trail",
                        principals=[aws_iam.ServicePrincipal("cloudtrail.amazonaws.com")],
                        actions=["kms:GenerateDataKey*"],
                        resources=["*"],
                    ),
                ]
            ),
        )
        logs_key = aws_kms.Key(
            self,
            "LogsKey",
            policy=aws_iam.PolicyDocument(
                statements=[
                    root,
                    aws_iam.PolicyStatement(
                        sid="Logs",
                        principals=[aws_iam.ServicePrincipal(f"logs.{self.region}.amazonaws.com")],
                        actions=["kms:Encrypt*", "kms:Decrypt*"],
                        resources=["*"],
                        conditions={
                            "ArnLike": {
                                "kms:EncryptionContext:aws:logs:arn": (
                                    f"arn:aws:logs:{self.region}:{self.account}:*"
                                )
                            }
                        },
                    ),
                ]
            ),
            pending_window=cdk.Duration.days(30),
        )
        aws_kms.Alias(self, "LogsAlias", alias_name="alias/logs", target_key=logs_key)
        aws_cloudtrail.Trail(self, "Trail", encryption_key=trail_key)
        aws_logs.LogGroup(self, "Logs", encryption_key=logs_key)


app = cdk.App()
AuditStack(app, "Audit")
app.synth()
