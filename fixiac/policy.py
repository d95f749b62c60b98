"""An IAM policy in its own terms, whatever it is spelled in: statements, principals, conditions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fixiac.edits import Edit, Span
from fixiac.expressions import CannotRenderError, Literal, Object, Verbatim
from fixiac.model import Entry, Fact, Mapping, Policy, Reference, Scalar, Sequence, Template, Value
from fixiac.model import text_of as text_of
from fixiac.project import Project


@dataclass(frozen=True, slots=True)
class Principal:
    """One principal of a statement. ``text`` has holes as :data:`fixiac.model.HOLE`.

    ``removal`` takes it out; ``only`` says that its statement would be left without principals.
    """

    kind: str
    """``Service``, ``AWS``, ``Federated``, ``CanonicalUser``, or ``*`` for a bare asterisk."""
    value: Value
    place: Span
    removal: tuple[Edit, ...]
    only: bool

    @property
    def text(self) -> str | None:
        """The principal as text, or None if it is not text."""
        return text_of(self.value)


@dataclass(frozen=True, slots=True)
class Condition:
    """One key of a statement's conditions under one operator."""

    operator: str
    key: str
    values: tuple[Value, ...]
    value: Value
    operators: Mapping
    """The ``Condition`` block."""
    under: Entry
    """The operator's entry of that block."""
    entry: Entry
    """The key's entry of the operator's mapping."""

    @property
    def alone(self) -> bool:
        """Whether it is the only key under its operator."""
        return isinstance(self.under.value, Mapping) and len(self.under.value.entries) == 1

    @property
    def single(self) -> bool:
        """Whether operator and key are parts of one member, as in an SDK's condition class."""
        return self.under.span == self.entry.span

    @property
    def texts(self) -> tuple[str, ...] | None:
        """The values as text with holes, or None if one of them is not text."""
        found = [text_of(value) for value in self.values]
        return None if None in found else tuple(text for text in found if text is not None)


