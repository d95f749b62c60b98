"""Objects of JSON in f-strings, with braces that the language takes for its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fixiac import program as p
from fixiac.edits import Edit, Span
from fixiac.frontends.python.scopes import Table
from fixiac.model import Unescaped

_KEY = re.compile(r"\{\s*(\"[^\"{}\\\n]*\"|'[^'{}\\\n]*')\s*:")
_FORMAT = re.compile(r"(.?[<>^])?0?\d*(\.\d*)?s?", re.DOTALL)
"""What text can be formatted as: https://docs.python.org/3/library/string.html#formatspec

A part of it may be a hole of its own; what is before that has this form too.
"""


def unescaped(table: Table) -> Iterator[Unescaped]:
    """The objects in f-strings whose key would be formatted by the rest of them, which fails."""
    text, path = table.module.text, table.module.path
    for node, _ in table.texts:
        for part in node.parts:
            if not isinstance(part, p.Filled) or part.plain or not _formats_a_key(text, part):
                continue
            places: list[int] = []
            if _braces(text, part.start, places) == part.end:
                edits = (Edit(Span(path, at, at), text[at]) for at in places)
                yield Unescaped(Span(path, part.start, part.end), tuple(edits))


def _formats_a_key(text: str, part: p.Filled) -> bool:
    key = _KEY.match(text, part.start, part.end)
    if key is None or not isinstance(part.value, p.Text):
        return False
    return not _FORMAT.fullmatch(text[key.end() : part.end - 1].partition("{")[0])


def _braces(text: str, start: int, places: list[int]) -> int:
    """Where what the brace at ``start`` opens ends; notes the braces of objects in ``places``."""
    key = _KEY.match(text, start)
    at = key.end() if key is not None else start + 1
    if key is not None:
        places.append(start)
    while at < len(text):
        if text[at] == "{":
            at = _braces(text, at, places)
        elif text[at] == "}":
            if key is not None:
                places.append(at)
            return at + 1
        else:
            at += 1
    return at
