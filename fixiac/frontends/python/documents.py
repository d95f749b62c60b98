"""The policies that a program writes, and what they are attached to."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fixiac import catalog, model
from fixiac import program as p
from fixiac.edits import Edit, Span
from fixiac.frontends.python import policies, sdk
from fixiac.frontends.python.scopes import Scope
from fixiac.frontends.python.values import Symbol
from fixiac.model import (
    Policy,
    Resource,
    Value,
)

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject

_ADDERS = {
    "add_to_resource_policy": "",
    "add_to_policy": "identity",
    "add_to_role_policy": "identity",
    "add_to_principal_policy": "identity",
}
_RESOURCE_POLICY = {
    "kms.Key": "key",
    "s3.Bucket": "bucket",
    "sns.Topic": "topic",
    "sqs.Queue": "queue",
}


class Documents:
    """The policies of one project."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project

    @functools.cached_property
    def _carried(self) -> dict[Span, list[tuple[Resource, str]]]:
        """Which resources carry the document at a span."""
        found: dict[Span, list[tuple[Resource, str]]] = {}
        for resource in self.project.resources:
            for word, where in catalog.POLICY_PROPERTIES.get(resource.kind, {}).items():
                entry = resource.body.get(word)
                if entry is not None:
                    value = self.project.json(entry.value)
                    if isinstance(value, model.Mapping):
                        found.setdefault(value.span, []).append((resource, where))
        return found

    @functools.cached_property
    def _added(self) -> tuple[tuple[Span | None, str, model.Entry, model.Mapping], ...]:
        """Statements added by a call: the resource, where, the entry and the statement."""
        found = []
        for path, table in self.project.tables.items():
            for call, scope, _ in table.calls:
                if not isinstance(call.func, p.Attr) or call.func.name not in _ADDERS:
                    continue
                argument = call.argument("statement", 0)
                if argument is None or argument.star:
                    continue
                value = self.project.evaluator.value(argument.value, scope)
                if not isinstance(value, model.Mapping) or value.get("Effect") is None:
                    continue
                base = self.project.evaluator.follow(call.func.base, scope)
                target = base.target if isinstance(base, model.Reference) else None
                where = _ADDERS[call.func.name]
                if not where:
                    kind = (
                        self.project.declared.by_id[target].kind
                        if target in self.project.declared.by_id
                        else ""
                    )
                    where = _RESOURCE_POLICY.get(kind, "unknown")
                statement = table.statement_at(call.start)
                span = Span(path, call.start, call.end)
                removal: tuple[Edit, ...] = ()
                if isinstance(statement, p.Evaluate) and statement.value is call:
                    removal = self.project.remove_statement(
                        Span(path, statement.start, statement.end)
                    )
                place = Span(path, argument.value.start, argument.value.end)
                found.append((target, where, model.Entry("", value, span, place, removal), value))
        return tuple(found)

    @functools.cached_property
    def all(self) -> tuple[Policy, ...]:
        """Every policy document written anywhere, each once."""
        documents: dict[Span, model.Mapping] = {}
        for table in self.project.tables.values():
            candidates: list[Value] = []
            for node, scope in table.dicts:
                if "Statement" in _words(node, scope):
                    candidates.append(self.project.evaluator.value(node, scope))
            for text, scope in table.texts:
                if '"Statement"' in scope.module.text[text.start : text.end]:
                    candidates.append(self.project.json(self.project.evaluator.value(text, scope)))
            for call, scope, _ in table.calls:
                callee = self.project.evaluator.follow(call.func, scope)
                if isinstance(callee, Symbol) and callee.qualified.rpartition(".")[2] in (
                    "PolicyDocument",
                    "get_policy_document",
                    "get_policy_document_output",
                    "DataAwsIamPolicyDocument",
                ):
                    candidates.append(self.project.evaluator.value(call, scope))
            for value in candidates:
                if isinstance(value, model.Mapping) and value.get("Statement") is not None:
                    documents[value.span] = value
        found = []
        for span, document in sorted(documents.items()):
            carried = self._carried.get(span, [])
            wheres = {where for _, where in carried}
            found.append(
                _policy(
                    document,
                    wheres.pop() if len(wheres) == 1 else "unknown",
                    tuple(resource.id for resource, _ in carried),
                )
            )
        for target, where, entry, _ in self._added:
            document = model.Mapping(entry.span, (entry,), "", None, False, model.Notation.CALL)
            ids = () if target is None else (target,)
            found.append(Policy(document, where, ids, False, (entry,), None, followed=False))
        seen = {entry.value.span for policy in found for entry in policy.statements}
        for statement in self._loose_statements():
            if statement.span not in seen:
                seen.add(statement.span)
                entry = model.Entry("", statement, statement.span, statement.span)
                document = model.Mapping(statement.span, (entry,), complete=False)
                found.append(Policy(document, "unknown", (), False, (entry,), followed=False))
        return tuple(found)

    def _loose_statements(self) -> Iterator[model.Mapping]:
        """What is written as a policy statement, be it part of a document that is seen or not."""
        for table in self.project.tables.values():
            for node, scope in table.dicts:
                words = _words(node, scope)
                if "Effect" in words and words & {"Action", "NotAction"}:
                    value = self.project.evaluator.value(node, scope)
                    if isinstance(value, model.Mapping):
                        yield value
            for call, scope, _ in table.calls:
                callee = self.project.evaluator.follow(call.func, scope)
                if isinstance(callee, Symbol) and callee.qualified.endswith(sdk.STATEMENTS):
                    value = self.project.evaluator.value(call, scope)
                    if isinstance(value, model.Mapping) and value.get("Effect") is not None:
                        yield value

    @functools.cached_property
    def service_principals(self) -> tuple[model.Entry, ...]:
        """Every service principal that is an object of an SDK, in statements and elsewhere."""
        found: list[model.Entry] = []
        for table in self.project.tables.values():
            for call, scope, _ in table.calls:
                callee = self.project.evaluator.follow(call.func, scope)
                if isinstance(callee, Symbol) and callee.qualified == sdk.SERVICE_PRINCIPAL:
                    value = self.project.evaluator.value(call, scope)
                    if isinstance(value, model.Mapping):
                        found += value.entries
        return tuple(found)

    @functools.cached_property
    def managed_policies(self) -> tuple[model.Entry, ...]:
        """Every AWS managed policy that is named in text, by its ARN or to an SDK."""
        found: list[model.Entry] = []
        for path, table in self.project.tables.items():
            for call, scope, _ in table.calls:
                callee = self.project.evaluator.follow(call.func, scope)
                if not isinstance(callee, Symbol) or callee.qualified != sdk.MANAGED_POLICY:
                    continue
                argument = call.argument("managed_policy_name", 0)
                if argument is not None and not argument.star:
                    value = self.project.evaluator.value(argument.value, scope)
                    place = Span(path, argument.value.start, argument.value.end)
                    found.append(model.Entry("", value, place, place))
            for text, scope in table.texts:
                if sdk.MANAGED_POLICY_ARN not in scope.module.text[text.start : text.end]:
                    continue
                node: p.Expr = text
                while isinstance(outer := self.project.tree.parent(node), p.Binary):
                    node = outer
                value = self.project.evaluator.value(node, scope)
                if model.text_of(value) is not None:
                    found.append(model.Entry("", value, value.span, value.span))
        return tuple({entry.span: entry for entry in found}.values())

    def of(self, resource: Resource) -> Policy | None:
        """The policy that a resource carries; incomplete where it is not followed."""
        carriers = [(resource, catalog.POLICY_PROPERTIES.get(resource.kind, {}))]
        for kind, word in (
            ("kms.KeyPolicy", "key_id"),
            ("s3.BucketPolicy", "bucket"),
            ("sns.TopicPolicy", "arn"),
            ("sqs.QueuePolicy", "queue_url"),
        ):
            for other in self.project.of_kind(kind):
                entry = other.body.get(word)
                if (
                    entry is not None
                    and isinstance(entry.value, model.Reference)
                    and entry.value.target == resource.id
                ):
                    carriers.append((other, catalog.POLICY_PROPERTIES[kind]))
        parts: list[Policy] = []
        for carrier, words in carriers:
            for word, where in words.items():
                entry = carrier.body.get(word)
                if entry is None:
                    continue
                value = self.project.json(entry.value)
                if isinstance(value, model.Mapping) and value.get("Statement") is not None:
                    parts.append(_policy(value, where, (resource.id,)))
                else:
                    unknown = model.Mapping(entry.place, (), complete=False)
                    return Policy(unknown, where, (resource.id,), False, followed=False)
        added = [row for row in self._added if row[0] == resource.id]
        grants = self._unfollowed(resource)
        granted = self._granted(resource)
        followed = granted is not None and not self._elsewhere
        if not parts and not added:
            if not resource.body.complete or grants:
                unknown = model.Mapping(resource.id, (), complete=False)
                return Policy(
                    unknown,
                    _RESOURCE_POLICY.get(resource.kind, "unknown"),
                    (resource.id,),
                    False,
                    granted=granted or (),
                    followed=followed and resource.body.complete,
                )
            return None
        if parts:
            first = parts[0]
            statements = tuple(s for part in parts for s in part.statements)
            complete = all(part.complete for part in parts) and len(parts) == 1
            statements += tuple(row[2] for row in added)
            return Policy(
                first.document,
                first.where,
                (resource.id,),
                complete and not grants,
                statements,
                first.slot,
                granted or (),
                complete and followed,
            )
        document = model.Mapping(resource.id, tuple(row[2] for row in added))
        return Policy(
            document,
            added[0][1],
            (resource.id,),
            not grants,
            tuple(row[2] for row in added),
            None,
            granted or (),
            followed,
        )

    def _unfollowed(self, resource: Resource) -> bool:
        """Whether methods of the resource, or names not followed, may add to its policy."""
        return self._elsewhere or any(
            use.attribute.startswith("grant")
            for use in self.project.uses
            if use.target == resource.id
        )

    @functools.cached_property
    def _elsewhere(self) -> bool:
        """Whether a statement is added to a resource that is not known."""
        return any(row[0] is None and row[1] == "unknown" for row in self._added)

    def _granted(self, resource: Resource) -> tuple[model.Entry, ...] | None:
        """What grant methods add to the policy of a resource; None if one is not followed."""
        mentions = [
            use
            for use in self.project.uses
            if use.target == resource.id and use.attribute.startswith("grant")
        ]
        found = [self._grant(call, scope) for call, scope in self._grants.get(resource.id, [])]
        if len(found) != len(mentions) or None in found:
            return None
        return tuple(entry for entry in found if entry is not None)

    @functools.cached_property
    def _grants(self) -> dict[Span, list[tuple[p.Call, Scope]]]:
        """The calls of grant methods, by the resource that they are made on."""
        found: dict[Span, list[tuple[p.Call, Scope]]] = {}
        for table in self.project.tables.values():
            for call, scope, _ in table.calls:
                if isinstance(call.func, p.Attr) and call.func.name.startswith("grant"):
                    base = self.project.evaluator.follow(call.func.base, scope)
                    if isinstance(base, model.Reference) and not base.attribute:
                        found.setdefault(base.target, []).append((call, scope))
        return found

    def _grant(self, call: p.Call, scope: Scope) -> model.Entry | None:
        """The statement that a call of a grant method adds to a key's policy, if it is followed."""
        assert isinstance(call.func, p.Attr)
        value = policies.granted(self.project.evaluator, call.func.name, call, scope)
        if value is None:
            return None
        statement = self.project.tables[scope.module.path].statement_at(call.start)
        removal: tuple[Edit, ...] = ()
        if isinstance(statement, p.Evaluate) and statement.value is call:
            path = scope.module.path
            removal = self.project.remove_statement(Span(path, statement.start, statement.end))
        place = Span(scope.module.path, call.func.name_start, call.end)
        return model.Entry("", value, value.span, place, removal)


def _words(node: p.Dict, scope: Scope) -> set[str]:
    """The keys of a dict that are written out."""
    return {
        "".join(scope.module.text[part.start : part.end] for part in pair.key.parts)
        for pair in node.pairs
        if isinstance(pair.key, p.Text)
    }


def _policy(document: model.Mapping, where: str, resources: tuple[Span, ...]) -> Policy:
    entry = document.get("Statement")
    assert entry is not None
    value = entry.value
    if isinstance(value, model.Sequence):
        complete = (
            document.complete
            and value.complete
            and all(
                isinstance(item.value, model.Mapping) and item.value.complete
                for item in value.items
            )
        )
        return Policy(
            document, where, resources, complete, value.items, value.slot, followed=complete
        )
    if isinstance(value, model.Mapping):
        single = model.Entry("", value, value.span, entry.place, ())
        return Policy(
            document, where, resources, value.complete, (single,), None, followed=value.complete
        )
    return Policy(document, where, resources, False, followed=False)
