"""Repairing the policy of a KMS key so that a service can use the key.

A statement that is meant for the service is repaired in place by the smallest edits; otherwise the
documented statements are added.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from fixiac import edits as changes
from fixiac import expressions as x
from fixiac import grants, policy, rewriting
from fixiac.arns import Match, reading_wildcards, written_name
from fixiac.aws.guards import KmsStatement
from fixiac.edits import Edit, Span
from fixiac.expressions import CannotRenderError, Expression
from fixiac.grants import SOURCE_ARN, Client, Reading
from fixiac.model import Ambient, Entry, Notation, Policy, Resource
from fixiac.model import Mapping as View
from fixiac.model import Sequence as Listed
from fixiac.policy import Condition, Principal, Statement, known_text
from fixiac.project import Project

_HERE: dict[str, Expression] = {
    "partition": x.Environment(Ambient.PARTITION),
    "region": x.Environment(Ambient.REGION),
    "account": x.Environment(Ambient.ACCOUNT),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps a service from a key, with the edits that mend it or the reason for none."""

    span: Span
    message: str
    related: tuple[Span, ...]
    title: str = ""
    edits: tuple[Edit, ...] = ()
    unfixed: str = ""
    group: Span | None = None


def faults(project: Project, client: Client, *, scoped: bool = True) -> Iterator[Fault]:
    """What keeps the service from the keys of a program.

    Without ``scoped`` the statements get no conditions.
    """
    seen: set[Span] = set()
    for target, used in grants.users(project, client.kind).items():
        key = project.resource(target)
        carried = project.policy_of(key)
        if carried is not None:
            seen.update(entry.value.span for entry in carried.statements)
        mender = _Mender(project, client, scoped, carried, key, tuple(used))
        refused = tuple(use for use in used if mender.allowed([use]) is Match.NO)
        if refused:
            yield from replace(mender, used=refused).faults()
    for written in project.policies:
        mender = _Mender(project, client, scoped, written, None, ())
        for statement in policy.statements(written):
            if statement.allows and statement.where == "key" and statement.span not in seen:
                seen.add(statement.span)
                reading = grants.read(project, client, statement, ())
                if reading is not None and reading.broken:
                    yield mender.repaired(reading, ())


