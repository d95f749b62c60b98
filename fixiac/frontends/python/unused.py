"""What a change leaves behind: imports and local constants that nothing reads any more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fixiac import model
from fixiac import program as p
from fixiac.edits import Edit, Span, remove_item
from fixiac.frontends.python.following.evaluator import Evaluator
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
    files stays: constants of a module, imports of an ``__init__.py``, all that a text names, such
    as ``__all__``; so do imports that may not run, those with a ``noqa`` comment, and those of
    ``__future__``.
    """
    edits = tuple(edits)
    gone = [edit.span for edit in edits if not edit.inserts]
    written = set(re.findall(r"\w+", " ".join(edit.text for edit in edits)))
    constants: list[Edit] = []
    imports: dict[int, tuple[Table, p.Import | p.ImportFrom, set[str]]] = {}
    checked: set[tuple[int, str]] = set()
    pending = list(gone)
    while pending:
        for local in _read_in(tables, pending.pop()):
            key = (id(local.scope), local.name)
            if key in checked or local.name in written or _is_read(tables, local, gone):
                continue
            checked.add(key)
            statement = local.table.statement_at(local.binding.node.start)
            if isinstance(statement, p.Assign) and _is_constant(local, statement):
                span = Span(local.table.module.path, statement.start, statement.end)
                taken = remove_statement(local.table, span)
                constants += taken
                gone += [edit.span for edit in taken]
                pending += [edit.span for edit in taken]
            elif isinstance(statement, p.Import | p.ImportFrom) and _may_go(local, statement):
                row = imports.setdefault(id(statement), (local.table, statement, set()))
                row[2].add(local.name)
    return (*constants, *(e for row in imports.values() for e in _without(*row)))


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
    word = re.compile(rf"\b{re.escape(name)}\b")
    if any(word.search(table.module.text, text.start, text.end) for text, _ in table.texts):
        return True
    stem = path.rpartition("/")[2].removesuffix(".py")
    return any(_imports(other, stem, name) for other in tables.values() if other is not table)


def _imports(table: Table, stem: str, name: str) -> bool:
    """Whether a file takes something of that name from the file ``stem``, or may do so."""
    for statement in p.statements(table.module.body):
        if not isinstance(statement, p.ImportFrom):
            continue
        if statement.star:
            return True
        if statement.module.rpartition(".")[2] == stem and any(
            alias.name == name for alias in statement.names
        ):
            return True
    return any(isinstance(node, p.Attr) and node.name == name for node, _ in table.names)


def _is_constant(local: _Local, statement: p.Assign) -> bool:
    """Whether a statement does nothing but name a plain value within a function."""
    return (
        local.scope.kind == "function"
        and len(statement.targets) == 1
        and isinstance(statement.targets[0], p.Name)
        and not statement.augmented
        and statement.value is not None
        and _is_plain(statement.value)
    )


def _may_go(local: _Local, statement: p.Import | p.ImportFrom) -> bool:
    """Whether an import is there for the names that this file reads, and for them alone."""
    table = local.table
    text = table.module.text
    end = text.find("\n", statement.end)
    return (
        local.binding.block not in table.branches
        and not table.module.path.endswith("__init__.py")
        and not (isinstance(statement, p.ImportFrom) and statement.module == "__future__")
        and "noqa" not in text[statement.start : end if end >= 0 else len(text)]
    )


def _without(table: Table, statement: p.Import | p.ImportFrom, bound: set[str]) -> tuple[Edit, ...]:
    """Edits that take names out of an import; all of it where none is left."""
    path, text = table.module.path, table.module.text
    names = statement.names
    going = [alias.bound in bound for alias in names]
    if all(going):
        return remove_statement(table, Span(path, statement.start, statement.end))
    bracketed = isinstance(statement, p.ImportFrom) and text[statement.end - 1] == ")"
    inner = (statement.start, statement.end - 1 if bracketed else statement.end)
    last = max(index for index, goes in enumerate(going) if not goes)
    edits: list[Edit] = []
    for index, alias in enumerate(names):
        if not going[index]:
            continue
        lead = text[text.rfind("\n", 0, alias.start) + 1 : alias.start]
        if sum(going) == 1 or not lead.strip():
            edits += remove_item(path, text, inner, p.items(names), index)
        else:
            start = alias.start if index < last else names[last].end
            end = names[index + 1].start if index < last else alias.end
            edits.append(Edit(Span(path, start, end), ""))
    return tuple(edits)


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
    """The names that stand for the literal ``value``, or for what is put together there.

    None unless it is the value of an assignment, a default or an argument by itself: members of a
    container are read in ways that no name shows.
    """
    table = ev.tables.get(value.span.path)
    if table is None or not isinstance(value, (model.Scalar, model.Template, model.Opaque)):
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
            if isinstance(known, type(value)) and known.span == value.span:
                found.append(Span(path, node.start, node.end))
    return tuple(sorted(found))
