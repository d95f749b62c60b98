"""Frontends: each lowers the files of one language to the view that codemods read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fixiac.edits import Span
from fixiac.model import Unread

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from fixiac.frontends.python.absent import Files
    from fixiac.frontends.python.linking import Linker
    from fixiac.project import Project
    from fixiac.schemas.targets import Targets


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
    """Reads files as :func:`read` does, and knows of each path what it gave and refused last."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}
        self._refused: dict[str, tuple[str, ReadError]] = {}

    def __call__(self, path: str, text: str) -> Document:
        """The document of a text, which is not read again if it is the one of last time."""
        known = self._documents.get(path)
        if known is not None and known.text == text:
            return known
        refused, error = self._refused.get(path, (None, None))
        if error is not None and refused == text:
            raise error.with_traceback(None)
        try:
            document = self._documents[path] = read(path, text)
        except ReadError as error:
            self._refused[path] = text, error
            raise
        return document

    def last(self, path: str) -> Document | None:
        """The last document of a path that could be read."""
        return self._documents.get(path)


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


def linker() -> Linker:
    """What tells which documents are one program."""
    from fixiac.frontends.python import linking

    return linking.Linker()


def there(paths: Iterable[str], elsewhere: Collection[str] | None) -> Files:
    """The files at ``paths``, those of other programs and those that do not parse included.

    ``elsewhere`` are modules that are there and not given, as paths without ``.py``; None if it is
    not known.
    """
    from fixiac.frontends.python import absent

    return absent.Files(paths, elsewhere)


def assemble(
    documents: Mapping[str, Document],
    targets: Targets | None = None,
    unread: Iterable[Unread] = (),
    there: Files | None = None,
) -> Project:
    """Join documents to the one program that codemods check.

    ``targets`` has the SDKs in the versions that the program is written for; the newest if none.
    ``there`` are the files that there are besides.
    """
    from fixiac.frontends.python import assembly

    return assembly.assemble(documents, targets, unread, there)
