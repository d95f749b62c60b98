"""Ranges that lie inside each other or apart: which is the innermost around an offset."""

from __future__ import annotations

import bisect
from collections.abc import Sequence


class Nesting:
    """Half-open ranges ``[start, end)``, numbered in the order given.

    Of two equal ranges the later one lies inside the other.
    """

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._ranges = ranges
        self._order = sorted(range(len(ranges)), key=lambda n: (ranges[n][0], -ranges[n][1], n))
        self._starts = [ranges[number][0] for number in self._order]
        self._around: dict[int, int] = {}
        open_: list[int] = []
        for number in self._order:
            while open_ and ranges[open_[-1]][1] <= ranges[number][0]:
                open_.pop()
            if open_:
                self._around[number] = open_[-1]
            open_.append(number)

    def at(self, offset: int) -> int | None:
        """The number of the innermost range around ``offset``, or None."""
        index = bisect.bisect_right(self._starts, offset) - 1
        number = self._order[index] if index >= 0 else None
        while number is not None and self._ranges[number][1] <= offset:
            number = self._around.get(number)
        return number
