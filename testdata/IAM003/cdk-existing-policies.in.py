from aws_cdk import Stack
from aws_cdk import aws_iam as iam


class Roles(Stack):
    def __init__(self, scope, name, extra, **kwargs):
        super().__init__(scope, name, **kwargs)
        iam.Role(
            self,
            "Deploy",
            assumed_by=iam.ServicePrincipal("codedeploy.amazonaws.com"),
            managed_policies=[
                iam.ManagedPolicy.from_aws_managed_policy_name("service-role/AWSCodeDeployRole"),
                iam.ManagedPolicy.from_aws_managed_policy_name(extra),
                iam.ManagedPolicy.from_managed_policy_name(self, "Own", "ConfigRole"),
            ],
        )
