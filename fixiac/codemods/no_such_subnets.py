"""CDK003: subnets of a kind that their VPC does not have."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.calls import AttributeUse, Invocation
from fixiac.edits import Edit, Fix, Safety, Span
from fixiac.model import Mapping, Reference, Resource, Scalar, Sequence, Use, Value
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_SOURCE = "https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk.aws_ec2/SubnetType.html"
_EC2 = "aws_cdk.aws_ec2."
_PUBLIC, _PRIVATE, _ISOLATED = "public", "private", "isolated"
_KINDS = {
    "PUBLIC": _PUBLIC,
    "PRIVATE": _PRIVATE,
    "PRIVATE_WITH_NAT": _PRIVATE,
    "PRIVATE_WITH_EGRESS": _PRIVATE,
    "PRIVATE_ISOLATED": _ISOLATED,
    "ISOLATED": _ISOLATED,
}
"""What each member of ``SubnetType`` selects; the older names are those of the same kinds."""
_OTHER = {_PRIVATE: (_ISOLATED, "PRIVATE_ISOLATED"), _ISOLATED: (_PRIVATE, "PRIVATE_WITH_EGRESS")}


class NoSuchSubnets(Rule):
    """Subnets are selected of a kind that the VPC does not have.

    ## What it finds

    ``SubnetSelection(subnet_type=PRIVATE_WITH_EGRESS)`` for a VPC that the program declares with
    public and isolated subnets only: passed together with the VPC, or with a cluster in it, or to
    its ``select_subnets()``; and ``SubnetSelection(subnets=vpc.private_subnets)``, a list that is
    empty then. A VPC without a configuration has public and private subnets, one with
    ``nat_gateways=0`` public and isolated ones.

    ## Why

    The CDK stops with "There are no 'Private' subnet groups in this VPC", or with "route table IDs
    are not available" where the list is empty. See
    https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk.aws_ec2/SubnetType.html

    ## Fix

    The isolated subnets, where private ones are asked for and these are all that are not public.
    The other way round the fix is unsafe: what is meant to be isolated would reach the internet.

    ## When it does not fix

    The VPC has no other subnets that are not public, or the kind is not written at the place.
    """

    code = "CDK003"
    name = "no-such-subnets"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each selection."""
        vpcs = project.of_kind(f"{_EC2}Vpc")
        if not vpcs:
            return
        reads = {use.span: use for use in project.attributes}
        kinds = {vpc.id: found for vpc in vpcs if (found := _kinds(vpc, reads))}
        uses = {use.span: use for use in project.uses if use.target in kinds}
        seen: set[Span] = set()
        for call in project.calls:
            vpc = _vpc(project, call, uses)
            if vpc in kinds:
                for place in _selected(call):
                    use = reads.get(place)
                    kind = _kind(use)
                    if use is not None and kind not in kinds[vpc] | {None} and place not in seen:
                        seen.add(place)
                        yield self._missing(use, kind or "", kinds[vpc])
            if call.callee == f"{_EC2}SubnetSelection":
                finding = self._empty(project, call, reads, kinds, uses)
                if finding is not None:
                    yield finding

    def _missing(self, use: AttributeUse, kind: str, kinds: frozenset[str]) -> Finding:
        other, member = _OTHER.get(kind, ("", ""))
        fix = None
        if other in kinds:
            fix = Fix(f"Select {member}", (Edit(use.name_span, member),), _safety(kind))
        return self.finding(
            use.span,
            f"The VPC has no {kind} subnets, only {_listed(kinds)} ones.",
            fix,
            unfixed="" if fix else "none of them is certainly meant",
            source=_SOURCE,
        )

    def _empty(
        self,
        project: Project,
        call: Invocation,
        reads: dict[Span, AttributeUse],
        kinds: dict[Span, frozenset[str]],
        uses: dict[Span, Use],
    ) -> Finding | None:
        """``SubnetSelection(subnets=vpc.private_subnets)`` where the VPC has none."""
        passed = call.argument("subnets")
        value = passed.value if passed is not None else None
        if passed is None or not isinstance(value, Reference) or value.target not in kinds:
            return None
        kind, word, _ = value.attribute.partition("_subnets")
        has = kinds[value.target]
        if not word or kind not in _KINDS.values() or kind in has:
            return None
        other = _OTHER.get(kind, ("", ""))[0]
        read = _read(project, passed.place, value, reads, uses)
        fix = None
        if other in has and read is not None:
            edits = (Edit(read.name_span, f"{other}_subnets"),)
            fix = Fix(f"Use the {other} subnets", edits, _safety(kind))
        return self.finding(
            passed.place,
            f"The VPC has no {kind} subnets, only {_listed(has)} ones: this list is empty.",
            fix,
            unfixed="" if fix else "none of them is certainly meant",
            source=_SOURCE,
        )


