"""Which names a Python file binds, where, and how they are looked up."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field

from fixiac import program as p
from fixiac.edits import Span
from fixiac.frontends.python.nesting import Nesting


@dataclass(slots=True)
class Binding:
    """One place that gives a name its value.

    ``path`` says how to get from ``value`` to the name's own: indices of tuple unpacking. ``block``
    numbers the statement list it stands in; ``after`` is the offset from which it holds.
    """

    kind: str
    node: p.Node
    scope: Scope
    block: int
    after: int
    value: p.Expr | None = None
    path: tuple[int, ...] = ()


@dataclass(slots=True, eq=False)
class Scope:
    """A module, class, function, lambda or comprehension, with the names it binds."""

    kind: str
    node: p.Node | None
    parent: Scope | None
    module: p.Module
    start: int
    end: int
    bindings: dict[str, list[Binding]] = field(default_factory=dict)
    attributes: dict[str, list[Binding]] = field(default_factory=dict)
    """Of a class: what its methods assign to ``self.name``."""
    outside: set[str] = field(default_factory=set)
    """Names declared global or nonlocal."""
    mutated: dict[str, list[int]] = field(default_factory=dict)
    """Names (``self.x`` included) whose value is changed in place, with the offsets."""

    def span(self, node: p.Node) -> Span:
        """The place of a node of this scope's file."""
        return Span(self.module.path, node.start, node.end)

    def owner(self) -> Scope | None:
        """The class whose method this scope is or lies in."""
        scope: Scope | None = self
        while scope is not None and scope.kind != "module":
            if (
                scope.kind == "function"
                and scope.parent is not None
                and scope.parent.kind == "class"
            ):
                return scope.parent
            scope = scope.parent
        return None

    def method(self) -> Scope | None:
        """The method this scope is or lies in."""
        scope: Scope | None = self
        while scope is not None:
            if (
                scope.kind == "function"
                and scope.parent is not None
                and scope.parent.kind == "class"
            ):
                return scope
            scope = scope.parent
        return None

    def find(self, name: str) -> tuple[Scope, list[Binding]] | None:
        """The scope that binds ``name`` as seen from here, and its bindings."""
        scope: Scope | None = self
        first = True
        while scope is not None:
            if (
                name in scope.bindings
                and name not in scope.outside
                and (first or scope.kind != "class")
            ):
                return scope, scope.bindings[name]
            first = False
            scope = scope.parent
        return None

    def function(self) -> Scope:
        """The nearest function or module around."""
        scope = self
        while scope.kind in ("lambda", "comprehension") and scope.parent is not None:
            scope = scope.parent
        return scope


_MUTATORS = frozenset(
    {
        "append",
        "extend",
        "insert",
        "update",
        "pop",
        "remove",
        "clear",
        "setdefault",
        "popitem",
        "add_statements",
        "add_actions",
        "add_resources",
        "add_principals",
        "add_condition",
        "add_conditions",
        "add_service_principal",
        "add_aws_principal",
        "add_arn_principal",
        "add_any_principal",
        "add_account_root_principal",
        "add_federated_principal",
        "add_all_resources",
        "add_not_actions",
        "add_not_resources",
        "add_not_principals",
    }
)


@dataclass(slots=True, eq=False)
class Table:
    """The scopes of one file, and what it takes to find the one at an offset."""

    module: p.Module
    root: Scope
    scopes: dict[int, Scope] = field(default_factory=dict)
    """By ``id`` of the function, class, lambda or comprehension node."""
    blocks: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    """Parent, start and end of each statement list, by number."""
    loops: set[int] = field(default_factory=set)
    """Numbers of statement lists that run more than once."""
    branches: set[int] = field(default_factory=set)
    """Numbers of statement lists that may not run."""
    statements: list[tuple[int, int, p.Stmt]] = field(default_factory=list)
    calls: list[tuple[p.Call, Scope, int]] = field(default_factory=list)
    """Every call with its scope and the number of its statement list."""
    dicts: list[tuple[p.Dict, Scope]] = field(default_factory=list)
    texts: list[tuple[p.Text, Scope]] = field(default_factory=list)
    text_at: dict[tuple[int, int], p.Text] = field(default_factory=dict)
    """The text literal of each range."""
    names: list[tuple[p.Name | p.Attr, Scope]] = field(default_factory=list)
    """Every name and attribute use, outermost attribute first."""
    ordered: list[Scope] = field(default_factory=list)
    _scopes: Nesting | None = None
    _blocks: Nesting | None = None

    def scope_at(self, offset: int) -> Scope:
        """The innermost scope around ``offset``."""
        if self._scopes is None:
            self._scopes = Nesting([(scope.start, scope.end) for scope in self.ordered])
        number = self._scopes.at(offset)
        return self.root if number is None else self.ordered[number]

    def scope_ending(self, offset: int) -> Scope:
        """The scope of a statement that follows at ``offset``; the function that ends there too."""
        scope: Scope | None = self.scope_at(max(offset - 1, 0))
        while scope is not None and scope.end == offset:
            if isinstance(scope.node, p.Function):
                return scope
            scope = scope.parent
        return self.scope_at(offset)

    def statement_at(self, offset: int) -> p.Stmt | None:
        """The innermost statement around ``offset``."""
        index = bisect.bisect_right(self.statements, offset, key=lambda s: s[0])
        for start, end, statement in reversed(self.statements[:index]):
            if start <= offset <= end:
                return statement
        return None

    def block_at(self, offset: int) -> int:
        """The number of the innermost statement list around ``offset``."""
        if self._blocks is None:
            self._blocks = Nesting([(start, end + 1) for _, start, end in self.blocks.values()])
        return self._blocks.at(offset) or 0

    def within(self, block: int, outer: int) -> bool:
        """Tell whether ``block`` is ``outer`` or lies in it."""
        while block != outer:
            if block not in self.blocks or block == 0:
                return False
            block = self.blocks[block][0]
        return True


