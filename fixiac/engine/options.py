"""What a run over a program is asked to do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from fixiac.config import Config
from fixiac.engine.memory import Memory
from fixiac.rules import Rule


def _silent(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a program is read and which findings count; the same to check, to fix and to ignore."""

    config: Config = field(default_factory=Config)
    codemods: Sequence[type[Rule]] | None = None
    """Those to run: the built-in ones and those of the configuration, if None."""
    within: Collection[str] | None = None
    """The files whose findings count; the others are read to understand these, and are changed
    only by a fix that spans them. All, if None."""
    progress: Callable[[str], None] = _silent
    """Is told what is being done, in a few words; what it raises ends the run."""
    memory: Memory | None = None
    """What an earlier run has kept, for this one to use."""
