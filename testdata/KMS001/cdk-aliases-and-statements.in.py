"""L2 constructs: aliases on the keys, statements that are added later."""

from aws_cdk import App, CfnOutput, Duration, RemovalPolicy, Stack
from aws_cdk import aws_cloudtrail as cloudtrail
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs


class AuditStack(Stack):
    def __init__(self, scope, construct_id, **kwargs):
        super().__init__(scope, construct_id, **kwargs)

        # The key of the trail
        self.trail_key = kms.Key(
            self,
            "TrailKey",
            alias="alias/ledger-trail",
            description="Audit trail",
            enable_key_rotation=True,
            pending_window=Duration.days(7),
            removal_policy=RemovalPolicy.DESTROY,
        )
        self.trail_key.add_to_resource_policy(
            iam.PolicyStatement(
                sid="Trail",
                principals=[iam.ServicePrincipal("cloudtrail.amazonaws.com")],
                actions=["kms:GenerateDataKey*", "kms:DescribeKey"],
                resources=["*"],
            )
        )
        self.logs_key = kms.Key(
            self,
            "LogsKey",
            alias="alias/ledger-logs",
            description="Audit logs",
            enable_key_rotation=True,
            removal_policy=RemovalPolicy.DESTROY,
        )
        self.logs_key.add_to_resource_policy(
            iam.PolicyStatement(
                sid="Logs",
                principals=[iam.ServicePrincipal(f"logs.{self.region}.amazonaws.com")],
                actions=["kms:Encrypt*", "kms:Decrypt*", "kms:GenerateDataKey*"],
                resources=["*"],
            )
        )
        self.make_logs()
        cloudtrail.Trail(
            self, "Trail", encryption_key=self.trail_key, cloud_watch_log_group=self.group,
            send_to_cloud_watch_logs=True,
        )
        CfnOutput(self, "LogsKeyArn", value=self.logs_key.key_arn)

    def make_logs(self):
        self.group = logs.LogGroup(self, "Logs", encryption_key=self.logs_key)


app = App()
AuditStack(app, "Audit")
app.synth()
