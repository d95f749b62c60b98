"""The account, region and partition that a program is for, as it says them itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixiac import catalog, lines, model
from fixiac import program as p
from fixiac.edits import Edit, Span
from fixiac.expressions import CannotRenderError, Place
from fixiac.frontends.python import sdk
from fixiac.frontends.python.scopes import Scope, Table
from fixiac.frontends.python.values import Instance, Made, Symbol
from fixiac.frontends.python.writing.layout import Code
from fixiac.frontends.python.writing.verbatim import Verbatim
from fixiac.model import HOLE, Ambient, Hole

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject

_DATA_SOURCES = {
    Ambient.ACCOUNT: (
        "data_aws_caller_identity.DataAwsCallerIdentity",
        "caller_identity",
        "account_id",
    ),
    Ambient.REGION: ("data_aws_region.DataAwsRegion", "current_region", "name"),
    Ambient.PARTITION: ("data_aws_partition.DataAwsPartition", "partition", "partition"),
}
_PULUMI_CALLS = {
    Ambient.ACCOUNT: "get_caller_identity().account_id",
    Ambient.REGION: "get_region().name",
    Ambient.PARTITION: "get_partition().partition",
}
_CDK_CONSTANTS = {
    Ambient.ACCOUNT: "ACCOUNT_ID",
    Ambient.REGION: "REGION",
    Ambient.PARTITION: "PARTITION",
}


class Surroundings:
    """What a program says of where it is deployed."""

    def __init__(self, project: PythonProject, verbatim: Verbatim) -> None:
        self.project = project
        self.naming = project.naming
        self.verbatim = verbatim

    def written(self, what: Ambient, place: Place) -> str | Code:
        """The account, region or partition at a place, in the program's own way."""
        if what is Ambient.PARTITION:
            return self._near(what, place) or "aws"
        near = self._near(what, place)
        if near is not None:
            return near
        for text, value in self.naming.named(place):
            if isinstance(value, model.Fact) and value.what is what and value.plain:
                return Code(text)
            if isinstance(value, Made):
                fact = _attribute_for(value.qualified, what)
                if fact is not None:
                    return Code(f"{text}.{fact}")
            if isinstance(value, Instance) and not self.naming.is_parameter(text, place):
                for base in value.cls.node.bases:
                    found = self.project.evaluator.follow(
                        base.value, value.cls.scope.parent or value.cls.scope
                    )
                    if isinstance(found, Symbol) and sdk.made_fact(found.qualified, what.value):
                        return Code(f"{text}.{what.value}")
        if what is Ambient.REGION:
            region = self._provider_region(place)
            if region is not None:
                return region
        return self._asked(what, place)

    def _near(self, what: Ambient, place: Place) -> str | Code | None:
        """How the policy around the place writes it already."""
        if place.near is None:
            return None
        table = self.project.tables[place.near.path]
        if place.near.path != place.path:
            return None
        target = table.scope_ending(place.at)
        for node, scope in table.texts:
            inside = place.near.start <= node.start and node.end <= place.near.end
            around = node.start <= place.near.start and place.near.end <= node.end
            if not (inside or around):
                continue
            if scope is not target:
                continue
            value = self.project.evaluator.value(node, scope)
            found = _from_arn(value, what)
            if isinstance(found, str):
                return found
            if isinstance(found, Hole):
                return Code(found.text)
        return None

    def _provider_region(self, place: Place) -> str | Code | None:
        """The region that the only provider of the program is set to."""
        found: list[tuple[p.Argument, Scope]] = []
        for table in self.project.tables.values():
            for call, scope, _ in table.calls:
                callee = self.project.evaluator.follow(call.func, scope)
                if isinstance(callee, Symbol) and (
                    callee.qualified == "pulumi_aws.Provider"
                    or callee.qualified.endswith("provider.AwsProvider")
                ):
                    argument = call.argument("region")
                    if argument is None:
                        return None
                    found.append((argument, scope))
        if len(found) != 1:
            return None
        argument, scope = found[0]
        value = self.project.evaluator.value(argument.value, scope)
        if isinstance(value, model.Scalar) and isinstance(value.value, str):
            return value.value
        for text, named in self.naming.named(place):
            if named is value or (
                isinstance(named, model.Opaque)
                and isinstance(value, model.Opaque)
                and named.span == value.span
            ):
                return Code(text)
        try:
            parts = self.verbatim.parts(
                Span(scope.module.path, argument.value.start, argument.value.end), place
            )
        except CannotRenderError:
            return None
        return parts[0] if len(parts) == 1 else None

    def _asked(self, what: Ambient, place: Place) -> Code:
        """An expression that asks the provider, with the import or the data source it takes."""
        table = self.project.tables[place.path]
        dialect = self._dialect(table, place)
        if dialect == "pulumi":
            aws, edits = self.naming.require("pulumi_aws", place.path, place.at)
            return Code(f"{aws}.{_PULUMI_CALLS[what]}", edits)
        if dialect == "cdk":
            aws, edits = self.naming.require("aws_cdk.Aws", place.path, place.at)
            return Code(f"{aws}.{_CDK_CONSTANTS[what]}", edits)
        if dialect == "cdktf":
            return self._data_source(what, place, table)
        raise CannotRenderError(f"the program does not say its {what.value}")

    def _dialect(self, table: Table, place: Place) -> str:
        for resource in self.project.resources:
            if resource.id.path == place.path:
                return resource.dialect
        return ""

    def _data_source(self, what: Ambient, place: Place, table: Table) -> Code:
        scope = table.scope_ending(place.at).function()
        first = next(
            (
                r
                for r in self.project.resources
                if r.id.path == place.path
                and r.dialect == "cdktf"
                and not sdk.places(r.constructor)
                and not r.repeated
                and table.scope_at(r.id.start) is scope
                and table.statement_at(r.id.start) is not None
                and table.block_at(r.statement.start) not in table.branches
            ),
            None,
        )
        parent = next((e for e in first.options if e.key == "scope"), None) if first else None
        root = (
            ""
            if first is None
            else next((r for r in catalog.CDKTF_ROOTS if first.constructor.startswith(r)), "")
        )
        if first is None or parent is None or not root or first.statement.start > place.at:
            raise CannotRenderError(f"the program does not say its {what.value}")
        module, name, attribute = _DATA_SOURCES[what]
        cls, edits = self.naming.require(f"{root}.{module}", place.path, place.at)
        owner = scope.node.name if isinstance(scope.node, p.Function) else ""
        label = name.replace("_", "-")
        if owner not in ("", "__init__"):
            label = f"{owner.strip('_').replace('_', '-')}-{label}"
        taken = scope.find(name) is not None
        if taken or f'"{label}"' in table.module.text:
            raise CannotRenderError(f"the name {name} is taken")
        text = self.project.texts[place.path]
        written = text[parent.place.start : parent.place.end]
        line = f'{name} = {cls}({written}, "{label}")'
        return Code(f"{name}.{attribute}", (_above(text, first.statement, line), *edits))


