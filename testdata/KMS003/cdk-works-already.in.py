from aws_cdk import Stack
from aws_cdk import aws_cloudtrail as cloudtrail
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms


class AuditStack(Stack):
    def __init__(self, scope, construct_id, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        key = kms.Key(self, "Key")
        key.grant_encrypt(iam.ServicePrincipal("cloudtrail.amazonaws.com"))
        cloudtrail.Trail(self, "Trail", encryption_key=key)
