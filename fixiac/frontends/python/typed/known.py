"""What an expression of a program can certainly be, and what several of them agree on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from fixiac.frontends.python.values import Closure, LocalClass, LocalModule
from fixiac.frontends.python.values import Symbol as Imported
from fixiac.schemas import Type


@dataclass(frozen=True, slots=True)
class Of:
    """An object of a type; ``exact`` if the program makes it by calling the class itself.

    ``late``: Terraform alone knows the value, and Python has a token that stands for it. ``keys``
    are those that a dict is sure to have, also the dict that an output is of; ``values`` is what a
    dict certainly has under a key, if it has that key, and ``each`` under any. ``origin`` is the
    attribute that it is of an SDK's object: the class and the name.
    """

    type: Type
    exact: bool = False
    late: bool = False
    keys: frozenset[str] = frozenset()
    values: tuple[tuple[str, Known], ...] = field(default=(), compare=False)
    each: Known | None = field(default=None, compare=False)
    origin: tuple[str, str] | None = field(default=None, compare=False)

    def under(self, key: str) -> Known | None:
        """What a dict has under a key."""
        return dict(self.values).get(key)


@dataclass(frozen=True, slots=True, eq=False)
class Own:
    """An object of a class of the program."""

    cls: LocalClass


@dataclass(frozen=True, slots=True, eq=False)
class Tuple:
    """A tuple or list as written, item by item."""

    items: tuple[Known | None, ...]


@dataclass(frozen=True, slots=True)
class Nothing:
    """``None``, or what never is: left out where bindings are compared."""


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """A method of an object of the program."""

    closure: Closure


Known: TypeAlias = (
    Of | Own | Tuple | Nothing | Bound | Imported | LocalModule | LocalClass | Closure
)


NOTHING = Nothing()
OF_OUTPUT = frozenset({"apply", "is_known", "is_secret", "future", "resources", "get"})
"""What an output has itself; any other attribute of it is an output of that attribute."""


def object_of(type_: Type | None) -> Known | None:
    """An object of a schema's type; a union counts as its only class, tokens aside."""
    if type_ is None or type_.name in ("any", "none"):
        return None
    if type_.name == "union":
        others = [t for t in type_.items if not t.name.endswith(".IResolvable")]
        return object_of(others[0]) if len(others) == 1 else None
    return Of(type_)


def output_of(known: Known | None) -> Of:
    """A Pulumi output of a thing, which is an output of anything if that is not known."""
    if isinstance(known, Of) and known.type.name == "output":
        return Of(known.type)
    return Of(Type("output", (known.type if isinstance(known, Of) else Type("any"),)))


def type_of(known: Known | None) -> Type | None:
    """The type of a thing as a schema writes it, or None if it has none."""
    match known:
        case Of():
            return known.type
        case Nothing():
            return Type("none")
        case Tuple():
            types = [type_of(item) for item in known.items]
            first = types[0] if types else None
            same = first if first is not None and all(t == first for t in types) else Type("any")
            return Type("list", (same,))
        case _:
            return None


def agreed(found: Iterable[Known | None]) -> Known | None:
    """The one thing that all are; ``None`` objects do not count. Asks no further than it must."""
    one: Known | None = None
    for known in found:
        if one is None or isinstance(one, Nothing):
            one = known
        elif not isinstance(known, Nothing):
            one = known and _merged(one, known)
        if one is None:
            return None
    return one


def _merged(one: Known, other: Known) -> Known | None:
    match one, other:
        case Of(), Of() if one.type == other.type:
            return replace(
                one,
                exact=one.exact and other.exact,
                late=one.late and other.late,
                keys=one.keys & other.keys,
                values=tuple(
                    (key, both)
                    for key, value in one.values
                    if (both := agreed([value, other.under(key)])) is not None
                ),
                each=agreed([one.each, other.each]),
                origin=one.origin if one.origin == other.origin else None,
            )
        case Own(), Own() if one.cls.node is other.cls.node:
            return one
        case Imported(), Imported() if one.qualified == other.qualified:
            return one
        case LocalClass(), LocalClass() if one.node is other.node:
            return one
        case Tuple(), Tuple() if len(one.items) == len(other.items):
            return Tuple(tuple(agreed([a, b]) for a, b in zip(one.items, other.items, strict=True)))
        case _:
            return None
