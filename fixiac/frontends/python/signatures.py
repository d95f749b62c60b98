"""What the program's own functions and classes take, and what its calls give them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fixiac import program as p
from fixiac.calls import Invocation, NoMethod, OwnCall, OwnParameter, Unpacked
from fixiac.edits import Span, remove_item
from fixiac.frontends.python.scopes import Scope, Table, self_name
from fixiac.frontends.python.typed.known import Bound, Own
from fixiac.frontends.python.values import Closure, LocalClass
from fixiac.schemas import Symbol

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject

_SILENT = frozenset({"jsii.implements", "typing.final", "jsii.interface"})
"""Decorators of classes that leave the constructor as it is."""
_DATACLASS = "dataclasses.dataclass"
_WAITING = frozenset({"raises", "assertRaises", "suppress"})
"""What a ``with`` statement calls to go on after an error."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What a function or class takes.

    ``keywords`` are the further names that its ``**`` parameter takes: any, if None; without such
    a parameter there are none. ``header`` is the function that says all this, if there is one.
    """

    parameters: tuple[OwnParameter, ...]
    rest: bool = False
    keywords: frozenset[str] | None = frozenset()
    header: p.Function | None = None
    scope: Scope | None = None
    passes: str = ""
    """The class whose constructor is given what the ``**`` parameter collects."""


class Signatures:
    """The signatures of one project."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project
        self.typing = project.typing
        self._known: dict[int, Signature | None] = {}
        self._made: dict[Span, tuple[p.Call, Scope, Signature]] = {}

    def calls(self) -> Iterator[OwnCall]:
        """Every call of a function or class of the program, by file and place."""
        for table in self.project.tables.values():
            excused = expected_to_fail(table, "TypeError")
            found = [
                made
                for call, scope, _ in table.calls
                if not any(start <= call.start < end for start, end in excused)
                and (made := self._call(call, scope, table)) is not None
            ]
            yield from sorted(found, key=lambda call: call.span)

    def _call(self, call: p.Call, scope: Scope, table: Table) -> OwnCall | None:
        called = self.typing.of(call.func, scope)
        signature = self._signature(called)
        if signature is None or signature.scope is None:
            return None
        arguments, slot, complete = self.project.invocations.arguments(call, scope)
        path = scope.module.path
        header, home = signature.header, signature.scope
        at = header.name_start if header is not None else home.start
        span = Span(path, call.start, call.end)
        self._made[span] = call, scope, signature
        statement = table.statement_at(call.start)
        bound: tuple[str, ...] = ()
        if isinstance(statement, p.Assign) and statement.value is call:
            bound = tuple(scope.module.text[t.start : t.end] for t in statement.targets)
        around = call if statement is None else statement
        return OwnCall(
            name=scope.module.text[call.func.start : call.func.end],
            path=path,
            span=span,
            function=Span(path, call.func.start, call.func.end),
            parameters=signature.parameters,
            rest=signature.rest,
            keywords=signature.keywords,
            passes=signature.passes,
            arguments=arguments,
            slot=slot,
            complete=complete,
            definition=Span(home.module.path, at, at),
            statement=Span(path, around.start, around.end),
            bound=bound,
            makes=isinstance(called, LocalClass),
        )

    def _signature(self, called: object) -> Signature | None:
        match called:
            case LocalClass():
                key = id(called.node)
                if key not in self._known:
                    self._known[key] = self._of_class(called)
                return self._known[key]
            case Closure(node=p.Function() as node, scope=scope):
                # Of a method that is called by its class, or given to another one, it is not
                # certain what comes first.
                if node.decorators or scope.kind == "class":
                    return None
                return self._of_function(node, scope, bound=False)
            case Bound(closure=Closure(node=p.Function() as node, scope=scope)):
                if self._is_overridden(node, scope):
                    return None
                return self._of_function(node, scope, bound=True)
            case _:
                return None

    def _is_overridden(self, node: p.Function, scope: Scope) -> bool:
        """Whether a class of the program that extends a method's own may have another one."""
        assert isinstance(scope.node, p.Class)
        return self.project.presence.derived_has(LocalClass(scope.node, scope), node.name)

    def made(self, call: OwnCall) -> tuple[p.Call, Scope, Signature]:
        """What a call is in the program, and what it calls."""
        return self._made[call.span]

    def asked_of(self, call: OwnCall) -> frozenset[str]:
        """The parameters of what is called that it certainly asks for attributes."""
        _, _, signature = self.made(call)
        header, outer = signature.header, signature.scope
        if header is None or outer is None:
            return frozenset()
        table = self.project.tables[outer.module.path]
        inner = table.scopes.get(id(header))
        asked = {
            node.base.id
            for statement in _until_it_may_end(header.body)
            if isinstance(statement, (p.Assign, p.Evaluate, p.Return))
            for head in p.heads(statement)
            for node in _always(head)
            if isinstance(node, p.Attr) and isinstance(node.base, p.Name)
        }
        looked_at = {
            node.id
            for node, scope in table.names
            if isinstance(node, p.Name) and scope is inner and _chooses(table, node)
        }
        names = {parameter.name for parameter in header.parameters if not parameter.star}
        return frozenset(
            name
            for name in names & asked - looked_at
            if inner is not None and len(inner.bindings.get(name, ())) == 1
        )

    def of_class(self, cls: LocalClass) -> Signature | None:
        """What the constructor of a class takes, or None if that is not known."""
        return self._signature(cls)

    def unpacked(self, calls: Iterable[Invocation], own: Sequence[OwnCall]) -> Iterator[Unpacked]:
        """Every object of a class of the program that a call unpacks and that is no mapping."""
        known = {call.span: call for call in calls}
        for path, table in self.project.tables.items():
            for node, scope, _ in table.calls:
                call = known.get(Span(path, node.start, node.end))
                for index, argument in enumerate(node.arguments):
                    made = self.typing.of(argument.value, scope) if argument.star == "**" else None
                    if call is None or not isinstance(made, Own) or self._is_mapping(made.cls):
                        continue
                    text, items = table.module.text, p.items(node.arguments)
                    yield Unpacked(
                        call=call,
                        span=Span(path, argument.start, argument.end),
                        place=Span(path, argument.value.start, argument.value.end),
                        fields=self._handed_on(made.cls, own),
                        removal=remove_item(path, text, (node.open, node.close), items, index),
                    )

    def _is_mapping(self, cls: LocalClass) -> bool:
        """Whether objects of a class may be unpacked."""
        levels = self.typing.ancestry(cls)
        return levels is None or any(
            "keys" in level.scope.bindings
            if isinstance(level, LocalClass)
            else not level.complete or level.method("keys") is not None
            for level in levels
        )

    def _handed_on(self, cls: LocalClass, own: Sequence[OwnCall]) -> tuple[str, ...] | None:
        """The names that all objects of a class are given for the structure that it extends."""
        signature = self._signature(cls)
        passes = self.typing.lookup(signature.passes) if signature and signature.passes else None
        if signature is None or signature.header is None or signature.scope is None:
            return None
        if passes is None or passes.kind != "struct":
            return None
        at = signature.header.name_start
        made = [c for c in own if c.definition == Span(signature.scope.module.path, at, at)]
        if not made or not all(call.complete for call in made):
            return None
        taken = {parameter.name for parameter in signature.parameters}
        names = [p.name for call in made for p in call.arguments if p.name and p.name not in taken]
        return tuple(dict.fromkeys(names))

    def no_methods(self) -> Iterator[NoMethod]:
        """Every method that is called on ``self`` and certainly is not there, by file and place."""
        seen: set[tuple[int, str]] = set()
        for table in self.project.tables.values():
            for call, scope, _ in sorted(table.calls, key=lambda row: row[0].start):
                func, owner, method = call.func, scope.owner(), scope.method()
                if not isinstance(func, p.Attr) or not isinstance(func.base, p.Name):
                    continue
                if owner is None or method is None or self_name(method) != func.base.id:
                    continue
                assert isinstance(owner.node, p.Class)
                cls = LocalClass(owner.node, owner)
                key = id(cls.node), func.name
                if key in seen or func.name in self._held:
                    continue
                if not self.project.presence.lacks(cls, func, table):
                    continue
                seen.add(key)
                yield NoMethod(
                    span=Span(scope.module.path, func.name_start, func.end),
                    owner=owner.node.name,
                    name=func.name,
                    methods=tuple(
                        name
                        for name, bindings in owner.bindings.items()
                        if bindings[0].kind == "function"
                    ),
                )

    @functools.cached_property
    def _held(self) -> frozenset[str]:
        """The names of all that any class of the program has or is given, and of its functions."""
        found: set[str] = set()
        for table in self.project.tables.values():
            for scope in (table.root, *table.ordered):
                if scope.kind in ("class", "module"):
                    found |= scope.bindings.keys() | scope.attributes.keys()
        return frozenset(found)

    # --- functions --------------------------------------------------------------------------

    def _of_function(self, node: p.Function, scope: Scope, *, bound: bool) -> Signature | None:
        inner = self.project.tables[scope.module.path].scopes.get(id(node))
        if inner is None:
            return None
        parameters = [q for q in node.parameters if not q.star]
        if bound:
            if not parameters or parameters[0].keyword_only:
                return None
            parameters = parameters[1:]
        taken = tuple(
            OwnParameter(q.name, q.default is None, not q.keyword_only) for q in parameters
        )
        collecting = {q.star: q.name for q in node.parameters if q.star and q.name}
        keywords: frozenset[str] | None = frozenset()
        passes = ""
        if "**" in collecting:
            keywords, passes = self._collected(node, inner, collecting["**"])
            if keywords is not None:
                keywords -= {q.name for q in parameters}
        return Signature(taken, "*" in collecting, keywords, node, scope, passes)

    def _collected(
        self, node: p.Function, inner: Scope, name: str
    ) -> tuple[frozenset[str] | None, str]:
        """The names that a ``**`` parameter takes, if all it does is go to an SDK's constructor."""
        uses = [
            expression
            for statement in p.statements(node.body)
            for head in p.heads(statement)
            for expression in p.expressions(head)
            if isinstance(expression, p.Name) and expression.id == name
        ]
        if len(uses) != 1:
            return None, ""
        for call, scope, _ in self.project.tables[inner.module.path].calls:
            spread = [a for a in call.arguments if a.star == "**" and a.value is uses[0]]
            if not spread or scope is not inner:
                continue
            base = self.project.invocations.constructor_of_base(call.func, scope)
            if base is None or base.open or not base.complete:
                return None, ""
            positional = [a.name for a in base.arguments if a.positional]
            count = sum(1 for a in call.arguments if not a.name and not a.star)
            given = {a.name for a in call.arguments} | set(positional[:count])
            return frozenset(a.name for a in base.arguments) - given, base.name
        return None, ""

    # --- classes ----------------------------------------------------------------------------

    def _of_class(self, cls: LocalClass) -> Signature | None:
        levels = self.typing.ancestry(cls)
        if levels is None or any(b.name for b in cls.node.bases):
            return None
        locals_ = [level for level in levels if isinstance(level, LocalClass)]
        if any("__new__" in level.scope.bindings for level in locals_):
            return None
        for level in locals_:
            decorators = self._decorators(level)
            bindings = level.scope.bindings.get("__init__", [])
            if decorators - _SILENT - {_DATACLASS} or (_DATACLASS in decorators and not bindings):
                return self._of_fields(level) if decorators == {_DATACLASS} else None
            if bindings:
                node = bindings[0].node
                if len(bindings) != 1 or not isinstance(node, p.Function) or node.decorators:
                    return None
                return self._of_function(node, level.scope, bound=True)
        last = levels[-1]
        if isinstance(last, Symbol):
            if last.open or not last.complete:
                return None
            return replace(_of_symbol(last), scope=cls.scope)
        return Signature((), scope=cls.scope)

    def _decorators(self, cls: LocalClass) -> set[str]:
        """The qualified names of a class's decorators, empty for one that is not known."""
        outer = cls.scope.parent or cls.scope
        plain = (d.func if isinstance(d, p.Call) else d for d in cls.node.decorators)
        return {getattr(self.typing.of(decorator, outer), "qualified", "") for decorator in plain}

    def _of_fields(self, cls: LocalClass) -> Signature | None:
        """The constructor that a dataclass gets from its fields."""
        [decorator] = cls.node.decorators
        if cls.node.bases or (isinstance(decorator, p.Call) and decorator.arguments):
            return None
        found: list[OwnParameter] = []
        for statement in cls.node.body:
            if not isinstance(statement, p.Assign) or statement.annotation is None:
                continue
            target, value = statement.targets[0], statement.value
            if not isinstance(target, p.Name):
                return None
            written = cls.scope.module.text[statement.annotation.start : statement.annotation.end]
            if "ClassVar" in written or "InitVar" in written or "KW_ONLY" in written:
                return None
            required = value is None
            if isinstance(value, p.Call):
                names = {a.name for a in value.arguments}
                if "init" in names or any(a.star for a in value.arguments):
                    return None
                known = self.typing.of(value.func, cls.scope)
                if getattr(known, "qualified", "") == "dataclasses.field":
                    required = not names & {"default", "default_factory"}
            found.append(OwnParameter(target.id, required, True))
        return Signature(tuple(found), scope=cls.scope)


