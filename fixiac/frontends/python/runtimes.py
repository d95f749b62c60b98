"""Lambda runtimes as classes of an SDK name them: ``Runtime.PYTHON_3_12``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixiac import model, schemas
from fixiac import program as p
from fixiac.edits import Edit, Span
from fixiac.expressions import CannotRenderError
from fixiac.frontends.python.values import Symbol
from fixiac.model import Notation
from fixiac.schemas.uses import Schemas, lookup

if TYPE_CHECKING:
    from fixiac.frontends.python.following.evaluator import Evaluator
    from fixiac.frontends.python.scopes import Scope

_CDK = "aws_cdk.aws_lambda.Runtime"
_PULUMI = "pulumi_aws.lambda_.Runtime"
_JAVA_ON_AL2 = ("JAVA_8_CORRETTO", "java8.al2")
"""The one member of CDK's class that is not spelled like its runtime."""
_FAMILIES = {
    "dotnet": ("DOTNET_CORE",),
    "nodejs": ("NODEJS", "supports_inline_code"),
    "provided": ("OTHER",),
    "python": ("PYTHON", "supports_inline_code", "supports_code_guru_profiling"),
    "ruby": ("RUBY",),
}
"""By what the names of runtimes start with: the member of CDK's ``RuntimeFamily``, and what the
members of its ``Runtime`` support, which CDK refuses of one that does not say so.
https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-lambda/lib/runtime.ts"""


def named(symbol: Symbol) -> model.Scalar | None:
    """The runtime that a member of a runtime class stands for, where it is written."""
    owner, _, member = symbol.qualified.rpartition(".")
    if owner not in (_CDK, _PULUMI) or symbol.at is None or not member[:1].isupper():
        return None
    name = _cdk_name(member) if owner == _CDK else _pulumi_members().get(member)
    return None if name is None else model.Scalar(symbol.at, name, Notation.MEMBER)


def respelled(ev: Evaluator, known: Schemas, old: model.Scalar, runtime: str) -> tuple[Edit, ...]:
    """Edits that make a member of a runtime class name another runtime.

    Where the program's version of CDK may have no member for it yet, the runtime is made by its
    name. Empty if ``old`` is no such member. Raises CannotRenderError if the class has none for it,
    or if it is not known what it has.
    """
    for node, scope in ev.tables[old.span.path].names:
        if not isinstance(node, p.Attr) or (node.start, node.end) != (old.span.start, old.span.end):
            continue
        owner = ev.follow(node.base, scope)
        if not isinstance(owner, Symbol) or owner.qualified not in (_CDK, _PULUMI):
            return ()
        member = _member(owner.qualified, runtime, known)
        if member is None:
            raise CannotRenderError(f"the class has no member for {runtime}")
        schema = known(owner.qualified.partition(".")[0])
        if schema is not None and not schema.surely(f"{owner.qualified}.{member}"):
            return (_made(ev, old.span.path, node, scope, runtime),)
        return (Edit(Span(old.span.path, node.name_start, node.end), member),)
    return ()


def _made(ev: Evaluator, path: str, member: p.Attr, scope: Scope, runtime: str) -> Edit:
    """The edit by which CDK's class makes a runtime by its name, instead of having a member.

    The class has to stand behind the name of its module, where the other one is too that it needs.
    """
    cls = member.base
    module = ev.follow(cls.base, scope) if isinstance(cls, p.Attr) else None
    prefix = re.split(r"\d|\.", runtime, maxsplit=1)[0]
    if (
        not isinstance(cls, p.Attr)
        or not isinstance(module, Symbol)
        or f"{module.qualified}.Runtime" != _CDK
        or prefix not in _FAMILIES
    ):
        raise CannotRenderError(f"this version of the SDK may have no member for {runtime} yet")
    name = ev.tables[path].module.text[cls.base.start : cls.base.end]
    family, *supports = _FAMILIES[prefix]
    given = [f'"{runtime}"', f"{name}.RuntimeFamily.{family}", *(f"{s}=True" for s in supports)]
    return Edit(Span(path, cls.end, member.end), f"({', '.join(given)})")


def _cdk_name(member: str) -> str | None:
    """The runtime of a member of CDK's class, such as ``python3.12`` of ``PYTHON_3_12``.

    >>> _cdk_name("NODEJS_20_X"), _cdk_name("DOTNET_CORE_3_1"), _cdk_name("PROVIDED_AL2")
    ('nodejs20.x', 'dotnetcore3.1', 'provided.al2')
    """
    if member == _JAVA_ON_AL2[0]:
        return _JAVA_ON_AL2[1]
    family, _, version = member.lower().replace("dotnet_core", "dotnetcore").partition("_")
    version = version.replace("_", ".")
    if not re.fullmatch(r"(\d+(\.[\dx]+)?|al\d+)?", version):
        return None
    return f"{family}.{version}" if family == "provided" and version else family + version


def _pulumi_members() -> dict[str, str]:
    symbol = schemas.load("pulumi_aws").lookup(_PULUMI)
    return {} if symbol is None else dict(symbol.values)


def _member(owner: str, runtime: str, known: Schemas) -> str | None:
    symbol = lookup(known, owner)
    if symbol is None:
        raise CannotRenderError("it is not known which runtimes this version of the SDK has")
    if owner == _PULUMI:
        return next((own for own, name in symbol.values.items() if name == runtime), None)
    members = [attribute.name for attribute in symbol.attributes]
    return next((own for own in members if own.isupper() and _cdk_name(own) == runtime), None)
