"""IAM003: AWS managed policies that do not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fixiac import policy
from fixiac.aws import managed_policies as facts
from fixiac.edits import Edit, Fix, Span
from fixiac.expressions import CannotRenderError, Literal
from fixiac.model import HOLE, Entry, Scalar, text_of
from fixiac.project import Project
from fixiac.respelling import owned
from fixiac.rules import Finding, Rule

_SOURCE = "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html"
_ARN = re.compile(rf"arn:(?:aws|[^:]*{HOLE}[^:]*):iam::aws:policy/([\w+=,.@/-]*[\w+=,.@-])")
"""The ARN of one policy, its partition unknown or the one that the list is of."""
_NAME = re.compile(r"(?!arn:)[\w+=,.@/-]*[\w+=,.@-]")


class UnknownManagedPolicy(Rule):
    """A role is given an AWS managed policy that does not exist.

    ## What it finds

    - ARNs of AWS managed policies, `arn:aws:iam::aws:policy/...`, wherever they stand, that are in
      no list of these policies.
    - Names that CDK's `ManagedPolicy.from_aws_managed_policy_name(...)` makes such an ARN of.

    ## Why

    A policy that does not exist cannot be attached: the role is not created, or is left without
    its permissions. The path is part of the name: AWS has `service-role/AWSCodeDeployRole`, and
    no `AWSCodeDeployRole`. See
    https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html

    ## Fix

    The policy that was plainly meant: the only one of that name under another path or in other
    capitals, or the one that took its place according to AWS, such as
    `service-role/AWS_ConfigRole` for `service-role/ConfigRole`. Only the wrong part is rewritten.

    ## When it does not fix

    - More than one policy or none has that name. It is reported with the names that come close,
      and where AWS documents that a policy of one's own is due, with that.
    - The name is put together from parts, or used for something else as well.
    - Policies of the China and GovCloud partitions, which have lists of their own, and ARNs in the
      conditions and resources of a policy, where AWS takes any.
    """

    code = "IAM003"
    name = "unknown-managed-policy"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield the findings in ``project``."""
        compared = [statement.span for statement in policy.every_statement(project)]
        named = [entry for entry in project.managed_policies if _policy(entry) is not None]
        places = [entry.place for entry in named]
        for entry in named:
            name = _policy(entry)
            if name is None or facts.exists(name) or any(s.contains(entry.place) for s in compared):
                continue
            message = f"AWS has no managed policy {name}"
            repair, missing = facts.repair(name), facts.missing(name)
            if repair is not None:
                found = _fix(project, entry, name, repair.to, places)
                fix, unfixed = (found, "") if isinstance(found, Fix) else (None, found)
                message += f": {repair.reason}"
                yield self.finding(entry.place, message, fix, unfixed=unfixed, source=repair.source)
            elif missing is not None:
                reason, source = missing
                unfixed = "no managed policy takes its place"
                yield self.finding(
                    entry.place, f"{message}: {reason}", unfixed=unfixed, source=source
                )
            else:
                close = facts.close(name)
                message += f"; close to it: {', '.join(close)}" if close else ""
                unfixed = "what was meant is not certain"
                yield self.finding(entry.place, message, unfixed=unfixed, source=_SOURCE)


def _policy(entry: Entry) -> str | None:
    """Path and name of the policy that is named; None if it is not written out."""
    text = text_of(entry.value) or ""
    arn = _ARN.fullmatch(text)
    if arn:
        return arn.group(1)
    return text if _NAME.fullmatch(text) else None


def _fix(project: Project, entry: Entry, name: str, to: str, places: list[Span]) -> Fix | str:
    """The fix, or why there is none."""
    value = entry.value
    if not owned(project, entry, places):
        return "the name is used for something else too"
    title = f"Write {to}"
    inner = getattr(value, "inner", None)
    if inner is not None:
        return Fix(title, (_smallest(inner, name, to),))
    if not isinstance(value, Scalar) or not isinstance(value.value, str):
        return "the name is put together from parts"
    written = Literal(value.value[: -len(name)] + to)
    try:
        return Fix(title, project.replace(value.span, value, written))
    except CannotRenderError as error:
        return str(error)


def _smallest(inner: Span, name: str, to: str) -> Edit:
    """The edit of the parts that differ, in text that ends with ``name``."""
    old, new = name.split("/"), to.split("/")
    start = inner.end - len(name)
    if old[-1] == new[-1]:
        path = len(name) - len(old[-1])
        return Edit(Span(inner.path, start, start + path), to[: len(to) - len(new[-1])])
    while len(old) > 1 and len(new) > 1 and old[0] == new[0]:
        start += len(old[0]) + 1
        old, new = old[1:], new[1:]
    return Edit(Span(inner.path, start, inner.end), "/".join(new))
