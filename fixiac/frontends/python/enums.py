"""Enums that are asked for a member by a value, and constants that give the member for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from fixiac import lines
from fixiac import program as p
from fixiac.calls import EnumCall
from fixiac.edits import Edit, Span
from fixiac.expressions import CannotRenderError
from fixiac.frontends.python.scopes import Binding, Scope, Table, self_name
from fixiac.frontends.python.signatures import expected_to_fail

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject

_DEPTH = 10


class Enums:
    """The enums that one project calls."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project
        self.typing = project.typing

    def calls(self) -> Iterator[EnumCall]:
        """Every call of an enum with one value that is not to fail on purpose, by file."""
        for path, table in self.project.tables.items():
            tried = expected_to_fail(table, "ValueError")
            for call, scope, _ in sorted(table.calls, key=lambda row: row[0].start):
                if any(start <= call.start < end for start, end in tried):
                    continue
                symbol = self.typing.named(call.func, scope)
                if symbol is None or symbol.kind != "enum":
                    continue
                passed, _, complete = self.project.invocations.arguments(call, scope)
                if complete and len(passed) == 1 and not passed[0].name:
                    function = Span(path, call.func.start, call.func.end)
                    span = Span(path, call.start, call.end)
                    number = self._is_number(call.arguments[0].value, scope, 0)
                    yield EnumCall(symbol, span, function, passed[0], number)

    def _is_number(self, node: p.Expr, scope: Scope, depth: int) -> bool:
        """Whether an expression certainly gives a whole number, annotations believed."""
        if depth > _DEPTH:
            return False
        match node:
            case p.Constant():
                return type(node.value) is int
            case p.Call():
                return _is_int(node.func, scope)
            case p.Conditional():
                sides = (node.body, node.orelse)
                return all(self._is_number(side, scope, depth + 1) for side in sides)
            case p.Name():
                found = scope.find(node.id)
                bindings = found[1] if found is not None else []
            case p.Attr(base=p.Name(id=base)):
                owner, method = scope.owner(), scope.method()
                if owner is None or method is None or self_name(method) != base:
                    return False
                bindings = owner.attributes.get(node.name, [])
            case _:
                return False
        return bool(bindings) and all(self._holds(b, depth + 1) for b in bindings)

    def _holds(self, binding: Binding, depth: int) -> bool:
        """Whether a binding gives its name a whole number."""
        node = binding.node
        if binding.kind == "assign" and binding.value is not None and not binding.path:
            return self._is_number(binding.value, binding.scope, depth)
        if not isinstance(node, p.Parameter) or node.annotation is None or node.star:
            return False
        outer = binding.scope.parent or binding.scope
        default = node.default is None or self._is_number(node.default, outer, depth)
        return default and _is_int(node.annotation, outer)

    def tabulated(self, call: EnumCall, members: Mapping[int, str]) -> tuple[Edit, ...]:
        """Edits by which a member is looked up by its number. Raises CannotRenderError."""
        path = call.span.path
        table = self.project.tables[path]
        text = table.module.text
        last = _last_import(table)
        at = lines.end(text, last.end)
        if text[last.end : at].strip() and not text[last.end : at].lstrip().startswith("#"):
            raise CannotRenderError("another statement stands behind the last import")
        enum, edits = self.project.require(call.symbol.name, Span(path, at, at))
        rows = [f"    {number}: {enum}.{member}," for number, member in members.items()]
        name = _constant(call.symbol.name.rpartition(".")[2])
        newline = lines.newline(text)
        written = newline.join([f"{name} = {{", *rows, "}"])
        scope = table.scope_at(call.span.start)
        value = call.passed.place
        around = (
            Edit(Span(path, call.span.start, value.start), f"{name}["),
            Edit(Span(path, value.end, call.span.end), "]"),
        )
        if written in text and scope.find(name) is not None:
            return around
        if scope.find(name) is not None:
            raise CannotRenderError(f"the name {name} is taken")
        gap = newline if text[at:].strip() and not _blank(text, at) else ""
        defined = Edit(Span(path, at, at), f"{newline}{newline}{written}{gap}")
        return (*edits, defined, *around)


def _is_int(node: p.Expr, scope: Scope) -> bool:
    """Whether a name is the language's own class of whole numbers."""
    return isinstance(node, p.Name) and node.id == "int" and scope.find("int") is None


def _last_import(table: Table) -> p.Stmt:
    """The last import above everything else. Raises CannotRenderError."""
    found: p.Stmt | None = None
    for statement in table.module.body:
        if isinstance(statement, (p.Import, p.ImportFrom)):
            found = statement
        elif not (isinstance(statement, p.Evaluate) and isinstance(statement.value, p.Text)):
            break
    if found is None:
        raise CannotRenderError("the file imports nothing at its top")
    return found


def _blank(text: str, at: int) -> bool:
    """Whether the line after an offset is empty."""
    below = lines.after(text, at)
    return not text[below : lines.end(text, below)].strip()


def _constant(name: str) -> str:
    """The name of a class in the form of a constant's."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).upper()
