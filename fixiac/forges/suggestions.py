"""Fixes as suggestions at the lines of a pull request, each of which a click applies.

A fix becomes one if all its edits lie in lines that the pull request's diff shows together. What
touches more stays in the comment: half a fix is none.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fixiac import edits, engine, lines
from fixiac.edits import Edit, Span
from fixiac.engine.results import Report
from fixiac.forges import Change, Line
from fixiac.output.comment import explained, fence
from fixiac.output.outcome import fingerprint
from fixiac.source import position

MOST = 30
"""Suggestions at one pull request: more are noise, and forges limit how many are made at once."""
LONGEST = 20
"""Lines of one suggestion: what is longer reads better as a diff."""

_MARKER = re.compile(r"<!-- fixiac suggestion (\w+) -->")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Other text for the lines ``first`` to ``last`` of what a pull request makes of a file."""

    report: Report
    change: Change
    first: int
    last: int
    text: str
    """Whole lines; empty if the lines are to go."""
    old: int | None
    """The number that the last line has on the left side of the diff, if it is there."""
    name: str
    """The same for the same change of the same lines, wherever in the file they are."""

    def markdown(self, language: str) -> str:
        """The remark, in which a block of the ``language`` is what the forge applies."""
        marker = f"<!-- fixiac suggestion {self.name} -->"
        return "\n".join([marker, explained(self.report), "", *fence(language, self.text)])


def name_of(body: str) -> str:
    """The name of the suggestion that a remark begins with, or nothing."""
    found = _MARKER.match(body)
    return found[1] if found else ""


def make(
    reports: Iterable[Report], before: Mapping[str, str], changes: Mapping[str, Change]
) -> list[Suggestion]:
    """The fixes among ``reports`` that can stand at their lines, none upon another's.

    ``changes`` are what the pull request changes, by the path of the run.
    """
    made: list[Suggestion] = []
    for report in reports:
        if len(made) == MOST:
            break
        fix = report.finding.fix
        if fix is None or report.step > 1 or len(fix.paths) != 1:
            continue
        (path,) = fix.paths
        if path not in changes:
            continue
        found = (
            _suggestion(report, before[path], region, changes[path])
            for region in _regions(before[path], fix.edits)
        )
        free = (one for one in found if one and not any(_overlap(one, other) for other in made))
        one = next(free, None)
        if one is not None and engine.sound(before, fix):
            made.append(one)
    return made


def _regions(text: str, made: tuple[Edit, ...]) -> Iterator[Span]:
    """Whole lines that hold the edits, the fewest first."""
    path = made[0].span.path
    first, last = min(edit.span.start for edit in made), max(edit.span.end for edit in made)
    start = lines.start(text, first)
    end = last if start < last and text[last - 1] == "\n" else lines.after(text, last)
    after = edits.apply(text, made)
    after = after[start : len(after) - len(text) + end]
    if after and not after.endswith("\n"):
        end = lines.after(text, end)
    yield Span(path, start, end)
    if all(edit.span == Span(path, start, start) for edit in made) and start:
        yield Span(path, lines.start(text, start - 1), start)


def _suggestion(report: Report, text: str, region: Span, change: Change) -> Suggestion | None:
    """The suggestion for the lines of a region; None if the forge could not apply it.

    How a forge treats CRLF, and a last line without an end, is not known: these are left out.
    """
    before = text[region.start : region.end]
    if "\r" in text or not before.endswith("\n"):
        return None
    first = position(text, region.start)[0]
    rows = before.split("\n")[:-1]
    shown = _shown(change, first, rows)
    if shown is None or len(rows) > LONGEST:
        return None
    own = [
        dataclasses.replace(
            edit,
            span=Span(region.path, edit.span.start - region.start, edit.span.end - region.start),
        )
        for edit in (report.finding.fix.edits if report.finding.fix else ())
    ]
    after = edits.apply(before, own)
    if after and not after.endswith("\n"):
        return None
    name = fingerprint("\0".join((report.finding.code, change.path, before, after)))
    return Suggestion(report, change, first, first + len(rows) - 1, after, shown.old, name)


def _shown(change: Change, first: int, rows: list[str]) -> Line | None:
    """The last of some lines as the diff shows it; None if it does not show them all, as they are.

    What is checked out may be older or newer than what the forge shows, or a trial merge.
    """
    for hunk in change.hunks:
        shown = [hunk.get(first + index) for index in range(len(rows))]
        if all(line and line.text == row for line, row in zip(shown, rows, strict=True)):
            return shown[-1]
    return None


def _overlap(one: Suggestion, other: Suggestion) -> bool:
    same = one.change.path == other.change.path
    return same and one.first <= other.last and other.first <= one.last
