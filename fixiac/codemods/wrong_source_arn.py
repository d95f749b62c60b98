"""TRL001: an ``aws:SourceArn`` that is not the ARN of the resource that acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fixiac import catalog, grants, policy, rewriting
from fixiac.arns import Arn, Match, Named, Token, tokens, written_name
from fixiac.aws import guards, principals
from fixiac.edits import ConflictError, Edit, Fix, Span, normalised
from fixiac.expressions import Attribute, CannotRenderError, Expression
from fixiac.grants import SOURCE_ARN, Request
from fixiac.model import HOLE, Entry, Policy, Reference, Resource, Scalar, Value, text_of
from fixiac.policy import Condition, Statement
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_ATTACHED = {"s3.BucketPolicy": "bucket", "sns.TopicPolicy": "arn", "sqs.QueuePolicy": "queue_url"}
_WRITES_TO = {"s3.Bucket": "s3_bucket_name", "sns.Topic": "sns_topic_name"}
_TARGETS = {
    "bucket": "s3.Bucket",
    "topic": "sns.Topic",
    "queue": "sqs.Queue",
    "lambda": "lambda.Permission",
}
_SOURCES = {
    "s3": "s3.Bucket",
    "logging.s3": "s3.Bucket",
    "events": "events.Rule",
    "sns": "sns.Topic",
    "cloudfront": "cloudfront.Distribution",
    "cloudtrail": "cloudtrail.Trail",
}
"""The kind of resource that a service acts for."""
_NAMES = {
    "s3.Bucket": {"", "id", "bucket", "bucket_name", "name", "ref"},
    "events.Rule": {"", "id", "name", "rule_name", "ref"},
    "sns.Topic": {"", "name", "topic_name"},
    "cloudfront.Distribution": {"", "id", "distribution_id", "domain_name", "ref"},
}
"""Attributes that are no ARN, by kind; the resource itself is none either."""


@dataclass(frozen=True, slots=True)
class _Guard:
    """A demand for a source, in a statement's condition or a permission of a function."""

    place: Span
    value: Value
    statement: Statement | None = None
    condition: Condition | None = None


