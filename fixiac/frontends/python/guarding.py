"""Statements that run only where their file is the program itself."""

from __future__ import annotations

from collections.abc import Sequence

from fixiac import lines
from fixiac.edits import Edit, Span
from fixiac.expressions import CannotRenderError
from fixiac.frontends.python.scopes import Table

_GUARD = 'if __name__ == "__main__":\n'
_INDENT = "    "


def when_run(table: Table, statements: Sequence[Span]) -> tuple[Edit, ...]:
    """Edits that put statements which follow each other under the customary condition.

    Raises CannotRenderError.
    """
    path, text = table.module.path, table.module.text
    start, end = lines.start(text, statements[0].start), statements[-1].end
    if start != statements[0].start:
        raise CannotRenderError("they do not stand on lines of their own")
    if any(start <= t.start < end and "\n" in text[t.start : t.end] for t, _ in table.texts):
        raise CannotRenderError("a text in them goes over several lines")
    edits = [Edit(Span(path, start, start), _GUARD + _INDENT)]
    while (start := lines.after(text, start)) < end:
        if text[start : lines.after(text, start)].strip():
            edits.append(Edit(Span(path, start, start), _INDENT))
    return tuple(edits)
