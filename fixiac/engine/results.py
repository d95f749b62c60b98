"""What a run tells: findings in their place, fixes that wait for an answer, and the texts."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from fixiac.rules import Finding
from fixiac.source import Failure


class Withheld(enum.Enum):
    """Why a fix that exists is not applied."""

    UNSAFE = "unsafe"
    """It needs ``unsafe_fixes``."""
    DEPLOYED = "deployed"
    """It would delete or replace a resource of a deployed stack."""
    MANUAL = "manual"
    """It is for a person to make."""
    IGNORED = "ignored"
    """It would touch code where the codemod is ignored."""
    BROKEN = "broken"
    """It was tried and withdrawn; a failure says why."""


@dataclass(frozen=True, slots=True)
class Report:
    """A finding and the place where a reader finds it, line and column from 1.

    Spans are those of the file ``path``, also if it is a block of a Markdown document. Fixes that
    are applied may rest on earlier ones: ``step`` counts from 1, and the spans of a finding are
    those of the text before its step, while line and column are those of the text that was given.
    """

    finding: Finding
    path: str
    line: int
    column: int
    withheld: Withheld | None = None
    step: int = 1

    @property
    def fixable(self) -> bool:
        """Whether the finding has a fix that is applied by default here."""
        return self.finding.fix is not None and self.withheld is None


@dataclass(frozen=True, slots=True)
class Result:
    """What a run gives; can be pickled. ``applied`` are in the order in which they were made."""

    texts: dict[str, str]
    applied: tuple[Report, ...]
    findings: tuple[Report, ...]
    """What is left in ``texts``, by place."""
    failures: tuple[Failure, ...]


class Answer(enum.Enum):
    """What is to become of a fix that is offered."""

    YES = "yes"
    """It is made."""
    NO = "no"
    """It is not, and is not offered again."""
    ALL = "all"
    """It is made, and so are all that are still to come."""
    SKIP = "skip"
    """It is not, nor is any other in the file where it was found."""
    QUIT = "quit"
    """It is not, nor is any that is still to come."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A fix that waits for an answer: the files that it changes, before and after it.

    ``waiting`` is the number of fixes that there are now, this one included.
    """

    report: Report
    before: dict[str, str]
    after: dict[str, str]
    waiting: int
