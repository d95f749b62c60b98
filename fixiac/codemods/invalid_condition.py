"""IAM002: conditions of policies that AWS refuses or that can never hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from fixiac import policy
from fixiac.aws import conditions as facts
from fixiac.aws import guards, principals
from fixiac.edits import Edit, Fix, Safety
from fixiac.expressions import CannotRenderError
from fixiac.model import HOLE, Reference, Resource, Scalar, text_of
from fixiac.policy import Condition, Statement
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_OPERATORS = (
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/"
    "reference_policies_elements_condition_operators.html"
)
_KEYS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html"
_ACTIONS = "https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html"
_LOGS = "kms:encryptioncontext:aws:logs:arn"
"""A key of type String that AWS documents with ArnLike:
https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
"""
_LITERAL_STARS = frozenset(
    {"acm:domainnames", "route53:changeresourcerecordsetsnormalizedrecordnames"}
)
"""Keys whose values can hold an asterisk that is meant: names of domains. See
https://docs.aws.amazon.com/acm/latest/userguide/acm-conditions.html
"""
_FILLED_IN = re.compile(r"%\w|%\(|<|\$\{(?![*?$]\})")
"""Marks of a name that is filled in elsewhere: ``%s``, ``<name>``, ``${name}`` but ``${*}``."""
_TARGETS = {
    "bucket": "s3.Bucket",
    "key": "kms.Key",
    "topic": "sns.Topic",
    "queue": "sqs.Queue",
    "trust": "iam.Role",
}


class InvalidCondition(Rule):
    """A condition of a policy is one that AWS refuses, or one that can never hold.

    ## What it finds

    - Operators that do not exist: `StringEqual`, `IpAddressNotEquals`.
    - Condition keys that do not exist: `s3:SecureTransport`, `kms:SourceArn`.
    - A wildcard under an operator that compares it letter by letter: `StringEquals` with
      `arn:aws:s3:::logs-*`. Under `ArnEquals` it is right, as that behaves like `ArnLike`.
    - A key that the requests of the statement never carry: `s3:x-amz-acl` with
      `s3:GetBucketAcl`, or `aws:SourceArn` where EventBridge publishes to a topic.

    ## Why

    AWS refuses a policy with an operator that it does not have, and many with an unknown key. A
    condition that can never hold turns an Allow into nothing, and a Deny into nothing or into a
    Deny of everything. See
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html

    ## Fix

    The operator or the key that was plainly meant: `StringLike` or `ArnLike` for a wildcard,
    `aws:SecureTransport`, `aws:SourceArn`. The statement then says what its author wrote.

    Unsafe, so only on request: a repair that makes a Deny deny less than it does now; one after
    which an Allow would hold for anything, as its value is nothing but wildcards; and, where no
    right form is known, taking the condition out of an Allow.

    ## When it does not fix

    - The key is in no list: it may be younger. It is reported with the keys that come close.
    - The right key or operator is there already, with another value.
    - A condition is never taken out of a Deny.
    - A value whose text is not known never counts as one with a wildcard.
    """

    code = "IAM002"
    name = "invalid-condition"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield the findings in ``project``."""
        for statement in policy.every_statement(project):
            if _protects_stack(statement):
                continue
            for condition in statement.conditions or ():
                filled_in = _FILLED_IN.search(condition.operator + condition.key)
                if HOLE not in condition.operator and not filled_in:
                    yield from self._condition(project, statement, condition)

    def _condition(
        self, project: Project, statement: Statement, condition: Condition
    ) -> Iterator[Finding]:
        """What is wrong with one condition, the gravest first and no more than that."""
        operator = facts.operator(condition.operator)
        if operator is None:
            yield self._operator(project, statement, condition)
            return
        prefixes = [action.partition(":")[0] for action in statement.actions or ()]
        key = facts.key(condition.key, prefixes)
        if isinstance(key, facts.InvalidKey):
            yield self._key(project, statement, condition, operator, key)
        elif isinstance(key, facts.UnknownKey):
            close = f"; close to it: {', '.join(key.close)}" if key.close else ""
            yield self.finding(
                condition.entry.span,
                f"{condition.key} is in no list of condition keys{close}",
                unfixed="what was meant is not certain",
                source=_KEYS,
            )
        elif not operator.wildcards and operator.type != "Null" and _starred(condition):
            yield from self._wildcard(project, statement, condition, operator, key)
        elif condition.key.lower() != _LOGS and not _holds_when_missing(operator, condition):
            yield from self._unsent(project, statement, condition)

    def _operator(self, project: Project, statement: Statement, condition: Condition) -> Finding:
        message = f"IAM has no condition operator {condition.operator}"
        meant = facts.rename_operator(condition.operator)
        if meant is None:
            return self.finding(
                condition.under.span,
                message,
                unfixed="what was meant is not certain",
                source=_OPERATORS,
            )
        fix, unfixed = _operator_fix(
            project, statement, condition, meant, Safety.SAFE, together=True
        )
        return self.finding(condition.under.span, message, fix, unfixed=unfixed, source=_OPERATORS)

    def _key(
        self,
        project: Project,
        statement: Statement,
        condition: Condition,
        operator: facts.Operator,
        key: facts.InvalidKey,
    ) -> Finding:
        if key.to is None:
            fix, unfixed = _dropped(statement, condition)
        elif _taken(statement, condition, operator.name, key.to):
            fix, unfixed = None, f"{key.to} is there already under the same operator"
        else:
            wider = (
                not statement.allows
                if _holds_when_missing(operator, condition)
                else (not statement.denies and _open(condition))
            )
            to = key.to
            fix, unfixed = _fix(
                f"Write {to}",
                lambda: policy.rename_key(project, condition, to),
                condition,
                Safety.UNSAFE if wider else Safety.SAFE,
            )
        return self.finding(
            condition.entry.span, key.reason, fix, unfixed=unfixed, source=key.source
        )

    def _wildcard(
        self,
        project: Project,
        statement: Statement,
        condition: Condition,
        operator: facts.Operator,
        key: object,
    ) -> Iterator[Finding]:
        if operator.type != "String":
            yield self.finding(
                condition.entry.span,
                f"{condition.operator} takes no wildcard in the value of {condition.key}",
                unfixed="what was meant is not certain",
                source=_OPERATORS,
            )
            return
        if condition.key.lower() in _LITERAL_STARS:
            return
        message = (
            f"{condition.operator} takes the wildcard in the value of {condition.key} literally,"
            " so that the value matches nothing"
        )
        if operator.base.endswith("IgnoreCase"):
            fix, unfixed = None, "no operator with wildcards ignores case"
        else:
            like = _like(condition, operator, key)
            moved = [c for c in statement.conditions or () if c.under.span == condition.under.span]
            if not all(_starred(c) and _like(c, operator, facts.key(c.key)) == like for c in moved):
                moved = [condition]
            fix, unfixed = _operator_fix(
                project,
                statement,
                condition,
                like,
                Safety.UNSAFE if _widens(statement, operator, moved) else Safety.SAFE,
                together=len(moved) > 1,
            )
        yield self.finding(condition.entry.span, message, fix, unfixed=unfixed, source=_OPERATORS)

    def _unsent(
        self, project: Project, statement: Statement, condition: Condition
    ) -> Iterator[Finding]:
        """A key that no request of the statement carries, so that the condition never holds."""
        actions = statement.actions
        if actions and all(facts.supports(a, condition.key) is False for a in actions):
            fix, unfixed = _dropped(statement, condition)
            yield self.finding(
                condition.entry.span,
                f"no request for {', '.join(actions)} carries {condition.key},"
                " so that the condition never holds",
                fix,
                unfixed=unfixed,
                source=_ACTIONS,
            )
            return
        target = _TARGETS.get(statement.where, "")
        flows = [
            flow
            for service in statement.services
            if (flow := _flow(service.text, target)) and _silent(flow, condition.key)
        ]
        if not flows or (target == "kms.Key" and not _encrypts_topic(project, statement)):
            return
        fix, unfixed = None, "the statement is for other principals too"
        if len(flows) == len(statement.principals):
            fix, unfixed = _dropped(statement, condition)
        yield self.finding(
            condition.entry.span,
            f"{flows[0].principal}.amazonaws.com sends no {condition.key} here,"
            " so that the condition never holds",
            fix,
            unfixed=unfixed,
            source=flows[0].source,
        )


