"""Text: findings for people, with what becomes of each."""

from __future__ import annotations

from fixiac.output.outcome import Outcome
from fixiac.output.text import finding_lines


def render(outcome: Outcome) -> str:
    """Each finding on a line, the fix or why there is none on the next."""
    lines = (
        line
        for report in outcome.findings
        for line in finding_lines(report, verbose=outcome.verbose)
    )
    return "".join(f"{line}\n" for line in lines)
