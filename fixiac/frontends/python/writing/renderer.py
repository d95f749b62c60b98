"""Writing an expression for a place: as Python, or as JSON in a text."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from fixiac import expressions as x
from fixiac.edits import Edit, Span
from fixiac.expressions import CannotRenderError, Expression, Place, Rendering
from fixiac.frontends.python import habits
from fixiac.frontends.python.writing.layout import Code, bracket, deeper, quoted
from fixiac.frontends.python.writing.statements import Statements, plain_statement
from fixiac.frontends.python.writing.surroundings import Surroundings
from fixiac.frontends.python.writing.verbatim import Verbatim
from fixiac.model import Notation

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject

KEPT = "\0"
"""Stands for what is there already, until the text is cut at it."""


class Renderer:
    """Writes for one project."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project
        self.naming = project.naming
        self.verbatim = Verbatim(project)
        self.surroundings = Surroundings(project, self.verbatim)
        self.statements = Statements(self)

    def render(self, expression: Expression, place: Place) -> Rendering:
        """Write ``expression`` for ``place``. Raises CannotRenderError."""
        if place.notation in (Notation.JSON, Notation.TEMPLATE_JSON):
            return self.as_json(expression, place)
        return self.as_python(expression, place)

    # --- Python -----------------------------------------------------------------------------

    def as_python(self, expression: Expression, place: Place) -> Rendering:
        """An expression as Python code."""
        match expression:
            case x.Literal():
                if isinstance(expression.value, str):
                    return Rendering(quoted(expression.value))
                return Rendering(repr(expression.value))
            case x.Object():
                members = []
                for key, value in expression.members:
                    inner = self.as_python(value, deeper(place))
                    members.append((f"{quoted(key)}: {inner.text}", inner.edits))
                return bracket("{", members, "}", place.indent)
            case x.Array():
                rows = []
                for value in expression.members:
                    inner = self.as_python(value, deeper(place))
                    rows.append((inner.text, inner.edits))
                return bracket("[", rows, "]", place.indent)
            case x.Statement():
                return self.statements.written(expression, place)
            case x.Parameter():
                return Rendering(expression.name)
            case x.Kept():
                return Rendering(KEPT)
            case x.Call():
                return self.call(expression, place)
            case x.Named():
                return Rendering(*self.callee(expression.qualified, place))
            case x.Member():
                inner = self.as_python(expression.of, place)
                return Rendering(f"{inner.text}.{expression.name}", inner.edits)
            case x.Invoke():
                inner = self.as_python(expression.of, place)
                made = self.arguments(f"{inner.text}.{expression.name}", expression, place)
                return Rendering(made.text, (*inner.edits, *made.edits))
            case _:
                return self.code(self.parts(expression, place), place)

    def call(self, expression: x.Call, place: Place) -> Rendering:
        """A call of what an SDK offers."""
        callee, edits = self.callee(expression.callee, place)
        made = self.arguments(callee, expression, place)
        return Rendering(made.text, (*edits, *made.edits))

    def arguments(self, callee: str, expression: x.Call | x.Invoke, place: Place) -> Rendering:
        """A call's text; its arguments on lines of their own where there are many."""
        rows: list[tuple[str, tuple[Edit, ...]]] = []
        for name, value in expression.arguments:
            inner = self.as_python(value, Place(place.path, place.at, place.notation))
            if isinstance(value, x.Call) and place.indent is not None and len(inner.text) > 72:
                inner = self.as_python(value, deeper(place))
            text = inner.text
            if isinstance(value, x.Verbatim) and place.indent is not None:
                text = self._shifted(text, value.span, place.indent + "    ")
            rows.append((f"{name}={text}" if name else text, inner.edits))
        return bracket(f"{callee}(", rows, ")", place.indent)

    def _shifted(self, text: str, span: Span, indent: str) -> str:
        """The lines of an expression, indented for another place."""
        own = self.project.indent(span)
        if '"""' in text or "'''" in text:
            return text
        return re.sub(rf"(?<=\n){own}(?=\s*\S)", indent, text)

    def callee(self, qualified: str, place: Place) -> tuple[str, tuple[Edit, ...]]:
        """The name of something to call: a class is imported, or a module of the CDK or of Python's
        own library.
        """
        parts = qualified.split(".")
        capital = next((i for i, part in enumerate(parts) if part[:1].isupper()), len(parts))
        name, edits = self.naming.require(".".join(parts[: capital + 1]), place.path, place.at)
        held = parts[0] in habits.STANDARD and capital == len(parts)
        by_module = parts[0] == "aws_cdk" and capital > 1
        if by_module and edits:
            module = ".".join(parts[:capital])
            by_module = not self.naming.takes_members(module, place.path, place.at)
        if edits and (by_module or held):
            capital -= 1 + held
            name, edits = self.naming.require(".".join(parts[: capital + 1]), place.path, place.at)
        return ".".join((name, *parts[capital + 1 :])), edits

    def code(self, parts: list[str | Code], place: Place) -> Rendering:
        """Parts of a text as one Python expression."""
        edits = tuple(edit for part in parts if isinstance(part, Code) for edit in part.edits)
        if len(parts) == 1 and isinstance(parts[0], Code):
            return Rendering(parts[0].text, edits)
        if all(isinstance(part, str) for part in parts):
            return Rendering(quoted("".join(str(part) for part in parts)))
        written = []
        quote = '"'
        code = "".join(part.text for part in parts if isinstance(part, Code))
        if '"' in code:
            quote = "'"
            if "'" in code or any("'" in part for part in parts if isinstance(part, str)):
                raise CannotRenderError("its names do not fit into one f-string")
        if "\\" in code or "\n" in code or "#" in code:
            raise CannotRenderError("its names do not fit into one f-string")
        for part in parts:
            if isinstance(part, Code):
                written.append("{" + part.text + "}")
            else:
                escaped = part.replace("\\", "\\\\").replace(quote, "\\" + quote)
                written.append(escaped.replace("{", "{{").replace("}", "}}"))
        return Rendering(f"f{quote}{''.join(written)}{quote}", edits)

    # --- JSON in text -----------------------------------------------------------------------

    def as_json(self, expression: Expression, place: Place) -> Rendering:
        """An expression as JSON inside a string literal."""
        template = place.notation is Notation.TEMPLATE_JSON
        opened, closed = ("{{", "}}") if template else ("{", "}")
        match expression:
            case x.Literal():
                return Rendering(
                    self._json_text([expression.value], template)
                    if isinstance(expression.value, str)
                    else json.dumps(expression.value)
                )
            case x.Object():
                members = []
                for key, value in expression.members:
                    inner = self.as_json(value, deeper(place))
                    members.append((f"{json.dumps(key)}: {inner.text}", inner.edits))
                return bracket(opened, members, closed, place.indent, trailing=False)
            case x.Array():
                rows = []
                for value in expression.members:
                    inner = self.as_json(value, deeper(place))
                    rows.append((inner.text, inner.edits))
                return bracket("[", rows, "]", place.indent, trailing=False)
            case x.Statement():
                return self.as_json(plain_statement(expression), place)
            case x.Verbatim() if self._one_literal(expression.span, place):
                return Rendering(self.project.text(expression.span))
            case _:
                parts = self.parts(expression, place)
                edits = tuple(e for part in parts if isinstance(part, Code) for e in part.edits)
                if not template and any(isinstance(part, Code) for part in parts):
                    raise CannotRenderError("the policy is plain JSON text without holes")
                return Rendering(self._json_text(list(parts), template), edits)

    def _one_literal(self, span: Span, place: Place) -> bool:
        """Whether a part of a text literal and a place are inside of the same literal."""
        return span.path == place.path and any(
            node.start < span.start and span.end < node.end and node.start < place.at < node.end
            for node, _ in self.project.tables[span.path].texts
        )

    def _json_text(self, parts: list[object], template: bool) -> str:
        written = ['"']
        for part in parts:
            if isinstance(part, Code):
                if '"' in part.text or "\\" in part.text:
                    raise CannotRenderError("its names do not fit into the text")
                written.append("{" + part.text + "}")
            else:
                escaped = json.dumps(part)[1:-1]
                if "\\" in escaped:
                    raise CannotRenderError("it needs an escape inside the text")
                written.append(
                    escaped.replace("{", "{{").replace("}", "}}") if template else escaped
                )
        return "".join(written) + '"'

    # --- parts ------------------------------------------------------------------------------

    def parts(self, expression: Expression, place: Place) -> list[str | Code]:
        """An expression as literal text and code."""
        match expression:
            case x.Literal():
                return [str(expression.value)]
            case x.Concat():
                parts: list[str | Code] = []
                for part in expression.parts:
                    for piece in self.parts(part, place):
                        if isinstance(piece, str) and parts and isinstance(parts[-1], str):
                            parts[-1] += piece
                        else:
                            parts.append(piece)
                return parts
            case x.Environment():
                return [self.surroundings.written(expression.what, place)]
            case x.Attribute():
                return [self.naming.attribute(expression, place)]
            case x.Verbatim():
                return self.verbatim.parts(expression.span, place)
            case _:
                raise CannotRenderError("it cannot be a part of a text")
