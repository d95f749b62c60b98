"""IAM004: actions of policies that do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fixiac import policy
from fixiac.aws import actions as facts
from fixiac.edits import Edit, Fix, Safety, Span
from fixiac.expressions import CannotRenderError
from fixiac.model import Entry, Sequence, text_of
from fixiac.policy import Statement
from fixiac.project import Project
from fixiac.respelling import owned, respell
from fixiac.rules import Finding, Rule

_SOURCE = (
    "https://docs.aws.amazon.com/service-authorization/latest/reference/"
    "reference_policies_actions-resources-contextkeys.html"
)


@dataclass(frozen=True, slots=True)
class _Named:
    """One action where it is written, with the statements that it is part of."""

    entry: Entry
    listed: Sequence | None
    """The list that it is a member of, if it does not stand alone."""
    uses: tuple[tuple[Statement, str], ...]
    """Each statement, and by which word it takes the action: ``Action`` or ``NotAction``."""

    @property
    def text(self) -> str:
        """The action, unknown parts as holes; empty if it is not text."""
        return text_of(self.entry.value) or ""

    @property
    def plain(self) -> bool:
        """Whether all statements allow or deny the action by name."""
        return all(word == "Action" and (s.allows or s.denies) for s, word in self.uses)


class WrongAction(Rule):
    """A policy names an action that its service does not have.

    ## What it finds

    Actions that match none of the service's own, such as `s3:PutBucketEncryption`. A service that
    no list knows is left alone, and so are actions with parts that are not known.

    ## Why

    Many API operations are authorized by an action of another name. S3, SQS, SNS and KMS refuse
    a resource policy with an action that they do not have; IAM takes it and it stands for nothing,
    so that the caller is denied, or worse, a Deny has no effect. See
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html

    ## Fix

    The action that AWS authorizes the operation by: `s3:PutEncryptionConfiguration`. If the
    statement has that one already, the wrong one is taken out.

    Some of these actions allow more than the operation that was asked for: `s3:GetObject` stands
    for HeadObject and reads the object too. Writing one is unsafe, in an Allow as it gives more,
    and in a Deny as it forbids more. So is any change of a `NotAction`.

    ## When it does not fix

    No action certainly does what was asked for. It is reported with the names that come close: the
    action may be younger than the list, or one that AWS takes and does not list.
    """

    code = "IAM004"
    name = "wrong-action"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield the findings in ``project``."""
        for named in _actions(project):
            prefix = named.text.partition(":")[0]
            if facts.exists(named.text) is not False or not facts.is_service(prefix):
                continue
            rename = facts.rename(named.text)
            if rename is None:
                close = facts.close(named.text)
                message = f"{named.text} is in no list of the actions of {prefix}"
                message += f"; close to it: {', '.join(close)}" if close else ""
                unfixed = "what was meant is not certain"
                yield self.finding(named.entry.place, message, unfixed=unfixed, source=_SOURCE)
                continue
            message = f"{prefix} has no action {named.text}: {rename.reason}"
            try:
                fix = _fix(project, named, rename)
            except CannotRenderError as error:
                unfixed = str(error)
                yield self.finding(
                    named.entry.place, message, unfixed=unfixed, source=rename.source
                )
                continue
            if fix.safety is Safety.UNSAFE and rename.more:
                message += f"; {rename.more}"
            yield self.finding(named.entry.place, message, fix, source=rename.source)


def _actions(project: Project) -> Iterator[_Named]:
    """Every action of every statement, each place once."""
    found: dict[Span, _Named] = {}
    for statement in policy.every_statement(project):
        for word in ("Action", "NotAction"):
            member = statement.body.get(word)
            if member is None:
                continue
            listed = member.value if isinstance(member.value, Sequence) else None
            for entry in (member,) if listed is None else listed.items:
                known = found.get(entry.place)
                uses = (*known.uses, (statement, word)) if known else ((statement, word),)
                found[entry.place] = _Named(entry, listed, uses)
    yield from found.values()


def _fix(project: Project, named: _Named, rename: facts.Rename) -> Fix:
    """The fix. Raises CannotRenderError."""
    if named.listed is not None and named.entry.removal and _covered(named, rename.to):
        title = f"Remove {named.text}, as {rename.to} is there"
        return Fix(title, named.entry.removal, group=named.listed.span)
    safety = Safety.SAFE if named.plain and not rename.more else Safety.UNSAFE
    return Fix(f"Write {rename.to}", _renamed(project, named, rename.to), safety)


def _covered(named: _Named, to: str) -> bool:
    """Whether another member of the list stands for all that ``to`` does, or will when repaired."""
    assert named.listed is not None
    wanted = set(facts.expand(to))
    before = True
    for item in named.listed.items:
        text = text_of(item.value) or ""
        if item is named.entry:
            before = False
            continue
        repaired = facts.rename(text) if before and facts.exists(text) is False else None
        if text == "*" or wanted <= set(facts.expand(text)):
            return True
        if repaired is not None and not repaired.more and repaired.to == to:
            return True
    return False


def _renamed(project: Project, named: _Named, to: str) -> tuple[Edit, ...]:
    """The edits that write the name of ``to`` after the prefix, which stays as it is."""
    inner = getattr(named.entry.value, "inner", None)
    if inner is not None and owned(project, named.entry, [named.entry.place]):
        start = inner.start + named.text.index(":") + 1
        return (Edit(Span(inner.path, start, inner.end), to.partition(":")[2]),)
    return respell(project, named.entry, to, [named.entry.place])
