"""How far a run has come, step by step."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fixiac import edits
from fixiac.edits import Edit
from fixiac.engine.inspection import Candidate
from fixiac.engine.results import Report
from fixiac.engine.state import State
from fixiac.rules import Finding
from fixiac.source import position


@dataclass(frozen=True, slots=True)
class Course:
    """How far a run has come: what was given, the state now, and what was applied in between."""

    given: dict[str, str]
    state: State
    applied: tuple[Report, ...] = ()
    made: tuple[tuple[Edit, ...], ...] = ()
    """The edits of each step, in the files before it."""
    refused: tuple[Finding, ...] = ()
    """Findings whose fix is not wanted, placed in ``state``."""
    skipped: frozenset[str] = frozenset()
    """Files that no fix may touch."""

    def onward(self, after: State, landed: Sequence[Finding]) -> Course:
        """The course after one more step, the fixes of ``landed``."""
        step = len(self.made) + 1
        reports = [self.state.report(finding) for finding in landed]
        inner = [edit for f in landed if f.fix for edit in f.fix.edits]
        return Course(
            self.given,
            after,
            (*self.applied, *(_placed(report, step, self.made, self.given) for report in reports)),
            (*self.made, tuple(edit for report in reports for edit in _edits(report))),
            tuple(
                dataclasses.replace(refusal, span=edits.moved(refusal.span, inner))
                for refusal in self.refused
            ),
            self.skipped,
        )

    def wanted(self, candidates: Iterable[Candidate]) -> list[Finding]:
        """The findings that have a fix to make."""
        found = [c.finding for c in candidates if c.finding.fix and not c.withheld]
        for refusal in self.refused:
            place = (refusal.code, refusal.span.path, refusal.span.start)
            alike = [f for f in found if (f.code, f.span.path, f.span.start) == place]
            if alike:
                found.remove(max(alike, key=lambda f: f.message == refusal.message))
        return [f for f in found if self.skipped.isdisjoint(self.state.touched(f))]


def _edits(report: Report) -> tuple[Edit, ...]:
    return report.finding.fix.edits if report.finding.fix else ()


def _placed(
    report: Report, step: int, made: Sequence[Sequence[Edit]], files: Mapping[str, str]
) -> Report:
    """The report of a step, placed in the files that were given: before all earlier edits."""
    at = report.finding.span.start
    for earlier in reversed(made):
        at = edits.origin(at, (edit for edit in earlier if edit.span.path == report.path))
    line, column = position(files[report.path], at)
    return dataclasses.replace(report, line=line, column=column, step=step)
