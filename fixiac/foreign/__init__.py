"""Codemods of other tools, run inside fixiac's gate.

Another tool makes a text of a text. Here that is a codemod of fixiac: the difference is a fix like
any other, which is checked, can be ignored by a comment, and is written by fixiac alone.
"""

from __future__ import annotations

import contextlib
import functools
import re
import sys
from collections.abc import Callable, Iterator
from typing import ClassVar, Protocol

from fixiac import edits
from fixiac.edits import Edit, Fix, Safety
from fixiac.project import Project
from fixiac.rules import Finding, Rule
from fixiac.source import Failure


class CannotReadError(Exception):
    """A text that the other tool cannot read. ``line`` and ``column`` count from 1; 0: unknown."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class Transformer(Protocol):
    """Something that makes a text of a text, for each file by itself."""

    @property
    def manual(self) -> str:
        """What it does, in its author's words; may be empty."""
        ...

    def transform(self, path: str, text: str) -> str:
        """The text that the file at ``path`` gets. Whatever it raises, the file is skipped."""
        ...


class ForeignCodemod(Rule):
    """Runs a transformer. The changes of a file are one fix, as they may need each other."""

    everywhere = True
    title: ClassVar[str]
    safety: ClassVar[Safety]
    changes: ClassVar[Callable[[str, str], tuple[Edit, ...]]]
    """What the transformer changes in the text of a file; raises what it raises."""

    def check(self, project: Project) -> Iterator[Finding | Failure]:
        """Yield a finding for each file that would be changed, or why that is not known."""
        for path, text in project.texts.items():
            try:
                made = type(self).changes(path, text)
            except CannotReadError as error:
                message = f"skipped by {self.code}: {error}"
                yield Failure(path, error.line, error.column, message)
                continue
            # A file that fails must not stop the others.
            except (Exception, SystemExit) as error:  # noqa: BLE001
                message = f"skipped by {self.code}: {type(error).__name__}: {error}"
                yield Failure(path, 0, 0, message)
                continue
            if made:
                yield self.finding(made[0].span, self.summary(), Fix(self.title, made, self.safety))


def codemod(code: str, reference: str, transformer: Transformer, safety: Safety) -> type[Rule]:
    """A codemod that runs a transformer; ``reference`` is how the configuration names it."""
    thing = re.split(r"[.:/\\]", reference)[-1]
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|_+", "-", thing)
    return type(
        thing,
        (ForeignCodemod,),
        {
            "__module__": reference,
            "__doc__": transformer.manual or f"{reference} changes this file.",
            "code": code,
            "name": words.strip("-").lower(),
            "title": f"Apply {reference}",
            "safety": safety,
            "changes": staticmethod(_changes(transformer)),
        },
    )


def _changes(transformer: Transformer) -> Callable[[str, str], tuple[Edit, ...]]:
    """Runs a transformer, once for a text: each pass and each change in an editor asks again."""

    @functools.lru_cache(maxsize=4096)
    def changes(path: str, text: str) -> tuple[Edit, ...]:
        # What it prints must not get into a diff or a format for programs.
        with contextlib.redirect_stdout(sys.stderr):
            after = transformer.transform(path, text)
        return edits.difference(path, text, after)

    return changes
