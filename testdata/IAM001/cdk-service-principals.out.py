import aws_cdk.aws_iam as access
from aws_cdk import Stack
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk.aws_iam import ServicePrincipal as Service
from constructs import Construct


class Network(Stack):
    def __init__(self, scope: Construct, id: str, *, worker: lambda_.Function) -> None:
        super().__init__(scope, id)
        access.Role(self, "Flow", assumed_by=access.ServicePrincipal("vpc-flow-logs.amazonaws.com"))
        access.Role(
            self,
            "Watch",
            assumed_by=Service("monitoring.rds.amazonaws.com"),  # enhanced monitoring
        )
        access.Role(
            self,
            "Both",
            assumed_by=access.CompositePrincipal(
                Service("ecs-tasks.amazonaws.com"),
                Service("monitoring.rds.amazonaws.com"),
            ),
        )
        self.bucket = s3.Bucket(self, "Records")
        self.bucket.grant_write(Service("firehose.amazonaws.com"))
        worker.add_permission("Nightly", principal=Service(service="events.amazonaws.com"))
        self.bucket.add_to_resource_policy(
            access.PolicyStatement(
                sid="Delivery",
                actions=["s3:PutObject"],
                principals=[Service("delivery.logs.amazonaws.com")],
                resources=[self.bucket.arn_for_objects("*")],
            )
        )
        lambda_.CfnPermission(
            self,
            "Direct",
            action="lambda:InvokeFunction",
            function_name=worker.function_name,
            principal="states.amazonaws.com",
        )
