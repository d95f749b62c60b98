"""Which argument a name may stand for that a class, method or function does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Literal, TypeAlias

from fixiac.schemas.symbols import Argument, Symbol

How: TypeAlias = Literal["case", "word", "own", "number", "unit", "switch", "tail", "short", "type"]
"""How a name is like the other: but for capitals and underscores; but for the form of a word; but
for the name of the class itself; but for the plural; but for a unit at its end; but for a word that
says that it is a switch; but for words at its end that say what kind of value it has; but for words
that are cut short, mean the same or only repeat what it belongs to; or in one of its words, where
the type decides."""
Kind: TypeAlias = Literal["", "arn", "id", "name"]
"""What a resource can be named by."""
IDENTITIES: dict[str, Kind] = {"arn": "arn", "id": "id", "name": "name"}
"""The attributes by which one resource names another."""

_UNITS = {
    "millis": "millis",
    "milliseconds": "millis",
    "seconds": "seconds",
    "secs": "seconds",
    "minutes": "minutes",
    "hours": "hours",
    "days": "days",
}
_ENDINGS = ("ing", "ed", "es", "s", "e", "")
_SWITCHES = frozenset("enable enabled is use with".split())
_TAILS = frozenset(
    "after config configuration count duration expression in mode number options percent period"
    " rule rules setting settings size time type value values".split()
).union(_UNITS, IDENTITIES)


_WHOLE = {
    "addr": "address",
    "asg": "auto scaling group",
    "auth": "authentication",
    "cert": "certificate",
    "cmd": "command",
    "conf": "config",
    "config": "configuration",
    "configs": "configurations",
    "conn": "connection",
    "db": "database",
    "dedup": "deduplication",
    "desc": "description",
    "dest": "destination",
    "env": "environment",
    "exec": "execution",
    "func": "function",
    "hostname": "host name",
    "identifier": "id",
    "lb": "load balancer",
    "max": "maximum",
    "min": "minimum",
    "msg": "message",
    "num": "number",
    "org": "organization",
    "param": "parameter",
    "params": "parameters",
    "perf": "performance",
    "pwd": "password",
    "repl": "replication",
    "repo": "repository",
    "sched": "schedule",
    "sg": "security group",
    "sgs": "security groups",
    "spec": "specification",
    "src": "source",
    "stat": "statistic",
    "stats": "statistics",
    "username": "user name",
    "vol": "volume",
}
"""What words stand for that are cut short, or written together."""
_SYNONYMS = {"capacity": "size", "count": "size", "number": "size"}
"""Words for one thing, where all others of a name are the same."""


@dataclass(frozen=True, slots=True)
class Meant:
    """An argument that exists.

    ``unit`` is the unit that the other name states and ``kind`` what the argument wants to be given
    of a resource, each empty if both names or neither of them say it.
    """

    argument: Argument
    how: How
    unit: str = ""
    kind: Kind = ""


def meant(symbol: Symbol, name: str, given: Iterable[str]) -> tuple[Meant, ...]:
    """The arguments that may be meant by one that ``symbol`` does not take, the surest kind alone.

    Arguments that are ``given`` already are no candidates.
    """
    open_ = unfilled(symbol, given)
    parts = words(name)
    finders = (
        _same,
        _inflected,
        _of_class,
        _numbered,
        _united,
        _switched,
        _tailed,
        _shortened,
        _left_over,
    )
    for finder in finders:
        found = tuple(finder(symbol, parts, open_))
        if found:
            return found
    return ()


def unfilled(symbol: Symbol, given: Iterable[str]) -> list[Argument]:
    """The arguments that may still be given."""
    taken = set(given)
    if symbol.is_construct:  # the id of a construct is no property of it
        taken |= {"scope", "id", "id_"}
    return [argument for argument in symbol.arguments if argument.name not in taken]


def related(name: str, argument: Argument) -> bool:
    """Whether two names share a word that says more than what kind of value it is."""
    told = [
        {_singular(word) for word in words(one)} - _TAILS - _SWITCHES
        for one in (name, argument.name)
    ]
    return bool(told[0] & told[1])


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
    """``alarm_name`` of a MetricAlarm is its ``name``, ``is_multi_region`` of a Trail is its
    ``is_multi_region_trail``, and the other way round.
    """
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
            extra = len(longer) - len(shorter)
            named = [own[-extra:] + shorter] if extra > 0 else []
            if extra > 0 and len(shorter) > 1:
                named.append(shorter + own[-extra:])
            if extra > 0 and longer[: len(own)] == own and len(shorter) > len(longer) - len(own):
                named.append(own[:extra] + shorter)  # endpoint_type of a VpcEndpoint
            if longer in named:
                yield Meant(argument, "own")


def _numbered(_: Symbol, parts: list[str], arguments: list[Argument]) -> Iterator[Meant]:
    for argument in arguments:
        other = words(argument.name)
        if (
            len(other) == len(parts)
            and other[:-1] == parts[:-1]
            and _differ_in_number(other[-1], parts[-1])
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


def _switched(_: Symbol, parts: list[str], arguments: list[Argument]) -> Iterator[Meant]:
    """``enable_x``, ``x_enabled``, ``is_x`` and ``x`` of a boolean all say the same."""
    core = _unswitched(parts)
    for argument in arguments:
        other = _unswitched(words(argument.name))
        alike = len(other) == len(core) and all(map(_kindred, core, other))
        if alike and any(type_.name == "bool" for type_ in argument.type.alternatives):
            yield Meant(argument, "switch")


def _unswitched(parts: list[str]) -> list[str]:
    while len(parts) > 1 and parts[0] in _SWITCHES:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in _SWITCHES:
        parts = parts[:-1]
    return parts


def _tailed(_: Symbol, parts: list[str], arguments: list[Argument]) -> Iterator[Meant]:
    """``memory`` is ``memory_size``: words at the end that only say what kind of value it has.

    Where only the argument states a unit, it is the one in which AWS counts such things: days that
    something is retained, and seconds. A name that says by what a resource is named means no
    argument that does not say so.
    """
    core, end = _cut(parts)
    for argument in arguments:
        other, tail = _cut(words(argument.name))
        same = len(other) == len(core) and all(
            _kindred(_singular(one), _singular(two)) for one, two in zip(core, other, strict=True)
        )
        units = [[_UNITS[word] for word in ending if word in _UNITS] for ending in (end, tail)]
        kinds = [
            [IDENTITIES[_singular(word)] for word in ending if _singular(word) in IDENTITIES]
            for ending in (end, tail)
        ]
        implied = ["days"] if "retention" in core else ["seconds"]
        if not same or (kinds[0] and kinds[0] != kinds[1]):
            continue
        if units[1] and (units[0] or implied) != units[1]:
            continue
        unit = units[0][0] if units[0] and not units[1] else ""
        kind = kinds[1][0] if kinds[1] and not kinds[0] else ""
        yield Meant(argument, "tail", unit, kind)


def _shortened(symbol: Symbol, parts: list[str], arguments: list[Argument]) -> Iterator[Meant]:
    """``stat`` is the `statistic`, ``backup_plan_id`` of a backup's selection its `plan_id`.

    Words are written out, and those that mean the same are one word. If that is not enough, the
    words of the class and its module are left out of both names too.
    """
    _, *inside = symbol.name.split(".")
    own = {word for name in inside for word in words(name)}
    for useless in (frozenset[str](), own):
        core, end = _core(parts, useless)
        found = []
        for argument in arguments:
            other, tail = _core(words(argument.name), useless)
            if core and core == other and (not end or end == tail):
                kind = IDENTITIES[tail[0]] if tail and not end else ""
                found.append(Meant(argument, "short", "", kind))
        if found:
            yield from found
            return


def _core(parts: list[str], useless: Set[str]) -> tuple[list[str], list[str]]:
    """The words of a name in one form, and the last of them if it says by what a thing is named."""
    whole = [_singular(word) for part in parts for word in _WHOLE.get(part, part).split()]
    if len(whole) > 1:  # by itself such a word may be the size of anything
        whole = [_SYNONYMS.get(word, word) for word in whole]
    end = whole[-1:] if whole[-1] in IDENTITIES and len(whole) > 1 else []
    core = whole[: len(whole) - len(end)]
    return [word for word in core if word not in useless], end


def _left_over(_: Symbol, parts: list[str], arguments: list[Argument]) -> Iterator[Meant]:
    """``kafka_version`` is the ``version``, if it is the only argument that must still be given.

    One name is the beginning or the end of the other. What names a resource by its ARN, id or name
    stands for no argument that does not say so.
    """
    missing = [argument for argument in arguments if argument.required]
    if len(missing) != 1 or parts[-1] in IDENTITIES:
        return
    other = words(missing[0].name)
    shorter, longer = sorted((parts, other), key=len)
    if len(shorter) < len(longer) and shorter in (longer[: len(shorter)], longer[-len(shorter) :]):
        yield Meant(missing[0], "tail", "", IDENTITIES.get(other[-1], ""))


def _cut(parts: list[str]) -> tuple[list[str], list[str]]:
    """The words of a name, and those at its end that only say what kind of value it has."""
    at = len(parts)
    while at > 1 and (parts[at - 1] in _TAILS or _singular(parts[at - 1]) in IDENTITIES):
        at -= 1
    return parts[:at], parts[at:]


def words(name: str) -> list[str]:
    """The words of a name, in lower case."""
    return [word for word in re.split("[_-]", _snake(name)) if word]


def article(name: str) -> str:
    """What stands before the name of a class in a sentence: ``a Bucket``, ``an Integration``."""
    return "an" if name[:1] in ("A", "E", "I", "O") else "a"


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _differ_in_number(one: str, other: str) -> bool:
    return _singular(one) == _singular(other) or f"{one}es" == other or f"{other}es" == one


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
