"""One run over one program: read it, find, apply the fixes that agree, and again."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterable, Sequence

from fixiac import baseline, edits, frontends
from fixiac.edits import Edit, Fix
from fixiac.engine.course import Course
from fixiac.engine.inspection import Candidate, Inspector
from fixiac.engine.memory import Memory
from fixiac.engine.options import Options
from fixiac.engine.results import Answer, Offer, Report, Result
from fixiac.engine.state import State, expand, read_source, words
from fixiac.frontends import ReadError
from fixiac.model import Unread
from fixiac.rules import Finding
from fixiac.source import Failure
from fixiac.suppression import RULES as SUPPRESSION_RULES

MAX_PASSES = 10


class BrokenError(Exception):
    """Fixes that leave sources that cannot be read: the paths of these and the first reason."""

    def __init__(self, paths: frozenset[str], reason: str) -> None:
        super().__init__(reason)
        self.paths = paths
        self.reason = reason


class Run:
    """One run over one program."""

    def __init__(self, options: Options) -> None:
        self._options = options
        memory = options.memory or Memory()
        self._reading = memory.read
        self._inspector = Inspector(options, memory)

    def check(self, files: dict[str, str]) -> Result:
        """Find what is wrong."""
        state = self._read(files)
        return self._settled(state, (), self._inspector.candidates(state))

    def ignore(self, files: dict[str, str]) -> Result:
        """Add comments that silence what is found."""
        state = self._read(files)
        known = self._inspector.known()
        about_comments = {rule.code for rule in SUPPRESSION_RULES}
        candidates = self._inspector.candidates(state)
        silenced: list[Finding] = []
        read = functools.partial(read_source, read=self._reading)
        for path, document in state.documents.items():
            here = [c.finding for c in candidates if c.finding.span.path == path]
            wanted = [finding for finding in here if finding.code not in about_comments]
            made, done = baseline.comments(document, wanted, known, read)
            fix = Fix("ignore it", made)
            silenced += [dataclasses.replace(finding, fix=fix) for finding in done]
        after = self._advance(state, _agreeing(silenced))
        reports = [state.report(finding) for finding in silenced]
        return self._settled(after, reports, self._inspector.candidates(after))

    def _settled(
        self, state: State, applied: Sequence[Report], candidates: Sequence[Candidate]
    ) -> Result:
        """The result for the last state; a source that stays unreadable is a failure."""
        mended = {c.finding.span.path for c in candidates if c.finding.fix and not c.withheld}
        for unread in state.unread.values():
            if unread.path not in mended:
                failure = Failure(unread.path, unread.line, unread.column, unread.message)
                self._inspector.report_undone(state, failure)
        for failure in self._inspector.undone:
            self._inspector.report_undone(state, failure)
        left = tuple(state.report(c.finding, c.withheld) for c in candidates)
        return Result(state.files, tuple(applied), left, tuple(self._inspector.failures))

    def fix(self, files: dict[str, str], choose: Callable[[Offer], Answer] | None) -> Result:
        """Fix until nothing is left to fix; with ``choose`` one by one, if it says so."""
        state = self._read(files)
        course = Course(state.files, state)
        if choose is not None:
            course = self._review(course, choose)
        while True:
            settled = self._settle(course)
            if settled is not None:
                return settled

    def _review(self, course: Course, choose: Callable[[Offer], Answer]) -> Course:
        """Offer the fixes one at a time; what is still wanted after it needs no more asking."""
        candidates = self._inspector.candidates(course.state)
        while wanted := course.wanted(candidates):
            finding = wanted[0]
            try:
                after = self._advance(course.state, [finding])
            except BrokenError as broken:
                self._withdraw(course.state, finding, broken)
                candidates = self._inspector.candidates(course.state)
                continue
            answer = choose(_offer(course.state, finding, after, wanted))
            if answer is Answer.ALL:
                return course
            if answer is Answer.YES:
                course = course.onward(after, [finding])
                candidates = self._inspector.candidates(course.state)
            elif answer is Answer.NO:
                alike = (other for other in wanted if other.fix == finding.fix)
                course = dataclasses.replace(course, refused=(*course.refused, *alike))
            else:
                here = {course.state.report(finding).path}
                skipped = here if answer is Answer.SKIP else course.state.files.keys()
                course = dataclasses.replace(course, skipped=course.skipped | skipped)
        return course

    def _settle(self, course: Course) -> Result | None:
        """Apply fixes until none is left. None if codemods had to be barred: then start again."""
        history: list[tuple[dict[str, str], frozenset[str]]] = []
        for number in range(1, MAX_PASSES + 2):
            self._options.progress(f"checking, pass {number}")
            state = course.state
            candidates = self._inspector.candidates(state)
            wanted = course.wanted(candidates)
            if not wanted:
                return self._settled(state, course.applied, candidates)
            if number > MAX_PASSES:
                codes = {finding.code for finding in wanted}
                self._bar(codes, f"still has something to fix after {MAX_PASSES} passes")
                return None
            after, landed = self._land(state, wanted)
            history.append((state.texts, frozenset(finding.code for finding in landed)))
            if landed and any(after.texts == texts for texts, _ in history):
                first = next(i for i, (texts, _) in enumerate(history) if texts == after.texts)
                codes = {code for _, codes in history[first:] for code in codes}
                self._bar(codes, "changes the program back and forth")
                return None
            course = course.onward(after, landed)
        raise AssertionError("unreachable")

    def _bar(self, codes: Iterable[str], why: str) -> None:
        for code in sorted(codes):
            self._inspector.barred.add((code, ""))
            self._inspector.fail(Failure("", 0, 0, f"{code} {why}; its fixes are left out"))

    def _read(self, files: dict[str, str]) -> State:
        """Read every source."""
        state = expand(files, {})
        for path, text in state.texts.items():
            self._options.progress(f"reading {path}")
            try:
                state.documents[path] = read_source(path, text, self._reading)
            except ReadError as error:
                state.unread[path] = self._diagnosed(path, text, error)
        return state

    def _diagnosed(self, path: str, text: str, error: ReadError) -> Unread:
        try:
            return frontends.diagnose(path, text, error)
        except Exception as fault:  # noqa: BLE001 - whatever fails, no file may be harmed
            self._inspector.fail(
                Failure(path, 0, 0, f"what is wrong cannot be told: {words(fault)}")
            )
            return Unread(path, text, error.line, error.column, error.message, None)

    def _land(self, state: State, wanted: Sequence[Finding]) -> tuple[State, list[Finding]]:
        """Apply the fixes that agree; those that leave a source unreadable are withdrawn."""
        taken = _agreeing(wanted)
        try:
            return self._advance(state, taken), taken
        except BrokenError as broken:
            doubtful = [f for f in taken if f.fix and f.fix.paths & broken.paths] or taken
        landed = [finding for finding in taken if finding not in doubtful]
        for finding in doubtful:
            try:
                self._advance(state, [*landed, finding])
            except BrokenError as broken:
                self._withdraw(state, finding, broken)
            else:
                landed.append(finding)
        return self._advance(state, landed), landed

    def _withdraw(self, state: State, finding: Finding, broken: BrokenError) -> None:
        paths = finding.fix.paths if finding.fix else frozenset[str]()
        self._inspector.barred.update((finding.code, path) for path in paths)
        at = state.report(finding)
        message = f"{finding.code}: its fix is withdrawn, {broken.reason}"
        self._inspector.fail(Failure(at.path, at.line, at.column, message))

    def _advance(self, state: State, findings: Sequence[Finding]) -> State:
        """The state after the fixes of ``findings``. Raises BrokenError."""
        inner: dict[str, list[Edit]] = {}
        outer: dict[str, list[Edit]] = {}
        for finding in findings:
            for edit in finding.fix.edits if finding.fix else ():
                mapped = state.outer_edit(edit)
                inner.setdefault(edit.span.path, []).append(edit)
                outer.setdefault(mapped.span.path, []).append(mapped)
        files = {path: edits.apply(text, outer.get(path, ())) for path, text in state.files.items()}
        after = expand(files, state.blocks)
        reason, broken = "", set[str]()
        for path, text in state.texts.items():
            if path in inner and after.texts.get(path) != edits.apply(text, inner[path]):
                broken.add(path)
                reason = reason or "it does not fit into its Markdown block"
        for path in (*state.documents, *state.unread):
            if path not in after.texts:
                broken |= inner.keys()
                reason = reason or "a Markdown block would be lost"
            elif after.texts[path] == state.texts[path]:
                if path in state.documents:
                    after.documents[path] = state.documents[path]
                else:
                    after.unread[path] = state.unread[path]
            else:
                try:
                    after.documents[path] = read_source(path, after.texts[path], self._reading)
                except ReadError as error:
                    broken.add(path)
                    reason = reason or f"as the file could not be read after it: {error.message}"
        if broken:
            raise BrokenError(frozenset(broken), reason)
        return after


def _offer(state: State, finding: Finding, after: State, wanted: Sequence[Finding]) -> Offer:
    changed = [path for path, text in state.files.items() if after.files[path] != text]
    return Offer(
        state.report(finding),
        {path: state.files[path] for path in changed},
        {path: after.files[path] for path in changed},
        len({other.fix for other in wanted}),
    )


def _agreeing(findings: Sequence[Finding]) -> list[Finding]:
    """The findings whose fixes can land together, each fix once."""
    by_fix: dict[Fix, Finding] = {}
    for finding in findings:
        if finding.fix is not None:
            by_fix.setdefault(finding.fix, finding)
    taken, _ = edits.select(list(by_fix))
    return [by_fix[fix] for fix in taken]