def _safety(kind: str) -> Safety:
    return Safety.SAFE if kind == _PRIVATE else Safety.UNSAFE


def _listed(kinds: frozenset[str]) -> str:
    return " and ".join(kind for kind in (_PUBLIC, _PRIVATE, _ISOLATED) if kind in kinds)


def _kind(use: AttributeUse | None) -> str | None:
    if use is None or use.holder != f"{_EC2}SubnetType" or use.symbol is None:
        return None
    return _KINDS.get(use.name)


def _kinds(vpc: Resource, reads: dict[Span, AttributeUse]) -> frozenset[str]:
    """The kinds of subnets that a VPC has, or nothing if that is not known."""
    if not vpc.body.complete:
        return frozenset()
    configured, gateways = vpc.body.get("subnet_configuration"), vpc.body.get("nat_gateways")
    if configured is None:
        if gateways is None:
            return frozenset({_PUBLIC, _PRIVATE})
        number = gateways.value.value if isinstance(gateways.value, Scalar) else None
        if not isinstance(number, int):
            return frozenset()
        return frozenset({_PUBLIC, _PRIVATE if number else _ISOLATED})
    value = configured.value
    if not isinstance(value, Sequence) or not value.complete or not value.items:
        return frozenset()
    found: set[str] = set()
    for item in value.items:
        if not isinstance(item.value, Mapping) or not item.value.complete:
            return frozenset()
        entry = item.value.get("subnet_type")
        kind = _kind(reads.get(entry.place)) if entry is not None else None
        if kind is None or item.value.get("reserved") is not None:
            return frozenset()
        found.add(kind)
    return frozenset(found)


def _vpc(project: Project, call: Invocation, uses: dict[Span, Use]) -> Span | None:
    """The VPC that a call selects subnets of."""
    if call.callee == f"{_EC2}Vpc.select_subnets":
        use = uses.get(call.function)
        return use.target if use is not None else None
    passed = call.argument("vpc")
    if passed is not None:
        return _target(passed.value)
    cluster = call.argument("cluster")
    made = _target(cluster.value) if cluster is not None else None
    resource = next((r for r in project.resources if r.id == made), None) if made else None
    inner = resource.body.get("vpc") if resource is not None else None
    return _target(inner.value) if inner is not None else None


def _target(value: Value) -> Span | None:
    return value.target if isinstance(value, Reference) and not value.attribute else None


def _selected(call: Invocation) -> Iterator[Span]:
    """Where a call says of which kind its subnets are to be."""
    for passed in call.arguments:
        if passed.name == "subnet_type":
            yield passed.place
        values = [passed.value]
        if isinstance(passed.value, Sequence):
            values = [item.value for item in passed.value.items]
        for value in values:
            if isinstance(value, Mapping) and value.constructor in ("", f"{_EC2}SubnetSelection"):
                entry = value.get("subnet_type")
                if entry is not None:
                    yield entry.place


def _read(
    project: Project,
    place: Span,
    value: Reference,
    reads: dict[Span, AttributeUse],
    uses: dict[Span, Use],
) -> AttributeUse | None:
    """Where the list is read from the VPC: at the place, or for the name that is passed there."""
    if place in uses:
        return reads.get(place)
    name = project.text(place)
    found = [
        use
        for use in uses.values()
        if use.target == value.target
        and use.attribute == value.attribute
        and use.span.path == place.path
        and project.home(use.span) == project.home(place)
        and project.texts[place.path][use.statement.start : use.span.start].strip() == f"{name} ="
        and use.span.start < place.start
    ]
    return reads.get(found[-1].span) if found else None
