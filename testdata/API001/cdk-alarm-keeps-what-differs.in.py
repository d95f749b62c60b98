from aws_cdk import Duration, Stack
from aws_cdk import aws_cloudwatch as cloudwatch


class Watching(Stack):
    def __init__(self, scope, id, metric):
        super().__init__(scope, id)
        cloudwatch.Alarm(
            self,
            "Differs",
            metric=cloudwatch.Metric(
                namespace="Shop",
                metric_name="Orders",
                period=Duration.minutes(1),
            ),
            threshold=1,
            evaluation_periods=1,
            period=Duration.minutes(5),  # expect[API001]: takes no argument `period`
        )
        cloudwatch.Alarm(
            self,
            "Unknown",
            metric=metric,
            threshold=1,
            evaluation_periods=1,
            period=Duration.minutes(5),  # expect[API001]: takes no argument `period`
        )
