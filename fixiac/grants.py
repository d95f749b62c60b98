"""Whether the policy of a KMS key lets a service use the key.

A service is known by the key policy statements that AWS documents for it. A statement is judged
against what the requests of the service carry; only a certain NO is a mistake.
See https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-services.html
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from fixiac.arns import Arn, Match, Named, Unknown, tokens
from fixiac.aws import actions, conditions, principals
from fixiac.aws.guards import KmsGrant, KmsStatement
from fixiac.aws.lookup import Unreadable
from fixiac.edits import Span
from fixiac.model import Ambient, Entry, Policy, Reference, Resource, Scalar, Sequence, Value
from fixiac.policy import Condition, Principal, Statement, known_text, statements
from fixiac.project import Project

SOURCE_ARN = "aws:sourcearn"
_CONTEXT = "kms:encryptioncontext:"
OF_ORGANIZATIONS = frozenset({"aws:principalorgid", "aws:principalorgpaths"})
"""Keys of principals that belong to an organization, which a service does not:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
"""
_WITHOUT_CONTEXT = frozenset({"kms:DescribeKey"})
"""Needed actions whose requests carry no encryption context, so that no condition on it holds:
https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
"""


@dataclass(frozen=True, slots=True)
class Client:
    """A service that uses keys for the resources of one kind.

    ``context`` is the condition key of the encryption context that it sends, ``arn`` the ARN that
    is the context's value. ``silent`` are condition keys, in lower case, that its requests are not
    documented to carry; ``sends_arn`` tells whether they carry the ARN as ``aws:SourceArn`` too.
    """

    title: str
    grant: KmsGrant
    kind: str
    context: str
    arn: Arn
    silent: frozenset[str]
    sends_arn: bool

    @property
    def main(self) -> KmsStatement:
        """The documented statement without which nothing can be encrypted."""
        return self.grant.statements[0]

    def request(self, resource: Resource, region: str | None) -> Request:
        """What the service sends for a resource of its kind."""
        entry = resource.body.get("name")
        name = None if entry is None or _empty(entry.value) else entry.value
        return Request(resource.id, self.kind, replace(self.arn, name=name, region=region))

    def lacking(self, granted: Iterable[str]) -> tuple[str, ...]:
        """The documented actions that are not granted; none if only what is dispensable lacks.

        AWS documents ``kms:Describe*`` for CloudWatch Logs under a condition on the encryption
        context, where it never holds, so that a policy without it lacks nothing.
        """
        missing = self.main.missing(granted)
        needed = set(self.main.needed) - _WITHOUT_CONTEXT
        essential = [m for m in missing if needed & set(actions.expand(m))]
        return missing if essential else ()


@dataclass(frozen=True, slots=True)
class Request:
    """What a service sends for one of its resources."""

    resource: Span
    kind: str
    arn: Arn


@dataclass(frozen=True, slots=True)
class Reading:
    """One Allow statement as a service's requests meet it."""

    statement: Statement
    mine: tuple[tuple[Principal, Match], ...]
    """The principals that are the service, or mean to be."""
    everyone: bool
    """Whether the statement is for all principals."""
    conditions: tuple[tuple[Condition, Match], ...]
    followed: bool
    """Whether all principals and conditions are seen."""
    alone: bool
    """Whether the statement is for the service and nobody else."""

    @property
    def principal(self) -> Match:
        """Whether the service is one of the principals."""
        if self.everyone:
            return Match.YES
        return Match.some(match for _, match in self.mine)

    @property
    def holds(self) -> Match:
        """Whether the statement applies to the requests."""
        whole = Match.YES if self.followed else Match.MAYBE
        return Match.every((self.principal, *(match for _, match in self.conditions), whole))

    @property
    def dead(self) -> tuple[Condition, ...]:
        """The conditions that never hold."""
        return tuple(condition for condition, match in self.conditions if match is Match.NO)

    @property
    def broken(self) -> bool:
        """Whether the statement is meant for the service and never applies to it."""
        return bool(self.mine) and self.holds is Match.NO


def users(project: Project, kind: str) -> dict[Span, list[tuple[Resource, Entry]]]:
    """The resources of a kind that are encrypted with a key of the program, by the key."""
    found: dict[Span, list[tuple[Resource, Entry]]] = {}
    for resource in project.of_kind(kind):
        entry = resource.body.get("kms_key_id")
        key = None if entry is None else key_of(project, entry.value)
        if entry is not None and key is not None:
            found.setdefault(key.id, []).append((resource, entry))
    return found


def key_of(project: Project, value: Value) -> Resource | None:
    """The key of the program that a value names, itself or by its alias."""
    if not isinstance(value, Reference):
        return None
    resource = project.resource(value.target)
    if resource.kind == "kms.Alias":
        target = resource.body.get("target_key_id")
        return None if target is None else key_of(project, target.value)
    return resource if resource.kind == "kms.Key" else None


def readings(
    project: Project, client: Client, policy: Policy, requests: tuple[Request, ...]
) -> tuple[Reading, ...]:
    """The Allow statements of a policy that speak of the service, for all of ``requests``."""
    written = replace(policy, statements=(*policy.statements, *policy.granted))
    found = (
        read(project, client, statement, requests)
        for statement in statements(written)
        if statement.allows
    )
    return tuple(reading for reading in found if reading is not None)


