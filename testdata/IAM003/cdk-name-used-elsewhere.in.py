from aws_cdk import CfnOutput, Stack
from aws_cdk import aws_iam as iam

POLICY = "AWSCodeDeployRole"


class Roles(Stack):
    def __init__(self, scope, name, **kwargs):
        super().__init__(scope, name, **kwargs)
        iam.Role(
            self,
            POLICY,
            assumed_by=iam.ServicePrincipal("codedeploy.amazonaws.com"),
            managed_policies=[
                iam.ManagedPolicy.from_aws_managed_policy_name(POLICY),  # expect[IAM003]: something else
                iam.ManagedPolicy.from_aws_managed_policy_name(
                    "service-role/VPCFlowLogsDeliveryRolePolicy"  # expect[IAM003]: one's own
                ),
                iam.ManagedPolicy.from_aws_managed_policy_name(
                    "AmazonS3ReadOnlyAcces"  # expect[IAM003]: close to it: AmazonS3ReadOnlyAccess
                ),
            ],
        )
