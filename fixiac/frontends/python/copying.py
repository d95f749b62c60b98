"""Writing once more what a program has already, in another place and as it is spelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixiac import lines, model
from fixiac import program as p
from fixiac.edits import Edit, Span
from fixiac.expressions import CannotRenderError, Place, Verbatim
from fixiac.frontends.python.scopes import Table
from fixiac.model import Notation, Resource, Slot

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject


def home(table: Table, span: Span) -> Span:
    """The outermost class or function around a place, or else the file."""
    scope = table.scope_at(span.start)
    best = table.root
    while scope.kind != "module" and scope.parent is not None:
        best, scope = scope, scope.parent
    return Span(span.path, best.start, best.end)


def repeat(
    project: PythonProject, container: model.Sequence, member: model.Mapping, near: Span
) -> tuple[Edit, ...]:
    """Edits that write a member of another list in this one too.

    Raises CannotRenderError unless its text means the same there: it is spelled like the members
    that are there already, and its names are known.
    """
    slot = container.slot
    last = container.items[-1].value if container.items else None
    if slot is None or not isinstance(last, model.Mapping):
        raise CannotRenderError("a new member has no place in it")
    if (last.notation, last.constructor) != (member.notation, member.constructor):
        raise CannotRenderError("it is spelled in another way")
    path = container.span.path
    place = Place(path, slot.at, slot.notation, slot.indent, near)
    if member.notation in (Notation.JSON, Notation.TEMPLATE_JSON):
        _check_json(project, member.span, place)
        text = project.text(member.span)
    else:
        text = project.renderer.render(
            Verbatim(member.span), Place(path, slot.at, Notation.PYTHON, slot.indent, near)
        ).text
    text = _moved(project, member.span, text, path, slot)
    made = Edit(Span(path, slot.at, slot.at), slot.before + text + slot.after)
    if slot.comma is None:
        return (made,)
    return (Edit(Span(path, slot.comma, slot.comma), ","), made)


def _check_json(project: PythonProject, span: Span, place: Place) -> None:
    """Raise CannotRenderError unless a part of one text literal can stand in another one."""
    here, there = _literal(project, span), _literal(project, Span(place.path, place.at, place.at))
    if here is None or there is None or "\\" in project.text(span):
        raise CannotRenderError("it is not text of one literal")
    if here.tokens[0].quote != there.tokens[0].quote:
        raise CannotRenderError("its quotes are others")
    for part in here.parts:
        if isinstance(part, p.Filled) and span.start <= part.start and part.end <= span.end:
            where = Span(span.path, part.value.start, part.value.end)
            project.renderer.render(Verbatim(where), Place(place.path, place.at, Notation.PYTHON))


def _literal(project: PythonProject, span: Span) -> p.Text | None:
    """The text literal around a span, if it is one token."""
    for node, _ in project.tables[span.path].texts:
        if node.start < span.start and span.end < node.end and len(node.tokens) == 1:
            return node
    return None


def _moved(project: PythonProject, span: Span, text: str, path: str, slot: Slot) -> str:
    """The text with its lines after the first one indented for their new place."""
    if "\n" not in text:
        return text
    table = project.tables[span.path]
    if any(
        span.start <= node.start
        and node.end <= span.end
        and any("\n" in table.module.text[t.start : t.end] for t in node.tokens)
        for node, _ in table.texts
    ):
        raise CannotRenderError("a text in it goes over several lines")
    source = table.module.text
    lead = _lead(source, span.start)
    indent = _lead(project.texts[path], slot.at) if slot.indent is None else slot.indent
    rows = text.split("\n")
    moved = [rows[0]]
    for each in rows[1:]:
        if each.strip() and not each.startswith(lead):
            raise CannotRenderError("its lines are indented in a way that is not followed")
        moved.append(indent + each[len(lead) :] if each.strip() else each)
    return "\n".join(moved)


def _lead(source: str, at: int) -> str:
    """The white space that the line around an offset begins with."""
    line = source[source.rfind("\n", 0, at) + 1 : at]
    return line[: len(line) - len(line.lstrip(" \t"))]


def add_alias(project: PythonProject, key: Resource, alias: model.Entry) -> tuple[Edit, ...]:
    """Edits that give a key of the AWS CDK one more alias. Raises CannotRenderError."""
    if key.body.get(alias.key) is None:
        return project.insert(key.body, alias.key, Verbatim(alias.place))
    path, source = key.id.path, project.texts[key.id.path]
    if len(key.bound) != 1 or not key.sole:
        raise CannotRenderError("the one that would be kept has no name in the program")
    at = key.statement.end
    rendering = project.render(Verbatim(alias.place), Place(path, at, Notation.PYTHON))
    at = lines.end(source, at)
    line = source.rfind("\n", 0, key.statement.start) + 1
    indent = source[line : key.statement.start]
    newline = lines.newline(source)
    call = f"{newline}{indent}{key.bound[0]}.add_alias({rendering.text})"
    return (Edit(Span(path, at, at), call), *rendering.edits)