def read(
    project: Project, client: Client, statement: Statement, requests: tuple[Request, ...]
) -> Reading | None:
    """A statement as the requests of the service meet it; None if it is not for the service."""
    listed = statement.principals
    judged = [(one, _principal(project, client, one)) for one in listed]
    mine = tuple((one, match) for one, match in judged if match is not None)
    everyone = any(one.text == "*" and one.kind in ("*", "AWS") for one in listed)
    if not mine and not everyone:
        return None
    regions = {region for one, _ in mine if (region := _region(one)) is not None}
    found = statement.conditions
    judged_conditions = tuple(
        (
            condition,
            Match.every(
                _condition(project, client, condition, _placed(request, regions))
                for request in requests or (Request(statement.span, client.kind, client.arn),)
            ),
        )
        for condition in found or ()
    )
    return Reading(
        statement,
        mine,
        everyone and not mine,
        judged_conditions,
        found is not None and statement.known and statement.body.get("NotPrincipal") is None,
        len(mine) == len(listed),
    )


def allowed(client: Client, found: Iterable[Reading]) -> Match:
    """Whether statements together let the service use the key."""
    live = [reading for reading in found if reading.holds is not Match.NO]
    if not live:
        return Match.NO
    granted: list[str] = []
    for reading in live:
        texts = reading.statement.actions
        if not texts or any("\0" in text for text in texts):
            return Match.MAYBE
        granted += texts
    return Match.NO if client.lacking(granted) else Match.YES


def _placed(request: Request, regions: set[str]) -> Request:
    """A request whose region is the one that the principal of the statement names."""
    if request.arn.region is not None or len(regions) != 1:
        return request
    return replace(request, arn=replace(request.arn, region=next(iter(regions))))


def _empty(value: Value) -> bool:
    return isinstance(value, Scalar) and value.value is None


def _region(principal: Principal) -> str | None:
    """The region that a principal names as plain text."""
    answer = principals.classify(known_text(principal.value) or "\0", "key")
    if isinstance(answer, principals.Known) and answer.region != "\0":
        return answer.region
    return None


def literal_region(reading: Reading) -> str | None:
    """The region of the service's principal, where that is right and written as text."""
    found = {_region(one) for one, match in reading.mine if match is not Match.NO}
    return found.pop() if len(found) == 1 else None


def _principal(project: Project, client: Client, principal: Principal) -> Match | None:
    """Whether a principal is the service, in the right region; None if it is someone else."""
    if principal.kind != "Service":
        return None
    answer = principals.classify(known_text(principal.value) or "\0", "key")
    label = client.grant.service
    if isinstance(answer, principals.Repair):
        meant = principals.classify(answer.to, "key")
        mine = isinstance(meant, principals.Known) and meant.label == label
        return Match.NO if mine else None
    if not isinstance(answer, principals.Known):
        return Match.MAYBE if isinstance(answer, Unreadable) else None
    if answer.label != label:
        return None
    if not client.grant.regional:
        return Match.YES if answer.region is None else Match.MAYBE
    if answer.region is None:
        return Match.NO
    if answer.region != "\0":
        known = project.region
        return Match.NO if known is not None and known != answer.region else Match.YES
    holes = [token for token in tokens(principal.value) if not isinstance(token, str)]
    if holes == [Ambient.REGION]:
        return Match.YES
    return Match.NO if len(holes) == 1 and isinstance(holes[0], Ambient) else Match.MAYBE


def _condition(project: Project, client: Client, condition: Condition, request: Request) -> Match:
    """Whether a request meets a condition."""
    operator = conditions.operator(condition.operator)
    key = condition.key.lower()
    if operator is None:
        return Match.MAYBE
    absent = Match.YES if operator.if_exists else Match.NO
    if operator.negated or operator.base == "Null" or operator.qualifier == "ForAllValues":
        return Match.MAYBE
    if key == client.context.lower() or (key == SOURCE_ARN and client.sends_arn):
        return arn_match(project, condition, request)
    if key.startswith(_CONTEXT) or key in client.silent:
        return absent
    known = conditions.key(condition.key)
    return absent if isinstance(known, conditions.InvalidKey) else Match.MAYBE


def arn_match(project: Project, condition: Condition, request: Request) -> Match:
    """Whether the ARN of a request is one that a condition takes.

    The ARN of the resource itself, as an attribute of it, never is: what the resource depends on
    cannot depend on it in turn.
    """
    operator = conditions.operator(condition.operator)
    if operator is None:
        return Match.MAYBE
    answers = []
    for value in condition.values:
        cycle, foreign = _mentions(project, value, request)
        if cycle or foreign:
            answers.append(Match.NO)
        else:
            answers.append(request.arn.meets(value, operator))
    listed = condition.value
    if isinstance(listed, Sequence) and not listed.complete:
        answers.append(Match.MAYBE)
    return Match.some(answers)


def mentions(value: Value, resource: Span) -> bool:
    """Whether a value is made from a resource."""
    return any(isinstance(t, Named) and t.target == resource for t in tokens(value))


def _mentions(project: Project, value: Value, request: Request) -> tuple[bool, bool]:
    """Whether a value is the resource's own ARN, or begins with that of another kind."""
    found = tokens(value)
    if mentions(value, request.resource):
        return len(found) == 1, False
    head = found[0] if found else Unknown("")
    if not isinstance(head, Named):
        return False, False
    try:
        other = project.resource(head.target)
    except KeyError:
        return False, False
    return False, head.attribute.endswith("arn") and other.kind != request.kind
