from aws_cdk import Stack
from aws_cdk import aws_events as events
from aws_cdk import aws_lambda as lambda_


class Events(Stack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        events.Rule(
            self,
            "Findings",
            event_pattern={
                "source": ["aws.guardduty"],
                'detail_type': ["GuardDuty Finding"],
                "detail": {"severity": [{"numeric": [">=", 7]}], "detail-type": ["kept"]},
            },
        )
        events.Rule(
            self,
            "Other",
            event_pattern={
                "source": ["aws.s3"],
                "bucket": ["logs"],  # expect[API001]: no field `bucket`
            },
        )
        lambda_.CfnFunction(self, "Raw", role="arn", code={"zipFile": "pass"})
