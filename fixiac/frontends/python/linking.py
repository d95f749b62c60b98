"""Which files are one program: those that imports lead between.

What a file lacks leads on too: a name that it binds nowhere or imports in vain belongs to the
nearest file that defines it, or that imports it from one that does, so that the import can be
written that is missing. The blocks of a document are one program whatever they import.
"""

from __future__ import annotations

import builtins
import collections
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fixiac import program as p
from fixiac.frontends import Document
from fixiac.frontends.python import is_library, scopes
from fixiac.frontends.python.absent import Files
from fixiac.frontends.python.following.modules import Modules
from fixiac.frontends.python.names import defines
from fixiac.frontends.python.scopes import Table

_BUILTINS = frozenset(dir(builtins))
_IMPORTING = frozenset({"import_module", "__import__"})


class _Import(NamedTuple):
    """An import of a name, which is empty where a module itself is imported, and what it binds."""

    module: str
    level: int
    name: str = ""
    bound: str = ""


@dataclass(frozen=True, slots=True)
class _Ends:
    """What leads from a file to others, and to it."""

    imports: tuple[_Import, ...]
    lacking: frozenset[str]
    """Names that are used and bound nowhere."""
    bound: frozenset[str]
    """Names that can be imported from the file."""
    defined: tuple[str, ...]
    """Those that it defines for others."""


class Linker:
    """Finds programs, one set of files after the other; a file is looked at once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Document, _Ends]] = {}

    def programs(
        self, documents: Mapping[str, Document], unread: Iterable[str]
    ) -> list[tuple[str, ...]]:
        """The paths of each program, ``unread`` files included, in the order of their first."""
        paths = dict.fromkeys((*documents, *unread))
        ends = {path: self._ends(document) for path, document in documents.items()}
        self._known = {path: (documents[path], found) for path, found in ends.items()}
        modules = Modules(paths, Files(paths, None))
        having: dict[str, list[str]] = collections.defaultdict(list)
        for path, end in ends.items():
            for name in end.defined:
                having[name].append(path)
        groups = _Groups(paths)
        containers: dict[str, str] = {}
        for path in paths:
            container, mark, _ = path.rpartition("#")
            if mark:
                groups.join(path, containers.setdefault(container, path))
        lacking = [(path, name) for path, end in ends.items() for name in end.lacking]
        for path, end in ends.items():
            for one in end.imports:
                found = [found for found in _targets(modules, one, path) if found]
                for other in found:
                    groups.join(path, other)
                has = any(other not in ends or one.name in ends[other].bound for other in found)
                if one.name and not has and (one.level or not is_library(one.module)):
                    lacking.append((path, one.name))
                if one.bound and found:
                    having[one.bound].append(path)
        for path, name in lacking:
            for other in _nearest(path, having[name]):
                groups.join(path, other)
        return groups.all()

    def _ends(self, document: Document) -> _Ends:
        known = self._known.get(document.path)
        if known is not None and known[0] is document:
            return known[1]
        table = scopes.build(document.program)
        return _Ends(
            tuple(dict.fromkeys((*_imports(table), *_imported_by_name(table)))),
            frozenset(
                node.id
                for node, scope in table.names
                if isinstance(node, p.Name)
                and node.id not in _BUILTINS
                and scope.find(node.id) is None
            ),
            frozenset(table.root.bindings),
            tuple(name for name in table.root.bindings if defines(table, name)),
        )


class _Groups:
    """Things that are joined pair by pair."""

    def __init__(self, members: Iterable[str]) -> None:
        self._above = {member: member for member in members}

    def _top(self, member: str) -> str:
        while self._above[member] != member:
            self._above[member] = member = self._above[self._above[member]]
        return member

    def join(self, one: str, other: str) -> None:
        self._above[self._top(one)] = self._top(other)

    def all(self) -> list[tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for member in self._above:
            found.setdefault(self._top(member), []).append(member)
        return [tuple(members) for members in found.values()]


def _nearest(path: str, others: Iterable[str]) -> list[str]:
    """Those of some files that share most of their folders with a file."""
    own = path.split("/")[:-1]
    shared = {other: _common(own, other.split("/")[:-1]) for other in others}
    most = max(shared.values(), default=0)
    return [other for other, count in shared.items() if count == most]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many parts two paths have in common from the beginning on."""
    same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)


def _imports(table: Table) -> Iterator[_Import]:
    for _, _, statement in table.statements:
        if isinstance(statement, p.Import):
            yield from (_Import(alias.name, 0) for alias in statement.names)
        elif isinstance(statement, p.ImportFrom):
            module, level = statement.module, statement.level
            yield _Import(module, level)
            yield from (
                _Import(module, level, alias.name, alias.bound) for alias in statement.names
            )


def _imported_by_name(table: Table) -> Iterator[_Import]:
    """What may be imported by a text, as ``importlib`` does: any text in a file that uses it."""
    callees = (call.func for call, _, _ in table.calls)
    names = {f.id if isinstance(f, p.Name) else getattr(f, "name", "") for f in callees}
    if not names.isdisjoint(_IMPORTING):
        for start, end in table.text_at:
            written = table.module.text[start:end].strip("\"'")
            dotted = written.lstrip(".")
            if dotted and all(part.isidentifier() for part in dotted.split(".")):
                yield _Import(dotted, len(written) - len(dotted))


def _targets(modules: Modules, one: _Import, path: str) -> Iterator[str]:
    """The files that an import reads: the module, or the name as a module in it, and packages."""
    whole = ".".join(part for part in (one.module, one.name) if part)
    parts = whole.split(".")
    for end in range(len(parts), 0, -1):
        yield modules.find(".".join(parts[:end]), one.level, path)
    if one.level:
        yield modules.find("", one.level, path)
