from aws_cdk import Duration, Stack
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_sqs as sqs


class Watching(Stack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        queue = sqs.Queue(self, "Orders")
        cloudwatch.Alarm(
            self,
            "Depth",
            metric=queue.metric_approximate_number_of_messages_visible(),
            threshold=100,
            evaluation_periods=2,
            period=Duration.minutes(1),
            statistic="Maximum",
        )
        age = cloudwatch.Metric(namespace="AWS/SQS", metric_name="ApproximateAgeOfOldestMessage")
        cloudwatch.Alarm(
            self,
            "Age",
            metric=age,
            threshold=600,
            evaluation_periods=1,
            period=Duration.minutes(5),
        )
        # The metric says it already.
        cloudwatch.Alarm(
            self,
            "Empty",
            metric=cloudwatch.Metric(
                namespace="AWS/SQS",
                metric_name="NumberOfEmptyReceives",
                statistic="Sum",
            ),
            threshold=1000,
            evaluation_periods=1,
            statistic="Sum",
        )
