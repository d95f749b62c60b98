"""The ledger."""

import os

from aws_cdk import Stack
from aws_cdk import aws_logs as logs
from constructs import Construct

DAYS = int(os.environ.get("DAYS", "30"))


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str, days: int = 7) -> None:
        super().__init__(scope, id)
        self.days = days
        logs.LogGroup(self, "Entries", retention=logs.RetentionDays(self.days))
        self.add_audit()

    def add_audit(self) -> None:
        logs.LogGroup(self, "Audit", retention=logs.RetentionDays(self.days))
        logs.LogGroup(self, "All", retention=logs.RetentionDays(DAYS))