_WHERE_BY_PREFIX = {
    "sts": "trust",
    "s3": "bucket",
    "kms": "key",
    "sns": "topic",
    "sqs": "queue",
    "lambda": "lambda",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a policy document."""

    policy: Policy
    entry: Entry
    """The statement as a member of its document; its removal takes the statement out."""
    body: Mapping

    @property
    def span(self) -> Span:
        """Where the statement is written."""
        return self.body.span

    def word(self, key: str) -> str | None:
        """A plain text member such as ``Sid``; None if it is missing or not known."""
        entry = self.body.get(key)
        if entry is None or not isinstance(entry.value, Scalar):
            return None
        return entry.value.value if isinstance(entry.value.value, str) else None

    @property
    def allows(self) -> bool:
        """Whether its effect is known to be Allow."""
        return self.word("Effect") == "Allow"

    @property
    def denies(self) -> bool:
        """Whether its effect is known to be Deny."""
        return self.word("Effect") == "Deny"

    @property
    def where(self) -> str:
        """What its policy is attached to, as :attr:`Policy.where` says it.

        Where no attachment is seen, the one kind of resource that all its actions act on.
        """
        if self.policy.where != "unknown":
            return self.policy.where
        prefixes = {action.partition(":")[0].lower() for action in self.actions or ()}
        found = _WHERE_BY_PREFIX.get(prefixes.pop(), "unknown") if len(prefixes) == 1 else "unknown"
        return found if self.body.get("Principal") or self.body.get("NotPrincipal") else "unknown"

    @property
    def known(self) -> bool:
        """Whether every member of the statement is seen."""
        return self.body.complete

    @property
    def principals(self) -> tuple[Principal, ...]:
        """The principals; those that are not followed have a value without text."""
        entry = self.body.get("Principal")
        return () if entry is None else tuple(principals(entry))

    @property
    def services(self) -> tuple[Principal, ...]:
        """The service principals."""
        return tuple(p for p in self.principals if p.kind == "Service")

    def texts(self, key: str) -> tuple[str, ...] | None:
        """The texts of ``Action`` or ``Resource``, holes as HOLE; None if one is not text."""
        entry = self.body.get(key)
        if entry is None:
            return ()
        found = [text_of(value) for value in values_of(entry.value)]
        if isinstance(entry.value, Sequence) and not entry.value.complete:
            return None
        return None if None in found else tuple(text for text in found if text is not None)

    @property
    def actions(self) -> tuple[str, ...] | None:
        """The actions; None if one is not known."""
        return self.texts("Action")

    @property
    def conditions(self) -> tuple[Condition, ...] | None:
        """Every condition; None if the block is not followed."""
        entry = self.body.get("Condition")
        if entry is None:
            return ()
        if not isinstance(entry.value, Mapping) or not entry.value.complete:
            return None
        found = []
        for under in entry.value.entries:
            if not isinstance(under.value, Mapping) or not under.value.complete:
                return None
            found += [
                Condition(
                    under.key,
                    member.key,
                    values_of(member.value),
                    member.value,
                    entry.value,
                    under,
                    member,
                )
                for member in under.value.entries
            ]
        return tuple(found)


def statements(policy: Policy) -> tuple[Statement, ...]:
    """The statements of a policy that are seen."""
    return tuple(
        Statement(policy, entry, entry.value)
        for entry in policy.statements
        if isinstance(entry.value, Mapping)
    )


def every_statement(project: Project) -> Iterator[Statement]:
    """Every statement written anywhere in the project, each once."""
    seen: set[Span] = set()
    for policy in project.policies:
        for statement in statements(policy):
            if statement.span not in seen:
                seen.add(statement.span)
                yield statement


def principals(entry: Entry) -> Iterator[Principal]:
    """The principals of a ``Principal`` member."""
    value = entry.value
    if isinstance(value, Scalar) and value.value == "*":
        yield Principal("*", value, entry.place, (), True)
        return
    if not isinstance(value, Mapping):
        yield Principal("AWS", value, entry.place, (), True)
        return
    for kind in value.entries:
        alone = len(value.entries) == 1
        if isinstance(kind.value, Sequence):
            single = len(kind.value.items) == 1
            for item in kind.value.items:
                removal = item.removal if not single else kind.removal
                yield Principal(kind.key, item.value, item.place, removal, alone and single)
        else:
            yield Principal(kind.key, kind.value, kind.place, kind.removal, alone)


def values_of(value: Value) -> tuple[Value, ...]:
    """A value that may be one or a list, as a list."""
    if isinstance(value, Sequence):
        return tuple(item.value for item in value.items)
    return (value,)


def rename_operator(
    project: Project, condition: Condition, operator: str, *, together: bool = False
) -> tuple[Edit, ...]:
    """Edits that put a condition under another operator, its value as it is.

    ``together``: the other keys under its operator are to move with it, where that is possible.
    Raises CannotRenderError where the spelling has no place for it.
    """
    existing = condition.operators.get(operator)
    under = condition.under
    if condition.single or ((condition.alone or together) and existing is None):
        if under.key_span is None:
            raise CannotRenderError("its operator is not written as text")
        old = Scalar(under.key_span, under.key, under.key_notation)
        return project.replace(under.key_span, old, Literal(operator))
    taken = under.removal if condition.alone else condition.entry.removal
    if not taken:
        raise CannotRenderError("it stands where it cannot be taken out")
    value = Verbatim(condition.entry.place)
    if existing is None:
        added = project.insert(condition.operators, operator, Object(((condition.key, value),)))
        return (*taken, *added)
    if not isinstance(existing.value, Mapping):
        raise CannotRenderError(f"what stands under {operator} is not followed")
    added = project.insert(existing.value, condition.key, value)
    return (*taken, *added)


def rename_key(project: Project, condition: Condition, key: str) -> tuple[Edit, ...]:
    """Edits that give a condition another key. Raises CannotRenderError."""
    span = condition.entry.key_span
    if span is None:
        return ()
    old = Scalar(span, condition.key, condition.entry.key_notation)
    return project.replace(span, old, Literal(key))


def remove_condition(condition: Condition, statement: Statement) -> tuple[Edit, ...]:
    """Edits that take a condition out, and the block with it when nothing else is in it."""
    if not condition.alone:
        return condition.entry.removal
    if len(condition.operators.entries) > 1:
        return condition.under.removal
    entry = statement.body.get("Condition")
    return () if entry is None else entry.removal


def known_text(value: Value) -> str | None:
    """Text with the holes filled whose value is known text; others stay HOLE."""
    if isinstance(value, Template):
        parts = []
        for part in value.parts:
            if isinstance(part, str):
                parts.append(part)
            else:
                inner = known_text(part.value)
                parts.append("\0" if inner is None else inner)
        return "".join(parts)
    if isinstance(value, (Reference, Fact)):
        return None
    return text_of(value)
