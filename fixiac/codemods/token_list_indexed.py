"""CDK004: members of lists that only the deployment knows, taken by an index."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fixiac.calls import Invocation, is_token
from fixiac.edits import Edit, Fix, Span
from fixiac.expressions import CannotRenderError
from fixiac.model import Template
from fixiac.project import Project
from fixiac.rules import Finding, Rule
from fixiac.schemas.members import late_list

_DOCS = "https://docs.aws.amazon.com/cdk/v2/guide/tokens.html"
_SELECT = "aws_cdk.Fn"
_TOKENS = frozenset({f"{_SELECT}.{name}" for name in ("import_value", "ref", "sub")})
_INDEX = re.compile(r"\[\s*(-?\d+)\s*\]")


class TokenListIndexed(Rule):
    """A member of a list that only the deployment knows is taken by an index.

    ## What it finds

    ``endpoint.vpc_endpoint_dns_entries[0]``, ``zone.hosted_zone_name_servers[1]``,
    ``Fn.split("/", arn)[1]``, ``Fn.get_azs()[0]``, and lists among the ``attr_...`` of a
    CloudFormation resource: a number in brackets behind them. ``Fn.split`` counts where it splits
    an ARN or an id of a resource, the value of a parameter or an import; a text that is known when
    the program runs it splits at once.

    ## Why

    When the program runs such a list has one member, a token that stands for the whole. So ``[1]``
    stops the program with an IndexError, and ``[0]`` when it is synthesised: "Found an encoded list
    token string in a scalar string context. Use 'Fn.select(0, list)' (not 'list[0]')". See
    https://docs.aws.amazon.com/cdk/v2/guide/tokens.html

    ## Fix

    ``Fn.select(0, endpoint.vpc_endpoint_dns_entries)``.

    ## When it does not fix

    The member is counted from the end: how many there are is not known.
    """

    code = "CDK004"
    name = "token-list-indexed"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each index."""
        for span in sorted({*_attributes(project), *_calls(project)}):
            text = project.texts[span.path]
            found = _INDEX.match(text, span.end)
            if found is None:
                continue
            fix, unfixed = None, "how many members the list has is not known"
            if not found[1].startswith("-"):
                try:
                    fix = _selected(project, span, found)
                except CannotRenderError as error:
                    unfixed = f"it cannot be written here: {error}"
            written = text[span.start : span.end].partition("\n")[0]
            yield self.finding(
                Span(span.path, span.start, found.end()),
                f"{written} is known when it is deployed; until then one token stands for the list",
                fix,
                unfixed="" if fix else unfixed,
                source=_DOCS,
            )


def _attributes(project: Project) -> Iterator[Span]:
    """Where lists are read that only the deployment knows."""
    for use in project.attributes:
        returns = use.symbol.returns if use.symbol is not None else None
        is_list = returns is not None and returns.name == "list" and use.kind == "instance"
        if is_list and use.call is None and late_list(f"{use.holder}.{use.name}"):
            yield use.span


def _calls(project: Project) -> Iterator[Span]:
    """Where functions give such lists; what is no token is split by Python at once."""
    made = {call.span: call for call in project.calls}
    for call in made.values():
        late = call.kind == "static" and call.complete and late_list(call.callee)
        if late and (call.callee != f"{_SELECT}.split" or _splits_token(call, made)):
            yield call.span


def _splits_token(call: Invocation, made: dict[Span, Invocation]) -> bool:
    """Whether ``Fn.split`` is certain to give one token; told how many parts there are, it gives
    a list of them.
    """
    if call.argument("assumed_length") is not None:
        return False
    source = call.argument("source")
    if source is None:
        return False
    inner = made.get(source.place)
    if inner is not None:
        return inner.callee in _TOKENS
    value = source.value
    parts = [hole.value for hole in value.holes] if isinstance(value, Template) else [value]
    return any(is_token(part, made) for part in parts)


def _selected(project: Project, span: Span, index: re.Match[str]) -> Fix:
    """Let CloudFormation take the member. Raises CannotRenderError."""
    name, edits = project.require(_SELECT, span)
    before = Edit(Span(span.path, span.start, span.start), f"{name}.select({index[1]}, ")
    behind = Edit(Span(span.path, index.start(), index.end()), ")")
    return Fix(f"Take it with Fn.select({index[1]}, ...)", (before, behind, *edits))
