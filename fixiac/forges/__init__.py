"""Where pull requests live: GitHub and GitLab, over their HTTP interfaces.

"Pull request" stands for GitLab's merge requests too, and "note" for what a forge keeps below one:
GitHub's issue comments, GitLab's notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from fixiac.forges.suggestions import Suggestion


class ForgeError(Exception):
    """What a forge refused or could not do. ``status`` is that of HTTP, 0 if there was none."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Line:
    """One line that a diff shows on its right side. ``old`` is its number on the left, if any."""

    text: str
    old: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """A file that a pull request changes, and what its diff shows on the right side.

    ``path`` and ``old_path`` begin at the top of the repository. Each of ``hunks`` maps the numbers
    of its lines to these; there are none where the forge shows no diff.
    """

    path: str
    old_path: str
    hunks: tuple[dict[int, Line], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A comment that stands below a pull request. ``address`` is for people."""

    id: str
    body: str
    address: str
    mine: bool
    """Whether whoever the token stands for has written it."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment that stands at a line of a pull request.

    ``line`` is its number now, None if the forge no longer shows it there. ``settled``: nothing is
    to be done about it any more, as somebody has replied or resolved it.
    """

    id: str
    body: str
    mine: bool
    line: int | None
    settled: bool


class Forge(Protocol):
    """One pull request of a forge. Every method may raise ForgeError."""

    name: str
    limit: int
    """Characters that a note may have."""
    permission: str
    """What a token needs to write."""

    def changes(self) -> tuple[Change, ...] | None:
        """The files that the pull request leaves changed; None if the forge does not list all."""

    def notes(self) -> Iterator[Note]:
        """The notes below the pull request, in order."""

    def create(self, body: str) -> str:
        """Write a note and give its address."""

    def update(self, note: Note, body: str) -> str:
        """Replace a note and give its address."""

    def remove(self, note: Note) -> None:
        """Delete a note."""

    def remarks(self) -> Iterator[Remark]:
        """The first remark of each thread at the lines of the pull request."""

    def suggest(self, suggestions: Sequence[Suggestion]) -> None:
        """Make suggestions at their lines."""

    def withdraw(self, remark: Remark) -> None:
        """Put away a remark that no longer holds."""
