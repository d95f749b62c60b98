from aws_cdk import Stack
from aws_cdk import aws_cloudtrail as cloudtrail
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3


class AuditStack(Stack):
    def __init__(self, scope, construct_id, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        archive = s3.Bucket(self, "Archive")
        archive.add_to_resource_policy(
            iam.PolicyStatement(
                principals=[iam.ServicePrincipal("cloudtrail.amazonaws.com")],
                actions=["s3:GetBucketAcl"],
                resources=[archive.bucket_arn],
                conditions={
                    "StringEquals": {
                        "aws:SourceArn": f"arn:{self.partition}:cloudtrail:{self.region}:{self.account}:trail/audit"
                    }
                },
            )
        )
        cloudtrail.Trail(self, "Trail", bucket=archive, trail_name="audit")
        lambda_.CfnPermission(
            self,
            "Uploads",
            action="lambda:InvokeFunction",
            function_name="worker",
            principal="s3.amazonaws.com",
            source_arn=archive.bucket_arn,
        )
