"""Lists and dicts that a program fills after it has made them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixiac import program as p
from fixiac.frontends.python.scopes import Scope, self_name
from fixiac.frontends.python.typed.known import Known, Of, Tuple, agreed
from fixiac.schemas import Type

if TYPE_CHECKING:
    from fixiac.frontends.python.typed.expressions import Typing


def grown(typing: Typing, known: Known | None, where: Scope, name: str) -> Known | None:
    """A list or dict with what the program puts into it later; ``name`` as it is mutated."""
    changes = where.mutated.get(name)
    if not changes:
        return known
    if isinstance(known, Of) and known.type.name == "map":
        return Of(Type("map", (Type("any"),)))
    if not isinstance(known, Tuple):
        return known
    table = typing.tables[where.module.path]
    added = [
        (call.arguments[0].value, scope)
        for call, scope, _ in table.calls
        if call.start in changes
        and isinstance(call.func, p.Attr)
        and call.func.name == "append"
        and len(call.arguments) == 1
        and table.module.text[call.start : call.func.base.end] == name
    ]
    if len(added) != len(changes):
        return None
    kept = agreed([*known.items, *(typing.of(value, scope) for value, scope in added)])
    return Of(Type("list", (kept.type,))) if isinstance(kept, Of) else None


def kept_in(typing: Typing, base: p.Expr, scope: Scope) -> Known | None:
    """What a dict holds that begins empty and to which the program adds items one by one."""
    found = None
    if isinstance(base, p.Name):
        found = scope.find(base.id)
        name = base.id
    elif isinstance(base, p.Attr) and isinstance(base.base, p.Name):
        owner, method = scope.owner(), scope.method()
        name = f"self.{base.name}"
        if owner is not None and method is not None and self_name(method) == base.base.id:
            found = owner, owner.attributes.get(base.name, [])
    if found is None or not found[1]:
        return None
    where, bindings = found
    if not all(isinstance(b.value, p.Dict) and not b.value.pairs for b in bindings):
        return None
    table, changes = typing.tables[where.module.path], where.mutated.get(name, [])
    added = [
        statement.value
        for _, _, statement in table.statements
        if isinstance(statement, p.Assign)
        and statement.value is not None
        and not statement.augmented
        and statement.start in changes
        and isinstance(statement.targets[0], p.Subscript)
        and table.module.text[statement.start : statement.targets[0].base.end] == name
    ]
    if not added or len(added) != len(changes):
        return None
    return agreed(typing.of(value, table.scope_at(value.start)) for value in added)
