from aws_cdk import RemovalPolicy, Stack
from aws_cdk import aws_logs as logs
from constructs import Construct


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        logs.LogGroup(
            self,
            "Month",
            retention=logs.RetentionDays(30),  # as agreed
            removal_policy=RemovalPolicy("destroy"),
        )
        logs.LogGroup(self, "Decade", retention=logs.RetentionDays(3653))
        logs.LogGroup(self, "Odd", retention=logs.RetentionDays(33))  # expect[API008]: no member
        logs.LogGroup(
            self,
            "Kept",
            removal_policy=RemovalPolicy("keep it"),  # expect[API008]: no member
        )
