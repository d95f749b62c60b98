"""Since when SDKs have the names that fixes write: `scripts/build_since.py` makes the list."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path


def maybe_later(qualified: str, version: str) -> bool:
    """Whether a name, or what holds it, may have come after a version of its SDK such as ``2.100``.

    The list has the first release that is known to have a name. A version that is given in part is
    that with anything behind it, so ``2`` has all that came in any 2.
    """
    asked = _numbers(version)
    parts = qualified.split(".")
    held = (_since().get(".".join(parts[:size])) for size in range(len(parts), 1, -1))
    return any(_numbers(first)[: len(asked)] > asked for first in held if first is not None)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:3])


@cache
def _since() -> Mapping[str, str]:
    path = Path(__file__).parent / "data" / "since.json"
    names: Mapping[str, str] = json.loads(path.read_text("utf-8"))["names"]
    return names
