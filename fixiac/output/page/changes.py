"""What a fix changes in a file, as a table of two sides."""

from __future__ import annotations

from fixiac.output.page.markup import text
from fixiac.output.page.sidebyside import Line, Row, rows
from fixiac.output.text import count


def table(path: str, before: str, after: str) -> str:
    """The lines that differ and those around them; empty if nothing does."""
    body = "".join(map(_row, rows(before, after)))
    if not body:
        return ""
    return (
        f'<table class="diff"><caption class="unseen">{text(path)} before and after</caption>'
        '<colgroup><col class="n"><col><col class="n"><col></colgroup>'
        '<thead class="unseen"><tr><th scope="col">Line before</th><th scope="col">Before</th>'
        '<th scope="col">Line after</th><th scope="col">After</th></tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _row(row: Row) -> str:
    if row.skipped:
        return f'<tr class="gap"><td colspan="4">&hellip; {count(row.skipped, "line")}</td></tr>'
    if not row.changed:
        return f'<tr class="same">{_cells(row.before)}{_cells(row.after)}</tr>'
    return f"<tr>{_cells(row.before, 'old', 'del')}{_cells(row.after, 'new', 'ins')}</tr>"


def _cells(line: Line | None, kind: str = "", tag: str = "") -> str:
    """The number and the text of a line; ``tag`` goes around what differs."""
    if line is None:
        return '<td class="n none"></td><td class="none"></td>'
    part = ' class="part"' if len(line.pieces) > 1 else ""
    shown = "".join(
        f"<{tag}{part}>{text(piece)}</{tag}>" if tag and differs else text(piece)
        for piece, differs in line.pieces
    )
    return f'<td class="n {kind}">{line.number}</td><td class="{kind}">{shown}</td>'
