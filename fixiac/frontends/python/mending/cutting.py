"""Text that ends in the middle of a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fixiac import program as p
from fixiac.edits import Span
from fixiac.frontends.python.mending.draft import Draft, Fault, Repair, first_fault

_LONGEST_TAIL = 120
"""Lines. A statement that is left open for longer was broken somewhere in the middle."""
_UNFINISHED = "the text of {}() ends here"
"""What a function says that the text ends in."""
_METHOD = re.compile(r"\bself\.(\w+)\(")


@dataclass(frozen=True, slots=True)
class _Ending:
    """Where the last statement begins, and whether it is left open at the end."""

    start: int
    open: bool


def closed(draft: Draft, fault: Fault) -> Repair | None:
    """The last statement, if it is cut off, as a comment; its function says so."""
    text = draft.text
    ending = _ending(text)
    tail = text[ending.start :]
    if fault.at < ending.start and "was never closed" not in fault.message:
        return None
    if not ending.open and "\n" in tail.strip():
        return None
    if not ending.start or not tail.strip() or tail.count("\n") > _LONGEST_TAIL or _goes_on(tail):
        return None
    newline = draft.newline
    indent = tail[: len(tail) - len(tail.lstrip(" \t"))]
    said = "The text ends in the middle of this statement."
    kept = [f"{indent}# {said}"]
    for line in tail.rstrip().splitlines():
        rest = line[len(indent) :] if line.startswith(indent) else line.lstrip()
        kept.append(f"{indent}# {rest}".rstrip())
    functions = list(_around(text[: ending.start], indent))
    ends = [""]
    if functions and functions[0]:
        said = _UNFINISHED.format(functions[0])
        ends = [f'{indent}raise NotImplementedError("{said}")']
    elif indent:
        ends = ["", f"{indent}pass"]
    for end in ends:
        written = newline.join([*kept, *([end] if end else [])]) + newline
        for _ in range(4):
            left = first_fault(text[: ending.start] + written)
            if left is None:
                change = (ending.start, len(text), written)
                return Repair("cut", ending.start, (change,), _promised(text, ending.start))
            if "'except' or 'finally'" not in left.message:
                break
            opener = re.findall(
                r"(?m)^([ \t]*)try:[ \t]*(?:#.*)?\r?$", text[: ending.start] + written
            )
            if not opener:
                break
            written += f"{opener[-1]}finally:{newline}{opener[-1]}    pass{newline}"
    return None


def unfinished(module: p.Module) -> Iterator[Span]:
    """The statements by which functions say that the text ended in them."""
    said = re.compile(re.escape(_UNFINISHED).replace(r"\{\}", r"\w+"))
    statements = p.statements(module.body) if said.search(module.text) else ()
    for statement in statements:
        if isinstance(statement, p.Simple) and statement.kind == "raise":
            written = module.text[statement.start : statement.end]
            if said.search(written) and written.startswith("raise NotImplementedError("):
                yield Span(module.path, statement.start, statement.end)


def _promised(text: str, end: int) -> tuple[str, ...]:
    """The methods that a text calls and does not get to define."""
    return tuple(
        sorted(
            name
            for name in set(_METHOD.findall(text[:end]))
            if not re.search(rf"\bdef {name}\b|\bself\.{name}\s*[:=]", text)
        )
    )


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
