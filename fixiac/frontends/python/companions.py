"""Names for resources that are made beside another one, for those who have only that one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixiac import program as p
from fixiac.edits import Edit, Span
from fixiac.expressions import CannotRenderError
from fixiac.frontends.python.scopes import Scope, Table, self_name
from fixiac.frontends.python.typed.known import Own
from fixiac.frontends.python.values import LocalClass

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject


def companion(
    project: PythonProject, base: Span, first: Span, other: Span, word: str
) -> tuple[str, tuple[Edit, ...]]:
    """The text by which ``other`` is known where ``base`` is written, and the edits it takes.

    ``base`` names the resource ``first``; both are the calls that make them. ``word`` is the name
    for one that has none. Raises CannotRenderError unless both are made in one run of statements.
    """
    here, there = project.tables[base.path], project.tables[other.path]
    scope, statement = there.scope_at(other.start), there.statement_at(other.start)
    target = _named(here, base)
    beside = there.statement_at(first.start) if first.path == other.path else None
    if (
        beside is None
        or there.scope_at(first.start) is not scope
        or there.block_at(first.start) != there.block_at(other.start)
        or target is None
    ):
        raise CannotRenderError("the two are not made at one place")
    names = _names(statement, other, there)
    if isinstance(target, p.Name):
        if here.scope_at(base.start) is not scope or base.start < other.end:
            raise CannotRenderError("it is not known there")
        name = next((n for n in names if "." not in n), "") or _free(scope, None, word)
        edits = () if name in names else (_bound(statement, there, name),)
        return name, edits
    holder, owner = project.typing.of(target.base, here.scope_at(base.start)), scope.owner()
    me = self_name(scope)
    if not isinstance(holder, Own) or owner is None or holder.cls.scope is not owner or not me:
        raise CannotRenderError("whose it is, is not certain")
    if f"{me}.{target.name}" not in _names(beside, first, there):
        raise CannotRenderError("it is not the one that is made there")
    held = next((n.partition(".")[2] for n in names if n.startswith(f"{me}.")), "")
    text = here.module.text[target.base.start : target.base.end]
    if held:
        return f"{text}.{held}", ()
    held = _free(scope, holder.cls, next((n for n in names if "." not in n), word))
    return f"{text}.{held}", (_bound(statement, there, f"{me}.{held}"),)


def _named(table: Table, base: Span) -> p.Name | p.Attr | None:
    """The expression at a place, if it is a name or an attribute."""
    found = (node for node, _ in table.names)
    return next((n for n in found if (n.start, n.end) == (base.start, base.end)), None)


def _names(statement: p.Stmt | None, call: Span, table: Table) -> list[str]:
    """The names that a statement gives what it makes. Raises CannotRenderError."""
    value = getattr(statement, "value", None)
    if value is None or (value.start, value.end) != (call.start, call.end):
        raise CannotRenderError("it is made inside of another expression")
    targets = statement.targets if isinstance(statement, p.Assign) else ()
    return [table.module.text[t.start : t.end] for t in targets]


def _free(scope: Scope, cls: LocalClass | None, name: str) -> str:
    """The name, if nothing else has it. Raises CannotRenderError."""
    taken = cls.scope.bindings.keys() | cls.scope.attributes.keys() if cls else scope.bindings
    if name in taken:
        raise CannotRenderError(f"{name} is taken")
    return name


def _bound(statement: p.Stmt | None, table: Table, name: str) -> Edit:
    """The edit by which a statement gives what it makes one more name."""
    assert statement is not None
    return Edit(Span(table.module.path, statement.start, statement.start), f"{name} = ")
