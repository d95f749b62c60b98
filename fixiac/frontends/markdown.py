"""Markdown: the fenced Python blocks of a document, each read as a file of its own.

Blocks of one document are one program. A block's path is ``answer.md#lib/tap_stack.py``; the part
behind ``#`` is what the document calls it, or a guess.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from fixiac.edits import Edit, Span

SUFFIXES = (".md", ".markdown")

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FENCE = re.compile(r"(?P<indent>[ \t]*)(?P<mark>`{3,}|~{3,})[ \t]*(?P<info>[^\r\n]*)")
_LANGUAGE = re.compile(r"(?:python3?|py3?)\b", re.IGNORECASE)
_WRAPPER = re.compile(r"(?:markdown|md)\b", re.IGNORECASE)
_PATH = r"(?:[\w.-]+/)*[\w-][\w.-]*\.py"
_NAME = re.compile(rf"(?<![\w./-])(?:\./)?({_PATH})(?![\w/])")
_FIRST = re.compile(
    rf"(?:\s|#!.*)*(?:#+|\"\"\"|''')\s*(?:file(?:name)?:?\s*)?[`*]*(?:\./)?({_PATH})(?![\w/])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block. ``text`` is without the indentation of its fence.

    ``lines`` has for each line its offset in ``text``, that in the document, and what the line
    lacks of the fence's indentation; the line of the closing fence included.
    """

    path: str
    text: str
    document: str
    indent: str
    lines: tuple[tuple[int, int, str], ...]

    def outer(self, offset: int) -> int:
        """The offset in the document of an offset in the block."""
        inner, outer, _ = self._line(offset)
        return outer + offset - inner

    def _line(self, offset: int) -> tuple[int, int, str]:
        return next(line for line in reversed(self.lines) if line[0] <= offset)

    def outer_span(self, span: Span) -> Span:
        """A span of the block as one of the document."""
        return Span(self.document, self.outer(span.start), self.outer(span.end))

    def outer_edit(self, edit: Edit) -> Edit:
        """An edit of the block as one of the document: new lines get the fence's indentation."""
        text = re.sub(r"\r\n|\r|\n", lambda newline: newline.group() + self.indent, edit.text)
        start, _, lacking = self._line(edit.span.start)
        # An empty line seldom has the indentation that what takes its place needs.
        return Edit(
            self.outer_span(edit.span), (lacking if start == edit.span.start else "") + text
        )


def blocks(path: str, text: str, names: Sequence[str] | None = None) -> tuple[Block, ...]:
    """The Python blocks of a document, in order.

    ``names`` are the paths of the blocks from an earlier reading of the same document, so that a
    fix cannot rename one.
    """
    lines = [line.group() for line in _LINE.finditer(text) if line.group()]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    found: list[Block] = []
    told: list[str | None] = []
    for info, indent, opening, first, last in _fences(lines):
        if not _LANGUAGE.match(info.lstrip("{. ")):
            continue
        body, table = _dedent(lines[first:last], starts[first:], indent)
        closing = lines[last] if last < len(lines) else ""
        shared = _shared(closing, indent)
        table.append((len(body), starts[last] + shared, indent[shared:] if closing else ""))
        full = names[len(found)] if names is not None and len(found) < len(names) else path
        told.append(_name(info, lines[opening : first - 1], body))
        found.append(Block(full, body, path, indent, tuple(table)))
    if names is None:
        unique = _unique(told, [len(block.text) for block in found])
        found = [replace(b, path=f"{path}#{name}") for b, name in zip(found, unique, strict=True)]
    return tuple(found)


def is_excerpt(path: str, others: Collection[str]) -> bool:
    """Whether a block has no name of its own, or that of another one which is longer."""
    document, mark, name = path.partition("#")
    whole = re.sub(r"_\d+(?=\.py$)", "", name)
    unnamed = re.fullmatch(r"block\d+\.py", name) is not None
    return bool(mark) and (unnamed or (whole != name and f"{document}#{whole}" in others))


def _fences(lines: Sequence[str]) -> Iterator[tuple[str, str, int, int, int]]:
    """Each fenced block: info, indentation, where the text above it begins, its lines.

    Answers are often wrapped in one fence of Markdown; that one counts as text.
    """
    wrappers: list[str] = []
    at = above = 0
    while at < len(lines):
        fence = _FENCE.match(lines[at])
        at += 1
        if not fence or (fence["mark"][0] == "`" and "`" in fence["info"]):
            continue
        info, mark = fence["info"].strip(), fence["mark"]
        if wrappers and not info and mark.startswith(wrappers[-1]):
            wrappers.pop()
        elif _WRAPPER.match(info):
            wrappers.append(mark)
        else:
            first = at
            while at < len(lines) and not _closes(lines[at], mark):
                at += 1
            yield info, fence["indent"], above, first, at
            at += 1
        above = at


def _closes(line: str, mark: str) -> bool:
    bare = line.strip()
    return len(bare) >= len(mark) and set(bare) == {mark[0]}


def _shared(line: str, indent: str) -> int:
    """How much of a fence's indentation a line has."""
    own = len(line) - len(line.lstrip(" \t"))
    return min(own, len(indent))


def _dedent(
    lines: Sequence[str], starts: Sequence[int], indent: str
) -> tuple[str, list[tuple[int, int, str]]]:
    pieces: list[str] = []
    table: list[tuple[int, int, str]] = []
    length = 0
    for line, start in zip(lines, starts, strict=False):
        cut = _shared(line, indent)
        table.append((length, start + cut, indent[cut:]))
        pieces.append(line[cut:])
        length += len(line) - cut
    return "".join(pieces), table


def _name(info: str, above: Sequence[str], text: str) -> str | None:
    """What the document calls the block: in its info, the lines above it, or its first comment."""
    near = [line.strip() for line in above if line.strip()][-2:]
    titles = [line.replace("**init**", "__init__") for line in reversed(near) if len(line) <= 160]
    first = _FIRST.match(text)
    for told in (info, *titles):
        names: list[str] = _NAME.findall(told)
        if names:
            return names[-1]
    return first.group(1) if first else None


def _unique(told: Sequence[str | None], sizes: Sequence[int]) -> list[str]:
    """A path for each block. Of several with one name the longest is the file of that name."""
    names = [name or f"block{number}.py" for number, name in enumerate(told, 1)]
    longest: dict[str, int] = {}
    for index, name in enumerate(names):
        if sizes[index] > sizes[longest.setdefault(name, index)]:
            longest[name] = index
    taken = set(longest)
    for index, name in enumerate(names):
        if longest[name] != index:
            stem, dot, suffix = name.rpartition(".")
            count = 2
            while f"{stem}_{count}{dot}{suffix}" in taken:
                count += 1
            names[index] = f"{stem}_{count}{dot}{suffix}"
            taken.add(names[index])
    return names
