"""What makes the object that an argument asks for out of the one that is passed: a curated list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fixiac.schemas.symbols import Type


@dataclass(frozen=True, slots=True)
class Maker:
    """A class or a method of one that makes an object of the class asked for.

    ``callee`` is its qualified name and ``name`` the argument that takes the object, empty for the
    first by position. ``pattern`` is what a text has to look like; without one any text is right.
    """

    callee: str
    name: str
    pattern: str

    def takes(self, text: str) -> bool:
        """Whether a literal text is of the right form."""
        return re.fullmatch(self.pattern, text) is not None


def makers(wanted: str, given: Iterable[str]) -> tuple[Maker, ...]:
    """What makes a ``wanted`` object out of one of the ``given`` types, by qualified names.

    ``given`` are the type of an object and those that it extends. That none of them is taken as it
    is, is part of what the list says.
    """
    rows = _rows().get(wanted, {})
    return next((rows[name] for name in given if name in rows), ())


@cache
def _data() -> dict[str, list[dict[str, Any]]]:
    path = Path(__file__).parent / "data" / "makers.json"
    found: dict[str, list[dict[str, Any]]] = json.loads(path.read_text("utf-8"))
    return found


@cache
def _rest() -> dict[str, Type]:
    return {method: Type(row["type"]) for row in _data()["rest"] for method in row["of"]}


def rest(method: str) -> Type | None:
    """What each of any number of arguments of a method has to be, which the tables do not say."""
    return _rest().get(method)


@cache
def _rows() -> dict[str, dict[str, tuple[Maker, ...]]]:
    found: dict[str, dict[str, tuple[Maker, ...]]] = {}
    for row in _data()["rows"]:
        made = Maker(row["by"], row.get("name", ""), row.get("pattern", ""))
        for wanted in row["of"]:
            of = found.setdefault(wanted, {})
            for given in row["from"]:
                of[given] = (*of.get(given, ()), made)
    return found
