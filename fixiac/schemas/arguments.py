"""What is known, one by one, of arguments that a class, method or function does not take."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from fixiac.schemas.symbols import Symbol
from fixiac.schemas.twins import twins

_RESOURCE = "pulumi.Resource"


@dataclass(frozen=True, slots=True)
class Curated:
    """What is known of one argument that does not exist.

    ``source`` is the documentation that says so, empty for the page of the class itself.

    ``becomes`` is its right name; with ``read``, the attribute of a resource that is passed for it
    becomes another one as well; with ``out_of``, characters to leave out of these become those that
    are left. ``instead`` are arguments with literal values that say the same as
    one of the values ``when``; an object of literals is a dict. ``into`` is the argument whose call
    takes it instead, and ``through`` a method by which any object of that argument's class does.
    ``callee`` is what takes it and all the others, and is to be called instead. ``needless`` says
    why leaving it out changes nothing. All holds for the values ``when`` alone, if there are any,
    and beside the argument ``given``, if there is one, with the value ``saying``, if that is not
    empty; not beside ``without``; and with ``same`` only if that argument says the same, which
    then goes. ``also`` is an argument that gets the same value as ``becomes``, and ``says`` are
    the values that others, where they are literals, have to have then.
    """

    argument: str
    becomes: str
    read: tuple[tuple[str, str], ...]
    out_of: str
    instead: tuple[tuple[str, str | int | bool], ...]
    when: tuple[object, ...]
    needless: str
    given: str
    saying: str
    without: str
    same: str
    also: str
    says: tuple[tuple[str, str], ...]
    into: str
    through: str
    callee: str
    source: str

    def takes(self, value: object) -> bool:
        """Whether this holds for a literal value."""
        return not self.when or any(type(value) is type(w) and value == w for w in self.when)


@cache
def _data() -> dict[str, Any]:
    path = Path(__file__).parent / "data" / "arguments.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


@cache
def _rows() -> dict[tuple[str, str], tuple[Curated, ...]]:
    found: dict[tuple[str, str], tuple[Curated, ...]] = {}
    for row in _data()["rows"]:
        made = Curated(
            row["argument"],
            row.get("becomes", ""),
            tuple(row.get("read", {}).items()),
            row.get("out_of", ""),
            tuple(row.get("instead", {}).items()),
            tuple(row.get("when", ())),
            row.get("needless", ""),
            row.get("with", ""),
            row.get("saying", ""),
            row.get("without", ""),
            row.get("same", ""),
            row.get("also", ""),
            tuple(row.get("says", {}).items()),
            row.get("into", ""),
            row.get("through", ""),
            row.get("callee", ""),
            row.get("source", ""),
        )
        for callee in row["of"]:
            key = callee, row["argument"]
            found[key] = (*found.get(key, ()), made)
    return found


def _known_as(callee: str) -> str:
    """The name under which the tables have what a package offers, which another may offer too."""
    root, dot, rest = callee.partition(".")
    return f"{_data()['same'].get(root, root)}{dot}{rest}"


def curated(symbol: Symbol, argument: str) -> tuple[Curated, ...]:
    """What is known of an argument that a callee does not take; the resources of Pulumi have some
    rows together. What is known of the class that declares the same resource in another SDK holds
    too, under the names that the arguments have here.
    """
    known = _known_as(symbol.name)
    found = _rows().get((known, argument), ())
    if symbol.is_pulumi_resource:
        found += _rows().get((_RESOURCE, argument), ())
    root, _, inside = known.partition(".")
    for other, twin in twins(root, inside):
        for row in _rows().get((f"{other}.{twin}", argument), ()):
            own = _translated(row, symbol)
            if own is not None:
                found = (*found, own)
    return found


def _translated(row: Curated, symbol: Symbol) -> Curated | None:
    """The row of a twin with this SDK's names for the arguments; None if it lacks one of them."""
    if row.callee or row.through or row.out_of:
        return None
    names = {"": ""}
    told = (row.becomes, row.given, row.without, row.same, row.also, row.into)
    for name in (*told, *(name for name, _ in row.instead)):
        if name not in names:
            found = [n for n in (name, f"{name}s", name.removesuffix("s")) if symbol.argument(n)]
            if not found:
                return None
            names[name] = found[0]
    return replace(
        row,
        becomes=names[row.becomes],
        given=names[row.given],
        without=names[row.without],
        same=names[row.same],
        also=names[row.also],
        into=names[row.into],
        instead=tuple((names[name], value) for name, value in row.instead),
        source="",
    )


