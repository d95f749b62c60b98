"""Bringing two key policies together: what they have in common, what one of them lacks."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from fixiac.edits import Edit, Span
from fixiac.expressions import (
    Array,
    Attribute,
    CannotRenderError,
    Concat,
    Environment,
    Expression,
    Literal,
    Object,
)
from fixiac.expressions import Statement as NewStatement
from fixiac.model import (
    HOLE,
    Ambient,
    Fact,
    Mapping,
    Reference,
    Resource,
    Scalar,
    Sequence,
    Template,
    Value,
    text_of,
)
from fixiac.policy import Statement, statements, values_of
from fixiac.project import Project

MAX_POLICY = 32 * 1024
"""Bytes of a key policy.

https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
"""
_ROOT = re.compile(rf"arn:(?:aws[a-z-]*|{HOLE}):iam::(\d{{12}}|{HOLE}):root")
_DEFAULT_ROOT: Hashable = ("root", ("fact", Ambient.ACCOUNT))
"""The statement of the policy that a key has if it is given none.

https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
"""
_LOGGING = re.compile(
    rf"(?:logs(?:\.(?:[a-z0-9-]+|{HOLE}))?|delivery\.logs|cloudtrail)\.amazonaws\.com"
)


class CannotMergeError(Exception):
    """The two have to stay apart; the message says why, for a finding."""


@dataclass(frozen=True, slots=True)
class KeyPolicy:
    """The policy of a key, the one that it has by default included.

    ``rules`` says of each statement what it is, apart from its Sid; None if that is not known.
    """

    key: Resource
    written: tuple[Statement, ...]
    rules: tuple[Hashable | None, ...]
    default: bool
    """Whether it has AWS's default statement without writing it."""
    document: Mapping | None

    @property
    def known(self) -> frozenset[Hashable]:
        """What its statements are, those that are known."""
        found = {rule for rule in self.rules if rule is not None}
        return frozenset(found | {_DEFAULT_ROOT} if self.default else found)


def policy_of(project: Project, key: Resource) -> KeyPolicy:
    """The policy of a key. Raises CannotMergeError if it is not wholly known."""
    if any(
        isinstance(entry.value, Reference) and entry.value.target == key.id
        for other in project.of_kind("kms.KeyPolicy")
        if (entry := other.body.get("key_id")) is not None
    ):
        raise CannotMergeError("the policy of one of them is a resource of its own")
    policy = project.policy_of(key)
    if policy is None:
        return KeyPolicy(key, (), (), True, None)
    if not policy.complete:
        raise CannotMergeError("the policy of one of them is not followed")
    found = statements(policy)
    rules = tuple(_rule(project, statement) for statement in found)
    written = key.body.get("policy") is not None
    return KeyPolicy(key, found, rules, not written, policy.document if written else None)


def _rule(project: Project, statement: Statement) -> Hashable | None:
    """What a statement is, apart from its Sid; statements that say the same have the same."""
    root = _root_account(project, statement)
    if root is not None:
        return ("root", root)
    members: list[tuple[str, Hashable]] = []
    for entry in statement.body.entries:
        if entry.key == "Sid":
            continue
        if entry.key in ("Principal", "NotPrincipal"):
            found = [(q.kind, project.identity(q.value)) for q in statement.principals]
            if entry.key == "NotPrincipal" or any(identity is None for _, identity in found):
                return None
            members.append((entry.key, frozenset(found)))
        elif entry.key == "Condition":
            conditions = _conditions(project, statement)
            if conditions is None:
                return None
            members.append((entry.key, conditions))
        else:
            values = frozenset(project.identity(value) for value in values_of(entry.value))
            if None in values:
                return None
            members.append((entry.key, values))
    return frozenset(members)


def _conditions(project: Project, statement: Statement) -> Hashable | None:
    found = statement.conditions
    if found is None:
        return None
    rows = [
        (c.operator, c.key.lower(), frozenset(project.identity(value) for value in c.values))
        for c in found
    ]
    return None if any(None in values for _, _, values in rows) else frozenset(rows)


