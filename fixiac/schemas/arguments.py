"""Which argument was meant by one that a class, method or function does not take."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

from fixiac.schemas.symbols import Argument, Symbol

How: TypeAlias = Literal["case", "word", "own", "number", "unit"]
"""How a name is like the other: but for capitals and underscores; but for the form of a word; but
for the name of the class itself; but for the plural; but for a unit at its end."""

_UNITS = {
    "millis": "millis",
    "milliseconds": "millis",
    "seconds": "seconds",
    "secs": "seconds",
    "minutes": "minutes",
    "hours": "hours",
    "days": "days",
}
_RESOURCE = "pulumi.Resource"
_ENDINGS = ("ing", "ed", "es", "s", "e", "")


@dataclass(frozen=True, slots=True)
class Meant:
    """An argument that exists; ``unit`` is the unit that the other name states."""

    argument: Argument
    how: How
    unit: str = ""


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
    then goes. ``also`` is an argument that gets the same value as ``becomes``.
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
    rows together.
    """
    found = _rows().get((_known_as(symbol.name), argument), ())
    return found + (_rows().get((_RESOURCE, argument), ()) if symbol.is_pulumi_resource else ())


@dataclass(frozen=True, slots=True)
class Aside:
    """A resource of its own that takes what a class does not take.

    ``arguments`` gives its name for each of them; ``objects`` does so for the members of those that
    are objects, or lists of objects: a list makes a resource of each. A name in two parts, such as
    `settings.logging_level`, is a field of the structure that the first part takes; ``rest`` is the
    first part for all members that have no name here. ``constants`` are passed where nothing else
    is. ``link`` are its argument and the attribute of the first resource that it gets. ``shared``
    are arguments that both take. ``suffix`` makes its name.
    """

    callee: str
    arguments: tuple[tuple[str, str], ...]
    objects: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    rest: str
    constants: tuple[tuple[str, str | int | bool], ...]
    link: tuple[str, str]
    shared: tuple[str, ...]
    suffix: str
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


def unit(callee: str, argument: str) -> tuple[str, str] | None:
    """The unit in which the service itself counts a duration, and the documentation."""
    name = _known_as(callee)
    for row in _data()["durations"]:
        if row["argument"] == argument and name in row["of"]:
            return row["unit"], row.get("source", "")
    return None


def meant(symbol: Symbol, name: str, given: Iterable[str]) -> tuple[Meant, ...]:
    """The arguments that may be meant by one that ``symbol`` does not take, the surest kind alone.

    Arguments that are ``given`` already are no candidates.
    """
    taken = set(given)
    if symbol.is_construct:  # the id of a construct is no property of it
        taken |= {"scope", "id", "id_"}
    open_ = [a for a in symbol.arguments if a.name not in taken]
    parts = words(name)
    finders = (_same, _inflected, _of_class, _numbered, _united)
    for finder in finders:
        found = tuple(finder(symbol, parts, open_))
        if found:
            return found
    return ()


def _same(_: Symbol, parts: list[str], arguments: list[Argument]) -> Iterator[Meant]:
    plain = "".join(parts)
    for argument in arguments:
        if argument.name.replace("_", "").lower() == plain:
            yield Meant(argument, "case")


def _inflected(_: Symbol, parts: list[str], arguments: list[Argument]) -> Iterator[Meant]:
    for argument in arguments:
        other = words(argument.name)
        if len(other) == len(parts) and all(map(_kindred, parts, other)) and other[-1] == parts[-1]:
            yield Meant(argument, "word")


def _of_class(symbol: Symbol, parts: list[str], arguments: list[Argument]) -> Iterator[Meant]:
    """``alarm_name`` of a MetricAlarm is its ``name``, and the other way round."""
    own = words(_snake(symbol.name.rpartition(".")[2]))
    while len(own) > 1 and re.fullmatch(r"a|v\d+|args", own[-1]):
        own.pop()
    if own[-1:] == ["property"]:  # CloudFormation's types: HealthCheckConfigProperty
        own.pop()
        if own[-1] in ("config", "configuration", "specification"):
            own.pop()
    for argument in arguments:
        other = words(argument.name)
        for longer, shorter in ((parts, other), (other, parts)):
            extra = longer[: len(longer) - len(shorter)]
            if extra and longer[len(extra) :] == shorter and extra == own[-len(extra) :]:
                yield Meant(argument, "own")


def _numbered(_: Symbol, parts: list[str], arguments: list[Argument]) -> Iterator[Meant]:
    for argument in arguments:
        other = words(argument.name)
        if (
            len(other) == len(parts)
            and other[:-1] == parts[:-1]
            and _singular(other[-1]) == _singular(parts[-1])
        ):
            yield Meant(argument, "number")


def _united(_: Symbol, parts: list[str], arguments: list[Argument]) -> Iterator[Meant]:
    """``interval_seconds`` is ``interval`` in seconds."""
    unit = _UNITS.get(parts[-1])
    rest = parts[:-1]
    while rest and rest[-1] in ("in", "duration"):
        rest = rest[:-1]
    if unit is None:
        return
    for argument in arguments:
        if words(argument.name) in (rest, [*rest, "duration"], [*rest, "period"]):
            yield Meant(argument, "unit", unit)


def words(name: str) -> list[str]:
    """The words of a name, in lower case."""
    return [word for word in re.split("[_-]", _snake(name)) if word]


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _kindred(one: str, other: str) -> bool:
    """Whether two words are forms of one: ``throttle`` and ``throttling``."""
    if one == other:
        return True
    if {one, other} in ({"num", "number"}, {"max", "maximum"}, {"min", "minimum"}):
        return True
    stems = [
        {word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)}
        for word in (one, other)
    ]
    return any(len(stem) >= 3 for stem in stems[0] & stems[1])
