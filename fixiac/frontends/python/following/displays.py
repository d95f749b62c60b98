"""Dicts, lists and the arguments of calls, as the mappings and sequences of the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixiac import lines, model
from fixiac import program as p
from fixiac.edits import Item, Span, remove_item
from fixiac.frontends.python.scopes import Scope
from fixiac.frontends.python.values import Frame
from fixiac.model import Entry, Notation, Slot, Value

if TYPE_CHECKING:
    from fixiac.frontends.python.following.evaluator import Evaluator


def dictionary(ev: Evaluator, node: p.Dict, scope: Scope, frame: Frame | None) -> Value:
    """A dict display as a mapping."""
    path, source = scope.module.path, scope.module.text
    entries: list[Entry] = []
    complete = True
    items = p.items(node.pairs)
    for index, pair in enumerate(node.pairs):
        removal = remove_item(path, source, (node.open, node.close), items, index)
        place = scope.span(pair.value)
        if pair.key is None:
            spread = ev.follow(pair.value, scope, frame)
            if isinstance(spread, model.Mapping) and spread.complete:
                entries += (
                    Entry(e.key, e.value, e.span, e.place, (), None) for e in spread.entries
                )
            else:
                complete = False
            continue
        key = ev.follow(pair.key, scope, frame)
        name = model.text_of(key) if isinstance(key, (model.Scalar, model.Template)) else None
        if name is None:
            complete = False
            continue
        key_span = scope.span(pair.key) if isinstance(pair.key, p.Text) else None
        entries.append(
            Entry(
                name,
                ev.value(pair.value, scope, frame),
                Span(path, pair.start, pair.end),
                place,
                removal,
                key_span,
            )
        )
    slot = python_slot(source, node.open, node.close, items, Notation.PYTHON)
    return model.Mapping(scope.span(node), tuple(entries), "", slot, complete)


def array(ev: Evaluator, node: p.Array, scope: Scope, frame: Frame | None) -> Value:
    """A list, tuple or set display as a sequence."""
    path, source = scope.module.path, scope.module.text
    entries: list[Entry] = []
    complete = node.kind != "set"
    items = p.items(node.elements)
    for index, element in enumerate(node.elements):
        removal = remove_item(path, source, (node.open, node.close), items, index)
        if node.kind == "tuple" and len(items) <= 2:
            removal = ()
        place = scope.span(element.value)
        if element.star:
            spread = ev.follow(element.value, scope, frame)
            if isinstance(spread, model.Sequence) and spread.complete:
                entries += (Entry("", e.value, e.span, e.place, ()) for e in spread.items)
            else:
                complete = False
            continue
        entries.append(
            Entry(
                "",
                ev.value(element.value, scope, frame),
                Span(path, element.start, element.end),
                place,
                removal,
            )
        )
    slot = None
    if node.kind == "list":
        slot = python_slot(source, node.open, node.close, items, Notation.PYTHON)
    return model.Sequence(scope.span(node), tuple(entries), slot, complete)


def keywords(
    ev: Evaluator,
    node: p.Call,
    scope: Scope,
    frame: Frame | None,
    constructor: str,
    renames: dict[str, str] | None = None,
    positions: tuple[str, ...] = (),
) -> model.Mapping:
    """The arguments of a call as a mapping; ``positions`` name the positional ones."""
    path, source = scope.module.path, scope.module.text
    entries: list[Entry] = []
    complete = True
    items = p.items(node.arguments)
    position = 0
    for index, argument in enumerate(node.arguments):
        removal = remove_item(path, source, (node.open, node.close), items, index)
        place = scope.span(argument.value)
        if argument.star == "**":
            spread = ev.follow(argument.value, scope, frame)
            if isinstance(spread, model.Mapping) and spread.complete:
                entries += (
                    Entry((renames or {}).get(e.key, e.key), e.value, e.span, e.place, ())
                    for e in spread.entries
                )
            else:
                complete = False
            continue
        if argument.star:
            complete = False
            continue
        name = argument.name
        if not name:
            if position >= len(positions):
                complete = False
                continue
            name = positions[position]
            position += 1
            removal = ()
        if not name:
            continue
        key_span = Span(path, argument.start, argument.name_end) if argument.name else None
        entries.append(
            Entry(
                (renames or {}).get(name, name),
                ev.value(argument.value, scope, frame),
                Span(path, argument.start, argument.end),
                place,
                removal,
                key_span,
            )
        )
    slot = python_slot(source, node.open, node.close, items, Notation.CALL)
    return model.Mapping(
        scope.span(node), tuple(entries), constructor, slot, complete, Notation.CALL
    )


def python_slot(
    source: str, opened: int, close: int, items: list[Item], notation: Notation
) -> Slot:
    """Where a new last member of a bracketed list goes."""
    if not items:
        return Slot(opened, "", "", None, notation)
    last = items[-1]
    line = lines.start(source, last.start)
    lead = source[line : last.start]
    if line < opened or lead.strip():
        below = source.rfind("\n", last.start, last.end) + 1
        tail = source[below : last.end]
        indent = tail[: len(tail) - len(tail.lstrip())] if below else None
        if last.comma is not None:
            return Slot(last.comma + 1, " ", ",", indent, notation)
        return Slot(last.end, ", ", "", indent, notation)
    newline = "\r\n" if source[max(line - 2, 0) : line] == "\r\n" else "\n"
    end = last.end if last.comma is None else last.comma + 1
    stop = end
    while stop < close and source[stop] not in "\r\n":
        stop += 1
    if not source[end:stop].lstrip().startswith("#"):
        stop = end
    comma = last.end if last.comma is None else None
    return Slot(stop, newline + lead, ",", lead, notation, comma)
