"""What an expression can stand for while a program is followed, beside the values of the view."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from fixiac import model
from fixiac import program as p
from fixiac.edits import Span
from fixiac.frontends.python.scopes import Scope


@dataclass(frozen=True, slots=True)
class Symbol:
    """Something of an imported package, by its qualified name."""

    qualified: str
    at: Span | None = field(default=None, compare=False)
    """Where it is written, if it is an attribute."""


@dataclass(frozen=True, slots=True, eq=False)
class LocalModule:
    """A file of the program itself."""

    scope: Scope


@dataclass(frozen=True, slots=True, eq=False)
class Closure:
    """A function of the program; ``instance`` is what its first parameter is bound to."""

    node: p.Function | p.Lambda
    scope: Scope
    frame: Frame | None = None
    instance: Instance | None = None


@dataclass(frozen=True, slots=True, eq=False)
class LocalClass:
    """A class of the program; ``scope`` is its own scope."""

    node: p.Class
    scope: Scope


@dataclass(frozen=True, slots=True, eq=False)
class Instance:
    """An object of a class of the program; ``call`` is where it is made, if that is one place."""

    cls: LocalClass
    call: p.Call | None = None
    scope: Scope | None = None
    frame: Frame | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """What the parameters of a function are bound to while one call of it is followed."""

    scope: Scope
    arguments: dict[str, Any_]
    parent: Frame | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Pending:
    """An argument that has not been looked at yet: an expression where it stands."""

    node: p.Expr
    scope: Scope
    frame: Frame | None


@dataclass(frozen=True, slots=True, eq=False)
class Method:
    """A method of a value of the view: ``output.apply``, ``"text".format``."""

    base: model.Value
    name: str
    node: p.Attr
    made: Made | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """An object of an SDK class that is no resource and no plain mapping: ``Stack.of(self)``."""

    qualified: str
    call: p.Call | None = None
    extra: dict[str, model.Value] = field(default_factory=dict)


Any_: TypeAlias = (
    model.Value | Symbol | LocalModule | Closure | LocalClass | Instance | Pending | Method | Made
)
VIEW = (
    model.Scalar,
    model.Template,
    model.Reference,
    model.Fact,
    model.Mapping,
    model.Sequence,
    model.Opaque,
)


def plain(value: Any_) -> Any_:
    """A value as ``apply`` hands it on: known by then."""
    if isinstance(value, model.Reference):
        return model.Reference(value.span, value.target, value.attribute, True)
    if isinstance(value, model.Fact):
        return model.Fact(value.span, value.what, True)
    if isinstance(value, model.Sequence):
        items = tuple(
            model.Entry(e.key, _view(plain(e.value)), e.span, e.place, e.removal)
            for e in value.items
        )
        return model.Sequence(value.span, items, value.slot, value.complete)
    if isinstance(value, model.Mapping):
        entries = tuple(
            model.Entry(e.key, _view(plain(e.value)), e.span, e.place, e.removal, e.key_span)
            for e in value.entries
        )
        return model.Mapping(
            value.span, entries, value.constructor, value.slot, value.complete, value.notation
        )
    return value


def _view(value: Any_) -> model.Value:
    assert isinstance(value, VIEW)
    return value
