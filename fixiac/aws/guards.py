"""Which guards against the confused deputy each flow between services supports.

A flow is a service principal that acts on a resource. The templates of ARNs and resources have
these placeholders, to be filled by the caller: ``{partition} {region} {account} {bucket} {prefix}
{name} {target} {topic} {api} {id} {set} {rule}``; ``{prefix}`` is empty or ends in a slash.
See https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html and each row's source.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from fixiac.aws import actions
from fixiac.aws.lookup import load

Support = Literal["supported", "unsupported", "undocumented"]
"""Whether a condition key comes with the requests of a flow. ``unsupported``: AWS says that it does
not, so a statement that asks for it never matches. ``undocumented``: nothing is known."""

Conditions = dict[str, dict[str, str]]
"""Operator -> condition key -> template of the value."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One documented statement of a flow's resource policy."""

    sid: str | None
    actions: tuple[str, ...]
    resource: str
    conditions: Conditions


@dataclass(frozen=True, slots=True)
class Guard:
    """What is documented of one flow.

    ``principal`` is the label without ``.amazonaws.com``, ``target`` the kind of the resource;
    ``operator`` and ``arn`` are the documented comparison with ``aws:SourceArn``.
    """

    principal: str
    target: str
    statements: tuple[Statement, ...]
    source_arn: Support
    source_account: Support
    arn: str | None
    operator: str | None
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class KmsStatement:
    """One documented statement of a KMS key policy for a service; its resource is ``*``.

    ``actions`` are those that AWS documents, with wildcards; ``needed`` are the single actions that
    serve the same purpose, so that a statement which has them lacks nothing.
    """

    sid: str
    principal: str
    actions: tuple[str, ...]
    needed: tuple[str, ...]
    conditions: Conditions

    def missing(self, granted: Iterable[str]) -> tuple[str, ...]:
        """Those of ``actions`` that ``granted``, a statement's action patterns, do not cover."""
        patterns = tuple(granted)
        if any(pattern in ("*", "kms:*") for pattern in patterns):
            return ()
        covered = {found for pattern in patterns for found in actions.expand(pattern)}
        return tuple(
            documented
            for documented in self.actions
            if not {a for a in actions.expand(documented) if a in self.needed} <= covered
        )


@dataclass(frozen=True, slots=True)
class KmsGrant:
    """The key policy statements that let a service use a KMS key.

    ``regional``: the principal is the regional one, of the key's region.
    """

    service: str
    statements: tuple[KmsStatement, ...]
    regional: bool
    note: str
    source: str


@cache
def guards() -> tuple[Guard, ...]:
    """Every flow that is known."""
    return tuple(_guard(row) for row in load("curated_guards.json")["flows"])


def _guard(row: dict[str, Any]) -> Guard:
    return Guard(
        principal=row["principal"],
        target=row["target"],
        statements=tuple(
            Statement(s.get("sid"), tuple(s["actions"]), s["resource"], s["conditions"])
            for s in row["statements"]
        ),
        source_arn=row["source_arn"],
        source_account=row["source_account"],
        arn=row.get("arn"),
        operator=row.get("operator"),
        note=row.get("note", ""),
        source=row["source"],
    )


def guard(principal: str, target: str) -> Guard | None:
    """The flow of a principal's label (``cloudtrail``) to a kind of resource (``s3.Bucket``)."""
    return next((g for g in guards() if (g.principal, g.target) == (principal, target)), None)


def guards_of(principal: str) -> tuple[Guard, ...]:
    """Every flow of a principal's label."""
    return tuple(g for g in guards() if g.principal == principal)


@cache
def kms_grant(service: str) -> KmsGrant | None:
    """The key policy statements that ``service``, a principal's label such as ``logs``, needs."""
    row = load("curated_guards.json")["kms_grants"].get(service)
    if row is None:
        return None
    statements = tuple(
        KmsStatement(
            sid=s["sid"],
            principal=s["principal"],
            actions=tuple(s["actions"]),
            needed=tuple(s["needed"]),
            conditions=s["conditions"],
        )
        for s in row["statements"]
    )
    return KmsGrant(service, statements, row["region"] == "required", row["note"], row["source"])