def _root_account(project: Project, statement: Statement) -> Hashable | None:
    """The account that a statement hands the key to, as the default statement does, or None."""
    principals = statement.principals
    plain = (
        statement.allows
        and statement.known
        and statement.conditions == ()
        and statement.actions == ("kms:*",)
        and len(principals) == 1
        and principals[0].kind == "AWS"
    )
    if not plain or statement.texts("Resource") not in (("*",), ()):
        return None
    value = principals[0].value
    if isinstance(value, Fact):
        return project.identity(value)
    match = _ROOT.fullmatch(text_of(value) or "")
    if match is None:
        return None
    if isinstance(value, Template) and match.group(1) == HOLE:
        return project.identity(value.holes[-1].value)
    return ("scalar", "str", match.group(1))


# --- the union ----------------------------------------------------------------------------------


def equal(one: KeyPolicy, other: KeyPolicy) -> bool:
    """Whether two policies certainly say the same."""
    return None not in (*one.rules, *other.rules) and one.known == other.known


def union(
    project: Project, old: KeyPolicy, kept: KeyPolicy, calls: frozenset[Span]
) -> tuple[Edit, ...]:
    """Edits that give the kept key what the policy of the other one allows.

    ``calls`` are calls on the removed key that add to its policy: they will be made on the kept
    one, so that what they add needs no more than a Sid of its own. Raises CannotMergeError where
    the union would let anybody do what the two policies do not, and CannotRenderError.
    """
    _check_others(old, kept)
    missing = [
        statement
        for statement, rule in zip(old.written, old.rules, strict=True)
        if not _covered(statement, rule, kept)
    ]
    if any(statement.texts("Resource") not in (("*",), ()) for statement in missing):
        raise CannotMergeError("a statement of one policy names the key that it is for")
    _check_size(project, (*kept.written, *missing))
    taken = {sid for statement in kept.written if (sid := statement.word("Sid"))}
    edits: list[Edit] = []
    restated: list[NewStatement] = []
    for statement in old.written:
        called = statement.entry.span in calls
        if statement not in missing:
            edits += statement.entry.removal if called else ()
            continue
        sid = statement.word("Sid") or ""
        unique = _unique(sid, taken)
        if called:
            edits += _renamed(project, statement, unique) if unique != sid else ()
        else:
            edits += _copied(project, statement, kept, old, unique, restated)
    if restated:
        edits += project.grant(kept.key, *restated)
    return tuple(edits)


def check_services(logs: KeyPolicy, trail: KeyPolicy) -> None:
    """Raise CannotMergeError if the key of the logs is open to more than what writes logs."""
    for statement, rule in zip(logs.written, logs.rules, strict=True):
        if _only_services(statement) and not _covered(statement, rule, trail):
            names = [principal.text or "" for principal in statement.principals]
            if not all(map(_LOGGING.fullmatch, names)):
                raise CannotMergeError(
                    "the policy of the logs' key lets a service use it that would gain the trail's"
                )


def _check_others(old: KeyPolicy, kept: KeyPolicy) -> None:
    """Raise CannotMergeError unless both say the same of everybody but services."""
    for one, other in ((old, kept), (kept, old)):
        if one.default and _DEFAULT_ROOT not in other.known:
            raise CannotMergeError("only one of them is open to the account's own policies")
        for statement, rule in zip(one.written, one.rules, strict=True):
            if statement.allows and _only_services(statement):
                continue
            if rule is None or rule not in other.known:
                denies = "denies what the other one does not" if not statement.allows else ""
                allows = denies or "lets somebody use it who may not use the other one"
                raise CannotMergeError(f"the policy of one of them {allows}")


def _only_services(statement: Statement) -> bool:
    principals = statement.principals
    return bool(principals) and all(principal.kind == "Service" for principal in principals)


def _covered(statement: Statement, rule: Hashable | None, kept: KeyPolicy) -> bool:
    """Whether the kept policy allows all that a statement allows, under the same conditions."""
    if rule is None:
        return False
    if rule in kept.known:
        return True
    return any(
        _within(statement, rule, other, theirs)
        for other, theirs in zip(kept.written, kept.rules, strict=True)
    )


