"""A text on its way from where it does not parse to where it does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from fixiac import lines
from fixiac.edits import Edit, Span

_OPEN = ("was never closed", "expected an indented block", "'except' or 'finally'")
"""What the parser says of a text that is merely at its end too early."""
_ROW = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Repair:
    """One fault, at ``at``, and what mends it: ranges of the draft's text and their new text.

    ``kind`` is one of those of :class:`fixiac.model.Flaw`. ``promised`` names what a cut-off text
    calls and does not get to define.
    """

    kind: str
    at: int
    changes: tuple[tuple[int, int, str], ...]
    promised: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the draft: ``[start, end)`` of the file's text, or else a ``new`` text."""

    start: int
    end: int
    new: str = ""

    @property
    def size(self) -> int:
        """Characters of the draft."""
        return len(self.new) or self.end - self.start


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file's text has become so far, and where each part of it comes from."""

    path: str
    text: str
    pieces: tuple[Piece, ...]
    size: int
    """Characters of the file's text."""

    @classmethod
    def of(cls, path: str, text: str) -> Draft:
        """The text of a file as it is."""
        return cls(path, text, (Piece(0, len(text)),), len(text))

    @property
    def newline(self) -> str:
        """The newline to write."""
        return lines.newline(self.text)

    def after(self, repair: Repair) -> Draft:
        """The draft with a repair made."""
        pieces: list[Piece] = []
        text: list[str] = []
        at = 0
        for start, end, new in sorted(repair.changes):
            pieces += self._cut(at, start)
            pieces += [Piece(0, 0, new)] if new else []
            text += [self.text[at:start], new]
            at = end
        pieces += self._cut(at, len(self.text))
        text.append(self.text[at:])
        return Draft(self.path, "".join(text), tuple(pieces), self.size)

    def original(self, offset: int) -> int:
        """Where in the file an offset of the draft is; for new text, where it goes in."""
        at = known = 0
        for piece in self.pieces:
            if not piece.new:
                if at <= offset < at + piece.size:
                    return piece.start + offset - at
                known = piece.end
            at += piece.size
            if offset < at:
                break
        return known

    def edits(self) -> tuple[Edit, ...]:
        """The edits that make the draft of the file's text."""
        found: list[Edit] = []
        at, new = 0, ""
        for piece in self.pieces:
            if piece.new:
                new += piece.new
                continue
            if new or piece.start > at:
                found.append(Edit(Span(self.path, at, piece.start), new))
            at, new = piece.end, ""
        if new or at < self.size:
            found.append(Edit(Span(self.path, at, self.size), new))
        return tuple(found)

    def _cut(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces of a range of the draft."""
        at = 0
        for piece in self.pieces:
            low, high = max(start - at, 0), min(end - at, piece.size)
            if low < high and piece.new:
                yield Piece(0, 0, piece.new[low:high])
            elif low < high:
                yield Piece(piece.start + low, piece.start + high)
            at += piece.size


def rows(text: str) -> list[tuple[int, int]]:
    """Start and end of each line as the parser counts them, newlines left out."""
    return [match.span(1) for match in _ROW.finditer(text)]


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a text stops parsing: the offset, the line that it is on, and the parser's words."""

    at: int
    row: int
    start: int
    end: int
    message: str


def first_fault(text: str) -> Fault | None:
    """The first fault of a text, or None if it parses.

    The parser looks ahead for strings without an end and reports these first, so what stands
    before one is parsed by itself.
    """
    found = _fault(text)
    while found is not None and found.start:
        before = _fault(text[: found.start])
        if before is None or before.row >= _last_row(text[: found.start]) or _is_open(before):
            break
        found = before
    return found


def _is_open(fault: Fault) -> bool:
    """Whether a text is merely at its end too early."""
    return any(words in fault.message for words in _OPEN)


def _last_row(text: str) -> int:
    """The number of the last line that holds anything, from 0."""
    return len(rows(text.rstrip())) - 1


def _fault(text: str) -> Fault | None:
    try:
        ast.parse(text)
    except SyntaxError as error:
        listed = rows(text)
        row = min(max((error.lineno or 1) - 1, 0), len(listed) - 1)
        start, end = listed[row]
        at = min(start + max((error.offset or 1) - 1, 0), end)
        return Fault(at, row, start, end, error.msg or "")
    except (ValueError, MemoryError, RecursionError):
        return None
    return None
