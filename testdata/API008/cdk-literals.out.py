from aws_cdk import RemovalPolicy, Stack
from aws_cdk import aws_logs as logs
from constructs import Construct


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        logs.LogGroup(
            self,
            "Month",
            retention=logs.RetentionDays.ONE_MONTH,  # as agreed
            removal_policy=RemovalPolicy.DESTROY,
        )
        logs.LogGroup(self, "Decade", retention=logs.RetentionDays.TEN_YEARS)
        logs.LogGroup(self, "Odd", retention=logs.RetentionDays(33))  # expect[API008]: no member
        logs.LogGroup(
            self,
            "Kept",
            removal_policy=RemovalPolicy("keep it"),  # expect[API008]: no member
        )
