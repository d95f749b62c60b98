"""Values that a codemod wants written. A frontend renders them for the place where they go."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from fixiac.edits import Edit, Span
from fixiac.model import Ambient, Notation


@dataclass(frozen=True, slots=True)
class Literal:
    """A string, number, boolean or null."""

    value: str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Environment:
    """The account, region or partition of the deployment, in the program's own way."""

    what: Ambient


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a declared resource, or the resource itself if ``name`` is empty."""

    target: Span
    name: str


@dataclass(frozen=True, slots=True)
class Verbatim:
    """The text at ``span`` once more; renders only where all names of it mean the same."""

    span: Span


@dataclass(frozen=True, slots=True)
class Concat:
    """Text put together from parts."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Object:
    """An object with these members, in order."""

    members: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class Array:
    """A list of these members."""

    members: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A whole policy statement, spelled like its new neighbours.

    ``principals`` are (type, value) pairs: ``("Service", Literal("s3.amazonaws.com"))``.
    ``conditions`` are (operator, key, value).
    """

    sid: str
    effect: str
    principals: tuple[tuple[str, Expression], ...]
    actions: tuple[str, ...]
    resources: tuple[Expression, ...]
    conditions: tuple[tuple[str, str, Expression], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Call:
    """A call of what an SDK offers, by its qualified name; an argument by position has no name."""

    callee: str
    arguments: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """What an SDK offers under a qualified name, such as a member of an enum."""

    qualified: str


@dataclass(frozen=True, slots=True)
class Member:
    """An attribute of what an expression gives."""

    of: Expression
    name: str


@dataclass(frozen=True, slots=True)
class Invoke:
    """A call of a method of what an expression gives; an argument by position has no name."""

    of: Expression
    name: str
    arguments: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """What the place certainly knows by a name: a parameter, or what stands right before it."""

    name: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands at the place already: the rest of the expression is written around it."""


Expression: TypeAlias = (
    Literal
    | Parameter
    | Environment
    | Attribute
    | Verbatim
    | Concat
    | Object
    | Array
    | Statement
    | Call
    | Named
    | Member
    | Invoke
    | Kept
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression is to stand: a position, how its surroundings are spelled, its indent."""

    path: str
    at: int
    notation: Notation
    indent: str | None = None
    near: Span | None = None
    """The policy document that it becomes a part of: its own spelling of account and region is
    the first choice."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """The text for a place, and what has to be added elsewhere for it, such as an import."""

    text: str
    edits: tuple[Edit, ...] = ()


class CannotRenderError(Exception):
    """The expression has no right form at the place; the message says why, for a finding."""
