"""Attributes that the constructor of a class reads before it sets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fixiac import lines
from fixiac import program as p
from fixiac.calls import EarlyRead
from fixiac.edits import Edit, Span, remarked_from
from fixiac.expressions import CannotRenderError
from fixiac.frontends.python.scopes import Scope, Table, self_name
from fixiac.frontends.python.typed.classes import declared_field
from fixiac.frontends.python.values import LocalClass
from fixiac.frontends.python.values import Symbol as Imported
from fixiac.schemas import Symbol

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject

_DEPTH = 20
_LEAVING = frozenset({"raise", "continue", "break"})


@dataclass(slots=True)
class _Run:
    """How far the constructor of a class has come.

    ``maybe`` are the attributes that may be set by now, ``sure`` those that are. ``reads`` are the
    attributes that it has asked for, ``handed`` is True once the object itself has been given to
    what may do anything with it, ``spans`` are the functions that it has gone through.
    """

    cls: LocalClass
    table: Table
    maybe: set[str] = field(default_factory=set)
    sure: set[str] = field(default_factory=set)
    reads: set[str] = field(default_factory=set)
    handed: bool = False
    spans: list[tuple[int, int]] = field(default_factory=list)
    early: list[p.Attr] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)


class Order:
    """The order in which the constructors of one project set attributes."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project
        self.typing = project.typing
        self._found: dict[Span, tuple[LocalClass, Table, p.Stmt, frozenset[str]]] = {}

    # --- what is read too early -------------------------------------------------------------

    def early(self) -> Iterator[EarlyRead]:
        """Every attribute that is certainly read before it is set, once for each, by file."""
        for table in self.project.tables.values():
            for scope in table.ordered:
                if isinstance(scope.node, p.Class):
                    yield from self._of_class(LocalClass(scope.node, scope), table)

    def _of_class(self, cls: LocalClass, table: Table) -> Iterator[EarlyRead]:
        constructor = self._method(cls, "__init__")
        levels = self.typing.ancestry(cls)
        if constructor is None or levels is None or cls.node.decorators:
            return
        if any(isinstance(level, LocalClass) for level in levels[1:]):
            return
        if {"__getattr__", "__getattribute__", "__slots__", "__new__"} & cls.scope.bindings.keys():
            return
        base = levels[-1] if isinstance(levels[-1], Symbol) else None
        if base is not None and not base.complete:
            return
        run = _Run(cls, table)
        for statement in constructor.body:
            sure = frozenset(run.sure)
            goes_on = self._statement(statement, run, certain=True)
            for node in run.early:
                if self._is_its_own(cls, base, node.name):
                    span = Span(table.module.path, node.name_start, node.end)
                    self._found[span] = cls, table, statement, sure
                    yield EarlyRead(
                        span=span,
                        owner=cls.node.name,
                        name=node.name,
                        later=node.name in cls.scope.attributes,
                    )
            run.early = []
            if not goes_on:
                return

    def _is_its_own(self, cls: LocalClass, base: Symbol | None, name: str) -> bool:
        """Whether the methods of the class alone can give its objects an attribute."""
        if name in cls.scope.bindings or declared_field(cls.node, name) is not None:
            return False
        if base is not None and (
            name.startswith("_") or self.typing.lookup(f"{base.name}.{name}") is not None
        ):
            return False
        presence = self.project.presence
        return presence.sets_itself(cls, name) and not presence.derived_has(cls, name)

    def _method(self, cls: LocalClass, name: str) -> p.Function | None:
        bindings = cls.scope.bindings.get(name, [])
        node = bindings[0].node if len(bindings) == 1 else None
        if not isinstance(node, p.Function) or node.asynchronous:
            return None
        return None if name != "__init__" and self.project.presence.derived_has(cls, name) else node

    # --- running it -------------------------------------------------------------------------

    def _body(self, body: tuple[p.Stmt, ...], run: _Run, *, certain: bool) -> bool:
        """Go through statements; whether what follows them is sure to be reached."""
        for statement in body:
            certain = self._statement(statement, run, certain=certain) and certain
            if isinstance(statement, p.Return) or _raises(statement):
                return False
        return certain

    def _statement(self, statement: p.Stmt, run: _Run, *, certain: bool) -> bool:
        match statement:
            case p.Function():
                self._body(statement.body, run, certain=False)
            case p.Class() | p.Import() | p.ImportFrom():
                pass
            case p.Assign():
                if statement.value is not None:
                    self._expression(statement.value, run, certain=certain)
                    for target in statement.targets:
                        if statement.augmented:
                            self._expression(target, run, certain=certain)
                        self._target(target, run, certain=certain)
            case p.Block():
                first, *others = statement.heads or (None,)
                if first is not None:
                    self._expression(first, run, certain=certain and statement.kind != "try")
                for head in others:
                    if head is not None:
                        self._expression(head, run, certain=False)
                for target in statement.targets:
                    self._target(target, run, certain=False)
                for body in statement.bodies:
                    self._body(body, run, certain=False)
                return certain and not _leaves(statement)
            case _:
                for head in p.heads(statement):
                    self._expression(head, run, certain=certain)
                return certain and not isinstance(statement, p.Return) and not _raises(statement)
        return certain

    def _target(self, target: p.Expr, run: _Run, *, certain: bool) -> None:
        if isinstance(target, p.Array):
            for element in target.elements:
                self._target(element.value, run, certain=certain)
        elif isinstance(target, p.Attr) and self._is_self(target.base, run):
            run.maybe.add(target.name)
            if certain:
                run.sure.add(target.name)
        elif not isinstance(target, p.Name):
            for child in p.children(target):
                self._expression(child, run, certain=certain)

    def _expression(self, node: p.Expr, run: _Run, *, certain: bool) -> None:
        match node:
            case p.Attr() if self._is_self(node.base, run):
                self._read(node, run, certain=certain)
            case p.Call():
                self._expression(node.func, run, certain=certain)
                for argument in node.arguments:
                    if self._is_self(argument.value, run):
                        known = self.typing.of(node.func, run.table.scope_at(node.start))
                        run.handed = run.handed or not isinstance(known, Imported)
                    self._expression(argument.value, run, certain=certain)
                if isinstance(node.func, p.Attr) and self._is_self(node.func.base, run):
                    self._enter(node.func.name, run, certain=certain)
            case p.Conditional():
                self._expression(node.test, run, certain=certain)
                self._expression(node.body, run, certain=False)
                self._expression(node.orelse, run, certain=False)
            case p.Binary():
                self._expression(node.left, run, certain=certain)
                plain = node.operator not in ("and", "or")
                self._expression(node.right, run, certain=certain and plain)
            case p.Comprehension():
                first, *others = (*node.sources, *node.elements, *node.conditions)
                self._expression(first, run, certain=certain)
                for other in others:
                    self._expression(other, run, certain=False)
            case p.Lambda():
                self._expression(node.body, run, certain=False)
            case _:
                for child in p.children(node):
                    self._expression(child, run, certain=certain)

    def _read(self, node: p.Attr, run: _Run, *, certain: bool) -> None:
        if node.name in run.cls.scope.bindings:
            function = self._method(run.cls, node.name)
            if function is not None and function.decorators:
                self._enter(node.name, run, certain=certain)
            return
        run.reads.add(node.name)
        if certain and node.name not in run.maybe:
            run.early.append(node)
            run.maybe.add(node.name)

    def _enter(self, name: str, run: _Run, *, certain: bool) -> None:
        """Go through a method; whatever it sets may be set then, and is if it is sure to run."""
        function = self._method(run.cls, name)
        if function is None:
            run.handed = run.handed or name in run.cls.scope.bindings
            return
        if id(function) in run.stack or len(run.stack) > _DEPTH:
            return
        run.stack.append(id(function))
        run.spans.append((function.start, function.end))
        self._body(function.body, run, certain=certain)
        run.stack.pop()

    def _is_self(self, node: p.Expr, run: _Run) -> bool:
        if not isinstance(node, p.Name):
            return False
        method = run.table.scope_at(node.start).method()
        inside = method is not None and method.parent is run.cls.scope
        return inside and method is not None and self_name(method) == node.id

    # --- setting it earlier -----------------------------------------------------------------

    def advanced(self, read: EarlyRead) -> tuple[Edit, ...]:
        """Edits that set the attribute above the statement that needs it.

        Raises CannotRenderError.
        """
        cls, table, reader, sure = self._found[read.span]
        constructor = self._method(cls, "__init__")
        assert constructor is not None
        body = constructor.body
        first = body.index(reader)
        index = next((i for i, s in enumerate(body) if i > first and _sets(s, read.name)), None)
        if index is None:
            raise CannotRenderError("the constructor does not set it in a statement of its own")
        setter = body[index]
        moved = self._effects(cls, table, (setter,))
        between = self._effects(cls, table, body[first:index])
        own = cls.scope.attributes.keys()
        if moved.handed or not (moved.reads & own) - {read.name} <= sure:
            raise CannotRenderError("what sets it needs what comes before")
        if moved.maybe & (between.reads | between.maybe) - {read.name}:
            raise CannotRenderError("what sets it does more, which what comes before may need")
        if moved.reads & between.maybe or self._mutated(cls, moved) & (between.reads | moved.reads):
            raise CannotRenderError("what comes before may change what it is made from")
        self._check_names(setter, reader, table)
        return _moved(table, reader, setter)

    def _effects(self, cls: LocalClass, table: Table, body: tuple[p.Stmt, ...]) -> _Run:
        run = _Run(cls, table)
        for statement in body:
            self._statement(statement, run, certain=False)
        run.spans += [(s.start, s.end) for s in body]
        return run

    def _mutated(self, cls: LocalClass, run: _Run) -> set[str]:
        """The attributes whose value is changed in place in what a run goes through."""
        return {
            name.partition(".")[2]
            for name, offsets in cls.scope.mutated.items()
            if any(start <= at < end for at in offsets for start, end in run.spans)
        }

    def _check_names(self, setter: p.Stmt, reader: p.Stmt, table: Table) -> None:
        """That each local name of a statement has its value above. Raises CannotRenderError."""
        for head in p.heads(setter):
            for node in p.expressions(head):
                if not isinstance(node, p.Name):
                    continue
                scope: Scope = table.scope_at(node.start)
                found = scope.find(node.id)
                if found is None or found[0].kind in ("module", "comprehension", "lambda"):
                    continue
                top = table.block_at(reader.start)
                for binding in found[1]:
                    if binding.kind == "parameter" and len(found[1]) == 1:
                        continue
                    if binding.after > reader.start or binding.block != top:
                        raise CannotRenderError(f"{node.id} has its value below")


