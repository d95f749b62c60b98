"""Each stack has a key of its own."""

from aws_cdk import App, Stack
from aws_cdk import aws_cloudtrail as cloudtrail
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs


class AuditStack(Stack):
    def __init__(self, scope, construct_id, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        trail_key = kms.Key(self, "Key")
        cloudtrail.Trail(self, "Trail", encryption_key=trail_key)


class AppStack(Stack):
    def __init__(self, scope, construct_id, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        logs_key = kms.Key(self, "Key")
        logs.LogGroup(self, "Logs", encryption_key=logs_key)


app = App()
AuditStack(app, "Audit")
AppStack(app, "App")
