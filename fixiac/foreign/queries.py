"""Bowler's queries, run on texts, in this process.

Bowler itself works on files, rewrites their newlines, and goes on when one fails; none of that is
used. Its parser knows the language as it was at Python 3.7, and what it cannot read is skipped.
"""

from __future__ import annotations

import bisect
import contextlib
import inspect
import re
from collections.abc import Iterator, Mapping
from typing import Any

from bowler import Query
from fissix.pgen2.parse import ParseError
from fissix.pgen2.tokenize import TokenError
from fissix.refactor import RefactoringTool

from fixiac import edits, lines
from fixiac.edits import Edit, Span
from fixiac.foreign import CannotReadError


class _Tool(RefactoringTool):  # type: ignore[misc]
    """Runs fixer classes; the base has no other way to be given them."""

    def get_fixers(self) -> tuple[list[Any], list[Any]]:
        made = [fixer(self.options, self.fixer_log) for fixer in self.fixers]
        return [f for f in made if f.order == "pre"], [f for f in made if f.order == "post"]


class QueryRunner:
    """One query, or what makes one of the arguments. Raises TypeError if it is neither."""

    def __init__(self, query: object, arguments: Mapping[str, object]) -> None:
        self._doc = "" if isinstance(query, Query) else inspect.getdoc(query) or ""
        if not isinstance(query, Query):
            if not callable(query):
                raise TypeError("is neither a query of Bowler nor a function that returns one")
            inspect.signature(query).bind(**arguments)
            query = query(**arguments)
        elif arguments:
            raise TypeError("is a query of Bowler; only a function takes arguments")
        if not isinstance(query, Query):
            raise TypeError("returns no query of Bowler")
        if query.processors:
            raise TypeError("has a process() step; fixiac cannot ask it hunk by hunk")
        self._query = query

    @property
    def manual(self) -> str:
        """The docstring of the function."""
        return self._doc

    def transform(self, path: str, text: str) -> str:
        """The text that the query makes, its newlines as they were. Raises CannotReadError."""
        file = path.rpartition("#")[2]
        matches = self._query.filename_matcher
        if matches and not matches(file):
            return text
        unix = text.replace("\r\n", "\n")
        if "\r" in unix:
            raise CannotReadError("Bowler cannot keep carriage returns that stand alone")
        whole = unix if unix.endswith("\n") else f"{unix}\n"
        after = self._run(file, whole)
        if whole != unix:
            after = after.removesuffix("\n")
        return _with_newlines(text, unix, after)

    def _run(self, file: str, text: str) -> str:
        options = {"print_function": self._query.python_version == 3}
        tool = _Tool(self._query.compile(), options)
        try:
            return str(tool.refactor_string(text, file))
        except ParseError as error:
            line, column = error.context[1]
            message = f"Bowler cannot read it: {error.msg} {error.value!r}"
            raise CannotReadError(message, line, column + 1) from error
        except TokenError as error:
            message, (line, column) = error.args
            raise CannotReadError(f"Bowler cannot read it: {message}", line, column + 1) from error


def _with_newlines(text: str, unix: str, after: str) -> str:
    """What ``text`` becomes when ``unix``, which is it with line feeds alone, becomes ``after``."""
    pairs = [found.start() - n for n, found in enumerate(re.finditer("\r\n", text))]
    newline = lines.newline(text)

    def place(offset: int) -> int:
        return offset + bisect.bisect_left(pairs, offset)

    made = [
        Edit(
            Span("", place(edit.span.start), place(edit.span.end)),
            edit.text.replace("\n", newline),
        )
        for edit in edits.difference("", unix, after)
    ]
    return edits.apply(text, made)


@contextlib.contextmanager
def held_back() -> Iterator[None]:
    """Let no query run by itself in the meantime: it would write files."""

    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError("fixiac runs the query; return it, do not execute it")

    execute = Query.execute
    Query.execute = refuse
    try:
        yield
    finally:
        Query.execute = execute