def _within(
    statement: Statement, rule: Hashable, other: Statement, theirs: Hashable | None
) -> bool:
    if not (isinstance(rule, frozenset) and isinstance(theirs, frozenset)):
        return False
    mine, wider = dict(rule), dict(theirs)
    actions, offered = statement.actions, other.actions
    if not actions or not offered or mine.keys() != wider.keys():
        return False
    alike = all(mine[key] == wider[key] for key in mine if key not in ("Action", "Principal"))
    return (
        alike
        and mine.get("Principal", frozenset()) <= wider.get("Principal", frozenset())
        and all(any(fnmatch.fnmatchcase(a, wide) for wide in offered) for a in actions)
    )


def _check_size(project: Project, found: Iterable[Statement]) -> None:
    size = sum(len(project.text(statement.span).encode()) for statement in found)
    if size > MAX_POLICY:
        raise CannotMergeError("their policies together are longer than AWS allows")


def _unique(sid: str, taken: set[str]) -> str:
    """``sid``, or the first one with a number that is free; it is taken from then on."""
    unique, number = sid, 2
    while unique and unique in taken:
        unique, number = f"{sid}{number}", number + 1
    taken.add(unique)
    return unique


def _renamed(project: Project, statement: Statement, sid: str) -> tuple[Edit, ...]:
    entry = statement.body.get("Sid")
    assert entry is not None
    return project.replace(entry.place, entry.value, Literal(sid))


def _copied(
    project: Project,
    statement: Statement,
    kept: KeyPolicy,
    old: KeyPolicy,
    sid: str,
    restated: list[NewStatement],
) -> tuple[Edit, ...]:
    """Edits that write a statement in the kept policy, or else one more member of ``restated``."""
    document = kept.document
    _check_own(project, kept, old)
    listed = None if document is None else document.get("Statement")
    alike = (statement.word("Sid") or "") == sid
    if alike and document and listed and isinstance(listed.value, Sequence):
        try:
            return project.repeat(listed.value, statement.body, document.span)
        except CannotRenderError:
            pass
    restated.append(restate(statement, sid))
    return ()


def _check_own(project: Project, kept: KeyPolicy, old: KeyPolicy) -> None:
    """Raise CannotMergeError unless the kept policy is the kept key's alone."""
    if kept.document is None:
        return
    if old.document is not None and old.document.span == kept.document.span:
        raise CannotMergeError("their policies come from one function, which makes them differ")
    for policy in project.policies:
        if policy.document.span == kept.document.span and set(policy.resources) - {kept.key.id}:
            raise CannotMergeError("the policy that would get more statements is not its own")


# --- a statement in other words -----------------------------------------------------------------


def restate(statement: Statement, sid: str) -> NewStatement:
    """A statement as one that is to be written. Raises CannotRenderError."""
    known = {"Sid", "Effect", "Principal", "Action", "Resource", "Condition"}
    actions, conditions = statement.actions, statement.conditions
    if actions is None or conditions is None or {e.key for e in statement.body.entries} - known:
        raise CannotRenderError("a statement of the policy is not followed")
    resources = statement.body.get("Resource")
    return NewStatement(
        sid,
        statement.word("Effect") or "Allow",
        tuple((q.kind, expression(q.value)) for q in statement.principals),
        actions,
        tuple(map(expression, values_of(resources.value))) if resources else (Literal("*"),),
        tuple((c.operator, c.key, expression(c.value)) for c in conditions),
    )


def expression(value: Value) -> Expression:
    """A value as one that is to be written. Raises CannotRenderError."""
    match value:
        case Scalar():
            return Literal(value.value)
        case Template():
            return Concat(
                tuple(
                    Literal(part) if isinstance(part, str) else expression(part.value)
                    for part in value.parts
                )
            )
        case Fact():
            return Environment(value.what)
        case Reference():
            return Attribute(value.target, value.attribute)
        case Sequence() if value.complete:
            return Array(tuple(expression(item.value) for item in value.items))
        case Mapping() if value.complete:
            return Object(tuple((entry.key, expression(entry.value)) for entry in value.entries))
        case _:
            raise CannotRenderError("a value in the policy is not followed")
