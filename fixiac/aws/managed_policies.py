"""AWS managed policies: which exist, and the certain corrections of names.

Source: ``iam-floyd``'s list; curated names with AWS documentation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from fixiac.aws.lookup import HOLE, close_names, load


@dataclass(frozen=True, slots=True)
class Repair:
    """The policy ``to``, as path and name, that a wrong name certainly meant."""

    to: str
    reason: str
    source: str


@cache
def _names() -> frozenset[str]:
    return frozenset(load("managed_policies.json.gz")["names"])


@cache
def _by_base() -> dict[str, tuple[str, ...]]:
    """Name without path, in lower case -> paths and names that have it."""
    found: dict[str, list[str]] = {}
    for name in sorted(_names()):
        found.setdefault(name.rpartition("/")[2].lower(), []).append(name)
    return {base: tuple(names) for base, names in found.items()}


def _told(base: str) -> tuple[str, ...]:
    """The words of a name but for those that only say whose and what kind of thing it is."""
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", base)
    while words and words[0] in ("AWS", "Amazon"):
        del words[0]
    while words and words[-1] in ("Role", "Policy"):
        words.pop()
    return tuple(word.lower() for word in words)


@cache
def _by_told() -> dict[tuple[str, ...], tuple[str, ...]]:
    """What the words of a name tell -> the policies that are called so."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name in sorted(_names()):
        told = _told(name.rpartition("/")[2])
        if told:
            found[told] = (*found.get(told, ()), name)
    return found


def path_and_name(policy: str) -> str | None:
    """``service-role/AWS_ConfigRole`` of an ARN of an AWS managed policy, or of that text itself.

    None if ``policy`` is the ARN of a customer's policy or of something else, or has a hole in the
    part that counts. The ARN's partition may be a hole.
    """
    if not policy.startswith("arn:"):
        return None if HOLE in policy else policy
    parts = policy.split(":", 5)
    if len(parts) != 6 or parts[2] != "iam" or parts[4] != "aws":
        return None
    kind, slash, name = parts[5].partition("/")
    return name if kind == "policy" and slash and HOLE not in name else None


def exists(policy: str) -> bool | None:
    """Whether AWS has the managed policy, given as ARN or as path and name.

    None if the text names no AWS managed policy, or not wholly. The path counts:
    ``AWSCodeDeployRole`` does not exist, ``service-role/AWSCodeDeployRole`` does.
    """
    name = path_and_name(policy)
    return None if name is None else name in _names()


def repair(policy: str) -> Repair | None:
    """What a policy that does not exist, given as for :func:`exists`, certainly meant.

    Either the curated table has it, or exactly one policy has the same name under another path or
    in other capitals, or but for the words that only say that it is a policy, or for a role.
    """
    name = path_and_name(policy)
    if name is None or name in _names():
        return None
    curated = load("curated_policies.json")
    row = curated["repairs"].get(name)
    if row:
        return Repair(row["to"], row["reason"], row["source"])
    base = name.rpartition("/")[2]
    candidates = _by_base().get(base.lower(), ())
    if not candidates and len(_told(base)) > 1:
        candidates = _by_told().get(_told(base), ())
    # Service-linked roles' policies cannot be attached to any other role.
    candidates = tuple(c for c in candidates if not c.startswith("aws-service-role/"))
    if len(candidates) != 1:
        return None
    reason = f"the policy's path is part of its name: {candidates[0]}"
    if candidates[0].rpartition("/")[2] != base:
        reason = f"AWS writes it {candidates[0]}"
    return Repair(candidates[0], reason, curated["meta"]["url"])


def missing(policy: str) -> tuple[str, str] | None:
    """(reason, source) for a policy that is known never to have existed and replaces none."""
    name = path_and_name(policy)
    row = load("curated_policies.json")["never"].get(name)
    return (row["reason"], row["source"]) if row else None


def close(policy: str) -> tuple[str, ...]:
    """Existing policies, as path and name, that look like ``policy``."""
    name = path_and_name(policy)
    if name is None:
        return ()
    found = close_names(name.rpartition("/")[2], _by_base())
    return tuple(full for base in found for full in _by_base()[base])


def role_for(policy: str) -> tuple[str, str] | None:
    """The name that a role with the managed policy must have, and where AWS says so.

    The policy is given as ARN or as path and name. None if the role may have any name.
    """
    name = path_and_name(policy)
    row = load("curated_policies.json")["roles"].get(name) if name else None
    return (row["name"], row["source"]) if row else None
