from aws_cdk import (
    Stack,
    aws_s3 as s3,  # the bucket
)
from constructs import Construct


class Alarms(Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)
        s3.Bucket(self, "Files", removal_policy=RemovalPolicy.RETAIN)
        role = iam.Role(self, "Runner", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
        handler = _lambda.Function(
            self,
            "Handler",
            runtime=_lambda.Runtime.PYTHON_3_12,
            handler="index.handler",
            code=_lambda.Code.from_inline("def handler(event, context): pass"),
            role=role,
        )
        rule = events.Rule(self, "Nightly", schedule=events.Schedule.rate(Duration.hours(24)))
        rule.add_target(targets.LambdaFunction(handler))
