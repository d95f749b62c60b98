"""LAM001: environment variables that Lambda keeps for itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fixiac import catalog
from fixiac.aws import lambda_env
from fixiac.edits import Edit, Fix, Safety, Span
from fixiac.model import Ambient, Fact, Mapping, Reference, Resource, Scalar, Value, text_of
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html"


@dataclass(frozen=True, slots=True)
class _Setting:
    """One variable that is set for functions, where it is written, and what takes it out."""

    name: str
    value: Value
    span: Span
    removal: tuple[Edit, ...]
    group: Span
    functions: tuple[Resource, ...]


class ReservedEnvironmentName(Rule):
    """A Lambda function sets an environment variable that Lambda keeps for itself.

    ## What it finds

    Names such as `AWS_REGION` among the environment variables of a function.

    ## Why

    Lambda sets these variables itself and refuses a function that sets one: "Lambda was unable to
    configure your environment variables because the environment variables you have provided
    contains reserved keys". See
    https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html

    ## Fix

    `AWS_REGION` and `AWS_DEFAULT_REGION` are taken out: Lambda sets both to the region that the
    function runs in, so the handler reads what it read before. That is safe where the value is
    this region: the stack's, the provider's, or the one that the whole program is for. If it may be
    another region the fix is unsafe.

    ## When it does not fix

    - Any other name, such as `AWS_ACCESS_KEY_ID`: the handler needs the value under another name,
      and both have to change.
    - The variable stands where it cannot be taken out.
    """

    code = "LAM001"
    name = "reserved-environment-name"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield the findings in ``project``."""
        for setting in _settings(project):
            region = lambda_env.is_region(setting.name)
            message = f"Lambda sets {setting.name} itself and refuses a function that sets it"
            fix, unfixed = None, ""
            if not region:
                unfixed = "the handler has to read the value under another name"
            elif not setting.removal:
                unfixed = "it stands where it cannot be taken out"
            else:
                own = all(_own_region(project, f, setting.value) for f in setting.functions)
                fix = Fix(
                    f"Remove {setting.name}",
                    setting.removal,
                    Safety.SAFE if own else Safety.UNSAFE,
                    group=setting.group,
                )
                if not own:
                    message += "; its value may be another region than the function's"
            yield self.finding(setting.span, message, fix, unfixed=unfixed, source=_SOURCE)


def _settings(project: Project) -> Iterator[_Setting]:
    """Every variable with a reserved name, each place once."""
    written: dict[Span, _Setting] = {}
    for function in project.of_kind("lambda.Function"):
        variables = _variables(function)
        for entry in () if variables is None else variables.entries:
            if lambda_env.is_reserved(entry.key):
                assert variables is not None
                known = written.get(entry.span)
                functions = (*known.functions, function) if known else (function,)
                written[entry.span] = _Setting(
                    entry.key, entry.value, entry.span, entry.removal, variables.span, functions
                )
    yield from written.values()
    for call in project.calls:
        words = catalog.ENVIRONMENT_SETTERS.get(call.callee)
        if words is None:
            continue
        key, value = (call.argument(word) for word in words)
        name = None if key is None else text_of(key.value)
        if key is not None and value is not None and name and lambda_env.is_reserved(name):
            alone = call.sole and not call.bound
            removal = project.remove_statement(call.statement) if alone else ()
            yield _Setting(name, value.value, call.span, removal, call.statement, ())


def _variables(function: Resource) -> Mapping | None:
    """The environment variables of a function, as far as they are seen."""
    environment = function.body.get("environment")
    body = function.body if environment is None else environment.value
    variables = body.get("variables") if isinstance(body, Mapping) else None
    found = None if variables is None else variables.value
    return found if isinstance(found, Mapping) else None


def _own_region(project: Project, function: Resource, value: Value) -> bool:
    """Whether a value is certainly the region that a function is declared in."""
    options = (*function.body.entries, *function.options)
    named = next((e.value for e in options if e.key == "provider"), None)
    if named is None:
        if isinstance(value, Fact):
            return value.what is Ambient.REGION
        if isinstance(value, Scalar) and value.value == project.region:
            return value.value is not None
    providers = [p for p in project.of_kind("aws.Provider") if _serves(p, named)]
    regions = [entry.value for p in providers if (entry := p.body.get("region")) is not None]
    return (
        bool(regions)
        and len(regions) == len(providers)
        and all(_same(project, region, value) for region in regions)
    )


def _serves(provider: Resource, named: Value | None) -> bool:
    """Whether a provider may be the one of a function that names ``named``, or none."""
    if isinstance(named, Reference):
        return provider.id == named.target
    return named is None and provider.body.get("alias") is None


def _same(project: Project, one: Value, other: Value) -> bool:
    """Whether two values are the same; one expression that both come from gives them the same."""
    known = project.identity(one)
    return one.span == other.span or (known is not None and known == project.identity(other))
