"""API004: required arguments that are not passed."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac import shapes
from fixiac.asked import pairs
from fixiac.calls import Invocation, Passed
from fixiac.edits import Edit, Fix, Span
from fixiac.expressions import CannotRenderError, Literal
from fixiac.model import Scalar
from fixiac.project import Project
from fixiac.rules import Finding, Rule
from fixiac.schemas import Argument
from fixiac.schemas.arguments import default, one_of
from fixiac.schemas.documentation import address
from fixiac.schemas.likeness import meant


class MissingArgument(Rule):
    """A call without an argument that is required.

    What it finds
    -------------
    Calls of a class, method or function of the SDK that leave out what it cannot do without, or
    pass None for it, which some functions of Pulumi take, or what a function of the program gives
    that gives nothing; and calls of the CDK without any of several arguments of which it needs one.
    Calls that unpack what is not followed are left alone.

    Why
    ---
    The call stops with a TypeError, under Pulumi with "Missing required property", before anything
    is deployed.

    Fix
    ---
    The documented value is passed, where the documentation states one for all of what is missing:
    `AccessLogFormat.json_with_standard_fields()` logs each of its nine fields in the examples of
    https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk.aws_apigateway/AccessLogFormat.html.

    When it does not fix
    --------------------
    Otherwise only the author knows the value, and the finding names what is missing. An unknown
    argument that may be the missing one under a wrong name is left to API001.
    """

    code = "API004"
    name = "missing-argument"

    def check(self, project: Project) -> Iterator[Finding]:
        """Find calls that miss something."""
        own = {call.span for call in project.own_calls}
        for call in project.calls:
            missing = _missing(call)
            if missing:
                yield self._found(project, call, missing)
            choice = one_of(call.callee)
            if choice and not missing and _lacks_all(call, choice):
                yield self.finding(
                    call.function,
                    f"{call.callee} needs {_listed(choice)}.",
                    unfixed="its value is not known",
                    source=address(call.callee),
                )
            checked = call.callee.partition(".")[0] in shapes.CHECKING
            for passed, argument in (
                pairs(call) if checked or call.symbol.is_pulumi_resource else ()
            ):
                if argument.required and (_is_none(passed) or _gives_none(passed, own)):
                    yield self.finding(
                        passed.place,
                        f"{call.callee} needs `{argument.name}`, and None is as good as nothing.",
                        unfixed="its value is not known",
                        source=address(call.callee),
                    )

    def _found(self, project: Project, call: Invocation, missing: list[Argument]) -> Finding:
        names = ", ".join(f"`{argument.name}`" for argument in missing)
        known = [default(call.callee, argument.name) for argument in missing]
        fix, unfixed = None, "its value is not known"
        source = next((row[1] for row in known if row is not None), address(call.callee))
        if all(row is not None for row in known):
            values = [Literal(row[0]) for row in known if row is not None]
            try:
                edits = _passing(project, call, missing, values)
                fix = Fix(f"Pass {names} as documented", edits, group=call.span)
            except CannotRenderError as error:
                unfixed = f"it cannot be written here: {error}"
        return self.finding(
            call.function,
            f"{call.callee} needs {names}.",
            fix,
            unfixed="" if fix is not None else unfixed,
            source=source,
        )


def _passing(
    project: Project, call: Invocation, missing: list[Argument], values: list[Literal]
) -> tuple[Edit, ...]:
    """Edits that pass what is missing; by position where that is how the one before it is given."""
    placed = [passed for passed in call.arguments if passed.position >= 0]
    places = [argument for argument in call.symbol.arguments if argument.positional]
    if placed and missing == places[len(placed) : len(placed) + 1]:
        return project.pass_behind(placed[-1].span, values[0])
    names = [argument.name for argument in missing]
    return project.fill(call.mapping, list(zip(names, values, strict=True)))


def _listed(names: tuple[str, ...]) -> str:
    quoted = [f"`{name}`" for name in names]
    return f"one of {', '.join(quoted)}" if len(quoted) > 1 else quoted[0]


def _lacks_all(call: Invocation, names: tuple[str, ...]) -> bool:
    """Whether none of some arguments is given, under no name."""
    known = {argument.name for argument in call.symbol.arguments}
    return (
        call.complete
        and all(passed.name in known or not passed.name for passed in call.arguments)
        and all((p := call.argument(name)) is None or _is_none(p) for name in names)
    )


def _is_none(passed: Passed) -> bool:
    value = passed.value
    return isinstance(value, Scalar) and value.value is None and value.span == passed.place


def _gives_none(passed: Passed, own: set[Span]) -> bool:
    """Whether a function of the program is called there that never gives anything."""
    value = passed.value
    known = isinstance(value, Scalar) and value.value is None and passed.place in own
    return known and passed.type is not None and passed.type.name == "none"


def _missing(call: Invocation) -> list[Argument]:
    """The required arguments that are certainly not given, under no name."""
    if not call.complete or call.as_resource:
        return []
    symbol = call.symbol
    given = {passed.name for passed in call.arguments if passed.name}
    positional = [argument for argument in symbol.arguments if argument.positional]
    count = sum(1 for passed in call.arguments if passed.position >= 0)
    given |= {argument.name for argument in positional[:count]}
    bundled = symbol.is_pulumi_resource and (count > 1 or "args" in given)
    if bundled:
        return []
    known = {argument.name for argument in symbol.arguments}
    wrong = given - known
    missing = [a for a in symbol.arguments if a.required and a.name not in given]
    if wrong and any(
        found.argument in missing for name in wrong for found in meant(symbol, name, given - {name})
    ):
        return []
    return missing