def _of_symbol(symbol: Symbol) -> Signature:
    """The constructor that a class takes over from an SDK's."""
    return Signature(
        tuple(OwnParameter(a.name, a.required, a.positional) for a in symbol.arguments)
    )


def expected_to_fail(table: Table, error: str) -> list[tuple[int, int]]:
    """Where an error may be raised on purpose: in a ``try``, or where a test waits for it."""
    found: list[tuple[int, int]] = []
    for start, end, statement in table.statements:
        if not isinstance(statement, p.Block) or statement.kind not in ("try", "with"):
            continue
        names = {
            node.id if isinstance(node, p.Name) else node.name
            for head in statement.heads
            for node in p.expressions(head)
            if isinstance(node, p.Name | p.Attr)
        }
        if names & ({error} if statement.kind == "try" else _WAITING):
            found.append((start, end))
    return found


def _until_it_may_end(body: Sequence[p.Stmt]) -> Iterator[p.Stmt]:
    """The statements of a function up to the first that may leave it."""
    for statement in body:
        yield statement
        inside = p.statements((statement,)) if isinstance(statement, p.Block) else [statement]
        if any(
            isinstance(s, p.Return) or (isinstance(s, p.Simple) and s.kind == "raise")
            for s in inside
        ):
            return


def _always(node: p.Expr) -> Iterator[p.Expr]:
    """An expression and those in it that are evaluated whenever it is."""
    yield node
    match node:
        case p.Conditional():
            yield from _always(node.test)
        case p.Binary() if node.operator in ("and", "or"):
            yield from _always(node.left)
        case p.Lambda() | p.Comprehension() | p.Other():
            return
        case _:
            for child in p.children(node):
                yield from _always(child)


def _chooses(table: Table, name: p.Name) -> bool:
    """Whether what the program does may depend on the value of a name."""
    statement = table.statement_at(name.start)
    if isinstance(statement, (p.Block, p.Simple)):
        return True
    heads = p.heads(statement) if statement is not None else ()
    return any(
        isinstance(node, (p.Conditional, p.Other))
        or (isinstance(node, p.Binary) and node.operator in ("and", "or"))
        for head in heads
        for node in p.expressions(head)
        if node.start <= name.start < node.end
    )
