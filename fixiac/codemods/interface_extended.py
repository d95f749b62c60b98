"""API007: classes that extend an interface of the CDK or CDKTF."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.edits import Fix
from fixiac.expressions import CannotRenderError
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_SOURCE = "https://docs.aws.amazon.com/cdk/v2/guide/work-with-cdk-python.html"


class InterfaceExtended(Rule):
    """A class extends an interface of the CDK or CDKTF instead of implementing it.

    ## What it finds

    ``class Tagger(cdk.IAspect)``: a class of the program with an interface of ``aws_cdk``,
    ``constructs`` or ``cdktf`` among its bases.

    ## Why

    The SDKs are called through jsii, which knows an object as what an interface asks for only if
    its class is declared so with ``@jsii.implements``. What extends the interface is refused, with
    "Don't know how to convert object to JSON", as soon as it is passed; beside a class of the SDK
    as another base, Python refuses the class itself with a "metaclass conflict". See
    https://docs.aws.amazon.com/cdk/v2/guide/work-with-cdk-python.html

    ## Fix

    The interface goes from the bases into the decorator: ``@jsii.implements(cdk.IAspect)``.

    ## When it does not fix

    The name ``jsii`` is taken.
    """

    code = "API007"
    name = "interface-extended"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each interface that a class extends."""
        for found in project.implementations:
            last = found.interface.rpartition(".")[2]
            fix, unfixed = None, ""
            try:
                edits = project.implement(found)
                fix = Fix(f"Declare that {found.owner} implements {last}", edits)
            except CannotRenderError as error:
                unfixed = f"the decorator cannot be written: {error}"
            yield self.finding(
                found.base,
                f"{last} is an interface: {found.owner} cannot extend it, only implement it.",
                fix,
                unfixed=unfixed,
                source=_SOURCE,
            )
