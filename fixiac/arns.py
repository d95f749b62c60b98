"""Whether an ARN in a condition can be the one that a service sends.

A pattern is a value of the view with wildcards and holes; what is sent is known only in part. So
the answer has three values, and only a certain NO may be called a mistake.
See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

from __future__ import annotations

import enum
import fnmatch
import re
from collections.abc import Iterable
from dataclasses import dataclass

from fixiac.aws import conditions, partitions
from fixiac.aws.conditions import Operator
from fixiac.edits import Span
from fixiac.expressions import Concat, Environment, Expression, Literal, Verbatim
from fixiac.model import (
    Ambient,
    Entry,
    Fact,
    Reference,
    Scalar,
    Sequence,
    Template,
    Value,
    walk,
)

_FIELDS = 6
_CUT = 5


class Match(enum.Enum):
    """Whether a request meets a demand."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"

    @staticmethod
    def every(answers: Iterable[Match]) -> Match:
        """All of them: NO if one is, YES only if all are."""
        found = set(answers)
        if Match.NO in found:
            return Match.NO
        return Match.MAYBE if Match.MAYBE in found else Match.YES

    @staticmethod
    def some(answers: Iterable[Match]) -> Match:
        """One of them: YES if one is, NO only if all are."""
        found = set(answers)
        if Match.YES in found:
            return Match.YES
        return Match.MAYBE if Match.MAYBE in found else Match.NO


