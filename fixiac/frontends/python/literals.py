"""String literals: their characters, and where in the file each of them stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fixiac import program as p

_ESCAPE = re.compile(
    r"\\(?:\r\n|[\n\r]|[\\'\"abfnrtv]|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}"
    r"|U[0-9a-fA-F]{8}|N\{[^}]*\})"
)


@dataclass(frozen=True, slots=True)
class Chars:
    """Characters and their offsets in the file; ``ends[i]`` is where character ``i`` ends."""

    text: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range

    @property
    def verbatim(self) -> bool:
        """Whether the characters stand in the file one after the other as themselves."""
        return isinstance(self.starts, range)


def decode(source: str, part: p.Raw) -> Chars:
    """The characters of one run of literal text."""
    raw = source[part.start : part.end]
    doubled = part.doubled and ("{{" in raw or "}}" in raw)
    if (part.raw or "\\" not in raw) and not doubled and "\r" not in raw:
        where = range(part.start, part.end)
        return Chars(raw, where, range(part.start + 1, part.end + 1))
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(raw):
        end = at + 1
        char = raw[at]
        if char == "\\" and not part.raw:
            match = _ESCAPE.match(raw, at)
            if match:
                end = match.end()
                char = _unescape(match.group())
        elif part.doubled and raw[at : at + 2] in ("{{", "}}"):
            end = at + 2
        elif char == "\r":
            end = at + 2 if raw.startswith("\r\n", at) else at + 1
            char = "\n"
        for one in char:
            text.append(one)
            starts.append(part.start + at)
            ends.append(part.start + end)
        at = end
    return Chars("".join(text), tuple(starts), tuple(ends))


def _unescape(escape: str) -> str:
    if escape[1] in "\r\n":
        return ""
    try:
        return escape.encode("latin-1", "backslashreplace").decode("unicode_escape")
    except UnicodeDecodeError:
        return escape
