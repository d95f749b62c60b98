"""The lines that a problem is about, with the problem marked."""

from __future__ import annotations

from fixiac.output.page.markup import text
from fixiac.output.quoting import Line, Quote


def excerpt(quote: Quote) -> str:
    """Numbered lines; the mark is around the span."""
    shown = [
        f"<span><i>{line.number}</i><code>{_marked(line)}</code></span>" for line in quote.lines
    ]
    if quote.more:
        shown.append(f"<span><i></i><code>&hellip; {quote.more}</code></span>")
    return f'<div class="excerpt">{"".join(shown)}</div>'


def _marked(line: Line) -> str:
    mark = f"<mark>{text(line.marked)}</mark>" if line.marked else ""
    return text(line.before) + mark + text(line.after)