def _protects_stack(statement: Statement) -> bool:
    """Whether it is of a CloudFormation stack policy, which has keys of its own.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
    """
    return any(action.lower().startswith("update:") for action in statement.actions or ())


def _starred(condition: Condition) -> bool:
    """Whether a value has an asterisk of its own, other than the literal one of ``${*}``."""
    return any("*" in (text_of(v) or "").replace("${*}", "") for v in condition.values)


def _open(condition: Condition) -> bool:
    """Whether a value, read with its wildcards, is one that anybody's request can have."""
    return any(_matches_all(text) for text in map(text_of, condition.values) if text is not None)


def _widens(statement: Statement, operator: facts.Operator, moved: list[Condition]) -> bool:
    """Whether reading the wildcards makes a Deny deny less, or an Allow hold for anything."""
    if operator.negated:
        return not statement.allows
    return not statement.denies and any(_open(condition) for condition in moved)


def _matches_all(text: str) -> bool:
    if not text.startswith("arn:"):
        return re.fullmatch(r"(\w+:)?[*?:/]*\*[*?:/]*", text) is not None
    fields = text.split(":", 5)
    if len(fields) < 6:
        return text.endswith("*")
    anybody = re.fullmatch(r"[*?]*", fields[4]) is not None
    return anybody and re.fullmatch(r"([\w-]+[:/])?[*?:/]*\*[*?:/]*", fields[5]) is not None


