"""Two texts of one file side by side: the lines that belong together, and what differs in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

Pieces = tuple[tuple[str, bool], ...]
"""A line in pieces, each with whether it differs from the other side."""

_ALIKE = 0.6
"""How alike two lines are, from 0 to 1, that stand side by side."""
_MOST_PAIRS = 400
"""How many pairs of lines are compared to find those that belong together."""
_LONGEST = 400
"""Characters of a line that is compared word by word."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one side; ``number`` counts from 1."""

    number: int
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a line of each side, or of one. With neither, ``skipped`` lines are left out."""

    before: Line | None = None
    after: Line | None = None
    changed: bool = False
    skipped: int = 0


def rows(before: str, after: str, context: int = 3) -> Iterator[Row]:
    """The rows that differ, with ``context`` lines around them; none if nothing differs."""
    old, new = _lines(before), _lines(after)
    if old == new:
        return
    end = 0
    for group in SequenceMatcher(None, old, new).get_grouped_opcodes(context):
        if group[0][1] > end:
            yield Row(skipped=group[0][1] - end)
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
                    yield Row(_whole(old, i), _whole(new, j))
            else:
                yield from _changed(old, range(i1, i2), new, range(j1, j2))
            end = i2
    if end < len(old):
        yield Row(skipped=len(old) - end)


def _lines(text: str) -> list[str]:
    """Lines as they are numbered elsewhere, without their ends."""
    lines = re.split(r"\r\n|\r|\n", text)
    return lines if lines[-1] else lines[:-1]


def _whole(lines: Sequence[str], at: int, *, differs: bool = False) -> Line:
    return Line(at + 1, ((lines[at], differs),))


def _changed(old: Sequence[str], left: range, new: Sequence[str], right: range) -> Iterator[Row]:
    """Rows of lines that were replaced: those that are alike side by side, the others alone."""
    pairs = _pairs([old[i] for i in left], [new[j] for j in right])
    places = [(left.start - 1, right.start - 1)]
    places += [(left.start + i, right.start + j) for i, j in pairs]
    for (i1, j1), (i2, j2) in pairwise([*places, (left.stop, right.stop)]):
        yield from (Row(_whole(old, i, differs=True), None, True) for i in range(i1 + 1, i2))
        yield from (Row(None, _whole(new, j, differs=True), True) for j in range(j1 + 1, j2))
        if i2 < left.stop:
            before, after = _compared(old[i2], new[j2])
            yield Row(Line(i2 + 1, before), Line(j2 + 1, after), True)


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Indices of lines that belong together, in order: the alignment of the most likeness."""
    if len(old) == len(new):
        return [(i, i) for i in range(len(old))]
    if not old or not new or len(old) * len(new) > _MOST_PAIRS:
        return []
    likeness = [[_likeness(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            together = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one.strip(), other.strip(), autojunk=False)
    if max(len(one), len(other)) > _LONGEST or matcher.quick_ratio() < _ALIKE:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= _ALIKE else 0.0


def _compared(one: str, other: str) -> tuple[Pieces, Pieces]:
    """Two lines in pieces, word by word."""
    old, new = re.findall(r"\w+|\s+|.", one), re.findall(r"\w+|\s+|.", other)
    before: list[tuple[str, bool]] = []
    after: list[tuple[str, bool]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before += [("".join(old[i1:i2]), tag != "equal")] if i1 < i2 else []
        after += [("".join(new[j1:j2]), tag != "equal")] if j1 < j2 else []
    return tuple(before), tuple(after)
