"""Tags, which some resources take as a map and others as a list of keys and values."""

from __future__ import annotations

from fixiac.expressions import Array, Call, Expression, Literal, Object, Verbatim
from fixiac.model import Mapping, Scalar, Sequence, Value

_FIELDS = frozenset({"key", "value"})
TAG = "aws_cdk.CfnTag"


def as_list(value: Value) -> Expression | None:
    """A map of tags, written out in full, as the list that CloudFormation's resources take."""
    if not isinstance(value, Mapping) or value.constructor or not value.complete:
        return None
    if not value.entries or {entry.key.lower() for entry in value.entries} <= _FIELDS:
        return None  # no tags, or one tag of a list
    return Array(
        tuple(
            Call(TAG, (("key", Literal(entry.key)), ("value", Verbatim(entry.place))))
            for entry in value.entries
        )
    )


def as_map(value: Value) -> Expression | None:
    """A list of tags, written out in full, as a map; None if a key is no plain text."""
    if not isinstance(value, Sequence) or not value.complete or not value.items:
        return None
    members: list[tuple[str, Expression]] = []
    for item in value.items:
        tag = item.value
        if not isinstance(tag, Mapping) or not tag.complete or tag.span != item.place:
            return None
        fields = {entry.key.lower(): entry for entry in tag.entries}
        if fields.keys() != _FIELDS or tag.constructor not in ("", TAG):
            return None
        key = fields["key"].value
        if not isinstance(key, Scalar) or not isinstance(key.value, str):
            return None
        members.append((key.value, Verbatim(fields["value"].place)))
    if len({name for name, _ in members}) != len(members):
        return None
    return Object(tuple(members))
