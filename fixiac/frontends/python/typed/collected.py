"""Lists and dicts that a program fills after it has made them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from fixiac import program as p
from fixiac.frontends.python.scopes import Scope, Table, self_name
from fixiac.frontends.python.typed.known import Known, Of, Tuple, agreed
from fixiac.schemas import Type

if TYPE_CHECKING:
    from fixiac.frontends.python.typed.expressions import Typing

_Item: TypeAlias = tuple[p.Expr | None, p.Expr]
"""The index and the value of an item that a statement sets."""


def grown(typing: Typing, known: Known | None, where: Scope, name: str) -> Known | None:
    """A list or dict with what the program puts into it later; ``name`` as it is mutated."""
    changes = where.mutated.get(name)
    if not changes:
        return known
    table = typing.tables[where.module.path]
    if isinstance(known, Of) and known.type.name == "map":
        items = list(_items_set(table, name, changes))
        if len(items) != len(changes):
            return Of(Type("map", (Type("any"),)))
        values = _added(typing, known, table, items)
        each = None if known.keys else _common(typing, table, items)
        return Of(Type("map", (Type("any"),)), values=values, each=each)
    if not isinstance(known, Tuple):
        return known
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
    items = list(_items_set(table, name, changes))
    return _common(typing, table, items) if items and len(items) == len(changes) else None


def key_of(node: p.Expr, scope: Scope) -> str | None:
    """The key that an expression is, if it is a plain word."""
    written = scope.module.text[node.start : node.end]
    plain = isinstance(node, p.Text) and re.fullmatch(r"\"\w+\"|'\w+'", written)
    return written[1:-1] if plain else None


def _common(typing: Typing, table: Table, items: list[_Item]) -> Known | None:
    """What all of the items are that the program sets."""
    return agreed(typing.of(value, table.scope_at(value.start)) for _, value in items)


def _added(
    typing: Typing, known: Of, table: Table, items: list[_Item]
) -> tuple[tuple[str, Known], ...]:
    """What is under the keys of a dict that the program adds to by plain keys alone."""
    found: dict[str, Known | None] = dict(known.values)
    for index, value in items:
        scope = table.scope_at(value.start)
        key = key_of(index, scope) if index is not None else None
        if key is None:
            return ()
        made = typing.of(value, scope)
        found[key] = agreed([found[key], made]) if key in found else made
    return tuple((key, value) for key, value in found.items() if value is not None)


def _items_set(table: Table, name: str, changes: list[int]) -> Iterator[_Item]:
    """The statements among ``changes`` that set an item: its index and its value."""
    for _, _, statement in table.statements:
        if not isinstance(statement, p.Assign) or statement.augmented or statement.value is None:
            continue
        target = statement.targets[0]
        if (
            statement.start in changes
            and isinstance(target, p.Subscript)
            and table.module.text[statement.start : target.base.end] == name
        ):
            yield target.index, statement.value
