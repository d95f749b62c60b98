"""Offsets of a text as positions of the protocol, in the units that the client counts in."""

from __future__ import annotations

import bisect
import re

from lsprotocol import types
from pygls.workspace import PositionCodec

from fixiac import lines
from fixiac.edits import Span

_NEWLINE = re.compile(r"\r\n|\r|\n")
"""What ends a line for the protocol, and nothing else does."""


class Positions:
    """The positions of one text."""

    def __init__(self, text: str, codec: PositionCodec) -> None:
        self._text = text
        self._codec = codec
        self._starts = [0, *(newline.end() for newline in _NEWLINE.finditer(text))]

    def at(self, offset: int) -> types.Position:
        """The position of an offset."""
        line = bisect.bisect_right(self._starts, offset) - 1
        before = self._text[self._starts[line] : offset]
        return types.Position(line, self._codec.client_num_units(before))

    def range(self, start: int, end: int) -> types.Range:
        """The range between two offsets."""
        return types.Range(self.at(start), self.at(end))

    def first_line(self, span: Span) -> types.Range:
        """A span, or what it has of its first line, which is enough to draw attention to it."""
        return self.range(span.start, min(span.end, lines.end(self._text, span.start)))
