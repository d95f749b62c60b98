"""The program view: names, calls and statements of a file, without the syntax of its language.

Offsets count characters of the file; the path is the module's. All classes are frozen and can be
pickled. What has no class of its own is an :class:`Other` that keeps its children.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from fixiac.edits import Item


@dataclass(frozen=True, slots=True)
class Node:
    """Something at ``[start, end)``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Constant(Node):
    """A number, a boolean or null."""

    value: int | float | bool | None


@dataclass(frozen=True, slots=True)
class Raw(Node):
    """A run of literal characters inside a string; ``raw`` if escapes stand for themselves.

    ``doubled`` is True where braces are written twice, as in an f-string.
    """

    raw: bool
    doubled: bool


@dataclass(frozen=True, slots=True)
class Filled(Node):
    """A hole of a string template. ``plain`` unless it converts or formats its value."""

    value: Expr
    plain: bool


@dataclass(frozen=True, slots=True)
class Token(Node):
    """One string token: its prefix (``f``, ``r``, ``b``) in lower case and its quotes."""

    prefix: str
    quote: str


@dataclass(frozen=True, slots=True)
class Text(Node):
    """A string literal, implicit concatenation included."""

    parts: tuple[Raw | Filled, ...]
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A name."""

    id: str


@dataclass(frozen=True, slots=True)
class Attr(Node):
    """``base.name``; ``name_start`` is where the name begins."""

    base: Expr
    name: str
    name_start: int


@dataclass(frozen=True, slots=True)
class Argument(Node):
    """One argument of a call. ``star`` is ``*`` or ``**`` for unpacking, else empty."""

    name: str
    star: str
    value: Expr
    comma: int | None
    name_end: int


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A call. ``open`` is just past the opening bracket, ``close`` at the closing one."""

    func: Expr
    arguments: tuple[Argument, ...]
    open: int
    close: int

    def argument(self, name: str, position: int | None = None) -> Argument | None:
        """The argument given by that name, or else at that position."""
        for argument in self.arguments:
            if argument.name == name:
                return argument
        if position is not None and position < len(self.arguments):
            candidate = self.arguments[position]
            if not any(a.star or a.name for a in self.arguments[: position + 1]):
                return candidate
        return None


@dataclass(frozen=True, slots=True)
class Pair(Node):
    """One ``key: value`` of a dict; ``key`` is None for ``**value``."""

    key: Expr | None
    value: Expr
    comma: int | None


@dataclass(frozen=True, slots=True)
class Dict(Node):
    """A dict display."""

    pairs: tuple[Pair, ...]
    open: int
    close: int


@dataclass(frozen=True, slots=True)
class Element(Node):
    """One member of a list, tuple or set."""

    star: bool
    value: Expr
    comma: int | None


@dataclass(frozen=True, slots=True)
class Array(Node):
    """A list, tuple or set display; ``kind`` says which. A tuple may have no brackets."""

    kind: str
    elements: tuple[Element, ...]
    open: int
    close: int


@dataclass(frozen=True, slots=True)
class Parameter(Node):
    """A parameter. ``star`` is ``*`` or ``**`` for the collecting ones."""

    name: str
    star: str
    default: Expr | None
    annotation: Expr | None
    keyword_only: bool = False


@dataclass(frozen=True, slots=True)
class Lambda(Node):
    """An anonymous function."""

    parameters: tuple[Parameter, ...]
    body: Expr


@dataclass(frozen=True, slots=True)
class Binary(Node):
    """``left operator right``; boolean operators too."""

    operator: str
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Conditional(Node):
    """``body if test else orelse``."""

    test: Expr
    body: Expr
    orelse: Expr


@dataclass(frozen=True, slots=True)
class Subscript(Node):
    """``base[index]``; ``index`` is None for slices and several indices."""

    base: Expr
    index: Expr | None
    others: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Comprehension(Node):
    """A comprehension: names bound by its targets are its own."""

    kind: str
    elements: tuple[Expr, ...]
    targets: tuple[Expr, ...]
    sources: tuple[Expr, ...]
    conditions: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Other(Node):
    """Any other expression, with the expressions in it. ``binds`` is a name given by ``:=``."""

    children: tuple[Expr, ...]
    binds: Name | None = None


Expr: TypeAlias = (
    Constant
    | Text
    | Name
    | Attr
    | Call
    | Dict
    | Array
    | Lambda
    | Binary
    | Conditional
    | Subscript
    | Comprehension
    | Other
)


@dataclass(frozen=True, slots=True)
class Assign(Node):
    """``targets = value``; ``augmented`` for ``+=``. A bare annotation has no value."""

    targets: tuple[Expr, ...]
    value: Expr | None
    augmented: bool
    annotation: Expr | None = None


@dataclass(frozen=True, slots=True)
class Alias(Node):
    """One name of an import: ``name as alias``."""

    name: str
    alias: str
    comma: int | None

    @property
    def bound(self) -> str:
        """The name that it gives to the scope."""
        return self.alias or self.name.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Import(Node):
    """``import name as alias``."""

    names: tuple[Alias, ...]


