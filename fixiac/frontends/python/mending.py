"""Python text that does not parse, brought to where it does: cut-off ends, fences, curly quotes.

Only what is certain: the mended text has to parse, and nothing is taken out; what cannot stay as
code stays as a comment.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from fixiac import lines
from fixiac.edits import Edit, Span, apply
from fixiac.frontends import ReadError
from fixiac.frontends.python import parse
from fixiac.model import Mend

_LONGEST_TAIL = 120
"""Lines. A statement that is left open for longer was broken somewhere in the middle."""
_CURLY = {"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"}
_FENCE = re.compile(r"[ \t]*(?:```|~~~)[\w+-]*[ \t]*$")
_OPENED = re.compile(r"[ \t]*(?:```|~~~)[\w+-]+[ \t]*$")
_METHOD = re.compile(r"\bself\.(\w+)\(")


def mend(path: str, text: str) -> Mend | None:
    """What makes ``text`` parse, or None if that is not plain."""
    for attempt in (_straight_quotes, _without_fences, _closed):
        found = attempt(path, text)
        if found is not None and _parses(apply(text, found.edits)):
            return found
    return None


def _parses(text: str) -> bool:
    try:
        parse.read("", text)
    except ReadError:
        return False
    return True


def _error(text: str) -> SyntaxError | None:
    try:
        ast.parse(text)
    except SyntaxError as error:
        return error
    except (ValueError, MemoryError, RecursionError):
        return None
    return None


def _lines(text: str) -> list[tuple[int, int]]:
    """Start and end of each line, its newline left out."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        found.append((start, start + len(line.rstrip("\r\n"))))
        start += len(line)
    return found


# --- curly quotes -----------------------------------------------------------------------------


def _straight_quotes(path: str, text: str) -> Mend | None:
    """Curly quotes where a string begins or ends, one by one, as the parser meets them."""
    edits: list[Edit] = []
    mended = text
    while (error := _error(mended)) is not None:
        rows = _lines(mended)
        if not error.lineno or error.lineno > len(rows):
            return None
        start, end = rows[error.lineno - 1]
        at = start + max((error.offset or 1) - 1, 0)
        if at >= end or mended[at] not in _CURLY:
            return None
        edits.append(Edit(Span(path, at, at + 1), _CURLY[mended[at]]))
        mended = mended[:at] + _CURLY[mended[at]] + mended[at + 1 :]
        closing = re.compile("[" + "".join(_CURLY) + "]").search(mended, at + 1, end)
        if closing is not None and _CURLY[closing.group()] == mended[at]:
            at = closing.start()
            edits.append(Edit(Span(path, at, at + 1), _CURLY[mended[at]]))
            mended = mended[:at] + _CURLY[mended[at]] + mended[at + 1 :]
    if not edits:
        return None
    return Mend("quotes", edits[0].span, tuple(edits), "")


# --- fences and prose ---------------------------------------------------------------------------


def _without_fences(path: str, text: str) -> Mend | None:
    """Markdown fences among the code, and the prose between a closing and an opening one."""
    error = _error(text)
    rows = _lines(text)
    if error is None or not any(_FENCE.match(text[a:b]) for a, b in rows):
        return None
    edits: list[Edit] = []
    prose = False
    first = True
    for start, end in rows:
        line = text[start:end]
        if _FENCE.match(line):
            opened = _OPENED.match(line) is not None
            prose = not opened and not prose and not (first and not edits)
            edits.append(Edit(Span(path, start, start), "# "))
        elif prose and line.strip():
            edits.append(Edit(Span(path, start, start), "# "))
        first = first and not line.strip()
    return Mend("fence", Span(path, edits[0].span.start, edits[0].span.end), tuple(edits), "")


# --- cut-off ends -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Ending:
    """Where the last statement begins, and whether it is left open at the end."""

    start: int
    open: bool


