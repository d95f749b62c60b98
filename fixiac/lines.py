"""Lines of a text whose newlines stand as they are: LF, CRLF or a lone CR."""

from __future__ import annotations

import re

_END = re.compile(r"[\r\n]|\Z")


def start(text: str, at: int) -> int:
    """Offset of the first character of the line that holds ``at``; a newline ends its line."""
    if at > 0 and text[at - 1 : at + 1] == "\r\n":
        at -= 1
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def end(text: str, at: int) -> int:
    """Offset of the newline that ends the line, or of the end of the text."""
    found = _END.search(text, at)
    return found.start() if found else len(text)


def after(text: str, at: int) -> int:
    """Offset just past the newline of the line that holds ``at``."""
    at = end(text, at)
    return at + 2 if text.startswith("\r\n", at) else min(at + 1, len(text))


def above_comments(text: str, at: int, comment: str = "#") -> int:
    """Where the comment lines start that stand right above the line starting at ``at``.

    Those that open the text stay there: it is ``at`` itself then.
    """
    first = at
    while first > 0:
        above = start(text, first - 1)
        if not text[above:first].lstrip(" \t").startswith(comment):
            return first
        first = above
    return at


def newline(text: str) -> str:
    """The newline to write in a text: CRLF if it has one, else LF."""
    return "\r\n" if "\r\n" in text else "\n"
