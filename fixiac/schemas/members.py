"""Methods and attributes that programs use and SDKs do not have: curated lists."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Metric:
    """A CloudWatch metric that a class has no method of its own for.

    ``dimensions`` maps the name of each dimension to the attribute of the object that holds its
    value. Without a ``namespace`` the class has a method ``metric`` that takes the name of the
    metric. ``statistic`` is the one that AWS documents for it, if it is not the average.
    """

    name: str
    namespace: str
    dimensions: Mapping[str, str]
    statistic: str
    source: str


@dataclass(frozen=True, slots=True)
class Only:
    """An attribute that is the only item of a list: ``name`` is the list.

    ``alone`` is the attribute of the item that is meant where the attribute is used as a text.
    """

    name: str
    alone: str
    source: str


def only(attribute: str) -> Only | None:
    """The list whose only item an attribute was to give that does not exist, by its full name."""
    root, _, rest = attribute.partition(".")
    row = _held().get(root, {}).get("items", {}).get(rest)
    return None if row is None else Only(row["list"], row.get("alone", ""), row["source"])


def name_in_arn(qualified: str) -> tuple[str, str] | None:
    """What stands before the name at the end of a resource's ARN, and the documentation."""
    root, _, rest = qualified.partition(".")
    row = _held().get(root, {}).get("arns", {}).get(rest)
    return None if row is None else (row["behind"], row["source"])


def metric(method: str) -> Metric | None:
    """The metric that a method which does not exist was to give, by its qualified name."""
    return _metrics().get(method)


@cache
def _metrics() -> Mapping[str, Metric]:
    return {
        f"{root}.{method}": Metric(
            row["metric"],
            row.get("namespace", ""),
            row.get("dimensions", {}),
            row.get("statistic", ""),
            row["source"],
        )
        for root, held in _held().items()
        for row in held.get("metrics", ())
        for method in row["methods"]
    }


@dataclass(frozen=True, slots=True)
class Detour:
    """Where an attribute or method is that a class does not have itself: ``root.add_resource``.

    ``given`` is an argument of the class that has to be passed for it, or empty.
    """

    path: str
    given: str


def detour(member: str) -> Detour | None:
    """Where a member that does not exist is to be found, by its qualified name."""
    return _detours().get(member)


@cache
def _detours() -> Mapping[str, Detour]:
    return {
        f"{root}.{row['member']}": Detour(row["path"], row.get("given", ""))
        for root, held in _held().items()
        for row in held.get("paths", ())
    }


@dataclass(frozen=True, slots=True)
class Gathered:
    """A method ``by`` which an object of several parts becomes one that has the member.

    It takes an id, and says what is in ``saying`` so that the whole does what the parts did.
    """

    by: str
    saying: Mapping[str, str]
    source: str


def gathered(member: str) -> Gathered | None:
    """How an object gets a member that it has not, by the qualified name of that."""
    return _gathered().get(member)


@cache
def _gathered() -> Mapping[str, Gathered]:
    return {
        f"{root}.{member}": Gathered(row["by"], row["saying"], row["source"])
        for root, held in _held().items()
        for row in held.get("gathered", ())
        for member in row["members"]
    }


def late_list(member: str) -> bool:
    """Whether an attribute or function gives a list of which a token takes the place at first.

    That of a CloudFormation resource does so whenever it is a list.
    """
    name = member.rpartition(".")[2]
    holder = member.rpartition(".")[0].rpartition(".")[2]
    return member in _late_lists() or (holder.startswith("Cfn") and name.startswith("attr_"))


@cache
def _late_lists() -> frozenset[str]:
    return frozenset(
        f"{root}.{member}"
        for root, held in _held().items()
        for row in held.get("late_lists", ())
        for member in row["members"]
    )


@dataclass(frozen=True, slots=True)
class Companion:
    """The resource that has what another one does not have: ``invoke_url`` of an API's stage.

    ``by`` is the argument with which the class ``callee`` names the other, ``gives`` its attribute.
    """

    callee: str
    by: str
    gives: str
    source: str


def companion(attribute: str) -> Companion | None:
    """Which resource has an attribute that another one was asked for, by its full name."""
    root, _, rest = attribute.partition(".")
    row = _held().get(root, {}).get("companions", {}).get(rest)
    if row is None:
        return None
    return Companion(f"{root}.{row['class']}", row["by"], row["gives"], row["source"])


@dataclass(frozen=True, slots=True)
class Refused:
    """A method that stops the program unless it is given the argument ``without`` which it does.

    ``instead`` is the method of the same object that gives the same for all values of it.
    """

    without: str
    instead: str


@cache
def _refused() -> Mapping[str, Refused]:
    return {
        f"{root}.{row['member']}": Refused(row["without"], row["instead"])
        for root, held in _held().items()
        for row in held.get("refused", ())
    }


def refused(method: str) -> Refused | None:
    """What is known of a method that cannot be called with too little, by its qualified name."""
    return _refused().get(method)


@cache
def _held() -> Mapping[str, Any]:
    path = Path(__file__).parent / "data" / "members.json"
    roots: Mapping[str, Any] = json.loads(path.read_text("utf-8"))["roots"]
    return roots
