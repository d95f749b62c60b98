"""Policy documents spelled with an SDK's classes, brought to the shape of AWS's JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixiac import model
from fixiac import program as p
from fixiac.edits import Edit, Span, remove_item
from fixiac.frontends.python.following import displays
from fixiac.frontends.python.values import Any_, Frame, Made, Symbol
from fixiac.model import Ambient, Entry, Hole, Notation, Opaque, Value

if TYPE_CHECKING:
    from fixiac.frontends.python.following.evaluator import Evaluator
    from fixiac.frontends.python.scopes import Scope

PRINCIPAL = "principal"
_IAM = "aws_cdk.aws_iam."
_CDK_STATEMENT = {
    "sid": "Sid",
    "effect": "Effect",
    "principals": "Principal",
    "not_principals": "NotPrincipal",
    "actions": "Action",
    "not_actions": "NotAction",
    "resources": "Resource",
    "not_resources": "NotResource",
    "conditions": "Condition",
}
_TYPED_STATEMENT = {**_CDK_STATEMENT, "condition": "Condition"}
_VALUED = {
    "ServicePrincipal": ("Service", "service"),
    "AccountPrincipal": ("AWS", "account_id"),
    "ArnPrincipal": ("AWS", "arn"),
    "FederatedPrincipal": ("Federated", "federated"),
    "WebIdentityPrincipal": ("Federated", "identity_provider"),
    "OpenIdConnectPrincipal": ("Federated", "open_id_connect_provider"),
    "CanonicalUserPrincipal": ("CanonicalUser", "canonical_user_id"),
}


def call(
    ev: Evaluator, qualified: str, node: p.Call, scope: Scope, frame: Frame | None
) -> Any_ | None:
    """The policy, statement or principal that a call of an SDK class stands for, or None."""
    last = qualified.rpartition(".")[2]
    if qualified.startswith(_IAM):
        if last == "from_json":
            argument = node.argument("obj", 0)
            return None if argument is None else ev.follow(argument.value, scope, frame)
        if last == "PolicyStatement":
            return _cdk_statement(ev, node, scope, frame)
        if last == "PolicyDocument":
            return _document(ev, node, scope, frame, qualified, "statements")
        if last.endswith("Principal") and last[:1].isupper():
            return _principal(ev, last, node, scope, frame)
        return None
    if last in ("get_policy_document", "get_policy_document_output"):
        return _document(ev, node, scope, frame, qualified, "statements")
    if last == "DataAwsIamPolicyDocument":
        return _document(ev, node, scope, frame, qualified, "statement")
    if last in (
        "GetPolicyDocumentStatementArgs",
        "GetPolicyDocumentStatementArgsDict",
        "DataAwsIamPolicyDocumentStatement",
    ):
        return _typed_statement(displays.keywords(ev, node, scope, frame, qualified))
    return None


def _document(
    ev: Evaluator, node: p.Call, scope: Scope, frame: Frame | None, qualified: str, member: str
) -> Value:
    body = displays.keywords(ev, node, scope, frame, qualified, {member: "Statement"}, ("", ""))
    entries = []
    complete = body.complete
    for entry in body.entries:
        value = entry.value
        if entry.key == "Statement" and isinstance(value, model.Sequence) and member:
            items = tuple(_replaced(item, _as_statement(item.value)) for item in value.items)
            value = model.Sequence(value.span, items, value.slot, value.complete, Notation.CALL)
        elif entry.key in (
            "override_policy_documents",
            "source_policy_documents",
            "source_json",
            "override_json",
        ):
            complete = False
        entries.append(_replaced(entry, value))
    return model.Mapping(body.span, tuple(entries), qualified, body.slot, complete, Notation.CALL)


def _as_statement(value: Value) -> Value:
    if (
        isinstance(value, model.Mapping)
        and value.get("Effect") is None
        and (value.get("actions") or value.get("effect") or value.get("principals"))
    ):
        return _typed_statement(value)
    return value


def _replaced(entry: Entry, value: Value, key: str | None = None) -> Entry:
    return Entry(
        entry.key if key is None else key,
        value,
        entry.span,
        entry.place,
        entry.removal,
        entry.key_span,
        entry.key_notation,
    )


# --- the AWS CDK --------------------------------------------------------------------------------


def _cdk_statement(ev: Evaluator, node: p.Call, scope: Scope, frame: Frame | None) -> Value:
    body = displays.keywords(ev, node, scope, frame, _IAM + "PolicyStatement", _CDK_STATEMENT)
    entries = []
    complete = body.complete
    for entry in body.entries:
        value = entry.value
        if entry.key == "Effect":
            argument = node.argument("effect")
            found = ev.follow(argument.value, scope, frame) if argument else None
            if isinstance(found, Symbol) and found.qualified.endswith((".ALLOW", ".DENY")):
                value = model.Scalar(
                    entry.place, found.qualified.rpartition(".")[2].capitalize(), Notation.CALL
                )
        elif entry.key in ("Principal", "NotPrincipal"):
            argument = node.argument("principals" if entry.key == "Principal" else "not_principals")
            if argument is not None:
                value = _principals(ev, argument.value, scope, frame)
        entries.append(_replaced(entry, value))
    if not any(entry.key == "Effect" for entry in entries):
        here = body.span
        entries.append(Entry("Effect", model.Scalar(here, "Allow", Notation.CALL), here, here))
    return model.Mapping(
        body.span, tuple(entries), body.constructor, body.slot, complete, Notation.CALL
    )


def _principals(ev: Evaluator, node: p.Expr, scope: Scope, frame: Frame | None) -> Value:
    path, source = scope.module.path, scope.module.text
    span = Span(path, node.start, node.end)
    if not isinstance(node, p.Array):
        return Opaque(span, "it is not a list")
    entries: list[Entry] = []
    complete = True
    items = p.items(node.elements)
    for index, element in enumerate(node.elements):
        removal = remove_item(path, source, (node.open, node.close), items, index)
        found = ev.follow(element.value, scope, frame)
        place = Span(path, element.start, element.end)
        if isinstance(found, Made) and found.qualified == PRINCIPAL:
            inner = found.extra["principal"]
            assert isinstance(inner, model.Mapping)
            complete = complete and inner.complete
            single = len(inner.entries) == 1
            entries += (
                Entry(e.key, e.value, e.span, e.place, removal if single else e.removal)
                for e in inner.entries
            )
        else:
            value = ev.value(element.value, scope, frame)
            entries.append(Entry("AWS", value, place, place, removal))
    slot = None
    value = ev.value(node, scope, frame)
    if isinstance(value, model.Sequence):
        slot, complete = value.slot, complete and value.complete
    return model.Mapping(span, tuple(entries), "", slot, complete, Notation.CALL)


def _principal(ev: Evaluator, last: str, node: p.Call, scope: Scope, frame: Frame | None) -> Made:
    path, source = scope.module.path, scope.module.text
    span = Span(path, node.start, node.end)
    complete = not any(a.name in ("conditions", "region") for a in node.arguments)
    entries: list[Entry] = []
    if last in _VALUED:
        key, word = _VALUED[last]
        argument = node.argument(word, 0)
        if argument is not None and not argument.star:
            place = Span(path, argument.value.start, argument.value.end)
            value_ = ev.value(argument.value, scope, frame)
            if last == "ServicePrincipal":
                value_ = _full_name(value_)
            entries = [Entry(key, value_, span, place)]
    elif last in ("AnyPrincipal", "StarPrincipal", "Anyone"):
        entries = [Entry("AWS", model.Scalar(span, "*", Notation.CALL), span, span)]
    elif last == "AccountRootPrincipal":
        hole = Hole(span, "", model.Fact(span, Ambient.ACCOUNT))
        entries = [
            Entry(
                "AWS",
                model.Template(span, ("arn:aws:iam::", hole, ":root"), Notation.CALL),
                span,
                span,
            )
        ]
    elif last == "CompositePrincipal":
        items = p.items(node.arguments)
        for index, argument in enumerate(node.arguments):
            removal: tuple[Edit, ...] = remove_item(
                path, source, (node.open, node.close), items, index
            )
            found = ev.follow(argument.value, scope, frame)
            if isinstance(found, Made) and found.qualified == PRINCIPAL:
                inner = found.extra["principal"]
                assert isinstance(inner, model.Mapping)
                complete = complete and inner.complete
                entries += (Entry(e.key, e.value, e.span, e.place, removal) for e in inner.entries)
            else:
                complete = False
    if not entries:
        entries = [Entry("AWS", Opaque(span, f"{last} is not followed"), span, span)]
    value = model.Mapping(span, tuple(entries), _IAM + last, None, complete, Notation.CALL)
    return Made(PRINCIPAL, node, {"principal": value})


def _full_name(value: Value) -> Value:
    """A service principal as the CDK writes it: a bare name gets its suffix."""
    text = value.value if isinstance(value, model.Scalar) else None
    if not isinstance(text, str) or not text or "." in text:
        return value
    return model.Scalar(value.span, f"{text}.amazonaws.com")


GRANT = "grant"
"""The constructor of a statement that a grant method adds; its place begins at the method."""
_KEY_ENCRYPT = ("kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*")
_KEY_GRANTS = {
    "grant_encrypt": _KEY_ENCRYPT,
    "grant_decrypt": ("kms:Decrypt",),
    "grant_encrypt_decrypt": ("kms:Decrypt", *_KEY_ENCRYPT),
    "grant": (),
}
"""The actions that the grant methods of a CDK key give, as synthesis shows them."""


def granted(ev: Evaluator, method: str, node: p.Call, scope: Scope) -> model.Mapping | None:
    """The statement that a grant method of a CDK key adds to its policy; None if not followed."""
    grantee = node.argument("grantee", 0)
    if method not in _KEY_GRANTS or grantee is None or any(a.star for a in node.arguments):
        return None
    span = Span(scope.module.path, node.start, node.end)
    place = Span(scope.module.path, grantee.value.start, grantee.value.end)
    found = ev.follow(grantee.value, scope)
    complete = True
    if isinstance(found, Made) and found.qualified == PRINCIPAL:
        principal = found.extra["principal"]
        assert isinstance(principal, model.Mapping)
        complete = principal.complete
    elif isinstance(found, model.Reference):
        unknown = Entry("AWS", Opaque(place, "it is a resource"), place, place)
        principal = model.Mapping(place, (unknown,), "", None, True, Notation.CALL)
    else:
        return None
    given = [model.Scalar(span, action, Notation.CALL) for action in _KEY_GRANTS[method]]
    actions = [Entry("", action, span, span) for action in given]
    if method == "grant":
        actions = [
            Entry("", ev.value(a.value, scope), span, Span(span.path, a.value.start, a.value.end))
            for a in node.arguments
            if a is not grantee
        ]
    members: dict[str, Value] = {
        "Effect": model.Scalar(span, "Allow", Notation.CALL),
        "Principal": principal,
        "Action": model.Sequence(span, tuple(actions), None, True, Notation.CALL),
        "Resource": model.Scalar(span, "*", Notation.CALL),
    }
    entries = tuple(Entry(key, value, span, span) for key, value in members.items())
    return model.Mapping(span, entries, GRANT, None, complete, Notation.CALL)


# --- the typed documents of Pulumi and CDKTF ----------------------------------------------------


def _typed_statement(body: model.Mapping) -> model.Mapping:
    entries = []
    complete = body.complete
    for entry in body.entries:
        key = _TYPED_STATEMENT.get(entry.key, entry.key)
        value = entry.value
        if key in ("Principal", "NotPrincipal"):
            value, whole = _typed_principals(value)
            complete = complete and whole
        elif key == "Condition":
            value, whole = _typed_conditions(value)
            complete = complete and whole
        entries.append(_replaced(entry, value, key))
    if not any(entry.key == "Effect" for entry in entries):
        here = body.span
        entries.append(Entry("Effect", model.Scalar(here, "Allow", Notation.CALL), here, here))
    return model.Mapping(
        body.span, tuple(entries), body.constructor, body.slot, complete, Notation.CALL
    )


def _typed_principals(value: Value) -> tuple[Value, bool]:
    if not isinstance(value, model.Sequence):
        return value, False
    entries = []
    for item in value.items:
        kind = item.value.get("type") if isinstance(item.value, model.Mapping) else None
        listed = item.value.get("identifiers") if isinstance(item.value, model.Mapping) else None
        name = model.text_of(kind.value) if kind is not None else None
        if name is None or listed is None:
            return Opaque(value.span, "a principal is not followed"), False
        key_span = kind.value.span if kind is not None else None
        entries.append(Entry(name, listed.value, item.span, listed.place, item.removal, key_span))
    return (
        model.Mapping(value.span, tuple(entries), "", value.slot, value.complete, Notation.CALL),
        value.complete,
    )


def _typed_conditions(value: Value) -> tuple[Value, bool]:
    if isinstance(value, model.Mapping):
        return value, value.complete
    if not isinstance(value, model.Sequence):
        return value, False
    entries = []
    for item in value.items:
        body = item.value
        if not isinstance(body, model.Mapping):
            return Opaque(value.span, "a condition is not followed"), False
        test, variable, values = body.get("test"), body.get("variable"), body.get("values")
        operator = model.text_of(test.value) if test is not None else None
        key = model.text_of(variable.value) if variable is not None else None
        if operator is None or key is None or values is None or not test or not variable:
            return Opaque(value.span, "a condition is not followed"), False
        inner = Entry(key, values.value, item.span, values.place, item.removal, variable.value.span)
        group = model.Mapping(item.span, (inner,), "", None, True, Notation.CALL)
        entries.append(Entry(operator, group, item.span, item.place, item.removal, test.value.span))
    return (
        model.Mapping(value.span, tuple(entries), "", value.slot, value.complete, Notation.CALL),
        value.complete,
    )
