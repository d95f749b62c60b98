from aws_cdk import Stack, Duration, Size
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
                        s3.Transition(storage_class=s3.StorageClass.GLACIER, transition_after=Duration.days(30))
                    ],
                )
            ],
        )
        elbv2.HealthCheck(path="/", interval=Duration.seconds(30), timeout=Duration.seconds(5))
        lambda_.Function(
            self,
            "Worker",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="index.handler",
            code=lambda_.Code.from_inline("def handler(event, context): pass"),
            ephemeral_storage_size=Size.mebibytes(1024),
            log_retention=logs.RetentionDays.ONE_MONTH,
            tracing=lambda_.Tracing.ACTIVE,
        )
        logs.LogGroup(self, "Short", retention=logs.RetentionDays.ONE_WEEK)
        logs.LogGroup(self, "Odd", retention=45)  # expect[API003]: takes `RetentionDays`
        ecs.Cluster(self, "Cluster", container_insights_v2=ecs.ContainerInsights.DISABLED)
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
