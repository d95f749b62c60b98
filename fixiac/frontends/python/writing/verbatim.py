"""An expression of the program, repeated at another place if its names mean the same there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixiac import model
from fixiac import program as p
from fixiac.edits import Span
from fixiac.expressions import CannotRenderError, Place
from fixiac.frontends.python import sdk
from fixiac.frontends.python.scopes import Scope, Table
from fixiac.frontends.python.values import Instance
from fixiac.frontends.python.writing.layout import Code
from fixiac.model import Hole

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject


class Verbatim:
    """Repeats expressions of one project."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project

    def parts(self, span: Span, place: Place) -> list[str | Code]:
        """The text at a span, as parts, for another place."""
        table = self.project.tables[span.path]
        node = _node_at(table, span)
        if node is None:
            raise CannotRenderError("what it would repeat is not an expression")
        scope = table.scope_at(span.start)
        if isinstance(node, p.Text):
            value = self.project.evaluator.value(node, scope)
            parts: list[str | Code] = []
            for part in (
                value.parts if isinstance(value, model.Template) else (model.text_of(value) or "",)
            ):
                parts += [part] if isinstance(part, str) else self._hole(part, scope, place)
            return parts
        self._same_names(node, scope, place)
        return [Code(table.module.text[node.start : node.end])]

    def _hole(self, hole: Hole, scope: Scope, place: Place) -> list[str | Code]:
        table = self.project.tables[hole.span.path]
        for node in p.expressions(_enclosing(table, hole.span)):
            if table.module.text[node.start : node.end] == hole.text and (
                hole.span.start <= node.start and node.end <= hole.span.end
            ):
                self._same_names(node, scope, place)
                return [Code(hole.text)]
        raise CannotRenderError("a part of it is not followed")

    def _same_names(self, node: p.Expr, scope: Scope, place: Place) -> None:
        target = self.project.tables[place.path].scope_ending(place.at)
        for inner in p.expressions(node):
            if not isinstance(inner, p.Name):
                if isinstance(inner, (p.Lambda, p.Comprehension)):
                    raise CannotRenderError("a part of it has names of its own")
                continue
            here, there = scope.find(inner.id), target.find(inner.id)
            if here is None or there is None:
                if here is there and inner.id in sdk.BUILTINS:
                    continue
                raise CannotRenderError(f"{inner.id} is not known at that place")
            if here[0] is not there[0]:
                mine = self.project.evaluator.follow(inner, scope)
                theirs = self.project.evaluator.follow(p.Name(place.at, place.at, inner.id), target)
                same = (
                    isinstance(mine, Instance)
                    and isinstance(theirs, Instance)
                    and (mine.cls.node is theirs.cls.node)
                )
                if not same:
                    raise CannotRenderError(f"{inner.id} means something else at that place")
            elif here[0] is target.function() and here[1][0].after > place.at:
                raise CannotRenderError(f"{inner.id} is made after that place")


def _node_at(table: Table, span: Span) -> p.Expr | None:
    for node in p.expressions(_enclosing(table, span)):
        if (node.start, node.end) == (span.start, span.end):
            return node
    return None


def _enclosing(table: Table, span: Span) -> p.Expr:
    """All expressions of the statement around a span, as the children of one node."""
    statement = table.statement_at(span.start)
    heads = tuple(p.heads(statement)) if statement is not None else ()
    return p.Other(span.start, span.start, heads)
