"""Telling whether two values are certainly the same."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from fixiac import catalog, model
from fixiac import program as p
from fixiac.frontends.python.scopes import Scope, Table
from fixiac.frontends.python.values import Symbol
from fixiac.model import Hole, Value

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject


class Identities:
    """What the values of one project are, in a form that can be compared."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project

    def of(self, value: Value) -> Hashable | None:
        """Equal for values that are the same at deployment; None if that is not known.

        A name that is read in two places means the same if it has one value and the code around
        runs once.
        """
        match value:
            case model.Scalar():
                return ("scalar", type(value.value).__name__, value.value)
            case model.Template():
                parts = [
                    self.of(part.value) if isinstance(part, Hole) else part for part in value.parts
                ]
                return None if None in parts else ("text", *parts)
            case model.Reference():
                return ("reference", value.target, value.attribute)
            case model.Fact():
                return ("fact", value.what)
            case model.Mapping() if value.complete:
                members = [(entry.key, self.of(entry.value)) for entry in value.entries]
                if any(found is None for _, found in members):
                    return None
                return ("object", value.constructor, frozenset(members))
            case model.Sequence() if value.complete:
                items = [self.of(entry.value) for entry in value.items]
                return None if None in items else ("list", *items)
            case _:
                return self._written(value)

    def _written(self, value: Value) -> Hashable | None:
        """The text of an expression and what its names are, if it gives the same every time."""
        table = self.project.tables[value.span.path]
        statement = table.statement_at(value.span.start)
        nodes = () if statement is None else tuple(p.heads(statement))
        where = (value.span.start, value.span.end)
        found = [n for head in nodes for n in p.expressions(head) if (n.start, n.end) == where]
        if not found:
            return None
        scope = table.scope_at(value.span.start)
        names: list[Hashable] = []
        for node in p.expressions(found[0]):
            if isinstance(node, p.Name):
                name = self._name(node, scope, table)
                if name is None:
                    return None
                names.append(name)
            elif isinstance(node, (p.Lambda, p.Comprehension, p.Other)) or (
                isinstance(node, p.Call) and not self._pure(node, scope)
            ):
                return None
        text = "".join(table.module.text[found[0].start : found[0].end].split())
        return ("written", text, *names)

    def _name(self, node: p.Name, scope: Scope, table: Table) -> Hashable | None:
        found = scope.find(node.id)
        if found is None or len(found[1]) != 1 or node.id in found[0].mutated:
            return None
        if found[0].kind in ("lambda", "comprehension"):
            return None
        if found[0].kind == "function" and len(self.project.evaluator.calls.of(found[0])) > 1:
            return None
        return (table.module.path, found[0].start, node.id)

    def _pure(self, node: p.Call, scope: Scope) -> bool:
        """Whether a call is of an SDK and declares nothing, such as ``Duration.days(7)``."""
        callee = self.project.evaluator.follow(node.func, scope)
        return (
            isinstance(callee, Symbol)
            and catalog.dialect_of(callee.qualified) != ""
            and all(
                (resource.id.start, resource.id.end) != (node.start, node.end)
                for resource in self.project.resources
                if resource.id.path == scope.module.path
            )
        )
