"""IAM001: principals of policies that AWS refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fixiac import policy
from fixiac.aws import principals as facts
from fixiac.edits import Edit, Fix, Span
from fixiac.expressions import CannotRenderError, Literal, Object
from fixiac.model import HOLE, Entry, Mapping, Scalar, Value, text_of, walk
from fixiac.policy import Principal, Statement
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_SOURCE = (
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"
)
_WHERES: dict[str, facts.Where] = {
    "trust": "trust",
    "bucket": "bucket",
    "key": "key",
    "topic": "topic",
    "queue": "queue",
    "lambda": "lambda",
}
_NAME = re.compile(r"[\w.-]+\.amazonaws\.com")
_WRITTEN_OUT = re.compile(rf"[\w.*{HOLE}-]+")
"""A name without the marks of a template that is filled in elsewhere, such as ``%s``."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """One service principal where it is written."""

    value: Value
    place: Span
    where: facts.Where
    statement: Statement | None = None
    """None outside of statements, where nothing is ever taken out."""
    principal: Principal | None = None
    """None where the principal is not one of those that the statement is for."""
    before: tuple[str, ...] = ()
    """The service principals that come before it in the same member."""
    after: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The full name, unknown parts as holes."""
        return policy.known_text(self.value) or ""


class InvalidPrincipal(Rule):
    """A policy names a principal that AWS refuses.

    ## What it finds

    - Service principals that do not exist, such as `eventbridge.amazonaws.com`, in key, bucket,
      topic, queue and trust policies, in Lambda permissions, and in `iam.ServicePrincipal(...)`
      wherever it stands.
    - A service named without `.amazonaws.com`, where nothing adds it.
    - A service listed among accounts and roles: `{"AWS": "lambda.amazonaws.com"}`.

    ## Why

    AWS checks principals when it takes a policy and refuses the whole of it: the role, key, topic
    or bucket policy is not created. See
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html

    ## Fix

    Where a name has one certain meaning, it is written as AWS has it: `events.amazonaws.com`. For
    some the kind of policy decides: flow logs are `vpc-flow-logs.amazonaws.com` in a trust policy
    and `delivery.logs.amazonaws.com` in a bucket policy. A wrong name beside the right one is
    taken out, and so is one that stands for nothing; if it is the only principal of an Allow, the
    statement goes, as it allows nobody anything.

    ## When it does not fix

    - The name is in no list of service principals: it may belong to a younger service. It is
      reported with the names that come close.
    - A principal is never taken out of a Deny, of a role's principals, or of the only statement of
      a policy.
    - The name is put together from parts, or it is used in policies that need different names.
    - Policies of the China partition, where the suffix depends on the service.
    """

    code = "IAM001"
    name = "invalid-principal"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield the findings in ``project``."""
        mentions = [*_in_statements(project)]
        known = {mention.place for mention in mentions}
        mentions += [m for m in _outside(project) if m.place not in known]
        meant: dict[Span, set[str]] = {}
        for mention in mentions:
            answer = facts.classify(mention.name, mention.where)
            if isinstance(answer, facts.Repair):
                meant.setdefault(mention.value.span, set()).add(answer.to)
        for mention in mentions:
            if not _chinese(mention):
                shared = len(meant.get(mention.value.span, ())) > 1
                yield from self._service(project, mention, shared)
        for statement in policy.every_statement(project):
            yield from self._misplaced(project, statement)

    def _service(self, project: Project, mention: _Mention, shared: bool) -> Iterator[Finding]:
        answer = facts.classify(mention.name, mention.where)
        shown = mention.name.replace(HOLE, "...")
        if isinstance(answer, facts.Repair):
            message = f"AWS knows no service principal {shown}: {answer.reason}"
            fix = None if shared else _repair(project, mention, answer.to)
            unfixed = "" if fix else "the name is put together from parts"
            if shared:
                unfixed = "the name is used in policies that need different ones"
            yield self.finding(
                mention.place, message, fix, unfixed=unfixed, source=answer.source or _SOURCE
            )
        elif isinstance(answer, facts.Drop):
            message = f"{shown} is no service principal: {answer.reason}"
            found = _drop(mention)
            fix, unfixed = (found, "") if isinstance(found, Fix) else (None, found)
            yield self.finding(mention.place, message, fix, unfixed=unfixed, source=answer.source)
        elif isinstance(answer, facts.Unknown) and _WRITTEN_OUT.fullmatch(mention.name):
            close = f"; close to it: {', '.join(answer.close)}" if answer.close else ""
            yield self.finding(
                mention.place,
                f"{shown} is in no list of service principals{close}",
                unfixed="what was meant is not certain",
                source=_SOURCE,
            )

    def _misplaced(self, project: Project, statement: Statement) -> Iterator[Finding]:
        """Services that are listed among accounts and roles."""
        member = statement.body.get("Principal")
        if member is None:
            return
        found = [p for p in policy.principals(member) if p.kind == "AWS" and _is_service(p)]
        for principal in found:
            yield self.finding(
                principal.place,
                f"{principal.text} is a service, which AWS takes as a Service principal only",
                fix := _moved(project, member, principal, len(found)),
                unfixed="" if fix else "it does not stand alone under a key of the policy",
                source=_SOURCE,
            )


def _in_statements(project: Project) -> Iterator[_Mention]:
    for statement in policy.every_statement(project):
        where = _WHERES.get(statement.where, "other")
        for word in ("Principal", "NotPrincipal"):
            member = statement.body.get(word)
            if member is None:
                continue
            services = [
                p for p in policy.principals(member) if p.kind == "Service" and p.text is not None
            ]
            names = tuple(policy.known_text(p.value) or "" for p in services)
            for index, principal in enumerate(services):
                yield _Mention(
                    principal.value,
                    principal.place,
                    where,
                    statement,
                    principal if word == "Principal" else None,
                    names[:index],
                    names[index + 1 :],
                )


def _outside(project: Project) -> Iterator[_Mention]:
    """Service principals that stand in no statement that is seen."""
    trusted: set[Span] = set()
    for role in project.of_kind("iam.Role"):
        assumed = role.body.get("assume_role_policy")
        if assumed is not None:
            for value in walk(assumed.value):
                if isinstance(value, Mapping):
                    trusted |= {entry.place for entry in value.all("Service")}
    for entry in project.service_principals:
        if text_of(entry.value) is not None:
            yield _Mention(entry.value, entry.place, "trust" if entry.place in trusted else "other")
    for permission in project.of_kind("lambda.Permission"):
        principal = permission.body.get("principal")
        text = text_of(principal.value) if principal is not None else None
        if principal is not None and text and not re.match(r"\d|\*|arn:", text):
            yield _Mention(principal.value, principal.place, "lambda")


def _chinese(mention: _Mention) -> bool:
    if mention.statement is None:
        return False
    return any("arn:aws-cn:" in (text_of(value) or "") for value in walk(mention.statement.body))


def _repair(project: Project, mention: _Mention, to: str) -> Fix | None:
    """The right name instead of the wrong one; None if the name is not written in one piece."""
    principal = mention.principal
    if principal is not None and HOLE not in to and not principal.only and principal.removal:
        repaired = {
            answer.to
            for name in mention.before
            if isinstance(answer := facts.classify(name, mention.where), facts.Repair)
        }
        if to in repaired.union(mention.before, mention.after):
            return Fix(f"Remove {mention.name}, as {to} is there", principal.removal)
    edit = _rewritten(project, mention, to)
    return Fix(f"Write {to.replace(HOLE, '...')}", (edit,)) if edit else None


def _rewritten(project: Project, mention: _Mention, to: str) -> Edit | None:
    """The smallest edit that turns the name into ``to``: that of its first labels."""
    old, new = _differing(mention.name, to)
    if HOLE in old or HOLE in new:
        return None
    span = mention.value.span
    inner = getattr(mention.value, "inner", None)
    if inner is not None and (text_of(mention.value) or "").startswith(old):
        return Edit(Span(span.path, inner.start, inner.start + len(old)), new)
    written = project.text(span)
    literal = re.match(
        rf"[A-Za-z]{{0,2}}(\\?(?:\"\"\"|'''|[\"']))({re.escape(old)})(?![\w-])", written
    )
    if literal is None or span != mention.place:
        return None
    whole = written[literal.end() :] == literal.group(1)
    start = span.start + literal.start(2)
    return Edit(Span(span.path, start, start + len(old)), to if whole else new)


def _differing(text: str, to: str) -> tuple[str, str]:
    """The two without the labels that they both end in; neither is left empty."""
    old, new = text.split("."), to.split(".")
    while len(old) > 1 and len(new) > 1 and old[-1] == new[-1]:
        old.pop()
        new.pop()
    return ".".join(old), ".".join(new)


def _drop(mention: _Mention) -> Fix | str:
    """A fix that takes the principal out, or why there is none."""
    statement, principal = mention.statement, mention.principal
    if statement is None or principal is None:
        return "what was meant is not certain"
    if not statement.allows:
        return "a principal is not taken out of what may be a Deny"
    if not principal.only:
        if not principal.removal:
            return "it stands where it cannot be taken out"
        member = statement.body.get("Principal")
        group = member.value.span if member is not None else None
        return Fix(f"Remove {mention.name}", principal.removal, group=group)
    document = statement.policy.document
    if document.get("Statement") is not None and len(statement.policy.statements) < 2:
        return "its policy would be left without statements"
    if not statement.entry.removal:
        return "its statement stands where it cannot be taken out"
    title = f"Remove the statement, whose only principal is {mention.name}"
    return Fix(title, statement.entry.removal, group=document.span)


def _is_service(principal: Principal) -> bool:
    text = principal.text or ""
    if not _NAME.fullmatch(text):
        return False
    return isinstance(facts.classify(text), (facts.Known, facts.Repair))


def _moved(project: Project, member: Entry, principal: Principal, services: int) -> Fix | None:
    """The service under ``Service``, where nothing else stands under the same key."""
    if isinstance(member.value, Scalar):
        wanted = Object((("Service", Literal(principal.text)),))
        try:
            edits = project.replace(member.place, member.value, wanted)
        except CannotRenderError:
            return None
        return Fix(f"Name {principal.text} as a Service", edits)
    if not isinstance(member.value, Mapping) or member.value.get("Service") is not None:
        return None
    group = member.value.get("AWS")
    assert group is not None
    alone = len(policy.values_of(group.value)) == services and len(member.value.all("AWS")) == 1
    if group.key_span is None or not alone:
        return None
    old = Scalar(group.key_span, "AWS", group.key_notation)
    return Fix(
        f"Name {principal.text} as a Service",
        project.replace(group.key_span, old, Literal("Service")),
    )
