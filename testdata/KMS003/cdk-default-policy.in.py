from aws_cdk import Stack
from aws_cdk import aws_cloudtrail as cloudtrail
from aws_cdk import aws_kms as kms


class AuditStack(Stack):
    def __init__(self, scope, construct_id, *, trail_name, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        key = kms.Key(self, "Key")
        self.trail = cloudtrail.Trail(self, "Trail", encryption_key=key, trail_name=trail_name)