@dataclass(frozen=True, slots=True)
class Aside:
    """A resource of its own that takes what a class does not take.

    ``arguments`` gives its name for each of them; ``objects`` does so for the members of those that
    are objects, or lists of objects: a list makes a resource of each. A name in two parts, such as
    `settings.logging_level`, is a field of the structure that the first part takes; ``rest`` is the
    first part for all members that have no name here. ``constants`` are passed where nothing else
    is. ``link`` are its argument and the attribute of the first resource that it gets. ``shared``
    are arguments that both take. ``suffix`` makes its name. ``several`` tells that the first
    resource may have more than one of it, which say different things.
    """

    callee: str
    arguments: tuple[tuple[str, str], ...]
    objects: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    rest: str
    constants: tuple[tuple[str, str | int | bool], ...]
    link: tuple[str, str]
    shared: tuple[str, ...]
    suffix: str
    several: bool
    source: str


@cache
def _asides() -> dict[tuple[str, str], Aside]:
    found: dict[tuple[str, str], Aside] = {}
    for row in _data()["asides"]:
        objects = row.get("objects", {})
        made = Aside(
            row["class"],
            tuple(row.get("arguments", {}).items()),
            tuple((name, tuple(members.items())) for name, members in objects.items()),
            row.get("rest", ""),
            tuple(row.get("constants", {}).items()),
            (row["link"][0], row["link"][1]),
            tuple(row.get("shared", ())),
            row["suffix"],
            row.get("several", False),
            row.get("source", ""),
        )
        for callee in row["of"]:
            for name in (*row.get("arguments", {}), *objects):
                found[callee, name] = made
    return found


def aside(callee: str, argument: str) -> Aside | None:
    """The resource of its own that takes an argument which ``callee`` does not take."""
    found, root = _asides().get((_known_as(callee), argument)), callee.partition(".")[0]
    if found is None or found.callee.startswith(f"{root}."):
        return found
    return replace(found, callee=f"{root}.{found.callee.partition('.')[2]}")


@dataclass(frozen=True, slots=True)
class Afterwards:
    """A method of the object that takes, one by one, what its class does not take as a list.

    ``first`` is an argument of the class itself that takes the first of them. ``records`` are the
    classes, which need not exist, whose fields are arguments of the method.
    """

    method: str
    first: str
    records: tuple[str, ...]
    source: str


@cache
def _afterwards() -> dict[tuple[str, str], Afterwards]:
    return {
        (callee, row["argument"]): Afterwards(
            row["method"],
            row.get("first", ""),
            tuple(row.get("records", ())),
            row.get("source", ""),
        )
        for row in _data()["afterwards"]
        for callee in row["of"]
    }


def afterwards(callee: str, argument: str) -> Afterwards | None:
    """The method that takes the members of an argument which ``callee`` does not take."""
    return _afterwards().get((callee, argument))


@dataclass(frozen=True, slots=True)
class Numbered:
    """An argument that takes a structure for each member of a list, with its place in the list.

    ``argument`` takes the list, ``member`` and ``number`` are fields of the structure.
    """

    argument: str
    member: str
    number: str
    source: str


