"""JSON inside string literals, read with the place of every value in the file."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from fixiac.edits import Item, Span, remove_json_item
from fixiac.model import (
    HOLE,
    Entry,
    Hole,
    Mapping,
    Notation,
    Opaque,
    Scalar,
    Sequence,
    Slot,
    Template,
    Value,
)

_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_WORD = re.compile(r"true|false|null")


@dataclass(frozen=True, slots=True)
class Text:
    """The characters of a string value; ``holes`` has the hole behind each hole character."""

    path: str
    source: str
    chars: str
    starts: list[int]
    ends: list[int]
    holes: dict[int, Hole]
    notation: Notation
    editable: bool
    """Whether the characters stand in one literal, so that members can be put in and out."""


class _NotJsonError(Exception):
    pass


def read(text: Text) -> Value | None:
    """Read a JSON object or array; None when the text is not one."""
    reader = _Reader(text)
    at = reader.space(0)
    if text.chars[at : at + 1] not in ("{", "["):
        return None
    try:
        value, at = reader.value(at)
        if reader.space(at) != len(text.chars):
            return None
    except (_NotJsonError, RecursionError):
        return None
    return value


class _Reader:
    def __init__(self, text: Text) -> None:
        self.text = text
        self.chars = text.chars

    def space(self, at: int) -> int:
        match = _SPACE.match(self.chars, at)
        assert match is not None
        return match.end()

    def span(self, start: int, end: int) -> Span:
        first = self.text.starts[start] if start < len(self.text.starts) else self.text.ends[-1]
        last = self.text.ends[end - 1] if end > start else first
        return Span(self.text.path, first, last)

    def value(self, at: int) -> tuple[Value, int]:
        char = self.chars[at : at + 1]
        if char == "{":
            return self.members(at, "}")
        if char == "[":
            return self.members(at, "]")
        if char == '"':
            return self.string(at)
        if char == HOLE:
            hole = self.text.holes[at]
            return Opaque(hole.span, "written by an expression inside the text"), at + 1
        for pattern in (_NUMBER, _WORD):
            match = pattern.match(self.chars, at)
            if match:
                word = match.group()
                return Scalar(
                    self.span(at, match.end()), json.loads(word), self.text.notation
                ), match.end()
        raise _NotJsonError

    def string(self, at: int) -> tuple[Value, int]:
        start = at
        at += 1
        parts: list[str | Hole] = []
        run: list[str] = []
        clean = True
        while True:
            char = self.chars[at : at + 1]
            if char == "" or char == "\n":
                raise _NotJsonError
            if char == '"':
                break
            if char == "\\":
                end = at + (6 if self.chars[at + 1 : at + 2] == "u" else 2)
                try:
                    run.append(json.loads(f'"{self.chars[at:end]}"'))
                except ValueError:
                    raise _NotJsonError from None
                clean = False
                at = end
                continue
            if char == HOLE and at in self.text.holes:
                if run:
                    parts.append("".join(run))
                    run = []
                parts.append(self.text.holes[at])
            else:
                if self.text.ends[at] - self.text.starts[at] != 1:
                    clean = False
                run.append(char)
            at += 1
        if run:
            parts.append("".join(run))
        span = self.span(start, at + 1)
        inner = Span(span.path, span.start + 1, span.end - 1) if clean else None
        notation = self.text.notation
        if any(isinstance(part, Hole) for part in parts):
            return Template(span, tuple(parts), notation, inner), at + 1
        return Scalar(span, "".join(str(part) for part in parts), notation, inner), at + 1

    def members(self, at: int, closing: str) -> tuple[Value, int]:
        start = at
        rows: list[tuple[Value | None, Value, int, int, int | None]] = []
        at = self.space(at + 1)
        complete = True
        while self.chars[at : at + 1] != closing:
            first = at
            key: Value | None = None
            if self.chars[at : at + 1] == HOLE:
                complete = False  # members written by an expression
                at += 1
            else:
                if closing == "}":
                    key, at = self.string(at)
                    at = self.space(at)
                    if self.chars[at : at + 1] != ":":
                        raise _NotJsonError
                    at = self.space(at + 1)
                value, at = self.value(at)
                rows.append((key, value, first, at, None))
            at = self.space(at)
            if self.chars[at : at + 1] == ",":
                if rows:
                    rows[-1] = (*rows[-1][:4], at)
                at = self.space(at + 1)
                if self.chars[at : at + 1] == closing:
                    raise _NotJsonError
            elif self.chars[at : at + 1] != closing:
                raise _NotJsonError
        span = self.span(start, at + 1)
        if not complete:
            return Opaque(span, "written by an expression inside the text"), at + 1
        inner = (self.text.ends[start], self.text.starts[at])
        items = [
            Item(
                self.text.starts[first],
                self.text.ends[last - 1],
                None if comma is None else self.text.starts[comma],
            )
            for _, _, first, last, comma in rows
        ]
        entries = []
        for index, (key, value, first, last, _) in enumerate(rows):
            removal = (
                remove_json_item(self.text.path, inner, items, index, self.text.source)
                if self.text.editable
                else ()
            )
            name = key.value if isinstance(key, Scalar) and isinstance(key.value, str) else ""
            entries.append(
                Entry(
                    name,
                    value,
                    self.span(first, last),
                    value.span,
                    removal,
                    key.span if isinstance(key, Scalar) else None,
                    self.text.notation,
                )
            )
        slot = self.slot(inner, items) if self.text.editable else None
        notation = self.text.notation
        if closing == "}":
            return Mapping(span, tuple(entries), "", slot, True, notation), at + 1
        return Sequence(span, tuple(entries), slot, True, notation), at + 1

    def slot(self, inner: tuple[int, int], items: list[Item]) -> Slot:
        source = self.text.source
        if not items:
            return Slot(inner[0], "", "", None, self.text.notation)
        last = items[-1]
        line = source.rfind("\n", 0, last.start) + 1
        lead = source[line : last.start]
        if line > inner[0] and lead.strip() == "":
            newline = "\r\n" if source[max(line - 2, 0) : line] == "\r\n" else "\n"
            return Slot(last.end, f",{newline}{lead}", "", lead, self.text.notation)
        return Slot(last.end, ", ", "", None, self.text.notation)
