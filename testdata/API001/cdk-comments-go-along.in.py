from aws_cdk import Duration, Stack
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sqs as sqs


class Mill(Stack):
    def __init__(self, scope, id, queue: sqs.Queue, group, **kwargs):
        super().__init__(scope, id, **kwargs)
        grain = cloudwatch.Metric(namespace="Mill", metric_name="Grain")
        cloudwatch.Alarm(
            self,
            "Full",
            metric=grain,  # in tons
            threshold=40,
            # The silo is read this often.
            # More often costs more.
            period=Duration.minutes(5),  # noqa: E501
            evaluation_periods=1,
        )
        cloudwatch.Alarm(
            self, "Backlog", threshold=9, evaluation_periods=1,
            metric=queue.metric_approximate_number_of_messages_visible(),
            period=Duration.minutes(1),  # type: ignore
        )
        cloudwatch.Alarm(
            self,
            "Silenced",
            metric=grain,
            threshold=40,
            evaluation_periods=1,
            period=Duration.minutes(2),  # fixiac: ignore[KMS001] not ours  # expect[API001]: a comment would be lost
        )
        s3.ObjectLockRetention(
            mode=s3.ObjectLockMode.COMPLIANCE,  # as the auditors ask
            duration=Duration.days(90),
        )
        iam.Role(
            self,
            "Miller",
            assume_role_policy=iam.PolicyDocument(
                statements=[  # one is enough
                    iam.PolicyStatement(
                        actions=["sts:AssumeRole"],
                        # Who grinds.
                        principals=[iam.ServicePrincipal("ecs-tasks.amazonaws.com")],
                    )
                ]
            ),
        )
