from aws_cdk import Stack
from aws_cdk import aws_cloudtrail as cloudtrail
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs


class AuditStack(Stack):
    def __init__(self, scope, construct_id, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        trail_key = kms.Key(self, "TrailKey")
        logs_key = kms.Key(self, "LogsKey")  # expect[KMS001]: grant_decrypt() is called on it
        logs_key.grant_decrypt(iam.AccountPrincipal("210987654321"))
        cloudtrail.Trail(self, "Trail", encryption_key=trail_key)
        logs.LogGroup(self, "Logs", encryption_key=logs_key)
