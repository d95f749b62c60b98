from aws_cdk import Stack
from aws_cdk import aws_logs as logs
from constructs import Construct

RETENTION_DAYS = 30


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        kept = logs.RetentionDays(RETENTION_DAYS)  # expect[API008]: RETENTION_DAYS is taken
        logs.LogGroup(self, "Entries", retention=kept)
