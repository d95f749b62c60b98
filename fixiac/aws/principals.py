"""Service principals: known names, and the repairs that are certain.

AWS publishes no list and no tool checks them, so a name that no list has is only *unknown*; it is
rewritten when the curated map says what it must have been.
See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from fixiac.aws.lookup import HOLE, Unreadable, close_names, load
from fixiac.aws.partitions import dns_suffixes, partition_of

SUFFIX = ".amazonaws.com"

Where = Literal["trust", "bucket", "key", "topic", "queue", "lambda", "other"]
"""The kind of policy a principal stands in: a role's trust policy, a bucket's, a KMS key's, an SNS
topic's, an SQS queue's, a Lambda permission, or another."""


@dataclass(frozen=True, slots=True)
class Known:
    """A principal that AWS accepts.

    ``label`` is the name without region and suffix (``logs``); ``region`` is the region of the
    regional form ``logs.us-east-1.amazonaws.com``, ``HOLE`` for one only known at run time, or
    None.
    """

    label: str
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """A principal that AWS refuses, and the full name ``to`` that was certainly meant.

    ``suffix_only``: it lacks nothing but ``.amazonaws.com``. CDK's ``iam.ServicePrincipal`` adds
    that to a bare name itself, so there such a name is right.
    """

    to: str
    reason: str
    source: str
    suffix_only: bool = False


@dataclass(frozen=True, slots=True)
class Drop:
    """A principal that AWS refuses, with no single valid one that it must have meant."""

    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A principal in no list; ``close`` holds full names that look like it. It may be valid."""

    close: tuple[str, ...] = ()


Answer = Known | Repair | Drop | Unknown | Unreadable


@cache
def _labels() -> frozenset[str]:
    return frozenset(load("service_principals.json")["names"]) | frozenset(
        load("curated_principals.json")["additions"]
    )


def classify(principal: str, where: Where = "other") -> Answer:
    """What AWS makes of a service principal, written in a policy of the kind ``where``.

    ``principal`` is the text as it stands, ``HOLE`` for each part that is not known. Names of the
    China partition are never repaired: which services use ``.amazonaws.com.cn`` there differs.
    """
    curated = load("curated_principals.json")
    if principal in curated["unsuffixed"]:
        return Known(principal)
    stem, suffix = _split_suffix(principal)
    label, region = _split_region(stem)
    if HOLE in label or not label:
        return Unreadable()
    if label in _labels():
        if suffix:
            return Known(label, region)
        return Repair(
            to=_full(label, region),
            reason="the name of a service principal ends in .amazonaws.com",
            source=curated["meta"]["url"],
            suffix_only=True,
        )
    if suffix not in (SUFFIX, ""):
        return Unknown()
    refused = curated["refused"].get(label)
    if refused:
        return Drop(refused["reason"], refused["source"])
    row = curated["repairs"].get(label)
    target = (row["to"].get(where) or row["to"].get("*")) if row else None
    if row and target and (region is None or target in curated["regional"]):
        return Repair(_full(target, region), row["reason"], row["source"])
    meant = [_full(name, None) for name in dict.fromkeys(row["to"].values())] if row else []
    return Unknown(tuple(meant) or tuple(_full(name, None) for name in _close(label)))


def _full(label: str, region: str | None) -> str:
    return f"{label}{SUFFIX}" if region is None else f"{label}.{region}{SUFFIX}"


def _split_suffix(principal: str) -> tuple[str, str]:
    """The name before the DNS suffix, and the suffix; ``HOLE`` when a hole stands for it."""
    for suffix in dns_suffixes():
        if principal.endswith(f".{suffix}"):
            return principal[: -len(suffix) - 1], f".{suffix}"
    if principal.endswith(f".{HOLE}"):
        return principal[:-2], HOLE
    return principal, ""


def _split_region(stem: str) -> tuple[str, str | None]:
    """(label, region): ``logs.us-east-1`` gives (``logs``, ``us-east-1``)."""
    label, dot, last = stem.rpartition(".")
    if dot and (last == HOLE or partition_of(last)):
        return label, last
    return stem, None


def _close(label: str) -> tuple[str, ...]:
    return close_names(label, _labels())
