"""What need not be done again when files are checked once more."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fixiac import frontends
from fixiac.frontends import Document
from fixiac.model import Unread
from fixiac.rules import Finding
from fixiac.source import Failure

if TYPE_CHECKING:
    from fixiac.frontends.python.linking import Linker

Sources = Sequence[Document | Unread]


@dataclass(frozen=True, slots=True)
class Found:
    """What the codemods find in one program, and, with their codes, what they could not do."""

    findings: tuple[Finding, ...] = ()
    undone: tuple[tuple[str, Failure], ...] = ()


class Memory:
    """Keeps what was read, what is linked, and what was found in programs that stay the same."""

    def __init__(self) -> None:
        self.read = frontends.Memory()
        self._circumstances: object = None
        self._found: dict[tuple[int, ...], tuple[Sources, Found]] = {}
        """By the identity of the sources, which are kept so that no other gets it."""

    @functools.cached_property
    def linker(self) -> Linker:
        """What tells programs apart; it is not needed where there is nothing to read."""
        return frontends.linker()

    def forget(self, circumstances: object) -> None:
        """Keep what was found only if it was found in the same ``circumstances``."""
        if circumstances != self._circumstances:
            self._circumstances, self._found = circumstances, {}

    def found(self, sources: Sources) -> Found | None:
        """What was found in a program, if it was of these sources."""
        known = self._found.get(tuple(map(id, sources)))
        return known[1] if known is not None else None

    def keep(self, sources: Sources, found: Found) -> None:
        """Keep what was found in a program."""
        self._found[tuple(map(id, sources))] = sources, found

    def retain(self, programs: Sequence[Sources]) -> None:
        """Keep what was found in these programs only."""
        wanted = {tuple(map(id, sources)) for sources in programs}
        self._found = {key: one for key, one in self._found.items() if key in wanted}
