"""Frontends: each lowers the files of one language to the view that codemods read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fixiac.edits import Span
from fixiac.model import Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fixiac.project import Project


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read: its text, what the engine needs of it, and its lowered program.

    Has no syntax tree and can be pickled.
    """

    path: str
    text: str
    comments: tuple[Span, ...]
    """Every comment, from its mark to the end of its text."""
    statements: tuple[Span, ...]
    """Every statement, nested ones included, in order of start."""
    program: Any
    """The frontend's own lowered form."""


class ReadError(Exception):
    """A file that cannot be read as its language. ``line`` and ``column`` count from 1."""

    def __init__(self, path: str, line: int, column: int, message: str) -> None:
        super().__init__(f"{path}:{line}:{column}: {message}")
        self.path = path
        self.line = line
        self.column = column
        self.message = message


def interesting(path: str, text: str) -> bool:
    """Tell quickly whether a file can hold anything that a codemod looks at."""
    from fixiac.frontends import python

    return path.endswith(python.SUFFIXES) and python.interesting(text)


def read(path: str, text: str) -> Document:
    """Lower one file. Raises ReadError."""
    from fixiac.frontends.python import parse

    return parse.read(path, text)


class Memory:
    """Reads files as :func:`read` does, and knows of each path what it gave last."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[str, Document | ReadError]] = {}

    def __call__(self, path: str, text: str) -> Document:
        """The document of a text; read again only if the text is not the one of last time."""
        known, outcome = self._last.get(path, (None, None))
        if known != text or outcome is None:
            try:
                outcome = read(path, text)
            except ReadError as error:
                outcome = error
            self._last[path] = text, outcome
        if isinstance(outcome, ReadError):
            raise outcome.with_traceback(None)
        return outcome


def unparsed(path: str, text: str) -> Document:
    """A file that does not parse, as lines: only comments on lines of their own are seen."""
    lines = re.finditer(r"(?m)^[ \t]*(#[^\r\n]*)", text)
    comments = tuple(Span(path, line.start(1), line.end(1)) for line in lines)
    return Document(path, text, comments, (), None)


def diagnose(path: str, text: str, error: ReadError) -> Unread:
    """What is known of a file that does not parse. Only infrastructure code is mended."""
    from fixiac.frontends.python import mending

    mend = mending.mend(path, text) if interesting(path, text) else None
    return Unread(path, text, error.line, error.column, error.message, mend)


def assemble(
    documents: Mapping[str, Document],
    targets: Mapping[str, str] | None = None,
    unread: Iterable[Unread] = (),
) -> Project:
    """Join documents to the one program that codemods check.

    ``targets`` gives the version by package that the program is written for; the newest if none.
    """
    from fixiac.frontends.python import assembly

    return assembly.assemble(documents, targets, unread)
