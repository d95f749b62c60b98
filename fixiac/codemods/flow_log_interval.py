"""VPC001: aggregation intervals of flow logs that AWS does not offer."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.aws import logs
from fixiac.edits import Fix
from fixiac.expressions import CannotRenderError
from fixiac.model import Entry, Scalar
from fixiac.project import Project
from fixiac.respelling import respell
from fixiac.rules import Finding, Rule

_SOURCE = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html"


class FlowLogInterval(Rule):
    """A VPC flow log has a maximum aggregation interval that AWS does not offer.

    ## What it finds

    A `max_aggregation_interval` that is written as a number and is neither `60` nor `600`.

    ## Why

    A flow log puts together what it sees in one minute or in ten; any other number is refused. See
    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html

    ## Fix

    The interval is a maximum, so the next shorter one keeps what was asked for: `60` for `300`. A
    number below a minute becomes `60`.

    ## When it does not fix

    The interval is not written as a number that is followed.
    """

    code = "VPC001"
    name = "flow-log-interval"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield the findings in ``project``."""
        offered = logs.flow_log_intervals()
        wrong: list[tuple[Entry, int]] = []
        for flow_log in project.of_kind("ec2.FlowLog"):
            entry = flow_log.body.get("max_aggregation_interval")
            value = entry.value.value if entry and isinstance(entry.value, Scalar) else None
            number = value if isinstance(value, int) and not isinstance(value, bool) else None
            if entry is not None and number is not None and number not in offered:
                wrong.append((entry, number))
        for entry, number in wrong:
            kept = max((interval for interval in offered if interval < number), default=offered[0])
            same = [other.place for other, asked in wrong if asked == number]
            words = " or ".join(map(str, offered))
            message = f"A flow log aggregates over {words} seconds, not {number}"
            try:
                fix = Fix(f"Write {kept}", respell(project, entry, kept, same))
            except CannotRenderError as error:
                yield self.finding(entry.place, message, unfixed=str(error), source=_SOURCE)
                continue
            yield self.finding(entry.place, message, fix, source=_SOURCE)
