from aws_cdk import RemovalPolicy, Stack
from aws_cdk import aws_cloudtrail as cloudtrail
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs


class AuditStack(Stack):
    def __init__(self, scope, construct_id, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        trail_key = kms.Key(self, "TrailKey", removal_policy=RemovalPolicy.RETAIN)
        logs_key = kms.Key(self, "LogsKey")  # expect[KMS001]: `trail_key` is protected
        cloudtrail.Trail(self, "Trail", encryption_key=trail_key)
        logs.LogGroup(self, "Logs", encryption_key=logs_key)
