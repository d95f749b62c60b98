"""The resources that a program declares, and where it names them."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from fixiac import catalog, model
from fixiac import program as p
from fixiac.edits import Span
from fixiac.frontends.python import engines, sdk
from fixiac.frontends.python.following import displays
from fixiac.frontends.python.scopes import Scope, Table
from fixiac.frontends.python.values import Symbol
from fixiac.model import (
    Resource,
    Use,
)

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject

_POSITIONS = {"pulumi": ("resource_name",), "cdk": ("scope", "id"), "cdktf": ("scope", "id")}


class Resources:
    """The resources of one project."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project

    @functools.cached_property
    def all(self) -> tuple[Resource, ...]:
        """Every resource declared."""
        found = []
        for table in self.project.tables.values():
            for call, scope, block in table.calls:
                callee = self.project.evaluator.follow(call.func, scope)
                if isinstance(callee, Symbol):
                    kind = sdk.resource_kind(callee.qualified, call)
                    if kind is not None:
                        found.append(
                            self._resource(call, scope, block, table, callee.qualified, kind)
                        )
        return tuple(sorted(found, key=lambda r: r.id))

    @functools.cached_property
    def by_id(self) -> dict[Span, Resource]:
        """The resources by their ids."""
        return {resource.id: resource for resource in self.all}

    def _resource(
        self, call: p.Call, scope: Scope, block: int, table: Table, qualified: str, kind: str
    ) -> Resource:
        path = scope.module.path
        dialect = catalog.dialect_of(qualified)
        known = catalog.CONSTRUCTORS.get(qualified)
        body = displays.keywords(
            self.project.evaluator,
            call,
            scope,
            None,
            qualified,
            known.renames if known else {},
            _POSITIONS[dialect],
        )
        statement = table.statement_at(call.start)
        where = Span(path, call.start, call.end)
        bound: tuple[str, ...] = ()
        sole = False
        if isinstance(statement, p.Assign) and statement.value is call:
            sole = all(isinstance(t, (p.Name, p.Attr)) for t in statement.targets)
            bound = tuple(
                scope.module.text[t.start : t.end]
                for t in statement.targets
                if isinstance(t, (p.Name, p.Attr))
            )
        elif isinstance(statement, p.Evaluate) and statement.value is call:
            sole = True
        span = where if statement is None else Span(path, statement.start, statement.end)
        word = _POSITIONS[dialect][-1]
        options = tuple(e for e in body.entries if e.key in ("opts", "scope"))
        entries = tuple(
            e for e in body.entries if e.key not in (*_POSITIONS[dialect], "opts", "id_")
        )
        engine = call.argument("engine")
        if engine is not None and kind.startswith("rds."):
            entries = tuple(
                member
                for e in entries
                for member in (
                    engines.members(self.project.evaluator, engine, scope, e)
                    if e.key == "engine"
                    else (e,)
                )
            )
        name = next((e.value for e in body.entries if e.key in (word, "id_")), None)
        inner = next((e.value for e in options if e.key == "opts"), None)
        if isinstance(inner, model.Mapping):
            options = (*options, *inner.entries)
        return Resource(
            id=where,
            kind=kind,
            constructor=qualified,
            name=name,
            body=model.Mapping(
                body.span, entries, qualified, body.slot, body.complete, body.notation
            ),
            statement=span,
            bound=bound,
            sole=sole,
            repeated=self._repeated(scope, block, table),
            dialect=dialect,
            protected=_protected(entries, options, scope.module.text),
            options=options,
        )

    def _repeated(self, scope: Scope, block: int, table: Table) -> bool:
        number = block
        while number > 0:
            if number in table.loops:
                return True
            number = table.blocks[number][0]
        current: Scope | None = scope
        while current is not None:
            if current.kind in ("comprehension", "lambda"):
                return True
            if current.kind == "function":
                calls = self.project.evaluator.calls.of(current)
                if len(calls) > 1 or any(self._looped(call, where) for call, where in calls):
                    return True
                if current.parent is not None and current.parent.kind == "class":
                    init = current.parent.bindings.get("__init__", [])
                    made = (
                        self.project.tables[current.module.path].scopes.get(id(init[0].node))
                        if init
                        else None
                    )
                    if made is not None and len(self.project.evaluator.calls.of(made)) > 1:
                        return True
            current = current.parent
        return False

    def _looped(self, call: p.Call, scope: Scope) -> bool:
        table = self.project.tables[scope.module.path]
        number = table.block_at(call.start)
        while number > 0:
            if number in table.loops:
                return True
            number = table.blocks[number][0]
        return scope.kind in ("comprehension", "lambda")

    @functools.cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every mention of a resource by a name."""
        found = []
        for path, table in self.project.tables.items():
            parents = {id(n.base): n for n, _ in table.names if isinstance(n, p.Attr)}
            for node, scope in table.names:
                value = self.project.evaluator.follow(node, scope)
                if not isinstance(value, model.Reference) or value.attribute:
                    continue
                outer = parents.get(id(node), node)
                statement = table.statement_at(node.start)
                found.append(
                    Use(
                        Span(path, outer.start, outer.end),
                        Span(path, node.start, node.end),
                        value.target,
                        outer.name if isinstance(outer, p.Attr) and outer is not node else "",
                        Span(path, statement.start, statement.end)
                        if statement is not None
                        else Span(path, node.start, node.end),
                    )
                )
        return tuple(sorted(found, key=lambda u: u.span))


def _protected(
    entries: tuple[model.Entry, ...], options: tuple[model.Entry, ...], text: str
) -> bool:
    for entry in options:
        if entry.key in ("protect", "retain_on_delete"):
            return not (isinstance(entry.value, model.Scalar) and entry.value.value is False)
    for entry in entries:
        written = text[entry.place.start : entry.place.end]
        if entry.key == "removal_policy" and "RETAIN" in written:
            return True
        if entry.key == "lifecycle" and "prevent_destroy" in written:
            return True
    return False
