from aws_cdk import Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from constructs import Construct


class Reports(Stack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        # The CDK adds the suffix to a bare name.
        iam.Role(self, "Task", assumed_by=iam.ServicePrincipal("ecs-tasks"))
        iam.Role(
            self,
            "Either",
            assumed_by=iam.CompositePrincipal(
                iam.ServicePrincipal("lambda.amazonaws.com"),
                iam.ServicePrincipal("edgelambda.amazonaws.com"),
            ),
        )
        iam.Role(self, "Account", assumed_by=iam.AccountPrincipal("210987654321"))
        bucket = s3.Bucket(self, "Reports")
        bucket.grant_read(iam.ServicePrincipal("cloudfront.amazonaws.com"))
        bucket.grant_put(iam.ServicePrincipal("logging.s3.amazonaws.com"))
