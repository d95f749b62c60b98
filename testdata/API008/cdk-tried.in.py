from aws_cdk import Stack
from aws_cdk import aws_logs as logs
from constructs import Construct


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str, days: int) -> None:
        super().__init__(scope, id)
        try:
            kept = logs.RetentionDays(days)
        except ValueError:
            kept = logs.RetentionDays.ONE_MONTH
        try:
            policy = logs.RetentionDays(33)  # expect[API008]: no member
        finally:
            print("done")
        logs.LogGroup(self, "Group", retention=kept)
        print(policy)
