"""Letting imports and the names they give stand for something else."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from fixiac import lines
from fixiac import program as p
from fixiac.edits import Edit, Span
from fixiac.expressions import CannotRenderError
from fixiac.frontends.python import imports
from fixiac.frontends.python.removal import remove_statement
from fixiac.model import Binding, Imported, Mention

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject
    from fixiac.frontends.python.scopes import Table


class Moves:
    """The edits for one project."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project

    def bind(self, name: str, qualified: str, uses: Sequence[Mention]) -> Binding:
        """Import ``qualified`` as ``name`` where all of the uses see it.

        Raises CannotRenderError if the file binds the name for the module already.
        """
        path = uses[0].span.path
        table = self.project.tables[path]
        if name in table.root.bindings:
            raise CannotRenderError(f"the name {name} is taken")
        before = min(use.span.start for use in uses)
        edits = imports.add(table, qualified, name, before=before, local=self._local())
        group = Span(path, 0, 0) if imports.opens_group(edits) else None
        return Binding(edits, group, not any("import " in edit.text for edit in edits))

    def _local(self) -> frozenset[str]:
        return frozenset(i.qualified.partition(".")[0] for i in self.project.imports if i.file) - {
            ""
        }

    # --- an import that stands for something else ---------------------------------------------

    def reimport(self, moves: Mapping[Imported, str]) -> tuple[Edit, ...]:
        """Edits by which imports of one statement import something else, with the uses that follow.

        A class is known by its new name from then on, unless that is taken; a module keeps the name
        that the file has for it. Raises CannotRenderError.
        """
        first = next(iter(moves))
        table = self.project.tables[first.span.path]
        node = table.statement_at(first.span.start)
        if not all(i.exclusive for i in moves):
            raise CannotRenderError("the name is given other values too")
        if isinstance(node, p.Import):
            return tuple(e for i, new in moves.items() for e in self._plain(i, new))
        assert isinstance(node, p.ImportFrom)
        by_start = {alias.start: alias for alias in node.names}
        edits: list[Edit] = []
        away: dict[p.Alias, tuple[str, str]] = {}
        parents = {imports.split(new)[0] for new in moves.values()}
        own = "." * node.level + node.module
        together = len(moves) == len(node.names) and len(parents) == 1 and "" not in parents
        if together and parents != {own}:
            edits.append(Edit(self._module_span(node, first.span.path), parents.pop()))
        for imported, new in moves.items():
            alias = by_start[imported.span.start]
            parent, last = imports.split(new)
            bound = self._bound(imported, alias, new, table)
            if self._known(bound, new, imported, table):
                away[alias] = ("", "")
            elif together or parent == own:
                edits += self._rename_alias(imported, alias, last, bound)
            else:
                away[alias] = (new, bound)
            if bound != imported.bound:
                edits += [Edit(use.span, bound) for use in imported.uses]
        return (*edits, *self._take_away(node, away, table))

    def _module_span(self, node: p.ImportFrom, path: str) -> Span:
        text = self.project.texts[path]
        start = text.index("from", node.start) + 4
        while text[start] in " \t\\\r\n":
            start += 1
        written = "." * node.level + node.module
        if text[start : start + len(written)] != written:
            raise CannotRenderError("the name of its module is written apart")
        return Span(path, start, start + len(written))

    def _bound(self, imported: Imported, alias: p.Alias, new: str, table: Table) -> str:
        """The name that the file is to have for what it imports now."""
        last = imports.split(new)[1]
        if alias.alias or last == imported.bound or not last[:1].isupper():
            return imported.bound
        if self._exported(imported, table):
            return imported.bound
        if self._known(last, new, imported, table) or not self._taken(last, table):
            return last
        return imported.bound

    def _known(self, bound: str, new: str, imported: Imported, table: Table) -> bool:
        """Whether the file imports the same under the same name already."""
        return any(
            other.qualified == new and other.bound == bound and not other.guarded
            for other in self.project.imports
            if other is not imported
            and other.span.path == imported.span.path
            and table.scope_at(other.span.start) is table.scope_at(imported.span.start)
        )

    def _taken(self, name: str, table: Table) -> bool:
        scopes = (table.root, *table.ordered)
        return (
            hasattr(builtins, name)
            or any(name in scope.bindings for scope in scopes)
            or any(isinstance(node, p.Name) and node.id == name for node, _ in table.names)
        )

    def _exported(self, imported: Imported, table: Table) -> bool:
        path = imported.span.path
        if any(
            other.file == path and other.qualified.rpartition(".")[2] == imported.bound
            for other in self.project.imports
        ):
            return True
        return "__all__" in table.root.bindings

    def _rename_alias(
        self, imported: Imported, alias: p.Alias, last: str, bound: str
    ) -> list[Edit]:
        if alias.alias:
            return [Edit(imported.span, last)] if last != alias.name else []
        word = last if bound == last else f"{last} as {bound}"
        return [Edit(imported.span, word)] if word != alias.name else []

    def _take_away(
        self, node: p.ImportFrom, away: Mapping[p.Alias, tuple[str, str]], table: Table
    ) -> tuple[Edit, ...]:
        """Edits that take names out of a statement and import others in their place."""
        if not away:
            return ()
        path = table.module.path
        written = [imports.line_for(new, bound) for new, bound in away.values() if new]
        if len(away) == len(node.names):
            if not written:
                return remove_statement(table, Span(path, node.start, node.end))
            return (self._instead(node, written, table),)
        edits = list(self._remove(node, set(away), table))
        for new, bound in away.values():
            if new:
                edits += imports.add(table, new, bound, before=node.end, local=self._local())
        return tuple(edits)

    def _instead(self, node: p.ImportFrom, statements: list[str], table: Table) -> Edit:
        """The edit that writes other imports in the place of a statement."""
        text = table.module.text
        start = text.rfind("\n", 0, node.start) + 1
        indent = text[start : node.start]
        if "#" in text[node.start : node.end] or indent.strip():
            raise CannotRenderError("the statement holds a comment or shares its line")
        newline = lines.newline(text)
        written = f"{newline}{indent}".join(statements)
        return Edit(Span(table.module.path, node.start, node.end), written)

    def _remove(self, node: p.ImportFrom, gone: set[p.Alias], table: Table) -> list[Edit]:
        path, text = table.module.path, table.module.text
        names, edits, index = node.names, list[Edit](), 0
        while index < len(names):
            if names[index] not in gone:
                index += 1
                continue
            stop = index
            while stop < len(names) and names[stop] in gone:
                stop += 1
            if stop < len(names):
                span = Span(path, names[index].start, names[stop].start)
            else:
                span = Span(path, names[index - 1].end, names[-1].end)
            if "#" in text[span.start : span.end]:
                raise CannotRenderError("a comment stands between its names")
            edits.append(Edit(span, ""))
            index = stop
        return edits

    def _plain(self, imported: Imported, new: str) -> list[Edit]:
        """``import old as name`` and ``import old``."""
        edits = [Edit(imported.span, new)]
        if imported.root == imported.qualified:
            if "." not in imported.qualified and imported.bound == imported.qualified:
                raise CannotRenderError("it is the package itself")
            return edits
        depth = imported.qualified.count(".")
        tail = tuple(imported.qualified.split(".")[1:])
        for use in imported.uses:
            if use.chain[:depth] == tail:
                span = Span(use.span.path, use.span.start, use.parts[depth - 1].end)
                edits.append(Edit(span, new))
            elif new.partition(".")[0] != imported.root:
                raise CannotRenderError("its name has other uses")
        return edits

    def forget(self, unused: Sequence[Imported]) -> tuple[Edit, ...]:
        """Edits that take imports of one statement away which nothing uses. Raises
        CannotRenderError.
        """
        table = self.project.tables[unused[0].span.path]
        if any(i.uses or not i.exclusive or self._exported(i, table) for i in unused):
            raise CannotRenderError("the name may be used")
        return self._drop(unused, table)

    def as_mappings(self, structs: Sequence[Imported]) -> tuple[Edit, ...]:
        """Edits by which calls of imported structs make plain mappings, and the imports go.

        All are of one statement. Raises CannotRenderError unless they are only called, and with
        keywords alone.
        """
        table = self.project.tables[structs[0].span.path]
        uses = [use for i in structs for use in i.uses]
        if any(not i.exclusive or self._exported(i, table) for i in structs):
            raise CannotRenderError("the name may be used elsewhere")
        if any(not use.called or use.chain or use.positional for use in uses):
            raise CannotRenderError("it is used in other ways than by a call with keywords")
        if any("dict" in scope.bindings for scope in (table.root, *table.ordered)):
            raise CannotRenderError("the name dict is taken")
        return (*(Edit(use.span, "dict") for use in uses), *self._drop(structs, table))

    def _drop(self, gone: Sequence[Imported], table: Table) -> tuple[Edit, ...]:
        node = table.statement_at(gone[0].span.start)
        if isinstance(node, p.ImportFrom):
            starts = {i.span.start for i in gone}
            away = {alias: ("", "") for alias in node.names if alias.start in starts}
            return self._take_away(node, away, table)
        if isinstance(node, p.Import) and len(node.names) == 1:
            return remove_statement(table, gone[0].statement)
        raise CannotRenderError("it shares its statement")

    # --- uses that stand for something else ---------------------------------------------------

    def redirect(self, use: Mention, depth: int, root: str, qualified: str) -> tuple[Edit, ...]:
        """Edits by which a name and its first ``depth`` attributes stand for ``qualified``.

        ``root`` is what the name itself stands for. Raises CannotRenderError.
        """
        path = use.span.path
        if qualified.startswith(f"{root}."):
            span = Span(path, use.parts[0].start, use.parts[depth - 1].end)
            return (Edit(span, qualified[len(root) + 1 :]),)
        span = Span(path, use.span.start, use.parts[depth - 1].end)
        name, edits = self.project.naming.require(qualified, path, use.span.start)
        return (Edit(span, name), *edits)

    def disperse(self, imported: Imported, targets: Sequence[str]) -> tuple[Edit, ...]:
        """Edits that take an imported module away, each of its uses going to a thing elsewhere.

        ``targets`` says where to, in the order of the uses. Raises CannotRenderError.
        """
        path = imported.span.path
        table = self.project.tables[path]
        node = table.statement_at(imported.span.start)
        if not isinstance(node, p.ImportFrom) or not imported.exclusive:
            raise CannotRenderError("its name is bound in another way")
        if self._exported(imported, table):
            raise CannotRenderError("other files import the name")
        alias = next(a for a in node.names if a.start == imported.span.start)
        edits: list[Edit] = []
        written: list[str] = []
        for use, target in zip(imported.uses, targets, strict=True):
            module, last = imports.split(target)
            wanted, tail = (target, "") if imports.by_member(module) else (module, f".{last}")
            name, more = self.project.naming.require(wanted, path, use.span.start)
            edits.append(Edit(Span(path, use.span.start, use.parts[0].end), name + tail))
            if more and len(node.names) > 1:
                edits += more
            elif more:
                written.append(imports.line_for(wanted))
        if written:
            return (*edits, self._instead(node, list(dict.fromkeys(written)), table))
        return (*edits, *self._take_away(node, {alias: ("", "")}, table))
