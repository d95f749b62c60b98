"""Names that models write and that SDKs call otherwise: a curated list, certain in every entry."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path


class Renames:
    """Names and arguments by the root of the SDK, read from ``data/renames.json``."""

    def __init__(self, entries: Mapping[str, Mapping[str, Mapping[str, str]]]) -> None:
        self._entries = entries

    def name(self, root: str, qualified: str) -> str | None:
        """The name that a module, class or member really has; a renamed holder renames what it holds."""
        names = self._entries.get(root, {}).get("names", {})
        held = ""
        while qualified:
            if qualified in names:
                return names[qualified] + held
            qualified, _, last = qualified.rpartition(".")
            held = f".{last}{held}"
        return None

    def argument(self, root: str, qualified: str, argument: str) -> str | None:
        """The name that an argument of a class or function really has."""
        return self._entries.get(root, {}).get("arguments", {}).get(f"{qualified}({argument})")


@cache
def curated() -> Renames:
    """The curated list."""
    path = Path(__file__).parent / "data" / "renames.json"
    return Renames(json.loads(path.read_text("utf-8"))["roots"])