def _sets(statement: p.Stmt, name: str) -> bool:
    """Whether a statement sets one attribute of that name and nothing else."""
    return (
        isinstance(statement, p.Assign)
        and statement.value is not None
        and not statement.augmented
        and len(statement.targets) == 1
        and isinstance(statement.targets[0], p.Attr)
        and statement.targets[0].name == name
        and isinstance(statement.targets[0].base, p.Name)
    )


def _raises(statement: p.Stmt) -> bool:
    return isinstance(statement, p.Simple) and statement.kind in _LEAVING


def _leaves(block: p.Block) -> bool:
    """Whether a block may end the function, or the turn of a loop, that it stands in."""
    waiting = [statement for body in block.bodies for statement in body]
    while waiting:
        statement = waiting.pop()
        if isinstance(statement, p.Return) or _raises(statement):
            return True
        if isinstance(statement, p.Block):
            waiting += [inner for body in statement.bodies for inner in body]
    return False


def _moved(table: Table, reader: p.Stmt, setter: p.Stmt) -> tuple[Edit, ...]:
    """Edits that put the lines of a statement above another one. Raises CannotRenderError."""
    path, text = table.module.path, table.module.text
    start, end = lines.start(text, setter.start), lines.end(text, setter.end)
    at = lines.start(text, reader.start)
    behind = text[setter.end : end].strip()
    if text[start : setter.start].strip() or text[at : reader.start].strip():
        raise CannotRenderError("several statements stand in one line")
    if behind and not behind.startswith("#"):
        raise CannotRenderError("several statements stand in one line")
    begin = remarked_from(text, start)
    if begin < start:
        at = remarked_from(text, at)
    after = lines.after(text, end)
    block = text[begin:after]
    if not block.endswith(("\n", "\r")):
        block += lines.newline(text)
    blank_above = not text[lines.start(text, begin - 1) : begin].strip()
    following = lines.after(text, after)
    if begin < start and blank_above and not text[after:following].strip() and following > after:
        block += text[after:following]
        after = following
    return (Edit(Span(path, at, at), block), Edit(Span(path, begin, after), ""))
