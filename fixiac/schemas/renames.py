"""Names that models write and that SDKs call otherwise: a curated list, certain in every entry."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from fixiac.schemas.crossnames import crossnames
from fixiac.schemas.twins import twins


@dataclass(frozen=True, slots=True)
class Renames:
    """The renamed names and arguments of one SDK, without its root package.

    ``names`` maps modules, classes and members; ``arguments`` maps ``module.Class(argument)`` to
    the argument that is meant; ``elsewhere`` maps modules to other packages.
    """

    root: str
    names: Mapping[str, str] = field(default_factory=dict)
    arguments: Mapping[str, str] = field(default_factory=dict)
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    def name(self, qualified: str) -> str | None:
        """The name that is meant; a renamed holder renames what it holds."""
        inside = qualified.removeprefix(f"{self.root}.")
        held: list[str] = []
        while inside:
            if inside in self.names:
                return _joined(self.root, self.names[inside], *held)
            inside, _, last = inside.rpartition(".")
            held.insert(0, last)
        return None

    def argument(self, qualified: str, argument: str) -> str | None:
        """The argument of a class, function or method that is meant."""
        return self.arguments.get(f"{qualified.removeprefix(f'{self.root}.')}({argument})")

    def arguments_of_others(self, qualified: str, argument: str) -> Iterator[str]:
        """The arguments that are known from other tools, for the same resource."""
        inside = qualified.removeprefix(f"{self.root}.")
        for root, twin in twins(_known_as(self.root), inside):
            meant = curated(root).argument(f"{root}.{twin}", argument)
            if meant is not None:
                yield meant
        yield from crossnames(_known_as(self.root), inside, argument)

    def members_of_others(self, holder: str, member: str) -> Iterator[str]:
        """The attributes that are known from other tools, for an object of the same resource."""
        inside = holder.removeprefix(f"{self.root}.")
        for root, twin in twins(_known_as(self.root), inside):
            meant = curated(root).names.get(f"{twin}.{member}", "")
            if meant.startswith(f"{twin}."):
                yield meant.rpartition(".")[2]
        if not inside.rpartition(".")[2].startswith("Cfn"):  # there it is only what was passed
            yield from crossnames(_known_as(self.root), inside, member)

    def all_names(self) -> Iterator[tuple[str, str]]:
        """Each name of the list and the one that is meant, both complete."""
        for name, meant in self.names.items():
            yield f"{self.root}.{name}", _joined(self.root, meant)


def _joined(root: str, meant: str, *held: str) -> str:
    start = [meant[1:]] if meant.startswith("/") else [root, meant]
    return ".".join(part for part in (*start, *held) if part)


@cache
def _data() -> Mapping[str, Any]:
    path = Path(__file__).parent / "data" / "renames.json"
    held: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    return held


def _known_as(root: str) -> str:
    """The root package under which the list has what another package offers too."""
    name: str = _data()["same"].get(root, root)
    return name


@cache
def curated(root: str) -> Renames:
    """The curated list for one SDK, by its root package; an empty one if there is none."""
    entries = _data()["roots"].get(_known_as(root), {})
    return Renames(
        root, entries.get("names", {}), entries.get("arguments", {}), entries.get("elsewhere", {})
    )
