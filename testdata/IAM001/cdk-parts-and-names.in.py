from aws_cdk import Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

KIND = "stepfunctions"
FLOW = "flowlogs.amazonaws.com"


class Machine(Stack):
    def __init__(self, scope: Construct, id: str, worker: lambda_.Function) -> None:
        super().__init__(scope, id)
        # The constant names the role too.
        iam.Role(
            self,
            f"{KIND}-role",
            assumed_by=iam.ServicePrincipal(KIND),  # expect[IAM001]: put together from parts
        )
        iam.Role(
            self,
            "Joined",
            assumed_by=iam.ServicePrincipal(KIND + ".amazonaws.com"),  # expect[IAM001]: put together from parts
        )
        iam.Role(self, "Flow", assumed_by=iam.ServicePrincipal(FLOW))  # expect[IAM001]: need different ones
        self.statement = iam.PolicyStatement(
            actions=["s3:PutObject"],
            principals=[iam.ServicePrincipal(FLOW)],  # expect[IAM001]: need different ones
            resources=["*"],
        )
        # A role's principals are never taken out.
        iam.Role(
            self,
            "Copy",
            assumed_by=iam.CompositePrincipal(
                iam.ServicePrincipal("ec2.amazonaws.com"),
                iam.ServicePrincipal("cloudendure.amazonaws.com"),  # expect[IAM001]: not certain
            ),
        )
