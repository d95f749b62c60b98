"""API008: members of enums that are asked for by a value which none of them has."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac import literals
from fixiac.aws import logs
from fixiac.calls import EnumCall
from fixiac.edits import Edit, Fix
from fixiac.expressions import CannotRenderError
from fixiac.model import Scalar
from fixiac.project import Project
from fixiac.rules import Finding, Rule
from fixiac.schemas.documentation import address


class MemberByValue(Rule):
    """An enum is asked for the member of a value that no member has.

    ## What it finds

    `logs.RetentionDays(30)`, `RemovalPolicy("destroy")`: an enum of an SDK called with a number or
    a text. The values of the CDK's enums are the names of their members, so none is a number. What
    a `try` waits for is left out.

    ## Why

    Python stops with "30 is not a valid RetentionDays".

    ## Fix

    The member that the text spells, or that stands for the number of days that logs are kept:
    `RetentionDays.ONE_MONTH`. Where the number is a variable, the file gets a constant with the
    member for each number that CloudWatch Logs offers, and the member is looked up there.

    ## When it does not fix

    No member is meant for certain, or the number is not offered.
    """

    code = "API008"
    name = "member-by-value"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each call of an enum."""
        for call in project.enum_calls:
            value = call.passed.value
            said = value.value if isinstance(value, Scalar) else None
            values = set(call.symbol.values.values()) or set(call.symbol.members)
            wrong = said not in values if isinstance(said, str) else call.number
            if wrong:
                yield self._found(project, call, said)

    def _found(self, project: Project, call: EnumCall, said: object) -> Finding:
        fix, unfixed = None, "which member is meant is not certain"
        try:
            fix = _fix(project, call, said)
        except CannotRenderError as error:
            unfixed = f"it cannot be written here: {error}"
        place = call.passed.place
        written = project.text(place)
        return self.finding(
            call.span,
            f"{call.symbol.name.rpartition('.')[2]} has no member with the value {written}: "
            "the program stops with a ValueError.",
            fix,
            unfixed="" if fix else unfixed,
            source=address(call.symbol.name),
        )


def _fix(project: Project, call: EnumCall, said: object) -> Fix | None:
    """The member itself, or where it is looked up. Raises CannotRenderError."""
    schema = project.schema(call.symbol.name.partition(".")[0])
    if schema is None:
        return None
    found: list[str] = []
    if isinstance(said, str):
        found = literals.spelled(schema, call.symbol, said)
    elif isinstance(said, int):
        found = literals.of_days(schema, call.symbol, said)
    if said is not None and len(found) != 1:
        return None
    if call.passed.value.span == call.passed.place and found:
        function = call.function
        text = project.text(function)
        return Fix(f"Use {found[0]}", (Edit(call.span, f"{text}.{found[0]}"),))
    members = {
        days: row[0]
        for days in logs.retention_days()
        if (row := literals.of_days(schema, call.symbol, days))
    }
    if isinstance(said, str) or not members:
        return None
    return Fix("Look the member up by its number", project.tabulate(call, members))
