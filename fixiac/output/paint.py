"""Colours for lines that :mod:`fixiac.output.text` and the format ``full`` write."""

from __future__ import annotations

import re

_RED, _GREEN, _YELLOW, _BLUE, _CYAN = "1;31", "32", "33", "34", "36"
_BOLD = "1"
_PARTS = re.compile(
    r"""(?P<place>.+?:\d+(?::\d+)?(?=:\ [A-Z]{3}\d{3}\ )|.+?(?=:\ error:\ )):\ (?P<code>\S+)
        (?P<mark>\ \[\*\])?
    | (?P<frame>\ *\d*\ \|(?=\ |$))(?P<under>\ +\^+$)?
    | \ +(?:=\ )?(?:(?P<fix>fix[^:]*:)|(?P<none>no\ fix:)|(?P<see>see))\ """,
    re.VERBOSE,
)
_TONES = {
    "place": _BOLD,
    "code": _RED,
    "mark": _CYAN,
    "frame": _BLUE,
    "under": _RED,
    "fix": _GREEN,
    "none": _YELLOW,
    "see": _BLUE,
}


def painted(line: str) -> str:
    """A line with its parts in colour; as it is, if it has none."""
    found = _PARTS.match(line)
    if not found:
        return line
    pieces: list[str] = []
    done = 0
    for name, tone in _TONES.items():
        if found[name]:
            start, end = found.span(name)
            pieces += line[done:start], f"\x1b[{tone}m{line[start:end]}\x1b[0m"
            done = end
    return "".join(pieces) + line[done:]
