"""What a check gives, as every format takes it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from fixiac import lines
from fixiac.edits import Span
from fixiac.engine.results import Report, Result
from fixiac.output import places
from fixiac.rules import Rule
from fixiac.source import Failure, Source, position


@dataclass(frozen=True, slots=True)
class Region:
    """A span as lines and columns, both from 1; the end is just past the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """One run of ``check``: what was found, and what could not be read."""

    findings: tuple[Report, ...]
    failures: tuple[Failure, ...]
    sources: Mapping[str, Source]
    """Every file that was read, by its path as given."""
    root: str
    """The folder that paths are told from, absolute: the top of the repository."""
    verbose: bool
    rules: tuple[type[Rule], ...]
    """Every code there is, in order."""
    repaired: Callable[[], Result]
    """Gives what ``apply`` would make of the same files with the same options."""

    def region(self, span: Span, width: Callable[[str], int] = len) -> Region:
        """Where a span is. ``width`` counts the units of a text; characters unless given."""
        return Region(
            *self._at(span.path, span.start, width), *self._at(span.path, span.end, width)
        )

    def _at(self, path: str, offset: int, width: Callable[[str], int]) -> tuple[int, int]:
        text = self.sources[path].text
        line, column = position(text, offset)
        return line, width(text[offset - column + 1 : offset]) + 1

    def located(self, path: str) -> str:
        """The path of a file from ``root``; absolute if it is not there."""
        return places.located(path, self.root)

    def fingerprints(self) -> Iterator[str]:
        """A name for each finding, in their order, that stays when lines above it come or go.

        It is made of the code, the path and the text of the line. No two are the same.
        """
        seen: dict[str, int] = {}
        for report in self.findings:
            span = report.finding.span
            text = self.sources[span.path].text
            line = text[lines.start(text, span.start) : lines.end(text, span.start)].strip()
            key = "\0".join((report.finding.code, self.located(span.path), line))
            seen[key] = seen.get(key, 0) + 1
            yield fingerprint(f"{key}\0{seen[key]}")


def fingerprint(text: str) -> str:
    """A name of fixed length for a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:32]
