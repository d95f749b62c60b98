from aws_cdk import Stack
from aws_cdk import aws_iam as iam
from constructs import Construct


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        # Who may be the reader.
        trust = iam.PolicyDocument(
            statements=[
                iam.PolicyStatement(
                    effect=iam.Effect.ALLOW,
                    principals=[iam.ServicePrincipal("ec2.amazonaws.com")],
                    actions=["sts:AssumeRole"],
                    # From here only.
                    conditions={"StringEquals": {"aws:RequestedRegion": "eu-west-1"}},
                )
            ]
        )
        iam.Role(
            self,
            "Reader",
            role_name="reader",
            assumed_by=iam.ServicePrincipal("ec2.amazonaws.com"),
            assume_role_policy_document=trust,
            description="reads entries",
        )
        iam.Role(
            self,
            "Writer",
            assume_role_policy=iam.PolicyDocument(
                statements=[
                    iam.PolicyStatement(
                        actions=["sts:AssumeRole"],
                        principals=[
                            iam.ServicePrincipal("lambda.amazonaws.com"),
                            iam.ServicePrincipal("states.amazonaws.com"),
                        ],
                    )
                ]
            ),
        )
        iam.Role(
            self,
            "Other",
            assumed_by=iam.AccountRootPrincipal(),
            assume_role_policy_document=trust,  # expect[API001]: takes no argument
        )
        iam.Role(
            self,
            "Web",
            assumed_by=iam.ServicePrincipal("ec2.amazonaws.com"),
            trust_policy=iam.PolicyDocument(  # expect[API001]: takes no argument
                statements=[
                    iam.PolicyStatement(
                        actions=["sts:AssumeRole", "sts:TagSession"],
                        principals=[iam.ServicePrincipal("ec2.amazonaws.com")],
                    )
                ]
            ),
        )
