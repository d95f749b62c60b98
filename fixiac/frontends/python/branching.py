"""Expressions of which one part or another is the value."""

from __future__ import annotations

from fixiac import program as p
from fixiac.edits import Span
from fixiac.frontends.python.following.evaluator import Evaluator
from fixiac.model import Value


def branches(evaluator: Evaluator, value: Value) -> tuple[tuple[Span, Value], ...]:
    """The values of which a conditional expression has one, each with the place where it stands.

    Empty if the value is no such expression.
    """
    table = evaluator.tables.get(value.span.path)
    statement = table.statement_at(value.span.start) if table is not None else None
    if table is None or statement is None:
        return ()
    where = value.span.start, value.span.end
    for head in p.heads(statement):
        for node in p.expressions(head):
            if isinstance(node, p.Conditional) and (node.start, node.end) == where:
                scope = table.scope_at(node.start)
                return tuple(
                    (Span(value.span.path, part.start, part.end), evaluator.value(part, scope))
                    for part in (node.body, node.orelse)
                )
    return ()