def build(module: p.Module) -> Table:
    """Make the scopes of a file."""
    root = Scope("module", None, None, module, 0, len(module.text) + 1)
    table = Table(module, root)
    table.blocks[0] = (-1, 0, len(module.text))
    builder = _Builder(table)
    builder.body(module.body, root, 0)
    table.statements.sort(key=lambda s: (s[0], -s[1]))
    return table


class _Builder:
    def __init__(self, table: Table) -> None:
        self.table = table

    def open(self, body: tuple[p.Stmt, ...], parent: int, repeated: bool, branch: bool) -> int:
        number = len(self.table.blocks)
        start, end = (body[0].start, body[-1].end) if body else (0, -1)
        self.table.blocks[number] = (parent, start, end)
        if repeated:
            self.table.loops.add(number)
        if branch:
            self.table.branches.add(number)
        return number

    def body(self, body: tuple[p.Stmt, ...], scope: Scope, block: int) -> None:
        for statement in body:
            self.table.statements.append((statement.start, statement.end, statement))
            self.statement(statement, scope, block)

    def enter(self, kind: str, node: p.Node, parent: Scope) -> Scope:
        scope = Scope(kind, node, parent, self.table.module, node.start, node.end)
        self.table.scopes[id(node)] = scope
        self.table.ordered.append(scope)
        return scope

    def bind(self, scope: Scope, name: str, binding: Binding) -> None:
        if name in scope.outside:
            outer = scope.parent
            while outer is not None and outer.kind != "module" and name not in outer.bindings:
                outer = outer.parent
            if outer is not None:
                binding.block = -1
                outer.bindings.setdefault(name, []).append(binding)
            return
        scope.bindings.setdefault(name, []).append(binding)

    def target(
        self,
        target: p.Expr,
        kind: str,
        node: p.Node,
        scope: Scope,
        block: int,
        value: p.Expr | None,
        path: tuple[int, ...] = (),
    ) -> None:
        match target:
            case p.Name():
                place = scope
                self.bind(
                    place, target.id, Binding(kind, node, scope, block, node.end, value, path)
                )
            case p.Array():
                starred = any(element.star for element in target.elements)
                for index, element in enumerate(target.elements):
                    inner = value if not starred else None
                    self.target(element.value, kind, node, scope, block, inner, (*path, index))
            case p.Attr(base=p.Name()):
                owner, method = scope.owner(), scope.method()
                assert isinstance(target.base, p.Name)
                if owner is not None and method is not None and self_name(method) == target.base.id:
                    owner.attributes.setdefault(target.name, []).append(
                        Binding(kind, node, scope, block, node.end, value, path)
                    )
                else:
                    self.mutate(target.base, scope, node.start)
                    self.expression(target.base, scope, block)
            case p.Subscript():
                self.mutate(target.base, scope, node.start)
                self.expression(target, scope, block)
            case _:
                self.expression(target, scope, block)

    def mutate(self, target: p.Expr, scope: Scope, offset: int) -> None:
        while isinstance(target, p.Subscript):
            target = target.base
        if isinstance(target, p.Name):
            found = scope.find(target.id)
            place = found[0] if found else scope
            place.mutated.setdefault(target.id, []).append(offset)
        elif isinstance(target, p.Attr) and isinstance(target.base, p.Name):
            owner = scope.owner()
            if owner is not None:
                owner.mutated.setdefault(f"self.{target.name}", []).append(offset)

    def statement(self, statement: p.Stmt, scope: Scope, block: int) -> None:
        match statement:
            case p.Assign():
                if statement.value is not None:
                    self.expression(statement.value, scope, block)
                if statement.annotation is not None:
                    self.expression(statement.annotation, scope, block)
                for target in statement.targets:
                    if statement.augmented:
                        self.expression(target, scope, block)
                        self.mutate(target, scope, statement.start)
                    elif statement.value is not None:
                        self.target(target, "assign", statement, scope, block, statement.value)
            case p.Import():
                for alias in statement.names:
                    self.bind(
                        scope,
                        alias.bound,
                        Binding("import", alias, scope, block, statement.end, None),
                    )
            case p.ImportFrom():
                for alias in statement.names:
                    binding = Binding("from", statement, scope, block, statement.end, None)
                    binding.path = (statement.names.index(alias),)
                    self.bind(scope, alias.bound, binding)
            case p.Function():
                for head in p.heads(statement):
                    self.expression(head, scope, block)
                self.bind(
                    scope,
                    statement.name,
                    Binding("function", statement, scope, block, statement.start),
                )
                inner = self.enter("function", statement, scope)
                number = self.open(statement.body, block, False, False)
                self.parameters(statement.parameters, inner, number)
                for nested in p.statements(statement.body):
                    if isinstance(nested, p.Simple) and nested.kind in ("global", "nonlocal"):
                        inner.outside.update(nested.names)
                self.body(statement.body, inner, number)
            case p.Class():
                for head in p.heads(statement):
                    self.expression(head, scope, block)
                self.bind(
                    scope,
                    statement.name,
                    Binding("class", statement, scope, block, statement.start),
                )
                inner = self.enter("class", statement, scope)
                self.body(statement.body, inner, self.open(statement.body, block, False, False))
            case p.Block():
                for head in statement.heads:
                    self.expression(head, scope, block)
                for target in statement.targets:
                    self.target(target, statement.kind, statement, scope, block, None)
                for body in statement.bodies:
                    number = self.open(
                        body, block, statement.kind in ("for", "while"), statement.kind != "with"
                    )
                    self.body(body, scope, number)
            case _:
                for head in p.heads(statement):
                    self.expression(head, scope, block)

    def parameters(self, parameters: tuple[p.Parameter, ...], scope: Scope, block: int) -> None:
        for parameter in parameters:
            self.bind(
                scope,
                parameter.name,
                Binding("parameter", parameter, scope, block, parameter.end, parameter.default),
            )

    def expression(self, node: p.Expr, scope: Scope, block: int) -> None:
        match node:
            case p.Lambda():
                for parameter in node.parameters:
                    if parameter.default is not None:
                        self.expression(parameter.default, scope, block)
                inner = self.enter("lambda", node, scope)
                self.parameters(node.parameters, inner, block)
                self.expression(node.body, inner, block)
                return
            case p.Comprehension():
                self.expression(node.sources[0], scope, block)
                inner = self.enter("comprehension", node, scope)
                for target in node.targets:
                    self.target(target, "for", node, inner, block, None)
                for child in (*node.sources[1:], *node.elements, *node.conditions):
                    self.expression(child, inner, block)
                return
            case p.Call():
                self.table.calls.append((node, scope, block))
                if isinstance(node.func, p.Attr) and node.func.name in _MUTATORS:
                    self.mutate(node.func.base, scope, node.start)
            case p.Dict():
                self.table.dicts.append((node, scope))
            case p.Text():
                self.table.texts.append((node, scope))
                self.table.text_at[node.start, node.end] = node
            case p.Name() | p.Attr():
                self.table.names.append((node, scope))
            case p.Other():
                if node.binds is not None:
                    value = node.children[0] if node.children else None
                    self.bind(
                        scope.function(),
                        node.binds.id,
                        Binding("assign", node, scope, block, node.end, value),
                    )
        for child in p.children(node):
            self.expression(child, scope, block)