def _holds_when_missing(operator: facts.Operator, condition: Condition) -> bool:
    """Whether the condition holds, or may hold, for a request without the key."""
    if operator.base == "Null":
        return not all(
            isinstance(v, Scalar) and str(v.value).lower() == "false" for v in condition.values
        )
    return operator.negated or operator.if_exists or operator.qualifier == "ForAllValues"


def _like(condition: Condition, operator: facts.Operator, key: object) -> str:
    """The operator that reads the wildcards; for ARNs the one that compares part by part."""
    kind = "String"
    if condition.key.lower() == _LOGS:
        kind = "Arn"
    elif isinstance(key, facts.KnownKey) and key.type == "ARN":
        whole = [text.startswith("arn:") and text.count(":") >= 5 for text in _texts(condition)]
        kind = "Arn" if whole and all(whole) else "String"
    qualifier = f"{operator.qualifier}:" if operator.qualifier else ""
    like = "NotLike" if operator.negated else "Like"
    return f"{qualifier}{kind}{like}{'IfExists' if operator.if_exists else ''}"


def _texts(condition: Condition) -> list[str]:
    return [text for text in map(text_of, condition.values) if text is not None]


def _taken(statement: Statement, condition: Condition, operator: str, key: str) -> bool:
    """Whether the statement has another condition of that operator and key."""
    return any(
        other.entry.span != condition.entry.span
        and other.operator.lower() == operator.lower()
        and other.key.lower() == key.lower()
        for other in statement.conditions or ()
    )


def _operator_fix(
    project: Project,
    statement: Statement,
    condition: Condition,
    meant: str,
    safety: Safety,
    *,
    together: bool,
) -> tuple[Fix | None, str]:
    if _taken(statement, condition, meant, condition.key):
        return None, f"{condition.key} is there already under {meant}"
    return _fix(
        f"Write {meant}",
        lambda: policy.rename_operator(project, condition, meant, together=together),
        condition,
        safety,
    )


def _fix(
    title: str, edits: Callable[[], tuple[Edit, ...]], condition: Condition, safety: Safety
) -> tuple[Fix | None, str]:
    """A fix, or why there is none."""
    try:
        made = edits()
    except CannotRenderError as error:
        return None, str(error)
    if not made:
        return None, "it stands where it cannot be changed"
    return Fix(title, made, safety, group=condition.operators.span), ""


def _dropped(statement: Statement, condition: Condition) -> tuple[Fix | None, str]:
    """An unsafe fix that takes a condition out of an Allow, or why there is none."""
    if not statement.allows:
        return None, "without it, what may be a Deny would deny more than was written"
    return _fix(
        f"Remove the condition on {condition.key}: the statement then allows without it",
        lambda: policy.remove_condition(condition, statement),
        condition,
        Safety.UNSAFE,
    )


def _flow(principal: str | None, target: str) -> guards.Guard | None:
    answer = principals.classify(principal or HOLE)
    return guards.guard(answer.label, target) if isinstance(answer, principals.Known) else None


def _silent(flow: guards.Guard, key: str) -> bool:
    support = {"aws:sourcearn": flow.source_arn, "aws:sourceaccount": flow.source_account}
    return support.get(key.lower()) == "unsupported"


def _encrypts_topic(project: Project, statement: Statement) -> bool:
    """Whether the key encrypts a topic of the program.

    EventBridge sends the guards to the key of an event bus, but not to that of a topic:
    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-key-policy.html
    """

    def used(topic: Resource) -> bool:
        entry = topic.body.get("kms_master_key_id")
        value = entry.value if entry is not None else None
        return isinstance(value, Reference) and value.target in statement.policy.resources

    return any(used(topic) for topic in project.of_kind("sns.Topic"))