@dataclass(frozen=True, slots=True)
class ImportFrom(Node):
    """``from module import names``; ``level`` counts leading dots; ``star`` for ``*``."""

    module: str
    level: int
    names: tuple[Alias, ...]
    star: bool
    open: int
    close: int


@dataclass(frozen=True, slots=True)
class Function(Node):
    """A function definition; ``body_start`` is where its first statement begins."""

    name: str
    name_start: int
    parameters: tuple[Parameter, ...]
    body: tuple[Stmt, ...]
    decorators: tuple[Expr, ...]
    open: int
    close: int
    returns: Expr | None = None
    asynchronous: bool = False


@dataclass(frozen=True, slots=True)
class Class(Node):
    """A class definition; ``bases`` are the arguments of its header."""

    name: str
    name_start: int
    bases: tuple[Argument, ...]
    body: tuple[Stmt, ...]
    decorators: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Return(Node):
    """``return value``."""

    value: Expr | None


@dataclass(frozen=True, slots=True)
class Evaluate(Node):
    """An expression on its own."""

    value: Expr


@dataclass(frozen=True, slots=True)
class Block(Node):
    """``if``, ``for``, ``while``, ``with``, ``try``, ``match``: heads, bound names and bodies."""

    kind: str
    heads: tuple[Expr, ...]
    targets: tuple[Expr, ...]
    bodies: tuple[tuple[Stmt, ...], ...]


@dataclass(frozen=True, slots=True)
class Simple(Node):
    """Any other statement: ``pass``, ``raise``, ``assert``, ``del``, ``global`` ..."""

    kind: str
    children: tuple[Expr, ...]
    names: tuple[str, ...] = ()


Stmt: TypeAlias = (
    Assign | Import | ImportFrom | Function | Class | Return | Evaluate | Block | Simple
)


@dataclass(frozen=True, slots=True)
class Module:
    """One file."""

    path: str
    text: str
    body: tuple[Stmt, ...]


def items(
    members: tuple[Argument, ...] | tuple[Pair, ...] | tuple[Element, ...] | tuple[Alias, ...],
) -> list[Item]:
    """The members of a list with their commas, as :func:`fixiac.edits.remove_item` wants them."""
    return [Item(member.start, member.end, member.comma) for member in members]


def children(node: Expr) -> Iterator[Expr]:
    """The expressions right below ``node``."""
    match node:
        case Text():
            for part in node.parts:
                if isinstance(part, Filled):
                    yield part.value
        case Attr():
            yield node.base
        case Call():
            yield node.func
            for argument in node.arguments:
                yield argument.value
        case Dict():
            for pair in node.pairs:
                if pair.key is not None:
                    yield pair.key
                yield pair.value
        case Array():
            for element in node.elements:
                yield element.value
        case Lambda():
            for parameter in node.parameters:
                if parameter.default is not None:
                    yield parameter.default
            yield node.body
        case Binary():
            yield node.left
            yield node.right
        case Conditional():
            yield node.test
            yield node.body
            yield node.orelse
        case Subscript():
            yield node.base
            if node.index is not None:
                yield node.index
            yield from node.others
        case Comprehension():
            yield from node.sources
            yield from node.elements
            yield from node.conditions
        case Other():
            yield from node.children
        case _:
            return


def expressions(node: Expr) -> Iterator[Expr]:
    """``node`` and every expression below it, outermost first."""
    yield node
    for child in children(node):
        yield from expressions(child)


def heads(statement: Stmt) -> Iterator[Expr]:
    """The expressions that a statement holds itself, not those of statements inside it."""
    match statement:
        case Assign():
            yield from statement.targets
            if statement.value is not None:
                yield statement.value
            if statement.annotation is not None:
                yield statement.annotation
        case Function():
            yield from statement.decorators
            for parameter in statement.parameters:
                for part in (parameter.default, parameter.annotation):
                    if part is not None:
                        yield part
            if statement.returns is not None:
                yield statement.returns
        case Class():
            yield from statement.decorators
            for base in statement.bases:
                yield base.value
        case Return():
            if statement.value is not None:
                yield statement.value
        case Evaluate():
            yield statement.value
        case Block():
            yield from statement.heads
            yield from statement.targets
        case Simple():
            yield from statement.children
        case _:
            return


def bodies(statement: Stmt) -> tuple[tuple[Stmt, ...], ...]:
    """The statement lists inside a statement."""
    match statement:
        case Function() | Class():
            return (statement.body,)
        case Block():
            return statement.bodies
        case _:
            return ()


def statements(body: tuple[Stmt, ...]) -> Iterator[Stmt]:
    """Every statement of ``body``, those inside others included, outermost first."""
    for statement in body:
        yield statement
        for inner in bodies(statement):
            yield from statements(inner)


def own_statements(body: tuple[Stmt, ...]) -> Iterator[Stmt]:
    """The statements of a function or class that are not those of functions or classes inside."""
    for statement in body:
        yield statement
        if isinstance(statement, Block):
            for inner in statement.bodies:
                yield from own_statements(inner)
