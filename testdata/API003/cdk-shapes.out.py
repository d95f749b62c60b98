from aws_cdk import Duration, Stack
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sqs as sqs


class App(Stack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        sqs.Queue(self, "Jobs", visibility_timeout=Duration.seconds(90), delivery_delay=Duration.seconds(5))
        lambda_.Function(
            self,
            "Fn",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="main.run",
            code=lambda_.Code.from_inline("pass"),
            memory_size=256,
        )
        rule = s3.LifecycleRule(expiration=Duration.days(30))
        s3.Bucket(self, "Files", lifecycle_rules=[rule], versioned=True)
