"""Edits that add statements to the policy that a resource carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixiac import expressions as x
from fixiac import lines, model
from fixiac.edits import Edit, Span
from fixiac.expressions import CannotRenderError, Place
from fixiac.frontends.python.writing.changes import keyword_for
from fixiac.frontends.python.writing.layout import member
from fixiac.frontends.python.writing.statements import plain_statement
from fixiac.model import Ambient, Notation, Resource

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject


class Grants:
    """Adds to the policies of one project."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project
        self.changes = project.changes
        self.renderer = project.renderer

    def add(self, resource: Resource, *statements: x.Statement) -> tuple[Edit, ...]:
        """Edits that add statements to the policy a resource carries."""
        policy = self.project.policy_of(resource)
        if policy is not None and policy.slot is not None:
            container = policy.document.get("Statement")
            assert container is not None
            assert isinstance(container.value, model.Sequence)
            return tuple(
                edit
                for statement in statements
                for edit in self.changes.insert(
                    container.value, "", statement, policy.document.span
                )
            )
        if policy is not None and not policy.statements and not policy.followed:
            raise CannotRenderError("its policy is not followed")
        last = resource.constructor.rpartition(".")[2]
        path = resource.id.path
        if resource.dialect == "cdk" and not last.startswith("Cfn"):
            if not resource.bound:
                raise CannotRenderError("the resource has no name in the program")
            if policy is not None and any(s.value.span.path != path for s in policy.statements):
                raise CannotRenderError("its policy is written in another file")
            after = resource.statement.end
            for entry in policy.statements if policy is not None else ():
                after = max(after, self._statement_end(entry.span))
            indent = self.project.indent(resource.statement)
            text = self.project.texts[path]
            newline = lines.newline(text)
            after = lines.end(text, after)
            place = Place(path, after, Notation.CALL, indent + "    ", resource.id)
            made: list[Edit] = []
            inner = f"{newline}{indent}    "
            for statement in statements:
                rendering = self.renderer.statements.cdk(statement, place)
                call = (
                    f"{newline}{indent}{resource.bound[0]}.add_to_resource_policy({inner}"
                    f"{rendering.text}{newline}{indent})"
                )
                made += (Edit(Span(path, after, after), call), *rendering.edits)
            return tuple(made)
        if policy is not None:
            raise CannotRenderError("its policy has no list of statements to add to")
        if resource.kind != "kms.Key":
            raise CannotRenderError("it carries no policy")
        root = x.Statement(
            "EnableRootAccount",
            "Allow",
            (
                (
                    "AWS",
                    x.Concat(
                        (
                            x.Literal("arn:"),
                            x.Environment(Ambient.PARTITION),
                            x.Literal(":iam::"),
                            x.Environment(Ambient.ACCOUNT),
                            x.Literal(":root"),
                        )
                    ),
                ),
            ),
            ("kms:*",),
            (x.Literal("*"),),
        )
        document = x.Object(
            (
                ("Version", x.Literal("2012-10-17")),
                ("Statement", x.Array(tuple(map(plain_statement, (root, *statements))))),
            )
        )
        slot = resource.body.slot
        if slot is None:
            raise CannotRenderError("a policy has no place in it")
        inset = self.project.indent(resource.id) if slot.indent is None else slot.indent
        place = Place(path, slot.at, Notation.PYTHON, inset, resource.id)
        rendering = self.renderer.as_python(document, place)
        key = keyword_for(resource.body, "policy")
        text, extra = rendering.text, rendering.edits
        if resource.dialect != "cdk":
            name, edits = self.renderer.naming.require("json", path, slot.at)
            text, extra = f"{name}.dumps({text})", (*extra, *edits)
        return (*member(path, slot, f"{key}={text}"), *extra)

    def _statement_end(self, span: Span) -> int:
        found = self.project.tables[span.path].statement_at(span.start)
        return span.end if found is None else found.end
