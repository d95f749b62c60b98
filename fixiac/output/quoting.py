"""The lines that a finding is about."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fixiac import lines
from fixiac.engine.results import Report
from fixiac.output.outcome import Outcome
from fixiac.output.text import count

_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A line in three parts: before the span of the finding, the span, and after it."""

    number: int
    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Lines without their common indentation; ``more`` says how many are left out, if any are."""

    lines: tuple[Line, ...]
    more: str = ""


def quoted(report: Report, outcome: Outcome) -> Quote:
    """The lines of a finding: all of them or, if there are many, the first."""
    span = report.finding.span
    text = outcome.sources[span.path].text
    last = outcome.region(replace(span, start=max(span.start, span.end - 1))).line
    number = last - report.line + 1
    places, at = [], lines.start(text, span.start)
    for _ in range(min(number, _MOST_LINES)):
        places.append((at, lines.end(text, at)))
        at = lines.after(text, at)
    indents = [_indent(text[start:end]) for start, end in places]
    margin = min((indent for indent in indents if indent is not None), default=0)
    found = []
    for index, ((start, end), indent) in enumerate(zip(places, indents, strict=True)):
        begin = min(max(start + (indent or 0), span.start), end)
        stop = max(begin, min(end, span.end))
        parts = text[start + margin : begin], text[begin:stop], text[stop:end]
        found.append(Line(report.line + index, *parts))
    left = number - len(found)
    return Quote(tuple(found), count(left, "more line") if left else "")


def _indent(line: str) -> int | None:
    """How many blanks a line begins with; None if it has nothing else."""
    bare = line.lstrip()
    return len(line) - len(bare) if bare else None