def _above(text: str, statement: Span, line: str) -> Edit:
    """The edit that writes a line above a statement and its comments, set off as they are."""
    start = lines.start(text, statement.start)
    at = lines.above_comments(text, start)
    indent, newline = text[start : statement.start], lines.newline(text)
    if indent.strip():
        raise CannotRenderError("no line can be written above a statement that shares its line")
    apart = at < start or not text[lines.start(text, at - 1) : at].strip()
    gap = newline if apart else ""
    return Edit(Span(statement.path, at, at), f"{indent}{line}{newline}{gap}")


def _attribute_for(qualified: str, what: Ambient) -> str | None:
    for attribute in ("account_id", "name", "partition", "account", "region"):
        fact = sdk.made_fact(qualified, attribute)
        if fact is not None and fact == (what, True):
            return attribute
    return None


_ARN_FIELDS = {Ambient.PARTITION: 1, Ambient.REGION: 3, Ambient.ACCOUNT: 4}


def _from_arn(value: model.Value, what: Ambient) -> str | Hole | None:
    """The account, region or partition that an ARN or a regional principal names."""
    if isinstance(value, model.Template):
        holes = iter(value.holes)
        pattern = value.pattern
        order = [next(holes) if char == HOLE else None for char in pattern]
    elif isinstance(value, model.Scalar) and isinstance(value.value, str):
        pattern, order = value.value, [None] * len(value.value)
    else:
        return None
    for match in re.finditer(r"arn:[^\s\"'/]*", pattern):
        fields = match.group().split(":")
        index = _ARN_FIELDS[what]
        if len(fields) <= index:
            continue
        if what is Ambient.ACCOUNT and len(fields) < 6:
            continue
        field = fields[index]
        at = match.start() + len(":".join(fields[:index])) + 1
        if field == HOLE:
            hole = order[at]
            assert hole is not None
            if isinstance(hole.value, model.Fact) and hole.value.what is not what:
                continue
            return hole
        wanted = {
            Ambient.ACCOUNT: r"\d{12}",
            Ambient.REGION: r"[a-z]{2}(-[a-z]+)+-\d",
            Ambient.PARTITION: r"aws[a-z-]*",
        }[what]
        if re.fullmatch(wanted, field):
            return field
    return None