class WrongSourceArn(Rule):
    """A policy lets a service act for a resource, and names it by an ARN that is not its own.

    ## What it finds

    - In the policy of a bucket or topic that a trail of the program writes to: an `aws:SourceArn`
      that is not the trail's, such as the bucket's own, that of a trail of another name, or one
      with a wildcard under `StringEquals`; and the trail's own `arn` attribute, a circle, as the
      trail needs the policy first.
    - In other policies and in Lambda permissions: a source given by its name or id, by the ARN of
      a resource of another kind, or by the ARN of the objects in a bucket.

    ## Why

    The service sends the ARN of the resource that it acts for. Where the condition asks for
    another, the statement never applies: the trail is not created, events are not delivered. See
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
    and https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html

    ## Fix

    The ARN of the one trail that writes there, put together from its name so that nothing waits
    for the trail; the ARN of the bucket, rule, topic or distribution that is named. An ARN with a
    wildcard that would be right keeps it, under `ArnLike`.

    ## When it does not fix

    - The trail has no name in the program, several trails write there, or none does.
    - The policy mentions the trail in other places too.
    - The resource named is of a kind that the service does not act for: what was meant is open.
    - `aws:SourceArn` is never added where there is none.
    """

    code = "TRL001"
    name = "wrong-source-arn"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield the findings in ``project``."""
        seen: set[Span] = set()
        for written in project.policies:
            for statement in policy.statements(written):
                if statement.allows and statement.span not in seen:
                    seen.add(statement.span)
                    yield from self._statement(project, written, statement)
        for permission in project.of_kind("lambda.Permission"):
            yield from self._permission(project, permission)

    def _statement(
        self, project: Project, written: Policy, statement: Statement
    ) -> Iterator[Finding]:
        labels = {_label(principal.text) for principal in statement.principals}
        label = labels.pop() if len(labels) == 1 else None
        target = _TARGETS.get(statement.where)
        flow = None if label is None or target is None else guards.guard(label, target)
        if flow is None or flow.source_arn != "supported":
            return
        for condition in statement.conditions or ():
            if condition.key.lower() != SOURCE_ARN:
                continue
            if label == "cloudtrail":
                yield from self._trail(project, written, statement, condition, flow)
            else:
                place = condition.entry.place
                guard = _Guard(place, condition.value, statement, condition)
                yield from self._named(project, guard, flow)

    # --- trails -----------------------------------------------------------------------------

    def _trail(
        self,
        project: Project,
        written: Policy,
        statement: Statement,
        condition: Condition,
        flow: guards.Guard,
    ) -> Iterator[Finding]:
        trails = _writers(project, written)
        region = project.region
        kind = "cloudtrail.Trail"
        requests = [Request(t.id, kind, _arn(t.body.get("name"), region)) for t in trails]
        if not requests:
            requests = [Request(statement.span, kind, _arn(None, region))]
        found = Match.some(grants.arn_match(project, condition, request) for request in requests)
        if found is not Match.NO:
            return
        trail = trails[0] if len(trails) == 1 else None
        circle = trail is not None and any(
            isinstance(value, Reference) and value.target == trail.id for value in condition.values
        )
        message = "the condition on aws:SourceArn takes no ARN that CloudTrail sends here"
        if circle:
            message = "the trail needs this policy first, so the policy cannot wait for its ARN"
        related = tuple(trail.id for trail in trails)
        unfixed = ""
        made: tuple[Edit, ...] = ()
        if trail is None:
            unfixed = "several trails write here" if trails else "no trail is seen to write here"
        else:
            made, unfixed = _tried(
                lambda: _trail_edits(project, written, statement, condition, trail)
            )
        fix = Fix("Name the trail by its ARN", made, group=condition.operators.span)
        yield self.finding(
            condition.entry.span,
            message,
            fix if made else None,
            related=related,
            unfixed=unfixed,
            source=flow.source,
        )

    # --- other sources ----------------------------------------------------------------------

    def _permission(self, project: Project, permission: Resource) -> Iterator[Finding]:
        principal, source = permission.body.get("principal"), permission.body.get("source_arn")
        label = None if principal is None else _label(text_of(principal.value))
        flow = None if label is None else guards.guard(label, "lambda.Permission")
        if source is not None and flow is not None:
            yield from self._named(project, _Guard(source.place, source.value), flow)

    def _named(self, project: Project, guard: _Guard, flow: guards.Guard) -> Iterator[Finding]:
        """A source that is a resource of the program, or a text that is no ARN."""
        kind = _SOURCES.get(flow.principal)
        found = tokens(guard.value)
        named = [token for token in found if isinstance(token, Named)]
        service = f"{flow.principal}.amazonaws.com"
        message = unfixed = ""
        made: tuple[Edit, ...] = ()
        if len(named) == 1 and kind is not None:
            resource = _declared(project, named[0].target)
            if resource is None:
                return
            if resource.kind == kind and _is_wrong(found, named[0], kind):
                message = f"{service} sends the ARN of the resource that it acts for, and only that"
                made, unfixed = _tried(lambda: _attribute_edits(project, guard, resource))
            elif found == named and _other_arn(named[0], resource, kind):
                message = f"{service} does not act for a resource of the kind {resource.kind}"
                unfixed = "what was meant is not certain"
        elif isinstance(guard.value, Scalar) and _is_no_arn(guard.value.value):
            message = f"{service} sends an ARN, and this is none"
            unfixed = "what was meant is not certain"
        if message:
            title = "Name the source by its ARN"
            group = None if guard.condition is None else guard.condition.operators.span
            yield self.finding(
                guard.place,
                message,
                Fix(title, made, group=group) if made else None,
                unfixed=unfixed,
                source=flow.source,
            )


def _label(principal: str | None) -> str | None:
    """The label of a service principal that AWS knows, without region and suffix."""
    answer = principals.classify(principal or HOLE)
    if isinstance(answer, principals.Repair):
        answer = principals.classify(answer.to)
    return answer.label if isinstance(answer, principals.Known) else None


def _arn(entry: Entry | None, region: str | None) -> Arn:
    return Arn("cloudtrail", "trail/", None if entry is None else entry.value, region)


def _writers(project: Project, written: Policy) -> tuple[Resource, ...]:
    """The trails that write to what the policy is attached to."""
    targets: set[Span] = set()
    for carrier in map(project.resource, written.resources):
        entry = carrier.body.get(_ATTACHED.get(carrier.kind, ""))
        if carrier.kind in _WRITES_TO:
            targets.add(carrier.id)
        elif entry is not None and isinstance(entry.value, Reference):
            targets.add(entry.value.target)
    found = []
    for trail in project.of_kind("cloudtrail.Trail"):
        places = [trail.body.get(word) for word in _WRITES_TO.values()]
        if any(
            entry is not None
            and isinstance(entry.value, Reference)
            and entry.value.target in targets
            for entry in places
        ):
            found.append(trail)
    return tuple(found)


def _trail_edits(
    project: Project, written: Policy, statement: Statement, condition: Condition, trail: Resource
) -> list[Edit]:
    rewriting.within(statement, condition.entry.span)
    if any(grants.mentions(value, trail.id) for value in condition.values):
        _alone(project, written, condition, trail)
    else:
        rewriting.direct(condition.entry.place, condition.value)
    organization = trail.body.get("is_organization_trail")
    if organization is not None and not _is_false(organization.value):
        raise CannotRenderError("the ARN of an organization's trail is of its management account")
    arn = _arn(trail.body.get("name"), project.region)
    operator = rewriting.with_wildcards(condition, "ArnLike")
    if operator != condition.operator and rewriting.holds_as(arn, condition, operator):
        return list(policy.rename_operator(project, condition, operator))
    entry = trail.body.get("name")
    if entry is None:
        raise CannotRenderError("the trail has no name, so its ARN is not known in advance")
    name = written_name(entry)
    if name is None:
        raise CannotRenderError("the trail's name is known only at deployment")
    values = [value for other in _conditions_on(written) for value in other.values]
    misplaced = any(rewriting.says_place(value) for value in values)
    return rewriting.rewrite(
        project,
        condition,
        arn.written(name),
        None if misplaced else written.document.span,
        operator=operator,
        key=condition.key,
        alone=condition.alone,
    )


def _is_false(value: Value) -> bool:
    return isinstance(value, Scalar) and value.value is False


def _alone(project: Project, written: Policy, condition: Condition, trail: Resource) -> None:
    """Raise CannotRenderError if the policy would wait for the trail nevertheless."""
    declared = [project.resource(one).statement for one in written.resources]
    declared.append(written.document.span)
    uses = [use for use in project.uses if use.target == trail.id]
    if not any(condition.entry.place.contains(use.base) for use in uses):
        raise CannotRenderError("the policy is handed the ARN of the trail from elsewhere")
    for use in uses:
        inside = any(statement.contains(use.base) for statement in declared)
        if inside and not condition.entry.place.contains(use.base):
            others = _conditions_on(written)
            if not any(other.entry.place.contains(use.base) for other in others):
                raise CannotRenderError("the policy mentions the trail in other places too")


def _conditions_on(written: Policy) -> list[Condition]:
    """The conditions of a policy on ``aws:SourceArn``, which are all repaired alike."""
    return [
        condition
        for statement in policy.statements(written)
        for condition in statement.conditions or ()
        if condition.key.lower() == SOURCE_ARN
    ]


def _attribute_edits(project: Project, guard: _Guard, resource: Resource) -> list[Edit]:
    attribute = catalog.arn_attribute(resource.constructor)
    if attribute is None:
        raise CannotRenderError("the attribute that is its ARN is not known")
    wanted: Expression = Attribute(resource.id, attribute)
    if guard.condition is not None and guard.statement is not None:
        rewriting.within(guard.statement, guard.condition.entry.span)
        return rewriting.place_value(project, guard.condition, wanted, None)
    return list(project.replace(guard.place, guard.value, wanted))


def _declared(project: Project, target: Span) -> Resource | None:
    try:
        return project.resource(target)
    except KeyError:
        return None


def _is_wrong(found: list[Token], named: Named, kind: str) -> bool:
    """Whether a text that has a resource of the right kind in it is certainly not its ARN."""
    if found == [named]:
        return named.attribute in _NAMES.get(kind, ())
    head, tail = _around(found, named)
    if kind != "s3.Bucket" or tail not in ("/*", "/"):
        return False
    return (named.attribute.endswith("arn") and not head) or (
        named.attribute in _NAMES[kind] and head == "arn:aws:s3:::"
    )


def _around(found: list[Token], named: Named) -> tuple[str, str]:
    """The literal text before and after a part."""
    at = found.index(named)
    before, after = found[:at], found[at + 1 :]
    if not all(isinstance(token, str) for token in (*before, *after)):
        return "?", "?"
    return "".join(map(str, before)), "".join(map(str, after))


def _other_arn(named: Named, resource: Resource, kind: str) -> bool:
    """Whether it is the ARN of a resource that the service does not act for."""
    arn = named.attribute in (catalog.arn_attribute(resource.constructor), "arn")
    return arn and resource.kind != kind and resource.kind in _KINDS


_KINDS = {*_SOURCES.values(), "lambda.Function", "sqs.Queue", "logs.LogGroup", "kms.Key"}


def _is_no_arn(text: object) -> bool:
    return isinstance(text, str) and not text.startswith(("arn:", "*", "$", "{"))


def _tried(edits: Callable[[], list[Edit]]) -> tuple[tuple[Edit, ...], str]:
    """Edits, or why there are none."""
    try:
        return normalised(edits()), ""
    except CannotRenderError as error:
        return (), str(error)
    except ConflictError:
        return (), "its parts cannot be changed at once"
