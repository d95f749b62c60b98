"""Taking a whole statement out of a file."""

from __future__ import annotations

from fixiac import lines
from fixiac.edits import Edit, Span, remarked_from
from fixiac.frontends.python.scopes import Table


def remove_statement(table: Table, statement: Span) -> tuple[Edit, ...]:
    """Edits that remove the lines of a statement and the comment lines right above it.

    Blank lines that would double up go with it. A block that would be left empty gets ``pass``.
    """
    text = table.module.text
    start = lines.start(text, statement.start)
    end = statement.end
    while end < len(text) and text[end] in " \t":
        end += 1
    if text[start : statement.start].strip() or text[end : end + 1] == ";":
        after = end + 1 if text[end : end + 1] == ";" else end
        while after < len(text) and text[after] in " \t":
            after += 1
        if text[end : end + 1] == ";":
            return (Edit(Span(statement.path, statement.start, after), ""),)
        before = text.rfind(";", start, statement.start)
        if before >= 0:
            return (Edit(Span(statement.path, before, statement.end), ""),)
        return (Edit(statement, "pass"),)
    if _alone(table, statement):
        return (Edit(statement, "pass"),)
    end = lines.after(text, end)
    begin = remarked_from(text, start)
    if begin == 0 or text[lines.start(text, begin - 1) : begin].strip() == "":
        while end < len(text):
            stop = lines.after(text, end)
            if text[end:stop].strip() or stop == end:
                break
            end = stop
        while end == len(text) and begin > 0:
            above = lines.start(text, begin - 1)
            if text[above:begin].strip():
                break
            begin = above
    return (Edit(Span(statement.path, begin, end), ""),)


def _alone(table: Table, statement: Span) -> bool:
    """Whether the statement is the only one of its block."""
    number = table.block_at(statement.start)
    if number == 0:
        return False
    _, start, end = table.blocks[number]
    return start == statement.start and end == statement.end
