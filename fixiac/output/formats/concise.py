"""Concise: a line for each finding."""

from __future__ import annotations

from fixiac.output.outcome import Outcome
from fixiac.output.text import finding_line


def render(outcome: Outcome) -> str:
    """``path:line:col: CODE [*] message`` for each finding."""
    return "".join(f"{finding_line(report)}\n" for report in outcome.findings)
