"""LOG001: retentions of log groups that CloudWatch Logs does not offer."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.aws import logs
from fixiac.edits import Fix, Safety
from fixiac.expressions import CannotRenderError
from fixiac.model import Entry, Scalar
from fixiac.project import Project
from fixiac.respelling import respell
from fixiac.rules import Finding, Rule

_SOURCE = (
    "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/"
    "API_PutRetentionPolicy.html"
)
_NEAR = 1.1
"""How many times as long as asked a retention may be and still be what was meant."""


class LogRetention(Rule):
    """A log group keeps its events for a number of days that CloudWatch Logs does not offer.

    ## What it finds

    A retention in days that is written as a number, such as `2555`, and is none of those offered.
    0 is none of them either, but Pulumi and Terraform take it as "for ever".

    ## Why

    CloudWatch Logs takes a fixed list of numbers and refuses every other: seven years are `2557`
    days and two are `731`, leap days included. See
    https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html

    ## Fix

    The next longer retention, so that no event is lost before its time. Where that is more than a
    tenth longer the fix is unsafe: the events may have to be gone by then.

    ## When it does not fix

    - The number is larger than the longest retention, ten years.
    - It is a variable whose value is not known. A constant that something else reads too stays, and
      the number is written at the log group.
    """

    code = "LOG001"
    name = "log-retention"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield the findings in ``project``."""
        wrong: list[tuple[Entry, int]] = []
        for group in project.of_kind("logs.LogGroup"):
            entry = group.body.get("retention_in_days")
            days = None if entry is None else _days(entry)
            if entry is not None and days and days not in logs.retention_days():
                wrong.append((entry, days))
        for entry, days in wrong:
            longer = next((offered for offered in logs.retention_days() if offered > days), None)
            message = f"CloudWatch Logs offers no retention of {days} days"
            if longer is None:
                most = logs.retention_days()[-1]
                unfixed = f"the longest is {most} days; without a retention events never expire"
                yield self.finding(entry.place, message, unfixed=unfixed, source=_SOURCE)
                continue
            same = [other.place for other, number in wrong if number == days]
            safety = Safety.SAFE if longer <= days * _NEAR else Safety.UNSAFE
            try:
                edits = respell(project, entry, longer, same)
            except CannotRenderError as error:
                yield self.finding(entry.place, message, unfixed=str(error), source=_SOURCE)
                continue
            fix = Fix(f"Keep events for {longer} days", edits, safety)
            yield self.finding(entry.place, message, fix, source=_SOURCE)


def _days(entry: Entry) -> int | None:
    value = entry.value.value if isinstance(entry.value, Scalar) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None
