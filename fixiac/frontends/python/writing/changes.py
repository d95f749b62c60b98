"""Edits that write into what stands in a file: add, replace, wrap, take apart."""

from __future__ import annotations

import keyword
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from fixiac import catalog, lines, model
from fixiac import expressions as x
from fixiac.edits import Edit, Span
from fixiac.expressions import CannotRenderError, Expression, Place
from fixiac.frontends.python import engines, policies, runtimes
from fixiac.frontends.python.writing.layout import bracket, is_python, member, quoted
from fixiac.frontends.python.writing.renderer import KEPT
from fixiac.model import Notation

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject

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


class Changes:
    """Changes what the files of one project say."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project
        self.renderer = project.renderer
        self.naming = project.naming
        self.statements = project.renderer.statements

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
        if indent is None and isinstance(expression, x.Statement) and is_python(slot.notation):
            indent = self.project.indent(container.span)
        place = Place(path, slot.at, slot.notation, indent, near)
        if isinstance(container, model.Mapping) and slot.notation is Notation.CALL:
            key = keyword_for(container, key)
            if key == "conditions" and container.constructor.endswith("PolicyStatement"):
                place = Place(path, slot.at, Notation.PYTHON, slot.indent, near)
        elif isinstance(expression, x.Statement) and container.notation is Notation.CALL:
            place = Place(path, slot.at, Notation.CALL, indent, near)
        rendering = self.renderer.render(expression, place)
        if not key:
            text = rendering.text
        elif slot.notation is Notation.CALL:
            text = f"{key}={rendering.text}"
        else:
            text = f"{quoted(key)}: {rendering.text}"
        return (*member(path, slot, text), *rendering.edits)

    def fill(
        self, container: model.Mapping, members: Sequence[tuple[str, Expression]]
    ) -> tuple[Edit, ...]:
        """Edits that add several arguments to a call. Raises CannotRenderError."""
        slot, path = container.slot, container.span.path
        if slot is None or not (slot.notation is Notation.CALL or is_python(slot.notation)):
            raise CannotRenderError("it takes no arguments by name")
        place = Place(path, slot.at, Notation.PYTHON, slot.indent)
        rows: list[tuple[str, tuple[Edit, ...]]] = []
        for key, value in members:
            made = self.renderer.as_python(value, place)
            named = f"{key}=" if slot.notation is Notation.CALL else f"{quoted(key)}: "
            rows.append((named + made.text, made.edits))
        between = f",{slot.before}" if slot.indent is not None else ", "
        text = between.join(row for row, _ in rows)
        indent = self.project.indent(container.span)
        if not slot.before and len(text) + len(indent) > 72:
            inside = self.project.texts[path][slot.at : container.span.end - 1]
            if not inside.strip():
                text = bracket("", rows, "", indent).text
        return (*member(path, slot, text), *(e for _, edits in rows for e in edits))

    def pass_behind(self, argument: Span, expression: Expression) -> tuple[Edit, ...]:
        """Edits that pass a value by position, on a line of its own if the argument has one."""
        path, text = argument.path, self.project.texts[argument.path]
        made = self.renderer.as_python(expression, Place(path, argument.end, Notation.PYTHON))
        lead = text[lines.start(text, argument.start) : argument.start]
        at, written = argument.end, f", {made.text}"
        if not lead.strip():
            end = lines.end(text, at)
            ends_line = re.fullmatch(r"[ \t]*,[ \t]*(#.*)?", text[at:end])
            at = end if ends_line else at
            written = f"\n{lead}{made.text}," if ends_line else f",\n{lead}{made.text}"
        return (Edit(Span(path, at, at), written), *made.edits)

    def follow(
        self, statement: Span, expression: Expression, keeping: Sequence[Span], name: str
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
        made = self.renderer.as_python(expression, place)
        above = "".join(
            f"{text[comment.start : comment.end].rstrip()}\n{lead}"
            for comment in self.project.documents[path].comments
            if any(span.contains(comment) for span in keeping)
        )
        bound = f"{name} = " if name else ""
        return (Edit(Span(path, at, at), f"\n\n{lead}{above}{bound}{made.text}"), *made.edits)

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
        extra = len(self.project.indent(members[0][0])) - len(self.project.indent(argument))
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
        written, edits = self.renderer.callee(callee, Place(path, span.start, Notation.PYTHON))
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
                renamed = runtimes.respelled(ev, self.project.schema, old, expression.value)
                known = self.project.schema
                return renamed or engines.respelled(ev, known, old, expression.value)
            raise CannotRenderError("the class has no such member")
        indent = self.project.indent(place)
        grant = isinstance(old, model.Mapping) and old.constructor == policies.GRANT
        if grant and isinstance(expression, x.Statement):
            return self._instead_of_grant(place, expression, indent, near)
        rendering = self.renderer.render(
            expression, Place(place.path, place.start, notation, indent, near)
        )
        return (Edit(place, rendering.text), *rendering.edits)

    def _instead_of_grant(
        self, place: Span, statement: x.Statement, indent: str, near: Span | None
    ) -> tuple[Edit, ...]:
        """Edits that write a statement where a grant method stands, from its name on."""
        if "#" in self.project.text(place):
            raise CannotRenderError("a comment would be lost")
        inner = indent + "    "
        rendering = self.statements.cdk(
            statement, Place(place.path, place.start, Notation.CALL, inner, near)
        )
        newline = lines.newline(self.project.texts[place.path])
        text = f"add_to_resource_policy({newline}{inner}{rendering.text}{newline}{indent})"
        return (Edit(place, text), *rendering.edits)

    def enclose(self, span: Span, callee: str, name: str) -> tuple[Edit, ...]:
        """Edits by which the arguments in ``span`` become those of a call, passed as ``name``.

        Without a callee, members of a plain object become those of an object in it.
        """
        path, text = span.path, self.project.texts[span.path]
        if callee:
            written, edits = self.renderer.callee(callee, Place(path, span.start, Notation.PYTHON))
            opened, closed = f"{name}={written}(", ")"
        else:
            opened, closed, edits = f"{quoted(name)}: {{", "}", ()
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
        indent = self.project.indent(place)
        made = self.renderer.as_python(
            expression, Place(place.path, place.start, Notation.PYTHON, indent)
        )
        before, kept, after = made.text.partition(KEPT)
        assert kept
        before = f"{name}={before}" if name else before
        edits = [
            Edit(Span(place.path, place.start, place.start), before),
            Edit(Span(place.path, place.end, place.end), after),
        ]
        return (*(edit for edit in edits if edit.text), *made.edits)

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
        cls, edits = self.naming.require(f"{module}.{last}{suffix}", path, slot.at)
        conditions = tuple(
            (operator, key, value)
            for operator, keys in expression.members
            if isinstance(keys, x.Object)
            for key, value in keys.members
        )
        place = Place(path, slot.at, Notation.PYTHON, slot.indent, near)
        tests = self.statements.tests(cls, conditions, place)
        return (*member(path, slot, f"{word}={tests.text}"), *tests.edits, *edits)


def keyword_for(container: model.Mapping, key: str) -> str:
    """What an argument that CloudFormation names ``key`` is called by the constructor."""
    if key in _STATEMENT_WORDS:
        return _STATEMENT_WORDS[key]
    renames = {}
    if container.constructor in catalog.CONSTRUCTORS:
        renames = catalog.CONSTRUCTORS[container.constructor].renames
    return next((own for own, neutral in renames.items() if neutral == key), key)
