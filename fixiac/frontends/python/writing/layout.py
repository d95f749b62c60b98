"""How written code is laid out: brackets, quotes, indents and the members of a list."""

from __future__ import annotations

import json
from dataclasses import dataclass

from fixiac import model
from fixiac.edits import Edit, Span
from fixiac.expressions import Place, Rendering
from fixiac.model import Notation


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of text that is Python code and not literal characters."""

    text: str
    edits: tuple[Edit, ...] = ()


def is_python(notation: Notation) -> bool:
    """Whether a new member may be written on several lines."""
    return notation in (Notation.PYTHON, Notation.CALL)


def member(path: str, slot: model.Slot, text: str) -> tuple[Edit, ...]:
    """Edits that put a member into a slot; the comma of the member before it comes first."""
    added = Edit(Span(path, slot.at, slot.at), slot.before + text + slot.after)
    if slot.comma is None:
        return (added,)
    return (Edit(Span(path, slot.comma, slot.comma), ","), added)


def quoted(text: str) -> str:
    """A text as a Python literal in double quotes."""
    written = json.dumps(text, ensure_ascii=False)
    return written if "\x7f" not in written else repr(text)


def deeper(place: Place) -> Place:
    """The same place, one level further in."""
    indent = None if place.indent is None else place.indent + "    "
    return Place(place.path, place.at, place.notation, indent, place.near)


def bracket(
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