@dataclass(frozen=True, slots=True)
class Named:
    """The use of a resource inside of a text: its ARN, its name."""

    target: Span
    attribute: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A part that is not known; ``text`` is how the program writes it."""

    text: str


Token = str | Ambient | Named | Unknown
"""One character, or a part that stands for text."""


@dataclass(frozen=True, slots=True)
class Arn:
    """An ARN that a service sends, as far as it is known.

    ``region`` is the text of the region where the program says it. ``name`` is the end of the last
    field, after ``prefix``; None if it is not known.
    """

    service: str
    prefix: str
    name: Value | None = None
    region: str | None = None
    regional: bool = True
    owned: bool = True
    """Whether the ARN has an account."""

    def meets(self, value: Value, operator: Operator) -> Match:
        """Whether the ARN meets the demand ``operator: value``."""
        if operator.negated or operator.base not in _COMPARES or operator.qualifier:
            return Match.MAYBE
        if isinstance(value, Sequence):
            answers = [self.meets(item.value, operator) for item in value.items]
            return Match.some([*answers, *([] if value.complete else [Match.MAYBE])])
        return self._meets(tokens(value), operator)

    def _meets(self, pattern: list[Token], operator: Operator) -> Match:
        wildcards = operator.wildcards
        if wildcards and pattern and set(pattern) == {"*"} and operator.type == "String":
            return Match.YES
        if not pattern:
            return Match.NO
        head = pattern[0]
        if isinstance(head, Named):
            return Match.MAYBE
        if isinstance(head, Unknown):
            return Match.MAYBE
        fields = split(pattern)
        if not _may_begin(pattern, "arn:", wildcards):
            return Match.NO
        if len(fields) < _FIELDS:
            open_ended = any(isinstance(t, (Unknown, Named)) for t in pattern)
            spanning = wildcards and operator.type == "String" and "*" in pattern
            return Match.MAYBE if open_ended or spanning else Match.NO
        answers = [
            _ambient(fields[1], Ambient.PARTITION, wildcards, None),
            _text(fields[2], _chars(self.service), wildcards),
            _ambient(fields[3], Ambient.REGION, wildcards, self.region)
            if self.regional
            else _text(fields[3], [], wildcards),
            _ambient(fields[4], Ambient.ACCOUNT, wildcards, None)
            if self.owned
            else _text(fields[4], [], wildcards),
            self._resource(fields[5], wildcards),
        ]
        return Match.every(answers)

    def _resource(self, field: list[Token], wildcards: bool) -> Match:
        if not wildcards and "*" in field:
            return Match.NO
        if self.name is not None:
            return _text(field, [*_chars(self.prefix), *tokens(self.name)], wildcards)
        if wildcards and "".join(t for t in field if isinstance(t, str)) in (
            "*",
            f"{self.prefix}*",
        ):
            return Match.YES if all(isinstance(t, str) for t in field) else Match.MAYBE
        return Match.MAYBE if _may_begin(field, self.prefix, wildcards) else Match.NO

    def written(self, name: Expression) -> Concat:
        """The ARN as an expression, with ``name`` for its name."""
        region = (Environment(Ambient.REGION),) if self.regional else ()
        account = (Environment(Ambient.ACCOUNT),) if self.owned else ()
        return Concat(
            (
                Literal("arn:"),
                Environment(Ambient.PARTITION),
                Literal(f":{self.service}:"),
                *region,
                Literal(":"),
                *account,
                Literal(f":{self.prefix}"),
                name,
            )
        )


_COMPARES = {"StringEquals", "StringEqualsIgnoreCase", "StringLike", "ArnEquals", "ArnLike"}


def reading_wildcards(operator: str, wanted: str) -> str:
    """The operator that reads wildcards: ``wanted``, unless ``operator`` does so already."""
    known = conditions.operator(operator)
    if known is None or known.wildcards:
        return operator
    return f"{wanted}IfExists" if known.if_exists else wanted


def open_to_others(value: Value) -> bool:
    """Whether the wildcards of a value take the ARNs of any account."""
    fields = split(tokens(value))
    return len(fields) < _FIELDS or any(token in ("*", "?") for token in fields[4])


def written_name(entry: Entry) -> Expression | None:
    """The value of a name property once more, for another place.

    None if it is known only at deployment, so that it cannot be a part of a plain text.
    """
    for value in walk(entry.value):
        if isinstance(value, (Fact, Reference)) and not value.plain:
            return None
    if isinstance(entry.value, Scalar) and isinstance(entry.value.value, str):
        return Literal(entry.value.value)
    return Verbatim(entry.place)


def tokens(value: Value) -> list[Token]:
    """A value as characters and the parts that stand for text."""
    match value:
        case Scalar() if isinstance(value.value, str):
            return _chars(value.value)
        case Template():
            found: list[Token] = []
            for part in value.parts:
                if isinstance(part, str):
                    found += part
                else:
                    inner = tokens(part.value)
                    unknown = len(inner) == 1 and isinstance(inner[0], Unknown)
                    found += [Unknown(part.text)] if unknown else inner
            return found
        case Fact():
            return [value.what]
        case Reference():
            return [Named(value.target, value.attribute)]
        case _:
            return [Unknown("")]


def split(pattern: list[Token]) -> list[list[Token]]:
    """The six fields of an ARN; fewer if it has fewer colons."""
    fields: list[list[Token]] = [[]]
    for token in pattern:
        if token == ":" and len(fields) <= _CUT:
            fields.append([])
        else:
            fields[-1].append(token)
    return fields


def _chars(text: str) -> list[Token]:
    return list(text)


def _may_begin(pattern: list[Token], prefix: str, wildcards: bool) -> bool:
    """Whether a text that begins with ``prefix`` can be meant."""
    for token, char in zip(pattern, prefix, strict=False):
        if not isinstance(token, str) or (wildcards and token == "*"):
            return True
        if token != char and not (wildcards and token == "?"):
            return False
    return len(pattern) >= len(prefix)


def _text(pattern: list[Token], sent: list[Token], wildcards: bool) -> Match:
    """Whether ``sent``, which may be known in part, meets a pattern."""
    if pattern == sent and not (wildcards and any(t in ("*", "?") for t in sent)):
        return Match.YES
    if all(isinstance(t, str) for t in (*pattern, *sent)):
        wanted, text = "".join(map(str, pattern)), "".join(map(str, sent))
        found = fnmatch.fnmatchcase(text, wanted.replace("[", "[[]")) if wildcards else False
        return Match.YES if found else Match.NO
    if _clash(pattern, sent, wildcards) or _clash(pattern[::-1], sent[::-1], wildcards):
        return Match.NO
    return Match.MAYBE


def _clash(pattern: list[Token], sent: list[Token], wildcards: bool) -> bool:
    """Whether the texts differ before the first part that is not known."""
    for one, other in zip(pattern, sent, strict=False):
        if not (isinstance(one, str) and isinstance(other, str)):
            return False
        if wildcards and one == "*":
            return False
        if one != other and not (wildcards and one == "?"):
            return True
    return False


_SHAPES = {
    Ambient.ACCOUNT: re.compile(r"\d{12}"),
    Ambient.PARTITION: re.compile(r"aws[a-z-]*"),
}


def _ambient(pattern: list[Token], what: Ambient, wildcards: bool, known: str | None) -> Match:
    """Whether the account, region or partition of the program meets a pattern."""
    if pattern == [what]:
        return Match.YES
    if len(pattern) == 1 and isinstance(pattern[0], Ambient):
        return Match.NO
    if not all(isinstance(token, str) for token in pattern):
        return Match.MAYBE
    text = "".join(map(str, pattern))
    if wildcards and set(text) == {"*"}:
        return Match.YES
    if wildcards and ("*" in text or "?" in text):
        return Match.MAYBE
    if what is Ambient.REGION:
        if known is not None:
            return Match.YES if text == known else Match.NO
        return Match.MAYBE if partitions.partition_of(text) else Match.NO
    return Match.MAYBE if _SHAPES[what].fullmatch(text) else Match.NO
