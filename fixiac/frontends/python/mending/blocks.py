"""Blocks without an end or a beginning: brackets, docstrings at the margin, comments alone."""

from __future__ import annotations

import re

from fixiac import lines
from fixiac.frontends.python.mending.draft import Draft, Fault, Repair, rows

_HEADER = re.compile(r"expected an indented block after .* on line (\d+)")
_TRIPLE = re.compile(r"[rRuU]?(\"\"\"|''')")
_CLOSING = {"(": ")", "[": "]", "{": "}"}


def indented(draft: Draft, fault: Fault) -> Repair | None:
    """A docstring that lost its indentation takes that of the code below it."""
    text = draft.text
    header = _header(draft, fault)
    line = text[fault.start : fault.end]
    opening = _TRIPLE.match(line.lstrip(" \t"))
    if header is None or opening is None or not re.match(r"\s*(?:class|(?:async )?def)\b", header):
        return None
    content = fault.end - len(line.lstrip(" \t"))
    closing = text.find(opening.group(1), content + opening.end())
    if closing < 0:
        return None
    body = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*([ \t]*)(?=\S)").match(
        text, lines.after(text, closing)
    )
    if body is None or len(body.group(1)) <= _width(header):
        return None
    return Repair("indent", content, ((fault.start, content, body.group(1)),))


def filled(draft: Draft, fault: Fault) -> Repair | None:
    """A block that holds only comments gets a statement that does nothing."""
    header = _header(draft, fault)
    if header is None:
        return None
    text = draft.text
    for start, end in reversed(rows(text)[: fault.row + (not text[fault.start :].strip())]):
        line = text[start:end]
        if not line.strip():
            continue
        if not line.lstrip().startswith("#") or _width(line) <= _width(header):
            return None
        indent = line[: _width(line)]
        return Repair("empty", start, ((end, end, f"{draft.newline}{indent}pass"),))
    return None


def closed(draft: Draft, fault: Fault) -> Repair | None:
    """A bracket that stays open where, by the indentation, the next statement begins."""
    text, at = draft.text, fault.at
    bracket = text[at : at + 1]
    if "was never closed" not in fault.message or bracket not in _CLOSING:
        return None
    indent = text[fault.start : fault.end][: _width(text[fault.start : fault.end])]
    end = fault.end
    for start, stop in rows(text)[fault.row + 1 :]:
        line = text[start:stop]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if _width(line) <= len(indent):
            if line.lstrip()[0] in ")]}" or not _begins(line):
                return None
            written = f"{draft.newline}{indent}{_CLOSING[bracket]}"
            return Repair("bracket", at, ((end, end, written),))
        end = stop
    return None


def _begins(line: str) -> bool:
    """Whether a line can only be the beginning of a statement."""
    return bool(
        re.match(
            r"\s*(?:(?:import|from|def|class|return|raise|async|with|while|try|del|global|assert)\b"
            r"|@\w|[\w.]+[ ]*(?::[^=]+)?=(?!=)|[\w.]+\((?!.*\bfor\b))",
            line,
        )
    )


def _header(draft: Draft, fault: Fault) -> str | None:
    """The line of the statement whose block is missing."""
    said = _HEADER.match(fault.message)
    if said is None:
        return None
    start, end = rows(draft.text)[int(said.group(1)) - 1]
    return draft.text[start:end]


def _width(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))