@dataclass(frozen=True, slots=True)
class _Mender:
    """Mends one policy for one service. ``key`` is None where it is not seen what carries it."""

    project: Project
    client: Client
    scoped: bool
    policy: Policy | None
    key: Resource | None
    used: tuple[tuple[Resource, Entry], ...]

    # --- what is wrong ----------------------------------------------------------------------

    def faults(self) -> Iterator[Fault]:
        """What keeps the service from the key for the resources that it is refused for."""
        found = self._readings(self.used)
        working = [r for r in found if r.mine and r.holds is not Match.NO]
        broken = [r for r in found if r.broken and self._serves_none(r)]
        granted = [a for r in (*working, *broken) for a in r.statement.actions or ()]
        missing = self.client.lacking(granted)
        for index, reading in enumerate(broken):
            yield self.repaired(reading, missing if index == 0 and not working else ())
        if working and not broken:
            yield self.extended(working[-1], missing)
        elif not broken:
            yield self.added()

    def _readings(self, used: Sequence[tuple[Resource, Entry]]) -> tuple[Reading, ...]:
        if self.policy is None:
            return ()
        region = self.project.region
        requests = tuple(self.client.request(resource, region) for resource, _ in used)
        return grants.readings(self.project, self.client, self.policy, requests)

    def allowed(self, used: Sequence[tuple[Resource, Entry]]) -> Match:
        """Whether the policy lets the service use the key for resources."""
        return grants.allowed(self.client, self._readings(used))

    def _serves_none(self, reading: Reading) -> bool:
        """Whether a statement that does not hold for all resources holds for none of them."""
        return all(
            other.holds is Match.NO
            for use in self.used
            for other in self._readings([use])
            if other.statement.span == reading.statement.span
        )

    @property
    def _places(self) -> tuple[Span, ...]:
        return tuple(entry.span for _, entry in self.used)

    # --- how it is mended -------------------------------------------------------------------

    def repaired(self, reading: Reading, missing: tuple[str, ...]) -> Fault:
        """A statement that never applies to the service, mended in place."""
        principal, match = reading.mine[0]
        dead = reading.dead
        span = principal.place if match is Match.NO else dead[0].entry.span
        if match is Match.NO:
            shown = (known_text(principal.value) or "").replace("\0", "...")
            wanted = re.sub(r"\{(\w+)\}", r"<\1>", self.client.main.principal)
            message = f"{self.client.title} uses a key as {wanted}, and not as {shown}"
        else:
            keys = ", ".join(dict.fromkeys(condition.key for condition in dead))
            message = f"no request of {self.client.title} meets the condition on {keys}"
        if reading.alone:
            return self._fault(span, message, lambda: self._in_place(reading, missing))
        return self._fault(span, message, lambda: self._taken_apart(reading))

    def extended(self, reading: Reading, missing: tuple[str, ...]) -> Fault:
        """A statement that applies to the service and lets it do too little."""
        action = reading.statement.body.get("Action")
        span = reading.statement.span if action is None else action.place
        message = f"{self.client.title} lacks {', '.join(missing)} to use this key"
        scoped = any(c.key.lower() in self._scopes for c, _ in reading.conditions)
        if reading.alone and action is not None and (scoped or not self.scoped):
            return self._fault(span, message, lambda: self._with_actions(reading, missing))
        return self._fault(span, message, self._new)

    @property
    def _scopes(self) -> frozenset[str]:
        """The condition keys that keep a statement to this account."""
        return frozenset({self.client.context.lower(), SOURCE_ARN, "aws:sourceaccount"})

    def added(self) -> Fault:
        """A policy that has no statement for the service."""
        assert self.key is not None
        message = f"the policy of this key does not let {self.client.title} use it"
        carried = self.policy
        if carried is not None and not carried.followed:
            message = f"the policy of this key does not show that {self.client.title} may use it"
            return Fault(
                self.key.id, message, self._places, unfixed="not all of its statements are followed"
            )
        if self.key.repeated and not all(resource.repeated for resource, _ in self.used):
            return Fault(
                self.key.id, message, self._places, unfixed="several keys are declared here at once"
            )
        if carried is not None and self._shared(carried):
            return Fault(
                self.key.id, message, self._places, unfixed="several keys have the same policy"
            )
        return self._fault(self.key.id, message, self._new)

    def _shared(self, carried: Policy) -> bool:
        """Whether other keys carry the document too."""
        return any(
            other.document.span == carried.document.span
            and len([r for r in other.resources if self.project.resource(r).kind == "kms.Key"]) > 1
            for other in self.project.policies
        )

    def _fault(self, span: Span, message: str, mend: Callable[[], list[Edit]]) -> Fault:
        """A fault with its edits, or with the reason why it has none."""
        try:
            made = changes.normalised(mend())
        except CannotRenderError as error:
            return Fault(span, message, self._places, unfixed=str(error))
        except changes.ConflictError:
            return Fault(span, message, self._places, unfixed="its parts cannot be changed at once")
        title = f"Let {self.client.title} of this account use the key"
        group = None if self.policy is None else self.policy.document.span
        return Fault(span, message, self._places, title, made, group=group)

    # --- edits ------------------------------------------------------------------------------

    def _new(self) -> list[Edit]:
        """The documented statements, added to the policy."""
        names = self._names(None)
        try:
            return self._add(names)
        except CannotRenderError:
            if "name" not in names:
                raise
            return self._add({k: v for k, v in names.items() if k != "name"})

    def _add(self, names: dict[str, Expression]) -> list[Edit]:
        taken = set()
        if self.policy is not None:
            taken = {statement.word("Sid") for statement in policy.statements(self.policy)}
        wanted = [
            self._statement(documented, names, taken)
            for documented in self.client.grant.statements
            if documented is self.client.main or not self._covered(documented)
        ]
        if self.key is not None:
            return list(self.project.grant(self.key, *wanted))
        listed = None if self.policy is None else self.policy.document.get("Statement")
        if listed is None or not isinstance(listed.value, Listed) or self.policy is None:
            raise CannotRenderError("its policy has no list of statements to add to")
        near = self.policy.document.span
        return [edit for one in wanted for edit in self.project.insert(listed.value, "", one, near)]

    def _covered(self, documented: KmsStatement) -> bool:
        """Whether a statement for the service has the actions of a further documented one."""
        return any(
            reading.mine and not documented.missing(reading.statement.actions or ())
            for reading in self._readings(self.used)
        )

    def _statement(
        self, documented: KmsStatement, names: dict[str, Expression], taken: set[str | None]
    ) -> x.Statement:
        sid, number = documented.sid, 2
        while sid in taken:
            sid, number = f"{documented.sid}{number}", number + 1
        found = []
        for operator, keys in documented.conditions.items():
            for key, template in keys.items():
                value = _filled(template, names)
                if value is not None and self.scoped:
                    found.append((operator, key, value))
        principal = _filled(documented.principal, names)
        assert principal is not None
        return x.Statement(
            sid,
            "Allow",
            (("Service", principal),),
            documented.actions,
            (x.Literal("*"),),
            tuple(found),
        )

    def _names(self, region: str | None) -> dict[str, Expression]:
        """What the placeholders of documented statements stand for."""
        names = dict(_HERE)
        if region is not None:
            names["region"] = x.Literal(region)
        if self.client.sends_arn and len(self.used) == 1:
            entry = self.used[0][0].body.get("name")
            name = None if entry is None else written_name(entry)
            if name is not None:
                names["name"] = name
        return names

    def _taken_apart(self, reading: Reading) -> list[Edit]:
        """The service out of a statement that is for others too, into one of its own."""
        made: list[Edit] = []
        for principal, match in reading.mine:
            if match is Match.NO or reading.dead:
                rewriting.within(reading.statement, principal.place)
                if not principal.removal:
                    raise CannotRenderError("the principal cannot be taken out of its statement")
                made += principal.removal
        return [*made, *self._new()]

    def _in_place(self, reading: Reading, missing: tuple[str, ...]) -> list[Edit]:
        """A statement of the service alone, by its parts."""
        entry = reading.statement.entry
        if self.policy is not None and any(entry is call for call in self.policy.granted):
            wanted = self._statement(self.client.main, self._names(None), set())
            return list(self.project.replace(entry.place, entry.value, wanted, self._near))
        made: list[Edit] = []
        wrong = [principal for principal, match in reading.mine if match is Match.NO]
        region = grants.literal_region(reading)
        if reading.principal is Match.NO:
            made += self._principals(reading, wrong)
        made += self._conditions(reading, region)
        if missing:
            made += self._with_actions(reading, missing)
        return made

    def _principals(self, reading: Reading, wrong: list[Principal]) -> list[Edit]:
        first, *others = wrong
        for principal in wrong:
            rewriting.within(reading.statement, principal.place)
            rewriting.direct(principal.place, principal.value)
        wanted = _filled(self.client.main.principal, _HERE)
        assert wanted is not None
        misplaced = any(rewriting.says_place(v) for c in reading.dead for v in c.values)
        near = None if misplaced else self._near
        made = list(self.project.replace(first.place, first.value, wanted, near))
        for principal in others:
            made += principal.removal
        return made

    def _with_actions(self, reading: Reading, missing: tuple[str, ...]) -> list[Edit]:
        entry = reading.statement.body.get("Action")
        if entry is None:
            raise CannotRenderError("the statement has no actions to add to")
        rewriting.within(reading.statement, entry.place)
        rewriting.direct(entry.place, entry.value)
        if isinstance(entry.value, Listed):
            return [
                edit
                for action in missing
                for edit in self.project.insert(entry.value, "", x.Literal(action))
            ]
        text = policy.text_of(entry.value)
        if text is None or "\0" in text:
            raise CannotRenderError("its actions are not written as text")
        wanted = x.Array(tuple(x.Literal(action) for action in (text, *missing)))
        return list(self.project.replace(entry.place, entry.value, wanted))

    # --- conditions -------------------------------------------------------------------------

    def _conditions(self, reading: Reading, region: str | None) -> list[Edit]:
        """Conditions that hold for the service, and keep others out as documented."""
        statement, dead = reading.statement, reading.dead
        for condition in dead:
            rewriting.within(statement, condition.entry.span)
            rewriting.direct(condition.entry.place, condition.value)
        if not self.scoped:
            return [e for condition in dead for e in policy.remove_condition(condition, statement)]
        kept = [condition for condition, match in reading.conditions if match is not Match.NO]
        guarded = any(c.key.lower() == self.client.context.lower() for c in kept) or any(
            self._stays(c, None) for c in dead
        )
        operator, template = _context(self.client)
        wanted = _filled(template, self._names(region))
        assert wanted is not None
        if not dead:
            return [] if guarded else self._guard(statement, operator, wanted)
        first = min(dead, key=lambda c: c.key.lower() != self.client.context.lower())
        target = None if guarded else first
        made: list[Edit] = []
        for condition in dead:
            sends = condition.key.lower() == SOURCE_ARN and self.client.sends_arn
            beside = [c for c in _under(reading, condition) if c.entry.span != condition.entry.span]
            alone = all(c in dead and not self._stays(c, target) for c in beside)
            if sends:
                made += self._source_arn(condition, region, alone=alone)
            elif condition is target:
                made += self._context(condition, operator, wanted, alone=alone)
            elif alone:
                made += condition.under.removal
            else:
                made += condition.entry.removal
        removed = [edit for edit in made if edit.removes]
        if len(removed) > 1 and dead[0].operators.notation is not Notation.PYTHON:
            raise CannotRenderError("several of its conditions never hold")
        return made

    def _stays(self, condition: Condition, target: Condition | None) -> bool:
        """Whether a dead condition is rewritten, and not taken out."""
        sends = condition.key.lower() == SOURCE_ARN and self.client.sends_arn
        return sends or condition is target

    def _guard(self, statement: Statement, operator: str, wanted: Expression) -> list[Edit]:
        """The documented condition, added to what the statement has."""
        entry = statement.body.get("Condition")
        key = self.client.context
        if entry is None:
            block = x.Object(((operator, x.Object(((key, wanted),))),))
            return list(self.project.insert(statement.body, "Condition", block, self._near))
        if not isinstance(entry.value, View):
            raise CannotRenderError("its conditions are not followed")
        rewriting.direct(entry.place, entry.value)
        under = entry.value.get(operator)
        if under is not None and isinstance(under.value, View):
            return list(self.project.insert(under.value, key, wanted, self._near))
        added = x.Object(((key, wanted),))
        return list(self.project.insert(entry.value, operator, added, self._near))

    def _context(
        self, condition: Condition, operator: str, wanted: Expression, *, alone: bool
    ) -> list[Edit]:
        """A dead condition made the documented one."""
        same = condition.key.lower() == self.client.context.lower()
        like = reading_wildcards(condition.operator, operator)
        if same and self._holds_as(condition, like):
            return list(policy.rename_operator(self.project, condition, like, together=alone))
        return rewriting.rewrite(
            self.project,
            condition,
            wanted,
            self._near,
            operator=like,
            key=condition.key if same else self.client.context,
            alone=alone,
        )

    def _source_arn(self, condition: Condition, region: str | None, *, alone: bool) -> list[Edit]:
        """A dead condition on ``aws:SourceArn`` made the ARN of the one resource."""
        like = rewriting.with_wildcards(condition, "ArnLike")
        if like != condition.operator and self._holds_as(condition, like):
            return list(policy.rename_operator(self.project, condition, like, together=alone))
        name = self._names(region).get("name")
        if name is None:
            raise CannotRenderError("the name in the ARN is not known")
        return rewriting.rewrite(
            self.project,
            condition,
            self.client.arn.written(name),
            self._near,
            operator=like,
            key=condition.key,
            alone=alone,
        )

    def _holds_as(self, condition: Condition, operator: str) -> bool:
        """Whether the condition holds, for this account only, under another operator."""
        region = self.project.region
        requests = [self.client.request(resource, region).arn for resource, _ in self.used]
        return all(
            rewriting.holds_as(arn, condition, operator) for arn in requests or [self.client.arn]
        )

    @property
    def _near(self) -> Span | None:
        """The document whose spelling of account and region is the first choice."""
        return None if self.policy is None else self.policy.document.span


def _under(reading: Reading, condition: Condition) -> list[Condition]:
    """The conditions of a statement under the operator of one of them."""
    return [other for other, _ in reading.conditions if other.under.span == condition.under.span]


def _context(client: Client) -> tuple[str, str]:
    """The documented operator for the encryption context, and the template of its value."""
    for operator, keys in client.main.conditions.items():
        if client.context in keys:
            return operator, keys[client.context]
    raise LookupError(client.context)


def _filled(template: str, names: dict[str, Expression]) -> Expression | None:
    """A template of the tables as an expression; None if a placeholder stands for nothing."""
    parts: list[Expression] = []
    for index, part in enumerate(re.split(r"\{(\w+)\}", template)):
        if index % 2 and part not in names:
            return None
        if part:
            parts.append(names[part] if index % 2 else x.Literal(part))
    return parts[0] if len(parts) == 1 else x.Concat(tuple(parts))
