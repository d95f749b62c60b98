"""Markdown among the code: fences, and what the answer says between its blocks."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from fixiac.frontends.python.mending.draft import Draft, Fault, Repair, rows
from fixiac.model import Flaw

_FENCE = re.compile(r"[ \t]*(?:```|~~~)[ \t]*(?P<info>[^`~\r\n]*)$")
_PYTHON = re.compile(r"(?:python3?|py3?)\b", re.IGNORECASE)
_LEAST = 5
"""Lines that have to be alike before they count as given twice."""
_CODE = re.compile(
    r"(?:import[ ]\w|from[ ][\w.]+[ ]import\b|(?:async[ ])?def[ ]\w+\(|class[ ]\w+[(:]|@\w+"
    r"|[A-Za-z_][\w.]*(?:\[[^]]*\])?[ ]*(?::[ ]*\w+[ ]*)?=[ ]*[^=\s]|[A-Za-z_]\w*(?:\.\w+)*\(\S*$"
    r"|if[ ]__name__|\"\"\"|''')"
)
"""Lines at the margin that can only be code, as far as answers go."""
_SENTENCE = re.compile(
    r"(?!.*\s=\s)(?:#{1,6}[ ]|[-*\u2022>][ ]|\d+[.)][ ]|\*\*)?"
    r"[`*\"(]*[A-Z][\w'\u2019/`*-]*(?:[ ,;:]+\S+){3,}"
    r"|(?:#{2,6}|[-*\u2022]|\d+[.)])[ ]+\S+.*"
    r"|-{3,}$|\*{3,}$|\*\*[^*]+\*\*:?$|\|.*\|$"
)
"""Lines at the margin that can only be prose, if they do not parse: four words from a capital on,
headings, items of lists, rules and tables."""


def commented(draft: Draft, fault: Fault) -> Repair | None:
    """A fence, or prose at the margin behind complete code, up to the next code, as comments."""
    text = draft.text
    line = text[fault.start : fault.end]
    fence = _FENCE.match(line)
    if fence is None and not (_SENTENCE.match(line) and _complete(text[: fault.start])):
        return None
    again = _repetition(text, fault)
    if again:
        return Repair("repeat", fault.start, tuple((start, start, "# ") for start in again))
    changes: list[tuple[int, int, str]] = []
    closing = fence is not None and not fence["info"].strip() and _code_before(text, fault.start)
    foreign = fence is not None and bool(fence["info"].strip()) and not _PYTHON.match(fence["info"])
    for start, end in rows(text)[fault.row :]:
        line = text[start:end]
        first = start == fault.start
        found = _FENCE.match(line)
        if not first and foreign:
            changes += [(start, start, "# ")] if _is_bare(line) else []
            if found and not found["info"].strip():
                break
            continue
        if not first and (found or _CODE.match(line)):
            break
        if _is_bare(line):
            changes.append((start, start, "# "))
        if first and fence is not None and not closing and not foreign:
            break
    return Repair("prose" if fence is None else "fence", fault.start, tuple(changes))


def _repetition(text: str, fault: Fault) -> list[int]:
    """The line of a fault and those behind it, if they give the text's own code once more.

    Word for word, up to the next fence or to where the text ends. Empty if they do not.
    """
    listed = rows(text)
    following: list[tuple[int, int]] = []
    for start, end in listed[fault.row + 1 :]:
        if _FENCE.match(text[start:end]):
            break
        following.append((start, end))
    again = [_alike(text[start:end]) for start, end in following]
    while again and not again[-1]:
        again.pop()
    if sum(1 for line in again if line) < _LEAST:
        return []
    before = [_alike(text[start:end]) for start, end in listed[: fault.row]]
    for row in range(len(before) - len(again) + 1):
        *whole, last = before[row : row + len(again)]
        if whole == again[:-1] and last.startswith(again[-1]):
            given = following[: len(again)]
            return [fault.start, *(start for start, end in given if _is_bare(text[start:end]))]
    return []


def _is_bare(line: str) -> bool:
    """Whether a line holds anything that is no comment yet."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _alike(line: str) -> str:
    """A line to compare; a repair may have changed the quotes of a string."""
    return line.rstrip().replace("'''", '"""')


def _complete(before: str) -> bool:
    try:
        ast.parse(before)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    return True


def _code_before(text: str, at: int) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in text[:at].split("\n"))


def repeats(draft: Draft, flaws: Sequence[Flaw]) -> bool:
    """Whether prose stands between two versions of the same: which one is meant is not known."""
    places = sorted(flaw.span.start for flaw in flaws if flaw.kind in ("fence", "prose"))
    seen: dict[str, int] = {}
    for name, offset in _bound(draft.text):
        at = draft.original(offset)
        before = seen.setdefault(name, at)
        if any(before < place < at for place in places):
            return True
    return False


def _bound(text: str) -> list[tuple[str, int]]:
    """The names that a module gives a value, imports aside, with the offsets of the statements."""
    listed = rows(text)
    found: list[tuple[str, int]] = []
    for statement in ast.parse(text).body:
        at = listed[statement.lineno - 1][0]
        if isinstance(statement, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            found.append((statement.name, at))
        elif isinstance(statement, ast.Assign):
            found += [(t.id, at) for t in statement.targets if isinstance(t, ast.Name)]
    return found
