"""Edits of a statement's conditions that keep everything else of it as it is."""

from __future__ import annotations

from fixiac import policy
from fixiac.arns import Arn, Match, open_to_others, reading_wildcards
from fixiac.aws import conditions
from fixiac.edits import Edit, Span
from fixiac.expressions import CannotRenderError, Expression, Object
from fixiac.model import HOLE, Mapping, Reference, Sequence, Value
from fixiac.policy import Condition, Statement
from fixiac.project import Project


def within(statement: Statement, place: Span) -> None:
    """Raise CannotRenderError unless a part is written in its statement."""
    if not statement.span.contains(place):
        raise CannotRenderError("a part of the statement is written elsewhere")


def direct(place: Span, value: Value) -> None:
    """Raise CannotRenderError where a name stands for a value that may serve others too."""
    if not isinstance(value, Reference) and not place.contains(value.span):
        raise CannotRenderError("a part of the statement is written elsewhere")


def holds_as(arn: Arn, condition: Condition, operator: str) -> bool:
    """Whether a condition takes the ARN, and none of another account, under an operator."""
    known = conditions.operator(operator)
    return known is not None and all(
        not open_to_others(value) and arn.meets(value, known) is not Match.NO
        for value in condition.values
    )


def with_wildcards(condition: Condition, wanted: str) -> str:
    """The operator that reads the wildcards of a condition's values as such.

    It stays the same where there are none, or none that keep to one account.
    """
    starred = any("*" in (policy.text_of(value) or "") for value in condition.values)
    if not starred or any(open_to_others(value) for value in condition.values):
        return condition.operator
    return reading_wildcards(condition.operator, wanted)


def place_value(
    project: Project, condition: Condition, wanted: Expression, near: Span | None
) -> list[Edit]:
    """Edits that write another value. Raises CannotRenderError."""
    value, place = condition.value, condition.entry.place
    if isinstance(value, Sequence):
        if len(value.items) != 1:
            raise CannotRenderError("it has several values")
        (item,) = value.items
        value, place = item.value, item.place
        direct(place, value)
    return list(project.replace(place, value, wanted, None if says_place(value) else near))


def rewrite(
    project: Project,
    condition: Condition,
    wanted: Expression,
    near: Span | None,
    *,
    operator: str,
    key: str,
    alone: bool,
) -> list[Edit]:
    """Edits that write another value, under the operator and key given.

    ``near`` is the document whose spelling of account and region is the first choice; ``alone``
    tells that nothing else stays under the condition's operator. Raises CannotRenderError.
    """
    block, existing = condition.operators, condition.operators.get(operator)
    if any(says_place(value) for value in condition.values):
        near = None
    if operator == condition.operator:
        made: list[Edit] = []
    elif condition.single or (alone and existing is None):
        made = list(policy.rename_operator(project, condition, operator, together=True))
    else:
        taken = condition.under.removal if alone else condition.entry.removal
        if not taken:
            raise CannotRenderError("it stands where it cannot be taken out")
        if existing is None:
            added = project.insert(block, operator, Object(((key, wanted),)), near)
        elif isinstance(existing.value, Mapping):
            added = project.insert(existing.value, key, wanted, near)
        else:
            raise CannotRenderError(f"what stands under {operator} is not followed")
        return [*taken, *added]
    if key != condition.key:
        renamed = policy.rename_key(project, condition, key)
        if not renamed:
            raise CannotRenderError("its key is not written as text")
        made += renamed
    return [*made, *place_value(project, condition, wanted, near)]


def says_place(value: Value) -> bool:
    """Whether an ARN says a region or an account as text, which may be the wrong one."""
    fields = (policy.text_of(value) or "").split(":", 5)[3:5]
    return any(field.strip("*") and HOLE not in field for field in fields)
