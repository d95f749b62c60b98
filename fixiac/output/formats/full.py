"""Full: findings for people, each with the lines that it is about."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from fixiac.engine.results import Report
from fixiac.output.outcome import Outcome
from fixiac.output.quoting import quoted
from fixiac.output.text import finding_line, printable, remarks


def render(outcome: Outcome) -> str:
    """Each finding on a line; below it its lines, what becomes of it, and AWS's word."""
    return "".join(f"{line}\n" for report in outcome.findings for line in _lines(report, outcome))


def _lines(report: Report, outcome: Outcome) -> Iterator[str]:
    quote = quoted(report, outcome)
    width = len(str(quote.lines[-1].number))
    yield finding_line(report)
    yield f"{'':{width}} |"
    for line in quote.lines:
        before, marked = _shown(line.before), _shown(line.marked)
        yield f"{line.number:>{width}} | {before}{marked}{_shown(line.after)}"
        if len(quote.lines) == 1:
            under = "^" * max(1, _columns(marked))
            yield f"{'':{width}} | {'':{_columns(before)}}{under}"
    if quote.more:
        yield f"{'':{width}} | ... {quote.more}"
    yield f"{'':{width}} |"
    yield from (f"{'':{width}} = {printable(remark)}" for remark in remarks(report))
    yield ""


def _shown(text: str) -> str:
    return printable(text).replace("\t", "    ")


def _columns(text: str) -> int:
    """How wide a terminal shows a text."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)
