"""What a forge's diff of one file shows on its right side."""

from __future__ import annotations

import re

from fixiac.forges import Line

_HEADER = re.compile(r"@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@")


def hunks(patch: str) -> tuple[dict[int, Line], ...]:
    """The hunks of a patch without file headers, each as its right-hand lines by number."""
    found: list[dict[int, Line]] = []
    old = new = 0
    for line in patch.split("\n"):
        header = _HEADER.match(line)
        if header:
            old, new = int(header[1]), int(header[2])
            found.append({})
        elif not found or not line:
            continue
        elif line[0] == "-":
            old += 1
        elif line[0] in "+ ":
            context = line[0] == " "
            found[-1][new] = Line(line[1:], old if context else None)
            new += 1
            old += context
    return tuple(found)
