"""CDK001: ids of constructs that hold what is known only at deployment."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.calls import Invocation, Passed, is_token
from fixiac.edits import Edit, Fix, Span
from fixiac.model import HOLE, Hole, Scalar, Template, Value
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_SEPARATORS = "-_./: "
_NAMED = {"aws_cdk.aws_ec2.SubnetConfiguration": "name"}
"""Arguments that become ids: the name of a group of subnets is part of the id of each."""


class TokenInConstructId(Rule):
    """The id of a construct holds a value that is known only when the stack is deployed.

    ## What it finds

    Ids in which a text is put together from the value of a `CfnParameter`, or from the ARN or the
    id of a resource: `f"bucket-{suffix.value_as_string}"`. Names of subnet groups count as ids, for
    CDK makes ids of them.

    ## Why

    CDK makes the logical ids of the template from the ids of the constructs while it writes the
    template. The value is then a placeholder, and CDK stops with "ID components may not include
    unresolved tokens": https://docs.aws.amazon.com/cdk/v2/guide/tokens.html

    ## Fix

    The value leaves the id: `"bucket"`. Names of resources that hold it stay as they are, so that
    two stacks with different parameters still have different names. No template was ever made with
    the old id, so nothing is replaced.

    ## When it does not fix

    Nothing else is in the id, another construct has the id that would be left, or the id is put
    together elsewhere.
    """

    code = "CDK001"
    name = "token-in-construct-id"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each id."""
        calls = {call.span: call for call in project.calls}
        found: list[tuple[Passed, list[Hole]]] = []
        written: dict[tuple[Span, str], set[str]] = {}
        for call in calls.values():
            passed = _id(call)
            if passed is None:
                continue
            value = passed.value
            holes = [h for h in _holes(value) if is_token(h.value, calls)]
            if holes:
                found.append((passed, holes))
            key = (project.home(passed.span), _left(value, holes))
            written.setdefault(key, set()).add(_pattern(value, named=True))
        for passed, holes in found:
            value = passed.value
            fix, unfixed = _without(project, value, holes)
            if fix is not None and value.span != passed.place:
                fix, unfixed = None, "the id is put together elsewhere"
            if fix is not None and len(written[project.home(passed.span), _left(value, holes)]) > 1:
                fix, unfixed = None, "another construct has the id that would be left"
            yield self.finding(
                passed.place,
                f"the id holds {', '.join(h.text for h in holes)}, which is known only when the"
                " stack is deployed",
                fix,
                unfixed=unfixed,
                source="https://docs.aws.amazon.com/cdk/v2/guide/tokens.html",
            )


def _id(call: Invocation) -> Passed | None:
    """The id that a construct, or what a method makes, is given."""
    name = _NAMED.get(call.callee)
    if name is not None:
        return call.argument(name)
    argument = call.symbol.argument("id")
    root = call.callee.partition(".")[0]
    if root not in ("aws_cdk", "constructs") or argument is None or not argument.positional:
        return None
    return call.argument("id")


def _holes(value: Value) -> tuple[Hole, ...]:
    return value.holes if isinstance(value, Template) else ()


def _pattern(value: Value, *, named: bool = False) -> str:
    """The text of an id, with a mark for each hole, or what the hole holds."""
    if isinstance(value, Template):
        parts = ((p.text if named else HOLE) if isinstance(p, Hole) else p for p in value.parts)
        return "".join(parts)
    return str(value.value) if isinstance(value, Scalar) else ""


def _left(value: Value, holes: list[Hole]) -> str:
    """The id without some of its holes, each with the separator before it, or else behind it."""
    if not isinstance(value, Template):
        return _pattern(value)
    text = ""
    skip = False
    for part in value.parts:
        if isinstance(part, str):
            text += part[1:] if skip and part[:1] in _SEPARATORS else part
            skip = False
        elif part not in holes:
            text += HOLE
        elif text and text[-1] in _SEPARATORS:
            text = text[:-1]
        else:
            skip = True
    return text


def _without(project: Project, value: Value, holes: list[Hole]) -> tuple[Fix | None, str]:
    assert isinstance(value, Template)
    if value.inner is None:
        return None, "the id is not written as one text"
    if not _left(value, holes).strip(_SEPARATORS):
        return None, "nothing else is in the id"
    text = project.texts[value.span.path]
    edits = []
    for hole in holes:
        start, end = hole.span.start, hole.span.end
        if start > value.inner.start and text[start - 1] in _SEPARATORS:
            start -= 1
        elif end < value.inner.end and text[end] in _SEPARATORS:
            end += 1
        edits.append(Edit(Span(hole.span.path, start, end), ""))
    inside = text[value.inner.start : value.inner.end]
    if len(holes) == len(value.holes) and inside.count("{") == len(holes):
        prefix = value.span.start
        edits += (
            [Edit(Span(value.span.path, prefix, prefix + 1), "")] if text[prefix] in "fF" else []
        )
    return Fix("Leave it out of the id", tuple(edits)), ""
