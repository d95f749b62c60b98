"""Policy statements, spelled like those around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixiac import expressions as x
from fixiac.edits import Edit
from fixiac.expressions import Expression, Place, Rendering
from fixiac.frontends.python.values import Symbol
from fixiac.frontends.python.writing.layout import bracket, deeper, quoted
from fixiac.model import Notation

if TYPE_CHECKING:
    from fixiac.frontends.python.writing.renderer import Renderer


class Statements:
    """Writes the statements of one project."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self.project = renderer.project
        self.naming = renderer.naming

    def written(self, statement: x.Statement, place: Place) -> Rendering:
        """A policy statement, spelled like those around the place."""
        if place.notation is not Notation.CALL:
            return self.renderer.as_python(plain_statement(statement), place)
        style = self._style(place)
        if style == "cdk":
            return self.cdk(statement, place)
        return self.typed(statement, place, style)

    def _style(self, place: Place) -> str:
        table = self.project.tables[place.path]
        best: tuple[int, str] | None = None
        for call, scope, _ in table.calls:
            if not call.start <= place.at <= call.end:
                continue
            callee = self.project.evaluator.follow(call.func, scope)
            if isinstance(callee, Symbol):
                last = callee.qualified.rpartition(".")[2]
                if last in (
                    "PolicyDocument",
                    "get_policy_document",
                    "get_policy_document_output",
                    "DataAwsIamPolicyDocument",
                ) and (best is None or call.end - call.start < best[0]):
                    best = (call.end - call.start, callee.qualified)
        if best is None or best[1].startswith("aws_cdk."):
            return "cdk"
        return best[1]

    def cdk(self, statement: x.Statement, place: Place) -> Rendering:
        """A statement as ``iam.PolicyStatement(...)``."""
        iam, edits = self.naming.require("aws_cdk.aws_iam", place.path, place.at)
        inner = deeper(place)
        rows: list[tuple[str, tuple[Edit, ...]]] = []
        if statement.sid:
            rows.append((f"sid={quoted(statement.sid)}", ()))
        rows.append((f"effect={iam}.Effect.{statement.effect.upper()}", ()))
        principals = []
        for kind, value in statement.principals:
            rendered = self.renderer.as_python(
                value, Place(place.path, place.at, Notation.PYTHON, None, place.near)
            )
            cls = {"Service": "ServicePrincipal", "AWS": "ArnPrincipal"}.get(
                kind, "FederatedPrincipal"
            )
            principals.append((f"{iam}.{cls}({rendered.text})", rendered.edits))
        if principals:
            listed = ", ".join(text for text, _ in principals)
            rows.append((f"principals=[{listed}]", tuple(e for _, es in principals for e in es)))
        actions: list[tuple[str, tuple[Edit, ...]]] = [(quoted(a), ()) for a in statement.actions]
        rows.append((bracket("actions=[", actions, "]", inner.indent).text, ()))
        if statement.resources:
            rendered_list = [
                self.renderer.as_python(
                    r, Place(place.path, place.at, Notation.PYTHON, None, place.near)
                )
                for r in statement.resources
            ]
            rows.append(
                (
                    f"resources=[{', '.join(r.text for r in rendered_list)}]",
                    tuple(e for r in rendered_list for e in r.edits),
                )
            )
        if statement.conditions:
            conditions = self.renderer.as_python(
                conditions_of(statement),
                Place(place.path, place.at, Notation.PYTHON, inner.indent, place.near),
            )
            rows.append((f"conditions={conditions.text}", conditions.edits))
        made = bracket(f"{iam}.PolicyStatement(", rows, ")", place.indent)
        return Rendering(made.text, (*made.edits, *edits))

    def typed(self, statement: x.Statement, place: Place, document: str) -> Rendering:
        """A statement with the classes of Pulumi's or CDKTF's policy document."""
        if document.startswith("pulumi_aws."):
            prefix, edits = self.naming.require("pulumi_aws", place.path, place.at)
            stem = f"{prefix}.iam.GetPolicyDocumentStatement"
            names = (f"{stem}Args", f"{stem}PrincipalArgs", f"{stem}ConditionArgs")
            word = "conditions"
        else:
            module = document.rpartition(".")[0]
            found = [
                self.naming.require(
                    f"{module}.DataAwsIamPolicyDocumentStatement{suffix}", place.path, place.at
                )
                for suffix in ("", "Principals", "Condition")
            ]
            names = (found[0][0], found[1][0], found[2][0])
            edits = tuple(e for _, es in found for e in es)
            word = "condition"
        flat = Place(place.path, place.at, Notation.PYTHON, None, place.near)
        rows: list[tuple[str, tuple[Edit, ...]]] = []
        if statement.sid:
            rows.append((f"sid={quoted(statement.sid)}", ()))
        rows.append((f"effect={quoted(statement.effect)}", ()))
        for kind, value in statement.principals:
            rendered = self.renderer.as_python(value, flat)
            rows.append(
                (
                    f"principals=[{names[1]}(type={quoted(kind)}, identifiers=[{rendered.text}])]",
                    rendered.edits,
                )
            )
        rows.append((f"actions=[{', '.join(map(quoted, statement.actions))}]", ()))
        resources = [self.renderer.as_python(r, flat) for r in statement.resources]
        if resources:
            rows.append(
                (
                    f"resources=[{', '.join(r.text for r in resources)}]",
                    tuple(e for r in resources for e in r.edits),
                )
            )
        if statement.conditions:
            tests = self.tests(names[2], statement.conditions, flat)
            rows.append((f"{word}={tests.text}", tests.edits))
        made = bracket(f"{names[0]}(", rows, ")", place.indent)
        return Rendering(made.text, (*made.edits, *edits))

    def tests(
        self, cls: str, conditions: tuple[tuple[str, str, Expression], ...], place: Place
    ) -> Rendering:
        """The list of conditions of a typed statement."""
        tests = []
        for operator, key, value in conditions:
            rendered = self.renderer.as_python(value, place)
            rows: list[tuple[str, tuple[Edit, ...]]] = [
                (f"test={quoted(operator)}", ()),
                (f"variable={quoted(key)}", ()),
                (f"values=[{rendered.text}]", rendered.edits),
            ]
            made = bracket(f"{cls}(", rows, ")", deeper(place).indent)
            tests.append((made.text, made.edits))
        return bracket("[", tests, "]", place.indent)


def conditions_of(statement: x.Statement) -> x.Object:
    """Conditions as an object of operators, each with an object of keys."""
    grouped: dict[str, list[tuple[str, Expression]]] = {}
    for operator, key, value in statement.conditions:
        grouped.setdefault(operator, []).append((key, value))
    return x.Object(tuple((operator, x.Object(tuple(rows))) for operator, rows in grouped.items()))


def plain_statement(statement: x.Statement) -> x.Object:
    """A statement as an object with the keys that IAM knows."""
    members: list[tuple[str, Expression]] = []
    if statement.sid:
        members.append(("Sid", x.Literal(statement.sid)))
    members.append(("Effect", x.Literal(statement.effect)))
    if statement.principals:
        members.append(("Principal", x.Object(tuple(statement.principals))))
    actions = tuple(x.Literal(action) for action in statement.actions)
    members.append(("Action", actions[0] if len(actions) == 1 else x.Array(actions)))
    if statement.resources:
        resources = statement.resources
        members.append(("Resource", resources[0] if len(resources) == 1 else x.Array(resources)))
    if statement.conditions:
        members.append(("Condition", conditions_of(statement)))
    return x.Object(tuple(members))
