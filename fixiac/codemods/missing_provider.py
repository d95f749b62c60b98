"""CTF002: stacks of CDKTF whose resources have no provider."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.calls import Invocation
from fixiac.edits import Fix
from fixiac.expressions import Call, CannotRenderError, Literal, Parameter, Verbatim
from fixiac.project import Project
from fixiac.rules import Finding, Rule
from fixiac.shapes import VERBATIM

_STACKS = frozenset({"cdktf.TerraformStack", "cdktn.TerraformStack"})
_REGIONS = ("aws_region", "region")
_DOCS = "https://developer.hashicorp.com/terraform/cdktf/concepts/providers"


class MissingProvider(Rule):
    """A stack of CDKTF declares AWS resources and no AWS provider.

    ## What it finds

    A class that extends ``TerraformStack`` and declares AWS resources in itself, where the program
    declares providers in other stacks only, or none.

    ## Why

    Each stack is a Terraform program of its own and needs a provider. Without it synthesis stops
    with "Found resources without a matching provider construct". See
    https://developer.hashicorp.com/terraform/cdktf/concepts/providers

    ## Fix

    An ``AwsProvider`` at the beginning of the stack, in the region that its constructor takes.

    ## When it does not fix

    The constructor takes no region.
    """

    code = "CTF002"
    name = "missing-provider"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each stack."""
        stacks = {
            project.home(call.span): call
            for call in project.calls
            if call.kind == "base" and call.callee in _STACKS
        }
        served = set()
        written = sum(text.count("AwsProvider(") for text in project.texts.values())
        declared: dict[object, Invocation] = {}
        for call in project.calls:
            root, _, rest = call.callee.partition(".")
            if root not in VERBATIM or not call.symbol.is_construct:
                continue
            home = project.home(call.span)
            inside = home in stacks and _scope(project, call) == "self"
            if rest != "provider.AwsProvider":
                if inside:
                    declared.setdefault(home, call)
                continue
            written -= 1
            if not inside:
                return  # whose provider it is, is not certain
            served.add(home)
        if written > 0:
            return  # one that is not understood may be the one
        for home, stack in stacks.items():
            if home not in served and home in declared:
                yield self._found(project, stack, declared[home])

    def _found(self, project: Project, stack: Invocation, resource: Invocation) -> Finding:
        root = resource.callee.partition(".")[0]
        taken = project.parameters(stack.span)
        region = next((name for name in _REGIONS if name in taken), None)
        fix, unfixed = None, "its constructor takes no region"
        if region is not None and stack.sole:
            scope = resource.arguments[0].place
            provider = Call(
                f"{root}.provider.AwsProvider",
                (("", Verbatim(scope)), ("", Literal("aws")), ("region", Parameter(region))),
            )
            try:
                fix = Fix("Declare an AwsProvider", project.follow(stack.statement, provider))
            except CannotRenderError as error:
                unfixed = str(error)
        return self.finding(
            stack.span,
            "This stack declares AWS resources, and has no AWS provider",
            fix,
            related=(resource.function,),
            unfixed="" if fix else unfixed,
            source=_DOCS,
        )


def _scope(project: Project, call: Invocation) -> str:
    if not call.arguments or call.arguments[0].name:
        return ""
    place = call.arguments[0].place
    return project.texts[place.path][place.start : place.end]
