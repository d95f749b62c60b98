"""CTF002: stacks of CDKTF whose resources have no provider."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fixiac.calls import Invocation, OwnCall
from fixiac.edits import Edit, Fix, Span
from fixiac.expressions import Call, CannotRenderError, Expression, Literal, Parameter, Verbatim
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

    An ``AwsProvider`` at the beginning of the stack, in the region that its constructor takes. If
    it takes none: behind each place where the stack is made, in the one region that the function
    there has for its other stacks.

    ## When it does not fix

    The constructor takes no region, and where the stack is made none is used, or several are.
    """

    code = "CTF002"
    name = "missing-provider"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each stack."""
        stacks = _Stacks(project)
        if not stacks.read():
            return
        for home, call in stacks.calls.items():
            if home not in stacks.served and home in stacks.resources:
                yield self._found(project, stacks, home, call)

    def _found(self, project: Project, stacks: _Stacks, home: Span, stack: Invocation) -> Finding:
        resource, makings = stacks.resources[home], stacks.makings[home]
        provider = f"{resource.callee.partition('.')[0]}.provider.AwsProvider"
        taken = project.parameters(stack.span)
        region = next((name for name in _REGIONS if name in taken), None)
        fix, unfixed = None, "its constructor takes no region"
        try:
            if region is not None and stack.sole:
                scope = Verbatim(resource.arguments[0].place)
                made = _provider(provider, scope, Parameter(region))
                fix = Fix("Declare an AwsProvider", project.follow(stack.statement, made))
            elif region is None and makings:
                edits = _beside(project, provider, makings, stacks.regions)
                fix = Fix("Declare an AwsProvider where the stack is made", edits)
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


class _Stacks:
    """The classes of stacks of a program, by the place of the class."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.calls: dict[Span, Invocation] = {
            project.home(call.span): call
            for call in project.calls
            if call.kind == "base" and call.callee in _STACKS
        }
        """Where each calls the constructor that it extends."""
        self.makings: dict[Span, list[OwnCall]] = {home: [] for home in self.calls}
        """Where each is made."""
        self.resources: dict[Span, Invocation] = {}
        """The first AWS resource that each declares in itself."""
        self.served: set[Span] = set()
        """Those that have a provider."""
        self.regions: dict[Span, list[Span]] = {}
        """The regions that are given to providers and stacks, by the class or function around."""

    def read(self) -> bool:
        """Find the providers and the resources; whether all providers are certain."""
        project = self.project
        for made in project.own_calls if self.calls else ():
            if made.makes and (home := project.home(made.definition)) in self.makings:
                self.makings[home].append(made)
                self.regions.setdefault(project.home(made.span), []).extend(_regions(made))
        written = sum(text.count("AwsProvider(") for text in project.texts.values())
        for call in project.calls:
            root, _, rest = call.callee.partition(".")
            if root not in VERBATIM or not call.symbol.is_construct:
                continue
            if rest == "provider.AwsProvider":
                written -= 1
                if not self._provided(call):
                    return False
            elif (home := project.home(call.span)) in self.calls and _scope(
                project, call
            ) == "self":
                self.resources.setdefault(home, call)
        return written <= 0  # or else one that is not understood may be the one

    def _provided(self, provider: Invocation) -> bool:
        """Note which stacks a provider serves; whether that is certain."""
        home, scope = self.project.home(provider.span), _scope(self.project, provider)
        if (region := provider.argument("region")) is not None:
            self.regions.setdefault(home, []).append(region.place)
        if home in self.calls and scope == "self":
            self.served.add(home)
            return True
        made_here = {
            stack
            for stack, makings in self.makings.items()
            for made in makings
            if scope in made.bound and self.project.home(made.span) == home
        }
        self.served |= made_here
        return bool(made_here)


def _provider(callee: str, scope: Expression, region: Expression) -> Call:
    return Call(callee, (("", scope), ("", Literal("aws")), ("region", region)))


def _beside(
    project: Project,
    provider: str,
    makings: Sequence[OwnCall],
    regions: Mapping[Span, Sequence[Span]],
) -> tuple[Edit, ...]:
    """Edits that declare a provider behind each place where a stack is made.

    Raises CannotRenderError.
    """
    edits: list[Edit] = []
    for made in makings:
        if len(made.bound) != 1:
            raise CannotRenderError("its constructor takes no region, and it has no name outside")
        places = regions.get(project.home(made.span), ())
        texts = {project.text(place) for place in places}
        if len(texts) != 1:
            count = "several regions are" if texts else "no region is"
            raise CannotRenderError(
                f"its constructor takes no region, and {count} used where it is made"
            )
        scope = Parameter(made.bound[0])
        edits += project.follow(made.statement, _provider(provider, scope, Verbatim(places[0])))
    return tuple(edits)


def _regions(made: OwnCall) -> Iterator[Span]:
    """The regions that a stack is made with."""
    names = [parameter.name for parameter in made.parameters if parameter.positional]
    for passed in made.arguments:
        if (passed.name or "".join(names[passed.position : passed.position + 1])) in _REGIONS:
            yield passed.place


def _scope(project: Project, call: Invocation) -> str:
    if not call.arguments or call.arguments[0].name:
        return ""
    place = call.arguments[0].place
    return project.text(place)
