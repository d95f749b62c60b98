"""Writing expressions for a place of a Python file, in the spelling of what stands around it."""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fixiac import catalog, lines, model
from fixiac import expressions as x
from fixiac import program as p
from fixiac.edits import Edit, Span
from fixiac.expressions import CannotRenderError, Expression, Place, Rendering
from fixiac.frontends.python import engines, habits, imports, policies, runtimes, sdk
from fixiac.frontends.python.scopes import Binding, Scope, Table, self_name, visible
from fixiac.frontends.python.values import Any_, Instance, LocalClass, Made, Symbol
from fixiac.model import HOLE, Ambient, Hole, Notation, Resource

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
_KEPT = "\0"
_STATEMENT_WORDS = {
    "Sid": "sid",
    "Effect": "effect",
    "Principal": "principals",
    "NotPrincipal": "not_principals",
    "Action": "actions",
    "NotAction": "not_actions",
    "Resource": "resources",
    "NotResource": "not_resources",
    "Condition": "conditions",
}


@dataclass(frozen=True, slots=True)
class _Code:
    """A piece of text that is Python code and not literal characters."""

    text: str
    edits: tuple[Edit, ...] = ()


class Renderer:
    """Writes for one project."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project

    # --- entry points -----------------------------------------------------------------------

    def render(self, expression: Expression, place: Place) -> Rendering:
        """Write ``expression`` for ``place``. Raises CannotRenderError."""
        if place.notation in (Notation.JSON, Notation.TEMPLATE_JSON):
            return self.as_json(expression, place)
        return self.as_python(expression, place)

    def insert(
        self,
        container: model.Mapping | model.Sequence,
        key: str,
        expression: Expression,
        near: Span | None,
    ) -> tuple[Edit, ...]:
        """Edits that add a member to a container. Raises CannotRenderError."""
        slot = container.slot
        if slot is None:
            raise CannotRenderError("a new member has no place in it")
        path = container.span.path
        if isinstance(container, model.Mapping) and container.notation is Notation.CALL:
            if not container.constructor:
                raise CannotRenderError("its spelling has no place for a new member")
            if key == "Condition" and not container.constructor.startswith("aws_cdk."):
                return self._typed_conditions(container, expression, near)
        indent = slot.indent
        if indent is None and isinstance(expression, x.Statement) and _is_python(slot.notation):
            indent = self._indent(container.span)
        place = Place(path, slot.at, slot.notation, indent, near)
        if isinstance(container, model.Mapping) and slot.notation is Notation.CALL:
            key = self._keyword(container, key)
            if key == "conditions" and container.constructor.endswith("PolicyStatement"):
                place = Place(path, slot.at, Notation.PYTHON, slot.indent, near)
        elif isinstance(expression, x.Statement) and container.notation is Notation.CALL:
            place = Place(path, slot.at, Notation.CALL, indent, near)
        rendering = self.render(expression, place)
        if not key:
            text = rendering.text
        elif slot.notation is Notation.CALL:
            text = f"{key}={rendering.text}"
        else:
            text = f"{_quoted(key)}: {rendering.text}"
        return (*_member(path, slot, text), *rendering.edits)

    def fill(
        self, container: model.Mapping, members: Sequence[tuple[str, Expression]]
    ) -> tuple[Edit, ...]:
        """Edits that add several arguments to a call. Raises CannotRenderError."""
        slot, path = container.slot, container.span.path
        if slot is None or not (slot.notation is Notation.CALL or _is_python(slot.notation)):
            raise CannotRenderError("it takes no arguments by name")
        place = Place(path, slot.at, Notation.PYTHON, slot.indent)
        rows: list[tuple[str, tuple[Edit, ...]]] = []
        for key, value in members:
            made = self.as_python(value, place)
            named = f"{key}=" if slot.notation is Notation.CALL else f"{_quoted(key)}: "
            rows.append((named + made.text, made.edits))
        between = f",{slot.before}" if slot.indent is not None else ", "
        text = between.join(row for row, _ in rows)
        indent = self._indent(container.span)
        if not slot.before and indent is not None and len(text) + len(indent) > 72:
            inside = self.project.texts[path][slot.at : container.span.end - 1]
            if not inside.strip():
                text = _bracket("", rows, "", indent).text
        return (*_member(path, slot, text), *(e for _, edits in rows for e in edits))

    def follow(
        self, statement: Span, expression: Expression, keeping: Sequence[Span]
    ) -> tuple[Edit, ...]:
        """Edits that add a statement behind another one. Raises CannotRenderError."""
        path, text = statement.path, self.project.texts[statement.path]
        lead = text[text.rfind("\n", 0, statement.start) + 1 : statement.start]
        at = statement.end
        while at < len(text) and text[at] not in "\r\n":
            at += 1
        rest = text[statement.end : at].strip()
        if lead.strip() or (rest and not rest.startswith("#")):
            raise CannotRenderError("the statement does not stand on lines of its own")
        place = Place(path, statement.end, Notation.PYTHON, lead)
        made = self.as_python(expression, place)
        above = "".join(
            f"{text[comment.start : comment.end].rstrip()}\n{lead}"
            for comment in self.project.documents[path].comments
            if any(span.contains(comment) for span in keeping)
        )
        return (Edit(Span(path, at, at), f"\n\n{lead}{above}{made.text}"), *made.edits)

    def dissolve(
        self, argument: Span, members: Sequence[tuple[Span, str, Span]]
    ) -> tuple[Edit, ...]:
        """Edits by which the members of an object become arguments instead of it."""
        path, text = argument.path, self.project.texts[argument.path]
        start, end = members[0][0].start, members[-1][2].end
        keys = [Span(path, key.start, place.start) for key, _, place in members]
        around = [Span(path, argument.start, start), Span(path, end, argument.end), *keys]
        if any("#" in text[span.start : span.end] for span in around):
            raise CannotRenderError("a comment would be lost")
        inside = text[start:end]
        deeper: list[Edit] = []
        extra = len(self._indent(members[0][0]) or "") - len(self._indent(argument) or "")
        if extra > 0 and '"""' not in inside and "'''" not in inside:
            for match in re.finditer(rf"\n[ \t]{{{extra}}}", inside):
                at = start + match.start() + 1
                deeper.append(Edit(Span(path, at, start + match.end()), ""))
        return (
            Edit(around[0], ""),
            Edit(around[1], ""),
            *(Edit(span, f"{name}=") for span, (_, name, _) in zip(keys, members, strict=True)),
            *deeper,
        )

    def recast(self, mapping: model.Mapping, callee: str) -> tuple[Edit, ...]:
        """Edits by which a dict display becomes a call. Raises CannotRenderError."""
        path, text, span = mapping.span.path, self.project.texts[mapping.span.path], mapping.span
        written, edits = self.callee(callee, Place(path, span.start, Notation.PYTHON))
        made = [Edit(Span(path, span.start, span.start + 1), f"{written}(")]
        for entry in mapping.entries:
            key = entry.key_span
            if key is None or not entry.key.isidentifier() or keyword.iskeyword(entry.key):
                raise CannotRenderError("its keys are no names")
            if not re.fullmatch(r"\s*:\s*", text[key.end : entry.place.start]):
                raise CannotRenderError("something stands between a key and its value")
            made.append(Edit(Span(path, key.start, entry.place.start), f"{entry.key}="))
        return (*made, Edit(Span(path, span.end - 1, span.end), ")"), *edits)

    def keep(self, place: Span, inner: Span) -> tuple[Edit, ...]:
        """Edits that leave only ``inner`` of what stands at ``place``. Raises CannotRenderError."""
        around = [
            Span(place.path, place.start, inner.start),
            Span(place.path, inner.end, place.end),
        ]
        text = self.project.texts[place.path]
        if any("#" in text[span.start : span.end] for span in around):
            raise CannotRenderError("a comment would be lost")
        return tuple(Edit(span, "") for span in around if span.start < span.end)

    def replace(
        self, place: Span, old: model.Value, expression: Expression, near: Span | None
    ) -> tuple[Edit, ...]:
        """Edits that write ``expression`` at ``place``."""
        notation = getattr(old, "notation", Notation.PYTHON)
        if isinstance(old, model.Scalar) and notation is Notation.MEMBER:
            if isinstance(expression, x.Literal) and isinstance(expression.value, str):
                ev = self.project.evaluator
                renamed = runtimes.respelled(ev, old, expression.value)
                return renamed or engines.respelled(ev, old, expression.value)
            raise CannotRenderError("the class has no such member")
        indent = self._indent(place)
        grant = isinstance(old, model.Mapping) and old.constructor == policies.GRANT
        if grant and isinstance(expression, x.Statement):
            return self._instead_of_grant(place, expression, indent or "", near)
        rendering = self.render(expression, Place(place.path, place.start, notation, indent, near))
        return (Edit(place, rendering.text), *rendering.edits)

    def _instead_of_grant(
        self, place: Span, statement: x.Statement, indent: str, near: Span | None
    ) -> tuple[Edit, ...]:
        """Edits that write a statement where a grant method stands, from its name on."""
        if "#" in self.project.text(place):
            raise CannotRenderError("a comment would be lost")
        inner = indent + "    "
        rendering = self.cdk_statement(
            statement, Place(place.path, place.start, Notation.CALL, inner, near)
        )
        newline = lines.newline(self.project.texts[place.path])
        text = f"add_to_resource_policy({newline}{inner}{rendering.text}{newline}{indent})"
        return (Edit(place, text), *rendering.edits)

    def _keyword(self, container: model.Mapping, key: str) -> str:
        if key in _STATEMENT_WORDS:
            return _STATEMENT_WORDS[key]
        renames = {}
        if container.constructor in catalog.CONSTRUCTORS:
            renames = catalog.CONSTRUCTORS[container.constructor].renames
        return next((own for own, neutral in renames.items() if neutral == key), key)

    def _indent(self, place: Span) -> str | None:
        text = self.project.texts[place.path]
        line = text.rfind("\n", 0, place.start) + 1
        match = re.compile(r"[ \t]*").match(text, line)
        return match.group() if match else ""

    # --- Python -----------------------------------------------------------------------------

    def as_python(self, expression: Expression, place: Place) -> Rendering:
        """An expression as Python code."""
        match expression:
            case x.Literal():
                if isinstance(expression.value, str):
                    return Rendering(_quoted(expression.value))
                return Rendering(repr(expression.value))
            case x.Object():
                members = []
                for key, value in expression.members:
                    inner = self.as_python(value, _deeper(place))
                    members.append((f"{_quoted(key)}: {inner.text}", inner.edits))
                return _bracket("{", members, "}", place.indent)
            case x.Array():
                rows = []
                for value in expression.members:
                    inner = self.as_python(value, _deeper(place))
                    rows.append((inner.text, inner.edits))
                return _bracket("[", rows, "]", place.indent)
            case x.Statement():
                return self.statement(expression, place)
            case x.Parameter():
                return Rendering(expression.name)
            case x.Kept():
                return Rendering(_KEPT)
            case x.Call():
                return self.call(expression, place)
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
                inner = self.as_python(value, _deeper(place))
            text = inner.text
            if isinstance(value, x.Verbatim) and place.indent is not None:
                text = self._shifted(text, value.span, place.indent + "    ")
            rows.append((f"{name}={text}" if name else text, inner.edits))
        return _bracket(f"{callee}(", rows, ")", place.indent)

    def _shifted(self, text: str, span: Span, indent: str) -> str:
        """The lines of an expression, indented for another place."""
        own = self._indent(span) or ""
        if '"""' in text or "'''" in text:
            return text
        return re.sub(rf"(?<=\n){own}(?=\s*\S)", indent, text)

    def callee(self, qualified: str, place: Place) -> tuple[str, tuple[Edit, ...]]:
        """The name of something to call: a class is imported, or a module of the CDK or of Python's
        own library.
        """
        parts = qualified.split(".")
        capital = next((i for i, part in enumerate(parts) if part[:1].isupper()), len(parts))
        name, edits = self.require(".".join(parts[: capital + 1]), place.path, place.at)
        held = parts[0] in habits.STANDARD and capital == len(parts)
        if edits and ((parts[0] == "aws_cdk" and capital > 1) or held):
            capital -= 1 + held
            name, edits = self.require(".".join(parts[: capital + 1]), place.path, place.at)
        return ".".join((name, *parts[capital + 1 :])), edits

    def enclose(self, span: Span, callee: str, name: str) -> tuple[Edit, ...]:
        """Edits by which the arguments in ``span`` become those of a call, passed as ``name``.

        Without a callee, members of a plain object become those of an object in it.
        """
        path, text = span.path, self.project.texts[span.path]
        if callee:
            written, edits = self.callee(callee, Place(path, span.start, Notation.PYTHON))
            opened, closed = f"{name}={written}(", ")"
        else:
            opened, closed, edits = f"{_quoted(name)}: {{", "}", ()
        inside = text[span.start : span.end]
        line = text.rfind("\n", 0, span.start) + 1
        lead = text[line : span.start]
        if "\n" not in inside or lead.strip() or '"""' in inside or "'''" in inside:
            before, after = opened, closed
            deeper: list[Edit] = []
        else:
            before, after = f"{opened}\n{lead}    ", f",\n{lead}{closed}"
            deeper = [
                Edit(Span(path, span.start + m.end(), span.start + m.end()), "    ")
                for m in re.finditer(r"\n(?=[^\r\n])", inside)
            ]
        start, end = Span(path, span.start, span.start), Span(path, span.end, span.end)
        return (Edit(start, before), *deeper, Edit(end, after), *edits)

    def wrap(self, place: Span, expression: Expression, name: str = "") -> tuple[Edit, ...]:
        """Edits that write ``expression`` around what stands at ``place``, as a named argument."""
        indent = self._indent(place)
        made = self.as_python(expression, Place(place.path, place.start, Notation.PYTHON, indent))
        before, kept, after = made.text.partition(_KEPT)
        assert kept
        before = f"{name}={before}" if name else before
        edits = [
            Edit(Span(place.path, place.start, place.start), before),
            Edit(Span(place.path, place.end, place.end), after),
        ]
        return (*(edit for edit in edits if edit.text), *made.edits)

    def code(self, parts: list[str | _Code], place: Place) -> Rendering:
        """Parts of a text as one Python expression."""
        edits = tuple(edit for part in parts if isinstance(part, _Code) for edit in part.edits)
        if len(parts) == 1 and isinstance(parts[0], _Code):
            return Rendering(parts[0].text, edits)
        if all(isinstance(part, str) for part in parts):
            return Rendering(_quoted("".join(str(part) for part in parts)))
        written = []
        quote = '"'
        code = "".join(part.text for part in parts if isinstance(part, _Code))
        if '"' in code:
            quote = "'"
            if "'" in code or any("'" in part for part in parts if isinstance(part, str)):
                raise CannotRenderError("its names do not fit into one f-string")
        if "\\" in code or "\n" in code or "#" in code:
            raise CannotRenderError("its names do not fit into one f-string")
        for part in parts:
            if isinstance(part, _Code):
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
                    inner = self.as_json(value, _deeper(place))
                    members.append((f"{json.dumps(key)}: {inner.text}", inner.edits))
                return _bracket(opened, members, closed, place.indent, trailing=False)
            case x.Array():
                rows = []
                for value in expression.members:
                    inner = self.as_json(value, _deeper(place))
                    rows.append((inner.text, inner.edits))
                return _bracket("[", rows, "]", place.indent, trailing=False)
            case x.Statement():
                return self.as_json(_plain_statement(expression), place)
            case x.Verbatim() if self._one_literal(expression.span, place):
                return Rendering(self.project.text(expression.span))
            case _:
                parts = self.parts(expression, place)
                edits = tuple(e for part in parts if isinstance(part, _Code) for e in part.edits)
                if not template and any(isinstance(part, _Code) for part in parts):
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
            if isinstance(part, _Code):
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

    # --- statements -------------------------------------------------------------------------

    def statement(self, statement: x.Statement, place: Place) -> Rendering:
        """A policy statement, spelled like those around the place."""
        if place.notation is not Notation.CALL:
            return self.as_python(_plain_statement(statement), place)
        style = self._statement_style(place)
        if style == "cdk":
            return self.cdk_statement(statement, place)
        return self.typed_statement(statement, place, style)

    def _statement_style(self, place: Place) -> str:
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

    def cdk_statement(self, statement: x.Statement, place: Place) -> Rendering:
        """A statement as ``iam.PolicyStatement(...)``."""
        iam, edits = self.require("aws_cdk.aws_iam", place.path, place.at)
        inner = _deeper(place)
        rows: list[tuple[str, tuple[Edit, ...]]] = []
        if statement.sid:
            rows.append((f"sid={_quoted(statement.sid)}", ()))
        rows.append((f"effect={iam}.Effect.{statement.effect.upper()}", ()))
        principals = []
        for kind, value in statement.principals:
            rendered = self.as_python(
                value, Place(place.path, place.at, Notation.PYTHON, None, place.near)
            )
            cls = {"Service": "ServicePrincipal", "AWS": "ArnPrincipal"}.get(
                kind, "FederatedPrincipal"
            )
            principals.append((f"{iam}.{cls}({rendered.text})", rendered.edits))
        if principals:
            listed = ", ".join(text for text, _ in principals)
            rows.append((f"principals=[{listed}]", tuple(e for _, es in principals for e in es)))
        actions: list[tuple[str, tuple[Edit, ...]]] = [(_quoted(a), ()) for a in statement.actions]
        rows.append((_bracket("actions=[", actions, "]", inner.indent).text, ()))
        if statement.resources:
            rendered_list = [
                self.as_python(r, Place(place.path, place.at, Notation.PYTHON, None, place.near))
                for r in statement.resources
            ]
            rows.append(
                (
                    f"resources=[{', '.join(r.text for r in rendered_list)}]",
                    tuple(e for r in rendered_list for e in r.edits),
                )
            )
        if statement.conditions:
            conditions = self.as_python(
                _conditions(statement),
                Place(place.path, place.at, Notation.PYTHON, inner.indent, place.near),
            )
            rows.append((f"conditions={conditions.text}", conditions.edits))
        made = _bracket(f"{iam}.PolicyStatement(", rows, ")", place.indent)
        return Rendering(made.text, (*made.edits, *edits))

    def typed_statement(self, statement: x.Statement, place: Place, document: str) -> Rendering:
        """A statement with the classes of Pulumi's or CDKTF's policy document."""
        if document.startswith("pulumi_aws."):
            prefix, edits = self.require("pulumi_aws", place.path, place.at)
            stem = f"{prefix}.iam.GetPolicyDocumentStatement"
            names = (f"{stem}Args", f"{stem}PrincipalArgs", f"{stem}ConditionArgs")
            word = "conditions"
        else:
            module = document.rpartition(".")[0]
            found = [
                self.require(
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
            rows.append((f"sid={_quoted(statement.sid)}", ()))
        rows.append((f"effect={_quoted(statement.effect)}", ()))
        for kind, value in statement.principals:
            rendered = self.as_python(value, flat)
            rows.append(
                (
                    f"principals=[{names[1]}(type={_quoted(kind)}, identifiers=[{rendered.text}])]",
                    rendered.edits,
                )
            )
        rows.append((f"actions=[{', '.join(map(_quoted, statement.actions))}]", ()))
        resources = [self.as_python(r, flat) for r in statement.resources]
        if resources:
            rows.append(
                (
                    f"resources=[{', '.join(r.text for r in resources)}]",
                    tuple(e for r in resources for e in r.edits),
                )
            )
        if statement.conditions:
            tests = self._typed_tests(names[2], statement.conditions, flat)
            rows.append((f"{word}={tests.text}", tests.edits))
        made = _bracket(f"{names[0]}(", rows, ")", place.indent)
        return Rendering(made.text, (*made.edits, *edits))

    def _typed_tests(
        self, cls: str, conditions: tuple[tuple[str, str, Expression], ...], place: Place
    ) -> Rendering:
        """The list of conditions of a typed statement."""
        tests = []
        for operator, key, value in conditions:
            rendered = self.as_python(value, place)
            rows: list[tuple[str, tuple[Edit, ...]]] = [
                (f"test={_quoted(operator)}", ()),
                (f"variable={_quoted(key)}", ()),
                (f"values=[{rendered.text}]", rendered.edits),
            ]
            made = _bracket(f"{cls}(", rows, ")", _deeper(place).indent)
            tests.append((made.text, made.edits))
        return _bracket("[", tests, "]", place.indent)

    def _typed_conditions(
        self, container: model.Mapping, expression: Expression, near: Span | None
    ) -> tuple[Edit, ...]:
        """Edits that give a typed statement its conditions, an object of objects."""
        slot, path = container.slot, container.span.path
        assert slot is not None
        assert isinstance(expression, x.Object)
        module, _, last = container.constructor.rpartition(".")
        word, suffix = "condition", "Condition"
        if last.startswith("GetPolicyDocument"):
            last, word, suffix = "GetPolicyDocumentStatement", "conditions", "ConditionArgs"
        cls, edits = self.require(f"{module}.{last}{suffix}", path, slot.at)
        conditions = tuple(
            (operator, key, value)
            for operator, keys in expression.members
            if isinstance(keys, x.Object)
            for key, value in keys.members
        )
        place = Place(path, slot.at, Notation.PYTHON, slot.indent, near)
        tests = self._typed_tests(cls, conditions, place)
        return (*_member(path, slot, f"{word}={tests.text}"), *tests.edits, *edits)

    def grant(self, resource: Resource, *statements: x.Statement) -> tuple[Edit, ...]:
        """Edits that add statements to the policy a resource carries."""
        policy = self.project.policy_of(resource)
        if policy is not None and policy.slot is not None:
            container = policy.document.get("Statement")
            assert container is not None
            assert isinstance(container.value, model.Sequence)
            return tuple(
                edit
                for statement in statements
                for edit in self.insert(container.value, "", statement, policy.document.span)
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
            indent = self._indent(resource.statement) or ""
            text = self.project.texts[path]
            newline = lines.newline(text)
            after = lines.end(text, after)
            place = Place(path, after, Notation.CALL, indent + "    ", resource.id)
            made: list[Edit] = []
            inner = f"{newline}{indent}    "
            for statement in statements:
                rendering = self.cdk_statement(statement, place)
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
                ("Statement", x.Array(tuple(map(_plain_statement, (root, *statements))))),
            )
        )
        slot = resource.body.slot
        if slot is None:
            raise CannotRenderError("a policy has no place in it")
        inset = self._indent(resource.id) if slot.indent is None else slot.indent
        place = Place(path, slot.at, Notation.PYTHON, inset, resource.id)
        rendering = self.as_python(document, place)
        key = self._keyword(resource.body, "policy")
        text, extra = rendering.text, rendering.edits
        if resource.dialect != "cdk":
            name, edits = self.require("json", path, slot.at)
            text, extra = f"{name}.dumps({text})", (*extra, *edits)
        return (*_member(path, slot, f"{key}={text}"), *extra)

    def _statement_end(self, span: Span) -> int:
        found = self.project.tables[span.path].statement_at(span.start)
        return span.end if found is None else found.end

    # --- parts ------------------------------------------------------------------------------

    def parts(self, expression: Expression, place: Place) -> list[str | _Code]:
        """An expression as literal text and code."""
        match expression:
            case x.Literal():
                return [str(expression.value)]
            case x.Concat():
                parts: list[str | _Code] = []
                for part in expression.parts:
                    for piece in self.parts(part, place):
                        if isinstance(piece, str) and parts and isinstance(parts[-1], str):
                            parts[-1] += piece
                        else:
                            parts.append(piece)
                return parts
            case x.Environment():
                return [self.environment(expression.what, place)]
            case x.Attribute():
                return [self.attribute(expression, place)]
            case x.Verbatim():
                return self.verbatim(expression.span, place)
            case _:
                raise CannotRenderError("it cannot be a part of a text")

    def verbatim(self, span: Span, place: Place) -> list[str | _Code]:
        """The text at a span, as parts, for another place."""
        table = self.project.tables[span.path]
        node = _node_at(table, span)
        if node is None:
            raise CannotRenderError("what it would repeat is not an expression")
        scope = table.scope_at(span.start)
        if isinstance(node, p.Text):
            value = self.project.evaluator.value(node, scope)
            parts: list[str | _Code] = []
            for part in (
                value.parts if isinstance(value, model.Template) else (model.text_of(value) or "",)
            ):
                parts += [part] if isinstance(part, str) else self._hole(part, scope, place)
            return parts
        self._same_names(node, scope, place)
        return [_Code(table.module.text[node.start : node.end])]

    def _hole(self, hole: Hole, scope: Scope, place: Place) -> list[str | _Code]:
        table = self.project.tables[hole.span.path]
        for node in p.expressions(_enclosing(table, hole.span)):
            if table.module.text[node.start : node.end] == hole.text and (
                hole.span.start <= node.start and node.end <= hole.span.end
            ):
                self._same_names(node, scope, place)
                return [_Code(hole.text)]
        raise CannotRenderError("a part of it is not followed")

    def _same_names(self, node: p.Expr, scope: Scope, place: Place) -> None:
        target = self.project.tables[place.path].scope_ending(place.at)
        for inner in p.expressions(node):
            if not isinstance(inner, p.Name):
                if isinstance(inner, (p.Lambda, p.Comprehension)):
                    raise CannotRenderError("a part of it has names of its own")
                continue
            here, there = scope.find(inner.id), target.find(inner.id)
            if here is None or there is None:
                if here is there and inner.id in sdk.BUILTINS:
                    continue
                raise CannotRenderError(f"{inner.id} is not known at that place")
            if here[0] is not there[0]:
                mine = self.project.evaluator.follow(inner, scope)
                theirs = self.project.evaluator.follow(p.Name(place.at, place.at, inner.id), target)
                same = (
                    isinstance(mine, Instance)
                    and isinstance(theirs, Instance)
                    and (mine.cls.node is theirs.cls.node)
                )
                if not same:
                    raise CannotRenderError(f"{inner.id} means something else at that place")
            elif here[0] is target.function() and here[1][0].after > place.at:
                raise CannotRenderError(f"{inner.id} is made after that place")

    # --- names for what is wanted -----------------------------------------------------------

    def attribute(self, wanted: x.Attribute, place: Place) -> _Code:
        """A name for a resource, or for an attribute of it, at a place."""
        table = self.project.tables[place.path]
        made = table.statement_at(wanted.target.start)
        if isinstance(made, p.Assign) and made.value is not None and len(made.targets) == 1:
            whole = (wanted.target.path, wanted.target.start, wanted.target.end)
            if place.at == made.end and whole == (place.path, made.value.start, made.value.end):
                target = made.targets[0]
                text = table.module.text[target.start : target.end]
                return _Code(f"{text}.{wanted.name}" if wanted.name else text)
        for text, value in self.named(place):
            if isinstance(value, model.Reference) and value.target == wanted.target:
                if value.attribute == wanted.name:
                    return _Code(text)
                if not value.attribute:
                    if not value.plain and self._text_only(place):
                        continue
                    return _Code(f"{text}.{wanted.name}")
        raise CannotRenderError("no name for the resource is known at that place")

    def _text_only(self, place: Place) -> bool:
        """Whether the place takes plain text only, as ``json.dumps`` does."""
        table = self.project.tables[place.path]
        found: tuple[int, bool] | None = None
        for call, scope, _ in table.calls:
            if call.start <= place.at < call.end:
                callee = self.project.evaluator.follow(call.func, scope)
                if (
                    isinstance(callee, Symbol)
                    and callee.qualified == "json.dumps"
                    and (found is None or call.end - call.start < found[0])
                ):
                    found = (call.end - call.start, True)
        return found is not None

    def named(self, place: Place) -> Iterator[tuple[str, Any_]]:
        """What names, attributes of ``self`` and items of parameters mean at a place."""
        table = self.project.tables[place.path]
        scope = table.scope_ending(place.at)
        evaluator = self.project.evaluator
        for name, binding in visible(scope, place.at):
            if binding.kind in ("import", "from", "function", "class", "for"):
                continue
            if not self._reaches(binding, table, place):
                continue
            value = evaluator.bound(binding, p.Node(place.at, place.at), None)
            yield name, value
            if binding.kind == "parameter" and isinstance(value, model.Sequence):
                for index, item in enumerate(value.items):
                    yield f"{name}[{index}]", item.value
            elif binding.kind == "parameter" and isinstance(value, model.Mapping):
                for entry in value.entries:
                    yield f'{name}["{entry.key}"]', entry.value
        method, owner = scope.method(), scope.owner()
        if method is not None and owner is not None and self_name(method):
            first = self_name(method)
            assert isinstance(owner.node, p.Class)
            for name, bindings in owner.attributes.items():
                if len(bindings) != 1:
                    continue
                binding = bindings[0]
                same = binding.scope is method
                init = owner.bindings.get("__init__")
                born = init is not None and binding.scope.node is init[0].node
                if (same and binding.after <= place.at) or (
                    not same and born and self._reaches(binding, table, place)
                ):
                    yield (
                        f"{first}.{name}",
                        evaluator.bound(binding, p.Node(place.at, place.at), None),
                    )
            yield first, Instance(LocalClass(owner.node, owner))

    def _reaches(self, binding: Binding, table: Table, place: Place) -> bool:
        """Whether the binding's statement has surely run when the place is reached."""
        if binding.kind == "parameter" or binding.scope.module is not table.module:
            return True
        number = binding.block
        if number not in table.branches:
            return True
        return table.within(table.block_at(place.at), number)

    def environment(self, what: Ambient, place: Place) -> str | _Code:
        """The account, region or partition at a place, in the program's own way."""
        if what is Ambient.PARTITION:
            return self._near(what, place) or "aws"
        near = self._near(what, place)
        if near is not None:
            return near
        for text, value in self.named(place):
            if isinstance(value, model.Fact) and value.what is what and value.plain:
                return _Code(text)
            if isinstance(value, Made):
                fact = _attribute_for(value.qualified, what)
                if fact is not None:
                    return _Code(f"{text}.{fact}")
            if isinstance(value, Instance):
                for base in value.cls.node.bases:
                    found = self.project.evaluator.follow(
                        base.value, value.cls.scope.parent or value.cls.scope
                    )
                    if isinstance(found, Symbol) and sdk.made_fact(found.qualified, what.value):
                        return _Code(f"{text}.{what.value}")
        if what is Ambient.REGION:
            region = self._provider_region(place)
            if region is not None:
                return region
        return self._asked(what, place)

    def _near(self, what: Ambient, place: Place) -> str | _Code | None:
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
                return _Code(found.text)
        return None

    def _provider_region(self, place: Place) -> str | _Code | None:
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
        for text, named in self.named(place):
            if named is value or (
                isinstance(named, model.Opaque)
                and isinstance(value, model.Opaque)
                and named.span == value.span
            ):
                return _Code(text)
        try:
            parts = self.verbatim(
                Span(scope.module.path, argument.value.start, argument.value.end), place
            )
        except CannotRenderError:
            return None
        return parts[0] if len(parts) == 1 else None

    def _asked(self, what: Ambient, place: Place) -> _Code:
        """An expression that asks the provider, with the import or the data source it takes."""
        table = self.project.tables[place.path]
        dialect = self._dialect(table, place)
        if dialect == "pulumi":
            aws, edits = self.require("pulumi_aws", place.path, place.at)
            return _Code(f"{aws}.{_PULUMI_CALLS[what]}", edits)
        if dialect == "cdk":
            aws, edits = self.require("aws_cdk.Aws", place.path, place.at)
            return _Code(f"{aws}.{_CDK_CONSTANTS[what]}", edits)
        if dialect == "cdktf":
            return self._data_source(what, place, table)
        raise CannotRenderError(f"the program does not say its {what.value}")

    def _dialect(self, table: Table, place: Place) -> str:
        for resource in self.project.resources:
            if resource.id.path == place.path:
                return resource.dialect
        return ""

    def _data_source(self, what: Ambient, place: Place, table: Table) -> _Code:
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
        cls, edits = self.require(f"{root}.{module}", place.path, place.at)
        owner = scope.node.name if isinstance(scope.node, p.Function) else ""
        label = name.replace("_", "-")
        if owner not in ("", "__init__"):
            label = f"{owner.strip('_').replace('_', '-')}-{label}"
        taken = scope.find(name) is not None
        if taken or f'"{label}"' in table.module.text:
            raise CannotRenderError(f"the name {name} is taken")
        where = first.statement.start
        text = self.project.texts[place.path]
        written = text[parent.place.start : parent.place.end]
        indent = self._indent(first.statement) or ""
        newline = lines.newline(text)
        line = f'{name} = {cls}({written}, "{label}"){newline}{indent}'
        return _Code(f"{name}.{attribute}", (Edit(Span(place.path, where, where), line), *edits))

    def require(self, qualified: str, path: str, at: int) -> tuple[str, tuple[Edit, ...]]:
        """The name of an imported thing at a place, and the import that it takes."""
        table = self.project.tables[path]
        scope = table.scope_at(at)
        nearest, known = "", ""
        for name, binding in visible(scope, at):
            if binding.kind in ("import", "from"):
                value = self.project.evaluator.bound(binding, p.Node(at, at), None)
                if not isinstance(value, Symbol):
                    continue
                holds = f"{qualified}.".startswith(f"{value.qualified}.")
                if holds and len(value.qualified) > len(known):
                    nearest, known = name, value.qualified
        if known:
            return nearest + qualified[len(known) :], ()
        name = imports.usual_name(qualified)
        if scope.find(name) is not None:
            raise CannotRenderError(f"the name {name} is taken")
        return name, imports.add(table, qualified)


def _is_python(notation: Notation) -> bool:
    """Whether a new member may be written on several lines."""
    return notation in (Notation.PYTHON, Notation.CALL)


def _member(path: str, slot: model.Slot, text: str) -> tuple[Edit, ...]:
    """Edits that put a member into a slot; the comma of the member before it comes first."""
    member = Edit(Span(path, slot.at, slot.at), slot.before + text + slot.after)
    if slot.comma is None:
        return (member,)
    return (Edit(Span(path, slot.comma, slot.comma), ","), member)


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


def _node_at(table: Table, span: Span) -> p.Expr | None:
    for node in p.expressions(_enclosing(table, span)):
        if (node.start, node.end) == (span.start, span.end):
            return node
    return None


def _enclosing(table: Table, span: Span) -> p.Expr:
    """All expressions of the statement around a span, as the children of one node."""
    statement = table.statement_at(span.start)
    heads = tuple(p.heads(statement)) if statement is not None else ()
    return p.Other(span.start, span.start, heads)


def _quoted(text: str) -> str:
    written = json.dumps(text, ensure_ascii=False)
    return written if "\x7f" not in written else repr(text)


def _deeper(place: Place) -> Place:
    indent = None if place.indent is None else place.indent + "    "
    return Place(place.path, place.at, place.notation, indent, place.near)


def _bracket(
    opened: str,
    rows: list[tuple[str, tuple[Edit, ...]]],
    closed: str,
    indent: str | None,
    trailing: bool = True,
) -> Rendering:
    """Members between brackets, on one line if that is short or there is no indent."""
    edits = tuple(edit for _, es in rows for edit in es)
    flat = f"{opened}{', '.join(text for text, _ in rows)}{closed}"
    if indent is None or ("\n" not in flat and len(flat) + len(indent) <= 72):
        return Rendering(flat, edits)
    inner = indent + "    "
    members = (",\n" + inner).join(text for text, _ in rows)
    comma = "," if trailing else ""
    return Rendering(f"{opened}\n{inner}{members}{comma}\n{indent}{closed}", edits)


def _conditions(statement: x.Statement) -> x.Object:
    grouped: dict[str, list[tuple[str, Expression]]] = {}
    for operator, key, value in statement.conditions:
        grouped.setdefault(operator, []).append((key, value))
    return x.Object(tuple((operator, x.Object(tuple(rows))) for operator, rows in grouped.items()))


def _plain_statement(statement: x.Statement) -> x.Object:
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
        members.append(("Condition", _conditions(statement)))
    return x.Object(tuple(members))
