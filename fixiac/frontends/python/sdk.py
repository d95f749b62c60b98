"""What calls into Pulumi, AWS CDK, CDKTF and the standard library mean to the view."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixiac import catalog, model
from fixiac import program as p
from fixiac.edits import Span, remove_item
from fixiac.frontends.python import policies
from fixiac.frontends.python.following import displays, texts
from fixiac.frontends.python.values import Any_, Closure, Frame, Made, Method, Symbol, plain
from fixiac.model import Ambient, Entry, Hole, Opaque, Value

if TYPE_CHECKING:
    from fixiac.frontends.python.following.evaluator import Evaluator
    from fixiac.frontends.python.scopes import Scope

BUILTINS = frozenset({"str", "dict", "list", "tuple"})
FORGOTTEN = frozenset({"json", "os", "pulumi"})
"""Modules that a program means by these names even where it forgets to import them."""
METHODS = frozenset({"apply", "format", "with_conditions", "get_att", "to_string"})
IMPORT_MODULE = "importlib.import_module"
PRINCIPAL = policies.PRINCIPAL
SERVICE_PRINCIPAL = "aws_cdk.aws_iam.ServicePrincipal"
MANAGED_POLICY = "aws_cdk.aws_iam.ManagedPolicy.from_aws_managed_policy_name"
MANAGED_POLICY_ARN = ":iam::aws:policy/"
STATEMENTS = (
    "aws_cdk.aws_iam.PolicyStatement",
    "pulumi_aws.iam.GetPolicyDocumentStatementArgs",
    ".DataAwsIamPolicyDocumentStatement",
)
"""Ends of the names of classes that are a policy statement."""

_TRANSPARENT = {
    "json.dumps": "obj",
    "pulumi.Output.json_dumps": "obj",
    "pulumi.Output.from_input": "val",
    "pulumi.Output.secret": "val",
    "pulumi.Output.unsecret": "val",
    "cdktf.Fn.jsonencode": "value",
    "cdktf.Token.as_string": "value",
    "cdktf.Token.as_any": "value",
    "cdktf.Token.as_list": "value",
    "cdktn.Fn.jsonencode": "value",
    "cdktn.Token.as_string": "value",
    "aws_cdk.Token.as_string": "value",
    "textwrap.dedent": "text",
    "builtins.str": "object",
    "builtins.list": "iterable",
    "builtins.tuple": "iterable",
}
_SYMBOL_FACTS = {
    "aws_cdk.Aws.ACCOUNT_ID": Ambient.ACCOUNT,
    "aws_cdk.Aws.REGION": Ambient.REGION,
    "aws_cdk.Aws.PARTITION": Ambient.PARTITION,
    "pulumi_aws.config.region": Ambient.REGION,
}
_MADE_FACTS = {
    ("aws_cdk.Stack", "account"): Ambient.ACCOUNT,
    ("aws_cdk.Stack", "region"): Ambient.REGION,
    ("aws_cdk.Stack", "partition"): Ambient.PARTITION,
    ("aws_cdk.NestedStack", "account"): Ambient.ACCOUNT,
    ("aws_cdk.NestedStack", "region"): Ambient.REGION,
    ("aws_cdk.NestedStack", "partition"): Ambient.PARTITION,
    ("caller_identity", "account_id"): Ambient.ACCOUNT,
    ("caller_identity", "id"): Ambient.ACCOUNT,
    ("region", "name"): Ambient.REGION,
    ("region", "region"): Ambient.REGION,
    ("region", "id"): Ambient.REGION,
    ("partition", "partition"): Ambient.PARTITION,
    ("partition", "id"): Ambient.PARTITION,
}
_DATA = re.compile(
    r"(?:pulumi_aws\.(?:\w+\.)?get_(caller_identity|region|partition)(_output)?"
    r"|.*\.(DataAwsCallerIdentity|DataAwsRegion|DataAwsPartition))$"
)
_DATA_NAMES = {
    "DataAwsCallerIdentity": "caller_identity",
    "DataAwsRegion": "region",
    "DataAwsPartition": "partition",
}


def symbol_fact(qualified: str) -> Ambient | None:
    """The ambient fact that a symbol of an SDK stands for."""
    return _SYMBOL_FACTS.get(qualified)


def made_fact(qualified: str, attribute: str) -> tuple[Ambient, bool] | None:
    """The ambient fact that an attribute of an SDK object is, and whether it is plain text."""
    kind, _, output = qualified.partition("/")
    fact = _MADE_FACTS.get((kind, attribute))
    return None if fact is None else (fact, not output)


def places(qualified: str) -> bool:
    """Whether a class decides the region of everything in a program that has it once.

    A provider of Pulumi does not: beside it there is always the default one.
    """
    return qualified == "aws_cdk.Environment" or qualified.endswith("provider.AwsProvider")


def resource_kind(qualified: str, call: p.Call) -> str | None:
    """The kind of the resource that a call of ``qualified`` declares, or None if it declares none.

    The kind is the catalog's, or the qualified name itself.
    """
    known = catalog.CONSTRUCTORS.get(qualified)
    dialect = catalog.dialect_of(qualified)
    last = qualified.rpartition(".")[2]
    if not last[:1].isupper() or last.startswith("DataAws"):
        return None
    if dialect == "pulumi":
        named = call.argument("resource_name", 0)
        if known is None and (
            last.endswith("Args") or qualified.startswith("pulumi.") or not named
        ):
            return None
        return known.kind if known else qualified
    if dialect in ("cdk", "cdktf"):
        positional = sum(1 for a in call.arguments if not a.name and not a.star)
        scoped = (
            positional >= 2
            or any(a.name == "scope" for a in call.arguments)
            or (positional == 1 and any(a.name in ("id", "id_") for a in call.arguments))
        )
        if not scoped:
            return None
        if qualified.startswith("aws_cdk.aws_iam.") and last.endswith("Principal"):
            return None
        return known.kind if known else qualified
    return None


def call(ev: Evaluator, qualified: str, node: p.Call, scope: Scope, frame: Frame | None) -> Any_:
    """What a call of an imported function or class stands for."""
    span = Span(scope.module.path, node.start, node.end)
    if qualified in _TRANSPARENT:
        argument = node.argument(_TRANSPARENT[qualified], 0)
        if argument is not None and not argument.star:
            return ev.follow(argument.value, scope, frame)
        return Opaque(span, "its argument is not followed")
    if qualified == IMPORT_MODULE:
        module = ev.module_called(node, scope)
        return Opaque(span, "its module is not among the files") if module is None else module
    if qualified == "typing.cast" and len(node.arguments) == 2:
        return ev.follow(node.arguments[1].value, scope, frame)
    if qualified == "builtins.dict":
        return displays.keywords(ev, node, scope, frame, "")
    data = _DATA.match(qualified)
    if data:
        kind = data.group(1) or _DATA_NAMES[data.group(3)]
        return Made(f"{kind}/output" if data.group(2) else kind, node)
    if qualified in ("aws_cdk.Stack.of", "aws_cdk.Stack"):
        return Made("aws_cdk.Stack", node)
    if qualified.startswith("pulumi.Output."):
        return _output(ev, qualified.rpartition(".")[2], node, scope, frame, span)
    if qualified in ("aws_cdk.Fn.join", "cdktf.Fn.join"):
        return _join(ev, node, scope, frame, span)
    if qualified == "aws_cdk.Fn.sub":
        return _sub(ev, node, scope, frame, span)
    policy = policies.call(ev, qualified, node, scope, frame)
    if policy is not None:
        return policy
    if resource_kind(qualified, node) is not None:
        return model.Reference(span, span, "", catalog.dialect_of(qualified) != "pulumi")
    last = qualified.rpartition(".")[2]
    if catalog.dialect_of(qualified) and last[:1].isupper():
        parent = qualified.rpartition(".")[0].rpartition(".")[2]
        if not parent[:1].isupper() or "Property" in last:
            return displays.keywords(ev, node, scope, frame, qualified)
    extra: dict[str, Value] = {}
    if catalog.dialect_of(qualified):
        extra = {"arguments": displays.keywords(ev, node, scope, frame, qualified)}
    return Made(qualified, node, extra)


def method(ev: Evaluator, callee: Method, node: p.Call, scope: Scope, frame: Frame | None) -> Any_:
    """What a call of a method of a value stands for."""
    span = Span(scope.module.path, node.start, node.end)
    if callee.name == "apply" and node.arguments:
        function = ev.follow(node.arguments[0].value, scope, frame)
        if isinstance(function, Closure):
            result = ev.calls.apply(function, [plain(callee.base)])
            if isinstance(result, model.Reference):
                return model.Reference(result.span, result.target, result.attribute, False)
            if isinstance(result, model.Fact):
                return model.Fact(result.span, result.what, False)
            return result
        if isinstance(function, Symbol) and function.qualified == "json.dumps":
            return callee.base
    if callee.name == "format":
        return _format(ev, callee.base, node, scope, frame, span)
    if callee.name == "with_conditions" and callee.made is not None:
        return callee.made
    if callee.name == "to_string":
        return callee.base
    return Opaque(span, f"the result of {callee.name}() is not followed")


def _output(
    ev: Evaluator, name: str, node: p.Call, scope: Scope, frame: Frame | None, span: Span
) -> Any_:
    if name == "all":
        if node.arguments and all(a.name for a in node.arguments):
            return displays.keywords(ev, node, scope, frame, "")
        if any(a.star or a.name for a in node.arguments):
            return Opaque(span, "its arguments are not followed")
        items = p.items(node.arguments)
        path, source = scope.module.path, scope.module.text
        return model.Sequence(
            span,
            tuple(
                Entry(
                    "",
                    ev.value(a.value, scope, frame),
                    Span(path, a.start, a.end),
                    Span(path, a.value.start, a.value.end),
                    remove_item(path, source, (node.open, node.close), items, index),
                )
                for index, a in enumerate(node.arguments)
            ),
        )
    if name == "concat":
        parts: list[str | Hole] = []
        for argument in node.arguments:
            if argument.star or argument.name:
                return Opaque(span, "its arguments are not followed")
            parts += texts.pieces(ev.value(argument.value, scope, frame), argument.value, scope)
        return texts.joined(span, parts)
    if name == "format" and node.arguments and not node.arguments[0].star:
        base = ev.value(node.arguments[0].value, scope, frame)
        rest = p.Call(node.start, node.end, node.func, node.arguments[1:], node.open, node.close)
        return _format(ev, base, rest, scope, frame, span)
    return Opaque(span, f"Output.{name} is not followed")


_FIELD = re.compile(r"\{(\w*)\}|\{\{|\}\}")


def _format(
    ev: Evaluator, base: Value, node: p.Call, scope: Scope, frame: Frame | None, span: Span
) -> Any_:
    if not isinstance(base, model.Scalar) or not isinstance(base.value, str):
        return Opaque(span, "its text is not a literal")
    text, at, count = base.value, 0, 0
    parts: list[str | Hole] = []
    for match in _FIELD.finditer(text):
        parts.append(text[at : match.start()])
        at = match.end()
        if match.group() in ("{{", "}}"):
            parts.append(match.group()[0])
            continue
        name = match.group(1)
        if name == "":
            name, count = str(count), count + 1
        argument = node.argument("", int(name)) if name.isdigit() else node.argument(name)
        if argument is None or argument.star:
            return Opaque(span, "its arguments are not followed")
        parts += texts.pieces(ev.value(argument.value, scope, frame), argument.value, scope)
    parts.append(text[at:])
    if re.search(r"[{}]", re.sub(r"\{\{|\}\}|\{\w*\}", "", text)):
        return Opaque(span, "it is formatted")
    return texts.joined(span, parts)


def _join(ev: Evaluator, node: p.Call, scope: Scope, frame: Frame | None, span: Span) -> Any_:
    if len(node.arguments) != 2:
        return Opaque(span, "its arguments are not followed")
    between = ev.value(node.arguments[0].value, scope, frame)
    listed = node.arguments[1].value
    if not (isinstance(between, model.Scalar) and isinstance(between.value, str)) or not isinstance(
        listed, p.Array
    ):
        return Opaque(span, "its arguments are not followed")
    parts: list[str | Hole] = []
    for index, element in enumerate(listed.elements):
        if index:
            parts.append(between.value)
        parts += texts.pieces(ev.value(element.value, scope, frame), element.value, scope)
    return texts.joined(span, parts)


_SUB = re.compile(r"\$\{([^}]*)\}")
_SUB_FACTS = {
    "AWS::AccountId": Ambient.ACCOUNT,
    "AWS::Region": Ambient.REGION,
    "AWS::Partition": Ambient.PARTITION,
}


def _sub(ev: Evaluator, node: p.Call, scope: Scope, frame: Frame | None, span: Span) -> Any_:
    base = ev.value(node.arguments[0].value, scope, frame) if node.arguments else None
    if not (isinstance(base, model.Scalar) and isinstance(base.value, str)):
        return Opaque(span, "its text is not a literal")
    parts: list[str | Hole] = []
    at = 0
    for match in _SUB.finditer(base.value):
        parts.append(base.value[at : match.start()])
        at = match.end()
        fact = _SUB_FACTS.get(match.group(1))
        value: Value = model.Fact(span, fact) if fact else Opaque(span, "it is a parameter")
        parts.append(Hole(span, match.group(), value))
    parts.append(base.value[at:])
    return texts.joined(span, parts)
