from aws_cdk import Stack, aws_iam as iam
from aws_cdk import aws_cloudtrail as cloudtrail
from aws_cdk import aws_kms as kms


class AuditStack(Stack):
    def __init__(self, scope, construct_id, *, trail_name, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        key = kms.Key(self, "Key")
        key.add_to_resource_policy(
            iam.PolicyStatement(
                sid="AllowCloudTrailEncryptLogs",
                effect=iam.Effect.ALLOW,
                principals=[iam.ServicePrincipal("cloudtrail.amazonaws.com")],
                actions=["kms:GenerateDataKey*"],
                resources=["*"],
                conditions={
                    "StringEquals": {
                        "aws:SourceArn": f"arn:aws:cloudtrail:{self.region}:{self.account}:trail/{trail_name}",
                    },
                    "StringLike": {
                        "kms:EncryptionContext:aws:cloudtrail:arn": f"arn:aws:cloudtrail:*:{self.account}:trail/*",
                    },
                },
            )
        )
        key.add_to_resource_policy(
            iam.PolicyStatement(
                sid="AllowCloudTrailDescribeKey",
                effect=iam.Effect.ALLOW,
                principals=[iam.ServicePrincipal("cloudtrail.amazonaws.com")],
                actions=["kms:DescribeKey"],
                resources=["*"],
                conditions={
                    "StringEquals": {
                        "aws:SourceArn": f"arn:aws:cloudtrail:{self.region}:{self.account}:trail/{trail_name}",
                    },
                },
            )
        )
        self.trail = cloudtrail.Trail(self, "Trail", encryption_key=key, trail_name=trail_name)
