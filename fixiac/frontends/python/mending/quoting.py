"""Code inside a string that ends at the code's own quotes."""

from __future__ import annotations

import ast
import re
import textwrap

from fixiac.frontends.python.mending.draft import Draft, Fault, Repair, first_fault

_STRING = re.compile(
    r"#[^\r\n]*|(?P<mark>\"\"\"|''')(?:\\.|(?!(?P=mark)).)*(?P=mark)"
    r"|\"(?:\\.|[^\"\\\r\n])*\"|'(?:\\.|[^'\\\r\n])*'",
    re.DOTALL,
)
"""Comments and strings, so far as they end."""
_RAW = re.compile(r"(?<!\w)(?:r[fb]?|[fb]r)$", re.IGNORECASE)
_TRIED = 2
"""How many strings of each kind before a fault may be the one that ends too early."""
_LONGEST = 40
"""How many quotes may stand inside of it."""


def nested(draft: Draft, fault: Fault) -> Repair | None:
    """A string of Python code that holds its own kind of triple quotes: the other kind around it.

    Where it ends is known by what is inside, which has to be a program by itself.
    """
    text = draft.text
    strings = [m for m in _STRING.finditer(text) if m["mark"] and m.start() < fault.end]
    for delimiter in ("'''", '"""'):
        alike = [string for string in strings if string["mark"] == delimiter]
        for string in reversed(alike[-_TRIED:]):
            inside = string.start() + len(delimiter)
            ends = [m.start() for m in re.finditer(delimiter, text[inside:])]
            for end in ends[2:_LONGEST:2]:
                repair = _around(text, inside, inside + end, delimiter)
                after = draft.after(repair) if repair is not None else None
                following = first_fault(after.text) if after is not None else None
                if after is not None and (
                    following is None or after.original(following.at) > draft.original(inside + end)
                ):
                    return repair
    return None


def _around(text: str, inside: int, close: int, delimiter: str) -> Repair | None:
    """The string from an opening to a closing delimiter, spelled so that it can hold its text."""
    content = text[inside:close]
    if not _is_program(content):
        return None
    size = len(delimiter)
    other = "'''" if delimiter == '"""' else '"""'
    changes: tuple[tuple[int, int, str], ...]
    if other not in content and content[-1:] != other[0]:
        changes = ((inside - size, inside, other), (close, close + size, other))
    elif _RAW.search(text[: inside - size][-3:]):
        return None  # a raw string takes no escapes
    else:
        escaped = "".join(f"\\{quote}" for quote in delimiter)
        changes = tuple(
            (inside + m.start(), inside + m.end(), escaped)
            for m in re.finditer(re.escape(delimiter), content)
        )
    return Repair("nested", inside - size, changes)


def _is_program(content: str) -> bool:
    """Whether a text is Python code of some size, with definitions or imports."""
    try:
        body = ast.parse(textwrap.dedent(content)).body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    kinds = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return any(isinstance(statement, kinds) for statement in body)
