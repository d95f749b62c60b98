"""PRJ002: objects that are unpacked with two stars as if they were mappings."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.calls import Unpacked
from fixiac.edits import Edit, Fix, Span
from fixiac.expressions import CannotRenderError, Kept, Member, Verbatim
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_SOURCE = "https://docs.aws.amazon.com/cdk/v2/guide/work-with-cdk-python.html"


class ObjectUnpacked(Rule):
    """An object of a class of the program is unpacked where a mapping is due.

    ## What it finds

    `super().__init__(scope, construct_id, **props)` where `props` is an object of a class that is
    no mapping, such as one that extends `StackProps`.

    ## Why

    Python stops with "argument after ** must be a mapping". Structures of the CDK are passed field
    by field: https://docs.aws.amazon.com/cdk/v2/guide/work-with-cdk-python.html

    ## Fix

    The fields that the program gives such objects are passed: `env=props.env`.

    ## When it does not fix

    The class keeps its fields in its own way, or an object of it is made where it is not seen.
    """

    code = "PRJ002"
    name = "object-unpacked"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each object."""
        for unpacked in project.unpacked:
            fix, unfixed = None, "which of its fields are meant is not known"
            try:
                fix = _passed(project, unpacked)
            except CannotRenderError as error:
                unfixed = f"its fields cannot be passed here: {error}"
            place = unpacked.place
            text = project.text(place)
            yield self.finding(
                unpacked.span,
                f"{text} is an object, not a mapping: the program stops with a TypeError.",
                fix,
                unfixed="" if fix else unfixed,
                source=_SOURCE,
            )


def _passed(project: Project, unpacked: Unpacked) -> Fix | None:
    """Pass the fields of the object. Raises CannotRenderError."""
    call, place = unpacked.call, unpacked.place
    if unpacked.fields is None or not unpacked.removal:
        return None
    fields = [f for f in unpacked.fields if call.argument(f) is None]
    if any(call.symbol.argument(field) is None for field in fields):
        return None
    if not fields:
        return Fix("Leave it out: it holds nothing to pass", unpacked.removal, group=call.span)
    first, *rest = fields
    stars = Edit(Span(place.path, unpacked.span.start, place.start), "")
    edits = [stars, *project.wrap(place, Member(Kept(), first), first)]
    if rest:
        values = [(field, Member(Verbatim(place), field)) for field in rest]
        edits += project.fill(call.mapping, values)
    return Fix(f"Pass {', '.join(fields)} of it", tuple(edits), group=call.span)
