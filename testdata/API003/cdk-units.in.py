from aws_cdk import Stack
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_synthetics as synthetics


class Units(Stack):
    def __init__(self, scope, id, days: int):
        super().__init__(scope, id)
        s3.Bucket(
            self,
            "Files",
            lifecycle_rules=[
                s3.LifecycleRule(
                    expiration=days,
                    transitions=[
                        s3.Transition(storage_class=s3.StorageClass.GLACIER, transition_after=30)
                    ],
                )
            ],
        )
        elbv2.HealthCheck(path="/", interval=30, timeout=5)
        lambda_.Function(
            self,
            "Worker",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="index.handler",
            code=lambda_.Code.from_inline("def handler(event, context): pass"),
            ephemeral_storage_size=1024,
            log_retention=30,
            tracing=True,
        )
        logs.LogGroup(self, "Short", retention=7)
        logs.LogGroup(self, "Odd", retention=45)  # expect[API003]: takes `RetentionDays`
        ecs.Cluster(self, "Cluster", container_insights_v2=False)
        synthetics.Canary(
            self,
            "Canary",
            runtime=synthetics.Runtime.SYNTHETICS_NODEJS_PUPPETEER_9_1,
            test=synthetics.Test.custom(
                code=synthetics.Code.from_inline("exports.handler = async () => {};"),
                handler="index.handler",
            ),
            time_to_live=60,  # expect[API003]: takes `Duration`
        )
