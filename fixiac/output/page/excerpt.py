"""The lines that a problem is about."""

from __future__ import annotations

from dataclasses import replace

from fixiac import lines
from fixiac.engine import Report
from fixiac.output.outcome import Outcome
from fixiac.output.page.markup import text
from fixiac.output.text import count

_MOST_LINES = 12


def excerpt(report: Report, outcome: Outcome) -> str:
    """Numbered lines without their common indentation, the span of the problem marked.

    Of a long problem only the first lines are shown; the others are counted.
    """
    span = report.finding.span
    content = outcome.sources[span.path].text
    number = outcome.region(replace(span, start=max(span.start, span.end - 1))).line
    number += 1 - report.line
    places, at = [], lines.start(content, span.start)
    for _ in range(min(number, _MOST_LINES)):
        places.append((at, lines.end(content, at)))
        at = lines.after(content, at)
    indents = [_indent(content[start:end]) for start, end in places]
    margin = min((indent for indent in indents if indent is not None), default=0)
    shown = []
    for index, ((start, end), indent) in enumerate(zip(places, indents, strict=True)):
        begin = min(max(start + (indent or 0), span.start), end)
        stop = max(begin, min(end, span.end))
        marked = f"<mark>{text(content[begin:stop])}</mark>" if begin < stop else ""
        line = text(content[start + margin : begin]) + marked + text(content[stop:end])
        shown.append(f"<span><i>{report.line + index}</i><code>{line}</code></span>")
    if number > _MOST_LINES:
        more = count(number - _MOST_LINES, "more line")
        shown.append(f"<span><i></i><code>&hellip; {more}</code></span>")
    return f'<div class="excerpt">{"".join(shown)}</div>'


def _indent(line: str) -> int | None:
    """How many blanks a line begins with; None if it has nothing else."""
    bare = line.lstrip()
    return len(line) - len(bare) if bare else None