def _closed(path: str, text: str) -> Mend | None:
    """The last statement, if it is cut off, as a comment; its function says so."""
    if _error(text) is None:
        return None
    ending = _ending(text)
    tail = text[ending.start :]
    if not ending.start or not tail.strip() or tail.count("\n") > _LONGEST_TAIL or _goes_on(tail):
        return None
    newline = lines.newline(text)
    indent = tail[: len(tail) - len(tail.lstrip(" \t"))]
    said = "The text ends in the middle of this statement."
    kept = [f"{indent}# {said}"]
    for line in tail.rstrip().splitlines():
        rest = line[len(indent) :] if line.startswith(indent) else line.lstrip()
        kept.append(f"{indent}# {rest}".rstrip())
    span = Span(path, ending.start, len(text))
    functions = list(_around(text[: ending.start], indent))
    ends = [""]
    if functions and functions[0]:
        ends = [f'{indent}raise NotImplementedError("the text of {functions[0]}() ends here")']
    elif indent:
        ends = ["", f"{indent}pass"]
    for end in ends:
        written = newline.join([*kept, *([end] if end else [])]) + newline
        for _ in range(4):
            edit = Edit(span, written)
            if _parses(apply(text, [edit])):
                promised = sorted(
                    name
                    for name in set(_METHOD.findall(text[: ending.start]))
                    if not re.search(rf"\bdef {name}\b|\bself\.{name}\s*[:=]", text)
                )
                place = Span(path, ending.start, ending.start)
                return Mend("cut", place, (edit,), ", ".join(promised))
            opener = _open_try(text[: ending.start] + written)
            if opener is None:
                break
            written += f"{opener}finally:{newline}{opener}    pass{newline}"
    return None


def _ending(text: str) -> _Ending:
    """Scan strings, comments and brackets; the start of the last logical line."""
    at, depth, start = 0, 0, 0
    quote = ""
    line = 0
    for match in re.finditer(r"(?s)\\.|\"\"\"|'''|[\"'#\n()\[\]{}]", text):
        at = match.end()
        token = match.group()
        if quote:
            if token == quote or (token == "\n" and len(quote) == 1):
                quote = ""
            if token != "\n" or quote or depth:
                continue
        if line and token != "\n":
            continue  # in a comment
        if token == "#":
            line = 1
        elif token in ('"', "'", '"""', "'''"):
            quote = token
        elif token in "([{" and len(token) == 1:
            depth += 1
        elif token in ")]}" and len(token) == 1:
            depth = max(depth - 1, 0)
        elif token == "\n":
            line = 0
            if not depth and text[at:].strip():
                following = text[at:].split("\n", 1)[0]
                if following.strip() and not following.lstrip().startswith("#"):
                    start = at
    return _Ending(start, bool(depth or quote))


def _goes_on(tail: str) -> bool:
    """Whether the text goes on after the statement, so that it was broken and not cut off."""
    first, *rest = tail.split("\n")
    width = len(first) - len(first.lstrip(" \t"))
    return any(
        re.match(r"[ \t]*(?:def|class|import|from|if __name__|@)\b", line)
        and len(line) - len(line.lstrip(" \t")) <= width
        for line in rest
    )


def _around(before: str, indent: str) -> Iterator[str]:
    """Names of the functions around a line of that indent, innermost first; "" for a class."""
    width = len(indent)
    for line in reversed(before.splitlines()):
        lead = len(line) - len(line.lstrip(" \t"))
        if not line.strip() or lead >= width or line.lstrip().startswith(("#", ")", "]", "}")):
            continue
        match = re.match(r"[ \t]*(?:async[ \t]+)?(def|class)[ \t]+(\w+)", line)
        if match:
            yield match.group(2) if match.group(1) == "def" else ""
        width = lead


def _open_try(text: str) -> str | None:
    """The indent of the ``try`` that an error says has no handler."""
    error = _error(text)
    if error is None or "'except' or 'finally'" not in (error.msg or ""):
        return None
    found = re.findall(r"(?m)^([ \t]*)try:[ \t]*(?:#.*)?\r?$", text)
    return found[-1] if found else None
