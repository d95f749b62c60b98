"""Blocks without an end or a beginning: brackets, lines at the margin, comments alone."""

from __future__ import annotations

import re

from fixiac import lines
from fixiac.frontends.python.mending.draft import Draft, Fault, Repair, rows

_HEADER = re.compile(r"expected an indented block after .* on line (\d+)")
_TRIPLE = re.compile(r"[rRuU]?(\"\"\"|''')")
_NEXT = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*([ \t]*)(?=\S)")
"""White space before the next code, and lines without any."""
_HEAD = re.compile(r"\s*(?:@|(?:def|class|async|import|from|if|for|while|with|try|match)\b)")
"""What begins a statement with a block of its own, or one that stands by itself."""
_CLOSING = {"(": ")", "[": "]", "{": "}"}


def indented(draft: Draft, fault: Fault) -> Repair | None:
    """What stands at the margin right below the line that begins its block."""
    header = _header(draft, fault)
    if header is None or not re.match(r"\s*(?:class|(?:async )?def)\b", header):
        return None
    text = draft.text
    line = text[fault.start : fault.end]
    content = fault.start + _width(line)
    opening = _TRIPLE.match(text, content)
    if opening is not None:
        indent = _docstring(text, opening, header)
    elif _width(line) > _width(header) or not _is_whole(line):
        return None
    elif re.match(r"\s*class\b", header):
        indent = _method(draft, fault, header)
    else:
        indent = _statement(draft, fault, header, line)
    if not indent:
        return None
    return Repair("indent", content, ((fault.start, content, indent),))


def _docstring(text: str, opening: re.Match[str], header: str) -> str:
    """The indentation of the code below a docstring, or empty."""
    closing = text.find(opening.group(1), opening.end())
    if closing < 0:
        return ""
    body = _NEXT.match(text, lines.after(text, closing))
    found = body.group(1) if body is not None else ""
    return found if len(found) > _width(header) else ""


def _method(draft: Draft, fault: Fault, header: str) -> str:
    """Half of the indentation that a method's body has, for the method; or empty."""
    text, level = draft.text, _width(header)
    if not re.match(r"\s*(?:async )?def [\w*]+\((?:self|cls)\b", text[fault.start : fault.end]):
        return ""
    for start, end in rows(text)[fault.row + 1 :]:
        line = text[start:end]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if _width(line) > level:
            indent = line[: _width(line)]
            whole = set(indent) == {" "} and _width(line) - level >= 8
            return " " * (level + (_width(line) - level) // 2) if whole else ""
        if _HEAD.match(line) or not _is_whole(line):
            return ""
    return ""


def _statement(draft: Draft, fault: Fault, header: str, line: str) -> str:
    """The indentation of the code behind a statement, which it shares; or empty."""
    if _HEAD.match(line):
        return ""
    found = _NEXT.match(draft.text, lines.after(draft.text, fault.end))
    indent = found.group(1) if found is not None else ""
    return indent if len(indent) > _width(header) else ""


def _is_whole(line: str) -> bool:
    """Whether brackets and strings that begin on a line end on it, as far as can be told."""
    plain = re.sub(r"(['\"])(?:\\.|(?!\1).)*\1", "", line)
    return all(plain.count(a) == plain.count(b) for a, b in ("()", "[]", "{}"))


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
