from aws_cdk import RemovalPolicy, Stack
from aws_cdk import aws_logs as logs
from constructs import Construct


class RetentionDays:
    def __init__(self, days: int) -> None:
        self.days = days


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str, kept: logs.RetentionDays, policy: str) -> None:
        super().__init__(scope, id)
        own = RetentionDays(30)
        logs.LogGroup(self, "Own", retention=kept)
        logs.LogGroup(self, "Week", retention=logs.RetentionDays("ONE_WEEK"))
        logs.LogGroup(self, "Month", retention=logs.RetentionDays[policy])
        logs.LogGroup(self, "Policy", removal_policy=RemovalPolicy(policy))
        print(own.days)
