"""What a change leaves behind: imports and local constants that nothing reads any more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fixiac import model
from fixiac import program as p
from fixiac.edits import Edit, Span, remove_item
from fixiac.frontends.python.evaluate import Evaluator
from fixiac.frontends.python.removal import remove_statement
from fixiac.frontends.python.scopes import Binding, Scope, Table


@dataclass(frozen=True, slots=True, eq=False)
class _Local:
    """A name of a scope that one statement gives its value."""

    table: Table
    scope: Scope
    name: str
    binding: Binding


def leftovers(tables: Mapping[str, Table], edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Edits that take out what only the text read that ``edits`` remove.

    Imports, of a module or of a function, and constants of a function. What may be meant for other
    files stays: constants of a module, imports of an ``__init__.py``, all that ``__all__`` names;
    so do imports that may not run, those with a ``noqa`` comment, and those of ``__future__``.
    """
    edits = tuple(edits)
    gone = [edit.span for edit in edits if not edit.inserts]
    written = set(re.findall(r"\w+", " ".join(edit.text for edit in edits)))
    found: dict[Edit, None] = {}
    checked: set[tuple[int, str]] = set()
    pending = list(gone)
    while pending:
        removed = pending.pop()
        for local in _read_in(tables, removed):
            key = (id(local.scope), local.name)
            if key in checked or local.name in written or _is_read(tables, local, gone):
                continue
            checked.add(key)
            for edit in _removal(local, found):
                found[edit] = None
                gone.append(edit.span)
                pending.append(edit.span)
    return tuple(found)


def _read_in(tables: Mapping[str, Table], span: Span) -> Iterator[_Local]:
    """What the names inside a span stand for."""
    table = tables.get(span.path)
    for node, scope in table.names if table is not None else ():
        if isinstance(node, p.Name) and span.start <= node.start and node.end <= span.end:
            where = scope.find(node.id)
            if table is not None and where is not None and len(where[1]) == 1:
                yield _Local(table, where[0], node.id, where[1][0])


def _is_read(tables: Mapping[str, Table], local: _Local, gone: list[Span]) -> bool:
    """Whether anything reads the name outside of the spans that go."""
    table, name = local.table, local.name
    path = table.module.path
    for node, scope in table.names:
        if isinstance(node, p.Name) and node.id == name:
            where = scope.find(name)
            if where is not None and where[0] is local.scope:
                span = Span(path, node.start, node.end)
                if not any(other.contains(span) for other in gone):
                    return True
    if local.scope.kind != "module":
        return any(name in scope.outside for scope in table.ordered)
    quoted = (f'"{name}"', f"'{name}'")
    if any(table.module.text[text.start : text.end] in quoted for text, _ in table.texts):
        return True
    return any(_imports(other, name) for other in tables.values() if other is not table)


def _imports(table: Table, name: str) -> bool:
    """Whether a file takes something of that name from another file, or may do so."""
    for statement in p.statements(table.module.body):
        if isinstance(statement, p.ImportFrom) and (
            statement.star or any(alias.name == name for alias in statement.names)
        ):
            return True
    return any(isinstance(node, p.Attr) and node.name == name for node, _ in table.names)


def _removal(local: _Local, found: Iterable[Edit]) -> tuple[Edit, ...]:
    table, binding = local.table, local.binding
    path, text = table.module.path, table.module.text
    statement = table.statement_at(binding.node.start)
    if statement is None or binding.block in table.branches:
        return ()
    span = Span(path, statement.start, statement.end)
    if isinstance(statement, p.Assign):
        plain = (
            local.scope.kind == "function"
            and len(statement.targets) == 1
            and isinstance(statement.targets[0], p.Name)
            and not statement.augmented
            and statement.value is not None
            and _is_plain(statement.value)
        )
        return remove_statement(table, span) if plain else ()
    if not isinstance(statement, (p.Import, p.ImportFrom)) or path.endswith("__init__.py"):
        return ()
    if isinstance(statement, p.ImportFrom) and statement.module == "__future__":
        return ()
    end = text.find("\n", statement.end)
    if "noqa" in text[statement.start : end if end >= 0 else len(text)]:
        return ()
    names = statement.names
    index = next((i for i, alias in enumerate(names) if alias.bound == local.name), None)
    if index is None:
        return ()
    taken = {edit.span for edit in found}
    others = [
        alias
        for i, alias in enumerate(names)
        if i != index and not any(s.contains(Span(path, alias.start, alias.end)) for s in taken)
    ]
    if not others:
        return remove_statement(table, span)
    if len(others) < len(names) - 1:
        return ()
    inner = (
        (statement.open, statement.close)
        if isinstance(statement, p.ImportFrom)
        else (statement.start, statement.end)
    )
    return remove_item(path, text, inner, p.items(names), index)


def _is_plain(value: p.Expr) -> bool:
    """Whether a value is a literal or a name of names, which nothing happens by."""
    match value:
        case p.Constant() | p.Name():
            return True
        case p.Text():
            return all(isinstance(part, p.Raw) for part in value.parts)
        case p.Attr():
            return _is_plain(value.base)
        case _:
            return False


def readers(ev: Evaluator, value: model.Value) -> tuple[Span, ...] | None:
    """The names that stand for the literal ``value``.

    None unless it is the value of an assignment, a default or an argument by itself: members of a
    container are read in ways that no name shows.
    """
    table = ev.tables.get(value.span.path)
    if table is None or not isinstance(value, model.Scalar):
        return None
    where = (value.span.start, value.span.end)
    owners = [
        binding.value
        for scope in (table.root, *table.ordered)
        for bindings in (*scope.bindings.values(), *scope.attributes.values())
        for binding in bindings
        if binding.value is not None and not binding.path
    ]
    owners += [argument.value for call, _, _ in table.calls for argument in call.arguments]
    if not any((node.start, node.end) == where for node in owners):
        return None
    found = []
    for path, other in ev.tables.items():
        for node, scope in other.names:
            known = ev.follow(node, scope)
            if isinstance(known, model.Scalar) and known.span == value.span:
                found.append(Span(path, node.start, node.end))
    return tuple(sorted(found))