def getter(cls: Scope, name: str) -> p.Function | None:
    """The one property of that name that a class has. What is set goes through it, not past it."""
    found = [
        binding.node
        for binding in cls.bindings.get(name, ())
        if isinstance(binding.node, p.Function)
        and any(isinstance(d, p.Name) and d.id == "property" for d in binding.node.decorators)
    ]
    return found[0] if len(found) == 1 else None


def self_name(method: Scope) -> str:
    """The name of the first parameter of a method that is bound to the instance, or empty."""
    node = method.node
    if isinstance(node, p.Function) and node.parameters:
        decorators = {d.id for d in node.decorators if isinstance(d, p.Name)}
        if not decorators & {"staticmethod", "classmethod"}:
            return node.parameters[0].name
    return ""


def visible(scope: Scope, offset: int) -> Iterator[tuple[str, Binding]]:
    """Names that stand for a value at ``offset``, innermost first; each with its only binding."""
    seen: set[str] = set()
    current: Scope | None = scope
    first = True
    while current is not None:
        if first or current.kind != "class":
            for name, bindings in current.bindings.items():
                if name in seen:
                    continue
                seen.add(name)
                if len(bindings) == 1 and (
                    bindings[0].after <= offset or current.function() is not scope.function()
                ):
                    yield name, bindings[0]
        first = False
        current = current.parent
