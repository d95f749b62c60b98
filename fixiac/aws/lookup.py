"""Reading the data files, and the answers that every lookup shares."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("data")
"""The folder of the tables. ``importlib.resources`` would cost more to import than to read them."""

HOLE = "\0"
"""Stands, inside a string, for a part of a template that is not known before the program runs."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The text has a hole where the answer would be: nothing can be said of it."""


@cache
def load(name: str) -> dict[str, Any]:
    """The table in the data file ``name``, read once. Callers must not change it."""
    data = (DATA / name).read_bytes()
    table: dict[str, Any] = json.loads(gzip.decompress(data) if name.endswith(".gz") else data)
    return table


def close_names(name: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Up to ``most`` of ``known`` that look like ``name``, the closest first."""
    from difflib import get_close_matches  # Costs a few milliseconds, and only a report needs it.

    by_folded = {candidate.lower(): candidate for candidate in known}
    found = get_close_matches(name.lower(), by_folded, n=most, cutoff=0.75)
    return tuple(by_folded[match] for match in found)
