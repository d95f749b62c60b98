"""The ledger."""

import os

from aws_cdk import Stack
from aws_cdk import aws_logs as logs
from constructs import Construct

RETENTION_DAYS = {
    1: logs.RetentionDays.ONE_DAY,
    3: logs.RetentionDays.THREE_DAYS,
    5: logs.RetentionDays.FIVE_DAYS,
    7: logs.RetentionDays.ONE_WEEK,
    14: logs.RetentionDays.TWO_WEEKS,
    30: logs.RetentionDays.ONE_MONTH,
    60: logs.RetentionDays.TWO_MONTHS,
    90: logs.RetentionDays.THREE_MONTHS,
    120: logs.RetentionDays.FOUR_MONTHS,
    150: logs.RetentionDays.FIVE_MONTHS,
    180: logs.RetentionDays.SIX_MONTHS,
    365: logs.RetentionDays.ONE_YEAR,
    400: logs.RetentionDays.THIRTEEN_MONTHS,
    545: logs.RetentionDays.EIGHTEEN_MONTHS,
    731: logs.RetentionDays.TWO_YEARS,
    1096: logs.RetentionDays.THREE_YEARS,
    1827: logs.RetentionDays.FIVE_YEARS,
    2192: logs.RetentionDays.SIX_YEARS,
    2557: logs.RetentionDays.SEVEN_YEARS,
    2922: logs.RetentionDays.EIGHT_YEARS,
    3288: logs.RetentionDays.NINE_YEARS,
    3653: logs.RetentionDays.TEN_YEARS,
}

DAYS = int(os.environ.get("DAYS", "30"))


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str, days: int = 7) -> None:
        super().__init__(scope, id)
        self.days = days
        logs.LogGroup(self, "Entries", retention=RETENTION_DAYS[self.days])
        self.add_audit()

    def add_audit(self) -> None:
        logs.LogGroup(self, "Audit", retention=RETENTION_DAYS[self.days])
        logs.LogGroup(self, "All", retention=RETENTION_DAYS[DAYS])