def numbered(symbol: Symbol, argument: str) -> Numbered | None:
    """The argument that takes the members of a list which ``symbol`` does not take as they are."""
    known = _known_as(symbol.name)
    for row in _data()["numbered"]:
        if known in row["of"] and row["argument"] == argument:
            found = [n for n in row["becomes"] if symbol.argument(n)]
            if found:
                return Numbered(found[0], row["member"], row["number"], row["source"])
    return None


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The resource of its own that says what a structure says.

    ``adds`` are arguments that it has besides; ``renames`` gives its name for an argument of the
    structure, which is a list there and one thing here.
    """

    callee: str
    adds: Mapping[str, str]
    renames: Mapping[str, str]
    source: str


def counterpart(callee: str) -> Counterpart | None:
    """The resource that is meant where a structure is given a scope and an id."""
    known = _known_as(callee)
    root, plain = callee.partition(".")[0], known.partition(".")[0]
    for row in _data()["counterparts"]:
        if known in row["of"]:
            meant = f"{root}{row['class'].removeprefix(plain)}"
            return Counterpart(meant, row.get("adds", {}), row.get("renames", {}), row["source"])
    return None


@cache
def _inside() -> frozenset[tuple[str, str]]:
    return frozenset((callee, row["argument"]) for row in _data()["inside"] for callee in row["of"])


def inside(callee: str, argument: str) -> bool:
    """Whether an argument of ``callee`` is a structure whose fields are often passed directly."""
    return (callee, argument) in _inside()


@cache
def _defaults() -> dict[tuple[str, str], tuple[str | int | bool, str]]:
    return {
        (callee, name): (value, row.get("source", ""))
        for row in _data()["defaults"]
        for callee in row["of"]
        for name, value in row["values"].items()
    }


def default(callee: str, argument: str) -> tuple[str | int | bool, str] | None:
    """The documented value of a required argument that was left out, and the documentation."""
    return _defaults().get((_known_as(callee), argument))


@cache
def _unplaced() -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (callee, row["argument"]): (row["why"], row["source"])
        for row in _data()["unplaced"]
        for callee in row["of"]
    }


def unplaced(callee: str, argument: str) -> tuple[str, str] | None:
    """Why nothing takes the place of an argument that does not exist, and the documentation."""
    return _unplaced().get((_known_as(callee), argument))


@cache
def _one_of() -> dict[str, tuple[str, ...]]:
    return {callee: tuple(row["arguments"]) for row in _data()["one_of"] for callee in row["of"]}


def one_of(callee: str) -> tuple[str, ...]:
    """Arguments, none of them required, of which ``callee`` refuses to be without all."""
    return _one_of().get(callee, ())


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the CDK itself refuses when it puts a template together.

    Of the calls whose arguments are the members ``when``: those that pass an object of ``type`` as
    ``argument``; those that pass a construct as it that is made without the argument ``lacking``;
    without an ``argument``, those that lack it themselves. None of them if the program calls a
    method ``unless`` anywhere. ``because`` says why.
    """

    argument: str
    type: str
    when: tuple[tuple[str, str], ...]
    lacking: str
    unless: str
    because: str
    source: str


@cache
def _refusals() -> dict[str, Refusal]:
    return {
        callee: Refusal(
            row.get("argument", ""),
            row.get("type", ""),
            tuple(row.get("when", {}).items()),
            row.get("lacking", ""),
            row.get("unless", ""),
            row["because"],
            row["source"],
        )
        for row in _data()["refusals"]
        for callee in row["of"]
    }


def refusal(callee: str) -> Refusal | None:
    """What the CDK refuses of the calls of ``callee``."""
    return _refusals().get(callee)


def unit(callee: str, argument: str) -> tuple[str, str] | None:
    """The unit in which the service itself counts a duration, and the documentation."""
    name = _known_as(callee)
    for row in _data()["durations"]:
        if row["argument"] == argument and name in row["of"]:
            return row["unit"], row.get("source", "")
    return None
