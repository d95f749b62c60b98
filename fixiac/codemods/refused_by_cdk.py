"""CDK005: what the CDK refuses when it puts a template together, and only its author can mend."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.calls import Invocation
from fixiac.edits import Span
from fixiac.model import Reference, Resource
from fixiac.project import Project
from fixiac.rules import Finding, Rule
from fixiac.schemas.arguments import Refusal, refusal


class RefusedByCdk(Rule):
    """The CDK refuses something when it synthesises, for want of what only the author knows.

    ## What it finds

    - A Lambda layer made of inline code.
    - A Route 53 record for an API that is given no domain name.
    - A listener for HTTPS, or for TLS, without a certificate.

    What a method called later can still mend is left out where the program calls that method.

    ## Why

    ``cdk synth`` stops with an error, before anything is deployed. The finding names the page.

    ## Fix

    None.

    ## When it does not fix

    Which files, domain name or certificate are meant is for the author to say.
    """

    code = "CDK005"
    name = "refused-by-cdk"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each call."""
        cases = [(call, row) for call in project.calls if (row := refusal(call.callee))]
        if not cases:
            return
        said = {use.span: use.name for use in project.attributes if use.kind == "static"}
        called = {use.name for use in project.attributes if use.call is not None}
        made = {resource.id: resource for resource in project.resources}
        for call, row in cases:
            place = _refused(call, row, said, made)
            if place is not None and row.unless not in called:
                yield self.finding(
                    place,
                    f"The CDK refuses this: {row.because}.",
                    unfixed="what is meant instead is not known",
                    source=row.source,
                )


def _refused(
    call: Invocation, row: Refusal, said: dict[Span, str], made: dict[Span, Resource]
) -> Span | None:
    """Where a call says what the CDK refuses."""
    for name, member in row.when:
        passed = call.argument(name)
        if passed is None or said.get(passed.place) != member:
            return None
    if not row.argument:
        lacks = call.complete and call.argument(row.lacking) is None
        return call.function if lacks else None
    passed = call.argument(row.argument)
    if passed is None:
        return None
    if row.type:
        refused = passed.type is not None and passed.type.name == row.type
        return passed.place if refused else None
    value = passed.value
    construct = made.get(value.target) if isinstance(value, Reference) else None
    if construct is None or not construct.body.complete:
        return None
    return passed.place if construct.body.get(row.lacking) is None else None
