"""Text values: literals, what is put together from parts, and JSON that a text holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from fixiac import model
from fixiac import program as p
from fixiac.edits import Span
from fixiac.frontends.python import jsontext
from fixiac.frontends.python.literals import decode
from fixiac.frontends.python.scopes import Scope, Table
from fixiac.frontends.python.values import Any_, Frame
from fixiac.model import HOLE, Entry, Hole, Notation, Opaque, Value

if TYPE_CHECKING:
    from fixiac.frontends.python.following.evaluator import Evaluator

_CONVERSION = re.compile(r"%(\(\w+\))?[sdr]")


def text(ev: Evaluator, node: p.Text, scope: Scope, frame: Frame | None) -> Value:
    """A string literal: text, or a template where it has holes."""
    span = scope.span(node)
    path, source = span.path, scope.module.text
    if any("b" in token.prefix for token in node.tokens):
        return Opaque(span, "it is bytes")
    parts: list[str | Hole] = []
    verbatim = len(node.tokens) == 1
    for part in node.parts:
        if isinstance(part, p.Raw):
            chars = decode(source, part)
            verbatim = verbatim and chars.verbatim
            if parts and isinstance(parts[-1], str):
                parts[-1] += chars.text
            else:
                parts.append(chars.text)
        else:
            value = ev.value(part.value, scope, frame)
            if not part.plain:
                value = Opaque(scope.span(part.value), "it is formatted")
            text = source[part.value.start : part.value.end]
            parts.append(Hole(Span(path, part.start, part.end), text, value))
    inner = None
    if verbatim and node.tokens:
        token = node.tokens[0]
        quote = len(token.quote)
        inner = Span(path, token.start + len(token.prefix) + quote, token.end - quote)
    parts = [part for part in parts if part != ""]
    if any(isinstance(part, Hole) for part in parts):
        return model.Template(span, tuple(parts), Notation.PYTHON, inner)
    return model.Scalar(span, "".join(str(part) for part in parts), Notation.PYTHON, inner)


def add(ev: Evaluator, node: p.Binary, scope: Scope, frame: Frame | None) -> Any_:
    """``+`` of texts or of lists."""
    left, right = ev.value(node.left, scope, frame), ev.value(node.right, scope, frame)
    span = scope.span(node)
    if isinstance(left, model.Sequence) and isinstance(right, model.Sequence):
        items = tuple(
            Entry("", e.value, e.span, e.place, e.removal) for e in (*left.items, *right.items)
        )
        return model.Sequence(span, items, right.slot, left.complete and right.complete)
    if model.text_of(left) is None and model.text_of(right) is None:
        return Opaque(span, "it is computed")
    parts: list[str | Hole] = []
    for side, expr in ((left, node.left), (right, node.right)):
        parts += pieces(side, expr, scope)
    return joined(span, parts)


def pieces(value: Value, node: p.Expr, scope: Scope) -> list[str | Hole]:
    """A value as parts of a text."""
    if isinstance(value, model.Scalar) and isinstance(value.value, str):
        return [value.value]
    if isinstance(value, model.Template):
        return list(value.parts)
    span = scope.span(node)
    return [Hole(span, scope.module.text[node.start : node.end], value)]


def percent(ev: Evaluator, node: p.Binary, scope: Scope, frame: Frame | None) -> Any_:
    """``"%s" % values``."""
    span = scope.span(node)
    left = ev.value(node.left, scope, frame)
    text = model.text_of(left)
    if not isinstance(left, model.Scalar) or text is None or "%(" in text or "%%" in text:
        return Opaque(span, "it is formatted")
    values = [node.right]
    if isinstance(node.right, p.Array):
        values = [element.value for element in node.right.elements]
    literals = text.split("%s")
    if len(literals) != len(values) + 1 or "%" in "".join(literals):
        return Opaque(span, "it is formatted")
    parts: list[str | Hole] = [literals[0]]
    for value, literal in zip(values, literals[1:], strict=True):
        parts += pieces(ev.value(value, scope, frame), value, scope)
        parts.append(literal)
    return joined(span, parts)


def json(tables: dict[str, Table], value: Value) -> Value:
    """Read a text value as JSON, with the place of each member; others stay as they are."""
    if not isinstance(value, (model.Scalar, model.Template)):
        return value
    text = model.text_of(value)
    if text is None or text.lstrip()[:1] not in ("{", "["):
        return value
    table = tables.get(value.span.path)
    node = table.text_at.get((value.span.start, value.span.end)) if table else None
    if table is None or node is None:
        return value
    source = table.module.text
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    holes: dict[int, Hole] = {}
    filled = iter(value.holes if isinstance(value, model.Template) else ())
    for part in node.parts:
        if isinstance(part, p.Raw):
            decoded = decode(source, part)
            chars += decoded.text
            starts += decoded.starts
            ends += decoded.ends
        else:
            holes[len(chars)] = next(filled)
            chars.append(HOLE)
            starts.append(part.start)
            ends.append(part.end)
    template = any("f" in token.prefix for token in node.tokens)
    content = jsontext.Text(
        value.span.path,
        source,
        "".join(chars),
        starts,
        ends,
        holes,
        Notation.TEMPLATE_JSON if template else Notation.JSON,
        len(node.tokens) == 1 and _editable(node, source),
    )
    found = jsontext.read(content)
    return value if found is None else found


def _editable(node: p.Text, source: str) -> bool:
    """Whether JSON in the literal can lose and get members in place.

    It cannot where something is escaped, nor where ``%s`` takes values in their order.
    """
    return not any(
        ("\\" in written and not part.raw) or _CONVERSION.search(written)
        for part in node.parts
        if isinstance(part, p.Raw)
        for written in (source[part.start : part.end],)
    )


def joined(span: Span, parts: Iterable[str | Hole]) -> Value:
    """A text value of parts; neighbouring literal parts become one."""
    merged: list[str | Hole] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        elif part != "":
            merged.append(part)
    if any(isinstance(part, Hole) for part in merged):
        return model.Template(span, tuple(merged))
    return model.Scalar(span, "".join(str(part) for part in merged))
