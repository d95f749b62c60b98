"""Constructs that get an id which another one has in the same scope."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from fixiac import model
from fixiac import program as p
from fixiac.calls import Clash, ConstructId
from fixiac.edits import Span
from fixiac.frontends.python.scopes import Scope, Table, self_name
from fixiac.frontends.python.values import LocalClass
from fixiac.frontends.python.values import Symbol as Imported
from fixiac.schemas import Symbol

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject


class Ids:
    """The ids of the constructs of one project."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project

    def clashes(self) -> Iterator[Clash]:
        """Every construct whose id is certainly that of an earlier one, by file and place."""
        for table in self.project.tables.values():
            scopes: dict[tuple[int, str], dict[str, list[ConstructId]]] = {}
            for call, scope, block in sorted(table.calls, key=lambda entry: entry[0].start):
                made = self._id(call, scope, table)
                if made is None or not self._certain(scope, block, table):
                    continue
                where = self._where(call.arguments[0].value, scope)
                if where is not None:
                    same = made.text.replace("'", '"')
                    scopes.setdefault(where, {}).setdefault(same, []).append(made)
            for ids in scopes.values():
                for first, *others in ids.values():
                    for other in others:
                        yield Clash(first, other, self._texts(table))
            yield from self._imported(table)

    def _imported(self, table: Table) -> Iterator[Clash]:
        """Stacks that a file makes in an app which it imports, after the file that has that app."""
        apps = {
            (imported.bound, imported.qualified.rpartition(".")[2]): imported.file
            for imported in self.project.imports
            if imported.span.path == table.module.path and imported.file
        }
        for (bound, name), file in apps.items():
            own = self._in_app(table, bound)
            theirs = self._in_app(self.project.tables[file], name) if own else {}
            same = own.keys() & theirs.keys()
            statements = self._on_import(self.project.tables[file], name, theirs, same)
            for text in sorted(same):
                first, second = theirs[text], own[text]
                yield Clash(first, second, self._texts(table), statements)

    def _in_app(self, table: Table, app: str) -> dict[str, ConstructId]:
        """What a file makes in an app, outside of all functions, by the text of the id."""
        found: dict[str, ConstructId] = {}
        for call, scope, block in table.calls:
            scoped = call.arguments[0].value if call.arguments else None
            if scope.kind != "module" or not isinstance(scoped, p.Name) or scoped.id != app:
                continue
            made = self._id(call, scope, table)
            if made is not None and block not in table.loops and block not in table.branches:
                found.setdefault(made.text.replace("'", '"'), made)
        return found

    def _on_import(
        self, table: Table, app: str, made: Mapping[str, ConstructId], same: Collection[str]
    ) -> tuple[Span, ...]:
        """The last statements of a file, from the first that makes one of the ``same`` stacks.

        Empty if they do anything else, or give names that other files import.
        """
        path, places = table.module.path, {made[text].span for text in same}
        asked = {i.qualified.rpartition(".")[2] for i in self.project.imports if i.file == path}
        found: list[Span] = []
        for statement in table.module.body:
            span = Span(path, statement.start, statement.end)
            stack = any(span.contains(place) for place in places)
            if not stack and not found:
                continue
            given = (
                {t.id for t in statement.targets if isinstance(t, p.Name)}
                if isinstance(statement, p.Assign)
                else set()
            )
            if given & asked or not (stack or _synthesises(statement, app)):
                return ()
            found.append(span)
        return tuple(found)

    def _texts(self, table: Table) -> frozenset[str]:
        """Every text of a file, so that a new id is none of them."""
        source = table.module.text
        return frozenset(source[node.start : node.end] for node, _ in table.texts)

    def _id(self, call: p.Call, scope: Scope, table: Table) -> ConstructId | None:
        """The id that a call gives a construct, written as a text of one literal."""
        given = call.arguments
        if len(given) < 2 or any(a.name or a.star for a in given[:2]):
            return None
        text = given[1].value
        if not isinstance(text, p.Text) or len(text.tokens) != 1:
            return None
        made = self.project.typing.of(call.func, scope)
        symbol: Symbol | None = None
        if isinstance(made, Imported):
            symbol = self.project.typing.lookup(made.qualified)
        elif isinstance(made, LocalClass):
            levels = self.project.typing.ancestry(made)
            symbol = levels[-1] if levels and isinstance(levels[-1], Symbol) else None
        if symbol is None or not symbol.is_construct:
            return None
        written = table.module.text[text.start : text.end]
        if written.endswith(('"""', "'''")) or not self._plain(text, scope):
            return None
        path = table.module.path
        name = made.node.name if isinstance(made, LocalClass) else symbol.name
        return ConstructId(name, written, Span(path, text.start, text.end))

    def _plain(self, text: p.Text, scope: Scope) -> bool:
        """Whether a text is the same each time that it is read in one function."""
        holes = [part for part in text.parts if isinstance(part, p.Filled)]
        value = self.project.evaluator.value(text, scope)
        if not holes:
            return model.text_of(value) is not None
        names = [hole.value for hole in holes if hole.plain]
        return len(names) == len(holes) and all(
            isinstance(name, p.Name) and len((scope.find(name.id) or (scope, []))[1]) == 1
            for name in names
        )

    def _certain(self, scope: Scope, block: int, table: Table) -> bool:
        """Whether a place is reached once each time that its function runs."""
        if scope.kind != "function":
            return False
        number = block
        while number > 0 and table.blocks[number][1] > scope.start:
            if number in table.loops or number in table.branches:
                return False
            number = table.blocks[number][0]
        return True

    def _where(self, node: p.Expr, scope: Scope) -> tuple[int, str] | None:
        """What tells the construct that is the scope from others in the file."""
        if not isinstance(node, p.Name):
            return None
        if node.id != self_name(scope):
            found = scope.find(node.id)
            if found is None or len(found[1]) != 1:
                return None
            return id(scope), node.id
        owner, name = scope.owner(), getattr(scope.node, "name", "")
        if owner is None:
            return None
        # What other methods declare counts where the constructor certainly runs them once.
        return (id(owner), "") if name == "__init__" or self._run_once(scope) else (id(scope), "")

    def _run_once(self, scope: Scope) -> bool:
        calls = self.project.evaluator.calls.of(scope)
        if len(calls) != 1:
            return False
        call, where = calls[0]
        table = self.project.tables[where.module.path]
        return (
            isinstance(where.node, p.Function)
            and where.node.name == "__init__"
            and where.owner() is scope.owner()
            and self._certain(where, table.block_at(call.start), table)
        )


def _synthesises(statement: p.Stmt, app: str) -> bool:
    """Whether a statement does nothing but call a method of an app."""
    match statement:
        case p.Evaluate(value=p.Call(func=p.Attr(base=p.Name(id=name), name="synth"))):
            return name == app
        case _:
            return False
