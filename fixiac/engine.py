"""Reads a project, checks it, and fixes it until nothing is left to fix.

Everything here works on texts: no file is read or written.
"""

from __future__ import annotations

import dataclasses
import enum
import functools
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from fixiac import baseline, edits, frontends, rules
from fixiac.config import Config
from fixiac.edits import ConflictError, Edit, Fix, Safety, Span
from fixiac.frontends import Document, ReadError, markdown
from fixiac.model import Unread
from fixiac.rules import Finding, Rule
from fixiac.schemas.targets import Targets
from fixiac.source import Failure, offset, position
from fixiac.suppression import RULES as SUPPRESSION_RULES
from fixiac.suppression import Suppressions

MAX_PASSES = 10

Reading = Callable[[str, str], Document]
"""Reads the text of a path, as :func:`frontends.read` does."""


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


def fix(
    files: Mapping[str, str],
    *,
    config: Config | None = None,
    codemods: Sequence[type[Rule]] | None = None,
    progress: Callable[[str], None] | None = None,
    within: Collection[str] | None = None,
    read: Reading | None = None,
    choose: Callable[[Offer], Answer] | None = None,
) -> Result:
    """Fix the texts of one program, by path, until nothing is left to fix.

    A pure function: ``files`` stays as it is. ``codemods`` are the built-in ones and those of the
    configuration unless given.
    ``progress`` is told what is being done, in a few words; what it raises ends the run. Only the
    findings in the files ``within`` count, if it is given; the others are read to understand these,
    and are changed only by a fix that spans them. ``read`` can be a :class:`frontends.Memory`. A
    path ending in ``.md`` is a document with Python blocks.

    With ``choose`` the fixes are made one at a time and only if it says so; after each the program
    is read again. What it raises ends the run.
    """
    return _Run(config or Config(), codemods, progress, within, read).fix(dict(files), choose)


def check(
    files: Mapping[str, str],
    *,
    config: Config | None = None,
    codemods: Sequence[type[Rule]] | None = None,
    progress: Callable[[str], None] | None = None,
    within: Collection[str] | None = None,
    read: Reading | None = None,
) -> Result:
    """Find what is wrong with the texts of one program and change nothing. See :func:`fix`."""
    return _Run(config or Config(), codemods, progress, within, read).check(dict(files))


def sound(files: Mapping[str, str], fix: Fix) -> bool:
    """Tell whether every file can still be read after one fix of a report is made in it."""
    for path in fix.paths:
        own = [edit for edit in fix.edits if edit.span.path == path]
        before = _expand({path: files[path]}, {}).texts
        after = _expand({path: edits.apply(files[path], own)}, {}).texts
        if len(before) != len(after):
            return False
        try:
            for name, text in after.items():
                if text != before.get(name):
                    _document(name, text, frontends.read)
        except ReadError:
            return False
    return True


def ignore(
    files: Mapping[str, str],
    *,
    config: Config | None = None,
    codemods: Sequence[type[Rule]] | None = None,
    progress: Callable[[str], None] | None = None,
    within: Collection[str] | None = None,
    read: Reading | None = None,
) -> Result:
    """Add comments that silence everything found, and change nothing else. See :func:`fix`.

    ``applied`` of the result are the findings that are silenced now, placed in the text given;
    their fix is what adds the comments of the file.
    """
    return _Run(config or Config(), codemods, progress, within, read).ignore(dict(files))


@dataclass(frozen=True, slots=True)
class _State:
    """The files, the sources in them (a file, or the blocks of a document), and what was read."""

    files: dict[str, str]
    texts: dict[str, str]
    blocks: dict[str, markdown.Block]
    documents: dict[str, Document]
    unread: dict[str, Unread]
    """Why a source that is no document cannot be read, and what would mend it."""

    def outer(self, span: Span) -> Span:
        block = self.blocks.get(span.path)
        return block.outer_span(span) if block else span

    def outer_edit(self, edit: Edit) -> Edit:
        block = self.blocks.get(edit.span.path)
        return block.outer_edit(edit) if block else edit

    def touched(self, finding: Finding) -> frozenset[str]:
        """The files where a finding is and which its fix changes."""
        paths = {finding.span.path, *(finding.fix.paths if finding.fix else ())}
        return frozenset(self.outer(Span(path, 0, 0)).path for path in paths)

    def report(self, finding: Finding, withheld: Withheld | None = None) -> Report:
        """Place a finding where a reader of the files sees it."""
        span = self.outer(finding.span)
        line, column = position(self.files[span.path], span.start)
        if self.blocks:
            fix = finding.fix
            if fix is not None:
                fix = dataclasses.replace(
                    fix,
                    edits=tuple(self.outer_edit(edit) for edit in fix.edits),
                    group=self.outer(fix.group) if fix.group else None,
                )
            related = tuple(self.outer(other) for other in finding.related)
            finding = dataclasses.replace(finding, span=span, fix=fix, related=related)
        return Report(finding, span.path, line, column, withheld)


@dataclass(frozen=True, slots=True)
class _Course:
    """How far a run has come: what was given, the state now, and what was applied in between."""

    given: dict[str, str]
    state: _State
    applied: tuple[Report, ...] = ()
    made: tuple[tuple[Edit, ...], ...] = ()
    """The edits of each step, in the files before it."""
    refused: tuple[Finding, ...] = ()
    """Findings whose fix is not wanted, placed in ``state``."""
    skipped: frozenset[str] = frozenset()
    """Files that no fix may touch."""

    def onward(self, after: _State, landed: Sequence[Finding]) -> _Course:
        """The course after one more step, the fixes of ``landed``."""
        step = len(self.made) + 1
        reports = [self.state.report(finding) for finding in landed]
        inner = [edit for f in landed if f.fix for edit in f.fix.edits]
        return _Course(
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

    def wanted(self, candidates: Iterable[_Candidate]) -> list[Finding]:
        """The findings that have a fix to make."""
        found = [c.finding for c in candidates if c.finding.fix and not c.withheld]
        for refusal in self.refused:
            place = (refusal.code, refusal.span.path, refusal.span.start)
            alike = [f for f in found if (f.code, f.span.path, f.span.start) == place]
            if alike:
                found.remove(max(alike, key=lambda f: f.message == refusal.message))
        return [f for f in found if self.skipped.isdisjoint(self.state.touched(f))]


class _BrokenError(Exception):
    """Fixes that leave sources that cannot be read: the paths of these and the first reason."""

    def __init__(self, paths: frozenset[str], reason: str) -> None:
        super().__init__(reason)
        self.paths = paths
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A finding of the current pass, and why its fix is withheld if it is."""

    finding: Finding
    withheld: Withheld | None


class _Run:
    """One run over one program."""

    def __init__(
        self,
        config: Config,
        codemods: Sequence[type[Rule]] | None,
        progress: Callable[[str], None] | None,
        within: Collection[str] | None,
        read: Reading | None,
    ) -> None:
        self._config = config
        self._within = within
        self._read_source = read or frontends.read
        self._given = codemods
        self._progress = progress or (lambda _: None)
        self._targets = Targets(config.target, config.installed, config.cache)
        self._failures: dict[Failure, None] = {}
        self._barred: set[tuple[str, str]] = set()
        """Pairs of a code and a path: fixes of the code are not applied there. "" is everywhere."""
        self._undone: list[Failure] = []
        """What codemods could not do when they were asked last."""

    def check(self, files: dict[str, str]) -> Result:
        state = self._read(files)
        return self._settled(state, (), self._inspect(state))

    def ignore(self, files: dict[str, str]) -> Result:
        state = self._read(files)
        known = self._known()
        about_comments = {rule.code for rule in SUPPRESSION_RULES}
        candidates = self._inspect(state)
        silenced: list[Finding] = []
        read = functools.partial(_document, read=self._read_source)
        for path, document in state.documents.items():
            here = [c.finding for c in candidates if c.finding.span.path == path]
            wanted = [finding for finding in here if finding.code not in about_comments]
            made, done = baseline.comments(document, wanted, known, read)
            fix = Fix("ignore it", made)
            silenced += [dataclasses.replace(finding, fix=fix) for finding in done]
        after = self._advance(state, _agreeing(silenced))
        reports = [state.report(finding) for finding in silenced]
        return self._settled(after, reports, self._inspect(after))

    def _settled(
        self, state: _State, applied: Sequence[Report], candidates: Sequence[_Candidate]
    ) -> Result:
        """The result for the last state; a source that stays unreadable is a failure."""
        mended = {c.finding.span.path for c in candidates if c.finding.fix and not c.withheld}
        for unread in state.unread.values():
            if unread.path not in mended:
                failure = Failure(unread.path, unread.line, unread.column, unread.message)
                self._report_undone(state, failure)
        for failure in self._undone:
            self._report_undone(state, failure)
        left = tuple(state.report(c.finding, c.withheld) for c in candidates)
        return Result(state.files, tuple(applied), left, tuple(self._failures))

    def fix(self, files: dict[str, str], choose: Callable[[Offer], Answer] | None) -> Result:
        state = self._read(files)
        course = _Course(state.files, state)
        if choose is not None:
            course = self._review(course, choose)
        while True:
            settled = self._settle(course)
            if settled is not None:
                return settled

    def _review(self, course: _Course, choose: Callable[[Offer], Answer]) -> _Course:
        """Offer the fixes one at a time; what is still wanted after it needs no more asking."""
        candidates = self._inspect(course.state)
        while wanted := course.wanted(candidates):
            finding = wanted[0]
            try:
                after = self._advance(course.state, [finding])
            except _BrokenError as broken:
                self._withdraw(course.state, finding, broken)
                candidates = self._inspect(course.state)
                continue
            answer = choose(_offer(course.state, finding, after, wanted))
            if answer is Answer.ALL:
                return course
            if answer is Answer.YES:
                course = course.onward(after, [finding])
                candidates = self._inspect(course.state)
            elif answer is Answer.NO:
                alike = (other for other in wanted if other.fix == finding.fix)
                course = dataclasses.replace(course, refused=(*course.refused, *alike))
            else:
                here = {course.state.report(finding).path}
                skipped = here if answer is Answer.SKIP else course.state.files.keys()
                course = dataclasses.replace(course, skipped=course.skipped | skipped)
        return course

    def _settle(self, course: _Course) -> Result | None:
        """Apply fixes until none is left. None if codemods had to be barred: then start again."""
        history: list[tuple[dict[str, str], frozenset[str]]] = []
        for number in range(1, MAX_PASSES + 2):
            self._progress(f"checking, pass {number}")
            state = course.state
            candidates = self._inspect(state)
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
            self._barred.add((code, ""))
            self._fail(Failure("", 0, 0, f"{code} {why}; its fixes are left out"))

    def _fail(self, failure: Failure) -> None:
        self._failures[failure] = None

    def _read(self, files: dict[str, str]) -> _State:
        """Read every source."""
        state = _expand(files, {})
        for path, text in state.texts.items():
            self._progress(f"reading {path}")
            try:
                state.documents[path] = _document(path, text, self._read_source)
            except ReadError as error:
                state.unread[path] = self._diagnosed(path, text, error)
        return state

    def _diagnosed(self, path: str, text: str, error: ReadError) -> Unread:
        try:
            return frontends.diagnose(path, text, error)
        except Exception as fault:  # noqa: BLE001 - whatever fails, no file may be harmed
            self._fail(Failure(path, 0, 0, f"what is wrong cannot be told: {_words(fault)}"))
            return Unread(path, text, error.line, error.column, error.message, None)

    def _report_undone(self, state: _State, failure: Failure) -> None:
        """Say what could not be done with a source, where a reader of the files finds it."""
        path = failure.path
        if not self._counts(state, path):
            return
        block = state.blocks.get(path)
        if block is not None:
            inner = offset(state.texts[path], max(failure.line, 1), max(failure.column, 1))
            place = position(state.files[block.document], block.outer(inner))
            failure = Failure(block.document, *place, failure.message)
        self._fail(failure)

    def _inspect(self, state: _State) -> list[_Candidate]:
        """Every finding of every codemod that is not silenced, by place."""
        if not state.documents and not state.unread:
            return []
        unread = {path: frontends.unparsed(path, state.texts[path]) for path in state.unread}
        comments = Suppressions({**state.documents, **unread}, self._known())
        found, undone = self._findings(state)
        self._undone = [
            failure
            for code, failure in undone
            if not self._ignored(state, code, failure.path)
            and not comments.silences(_stand_in(code, failure, state.texts[failure.path]))
        ]
        candidates = [
            _Candidate(finding, self._withheld(state, comments, finding))
            for finding in found
            if not self._ignored(state, finding.code, finding.span.path)
            and not comments.silences(finding)
            and self._counts(state, finding.span.path)
        ]
        candidates += [
            _Candidate(finding, None)
            for finding in comments.findings(
                self._config.selection,
                certain=not (self._failures or self._undone or state.unread),
            )
            if not self._ignored(state, finding.code, finding.span.path)
            and self._counts(state, finding.span.path)
        ]
        order = {path: index for index, path in enumerate(state.texts)}
        candidates.sort(key=lambda c: (order[c.finding.span.path], c.finding.span, c.finding.code))
        return candidates

    @property
    def _codemods(self) -> Sequence[type[Rule]]:
        if self._given is not None:
            return self._given
        return (*rules.builtin(), *self._config.codemods)

    def _known(self) -> frozenset[str]:
        """Every code that there is in this run."""
        return frozenset(rule.code for rule in (*self._codemods, *SUPPRESSION_RULES))

    def _findings(self, state: _State) -> tuple[list[Finding], list[tuple[str, Failure]]]:
        """What the codemods find, and, with their codes, what they could not do."""
        selection = self._config.selection
        try:
            unread = state.unread.values()
            project = frontends.assemble(
                state.documents, self._targets, unread, self._config.elsewhere
            )
        except Exception as error:  # noqa: BLE001 - whatever fails, no file may be harmed
            self._fail(Failure("", 0, 0, f"the program cannot be put together: {_words(error)}"))
            return [], []
        found: dict[Finding, None] = {}
        undone: list[tuple[str, Failure]] = []
        for rule in self._codemods:
            if not selection.takes(rule.code):
                continue
            self._progress(f"checking {rule.code}")
            try:
                given = list(rule(self._config.rules.get(rule.code)).check(project))
                for one in given:
                    _verify(one, rule.code, state.texts)
                given = [_closed_up(one, state.texts) for one in given]
            # What one does must not stop the others, nor end the run as if all were well.
            except (Exception, SystemExit) as error:  # noqa: BLE001
                self._fail(Failure("", 0, 0, f"{rule.code} failed: {_words(error)}"))
                continue
            found.update(dict.fromkeys(one for one in given if isinstance(one, Finding)))
            undone += [(rule.code, one) for one in given if isinstance(one, Failure)]
        return list(found), undone

    def _counts(self, state: _State, path: str) -> bool:
        """Whether what is found in a source is to be told."""
        block = state.blocks.get(path)
        return self._within is None or (block.document if block else path) in self._within

    def _ignored(self, state: _State, code: str, path: str) -> bool:
        if not self._config.per_file_ignores:
            return False
        block = state.blocks.get(path)
        return self._config.ignored_in(block.document if block else path).takes(code)

    def _withheld(self, state: _State, comments: Suppressions, finding: Finding) -> Withheld | None:
        fix, code = finding.fix, finding.code
        if fix is None:
            return None
        if comments.protects(code, fix, finding.related) or any(
            self._ignored(state, code, path) for path in fix.paths
        ):
            return Withheld.IGNORED
        if any((code, path) in self._barred for path in ("", *fix.paths)):
            return Withheld.BROKEN
        if fix.safety is Safety.MANUAL:
            return Withheld.MANUAL
        if fix.safety is Safety.UNSAFE and not self._config.unsafe_fixes:
            return Withheld.UNSAFE
        if fix.replaces and self._config.deployed:
            return Withheld.DEPLOYED
        return None

    def _land(self, state: _State, wanted: Sequence[Finding]) -> tuple[_State, list[Finding]]:
        """Apply the fixes that agree; those that leave a source unreadable are withdrawn."""
        taken = _agreeing(wanted)
        try:
            return self._advance(state, taken), taken
        except _BrokenError as broken:
            doubtful = [f for f in taken if f.fix and f.fix.paths & broken.paths] or taken
        landed = [finding for finding in taken if finding not in doubtful]
        for finding in doubtful:
            try:
                self._advance(state, [*landed, finding])
            except _BrokenError as broken:
                self._withdraw(state, finding, broken)
            else:
                landed.append(finding)
        return self._advance(state, landed), landed

    def _withdraw(self, state: _State, finding: Finding, broken: _BrokenError) -> None:
        paths = finding.fix.paths if finding.fix else frozenset[str]()
        self._barred.update((finding.code, path) for path in paths)
        at = state.report(finding)
        message = f"{finding.code}: its fix is withdrawn, {broken.reason}"
        self._fail(Failure(at.path, at.line, at.column, message))

    def _advance(self, state: _State, findings: Sequence[Finding]) -> _State:
        """The state after the fixes of ``findings``. Raises _BrokenError."""
        inner: dict[str, list[Edit]] = {}
        outer: dict[str, list[Edit]] = {}
        for finding in findings:
            for edit in finding.fix.edits if finding.fix else ():
                mapped = state.outer_edit(edit)
                inner.setdefault(edit.span.path, []).append(edit)
                outer.setdefault(mapped.span.path, []).append(mapped)
        files = {path: edits.apply(text, outer.get(path, ())) for path, text in state.files.items()}
        after = _expand(files, state.blocks)
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
                    after.documents[path] = _document(path, after.texts[path], self._read_source)
                except ReadError as error:
                    broken.add(path)
                    reason = reason or f"as the file could not be read after it: {error.message}"
        if broken:
            raise _BrokenError(frozenset(broken), reason)
        return after


def _expand(files: dict[str, str], known: Mapping[str, markdown.Block]) -> _State:
    """Files and the sources in them; blocks keep the paths of those that are ``known``."""
    state = _State(files, {}, {}, {}, {})
    for path, text in files.items():
        if not path.endswith(markdown.SUFFIXES):
            state.texts[path] = text
            continue
        names = [name for name, block in known.items() if block.document == path]
        for block in markdown.blocks(path, text, names if known else None):
            state.texts[block.path] = block.text
            state.blocks[block.path] = block
    return state


def _document(path: str, text: str, read: Reading) -> Document:
    """Read one source. Raises ReadError whatever goes wrong."""
    try:
        return read(path, text)
    except ReadError:
        raise
    except Exception as error:
        raise ReadError(path, 1, 1, f"cannot be read: {_words(error)}") from error


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


def _offer(state: _State, finding: Finding, after: _State, wanted: Sequence[Finding]) -> Offer:
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


def _stand_in(code: str, failure: Failure, text: str) -> Finding:
    """A finding at the place of a failure of a codemod, to ask whether a comment covers it."""
    at = offset(text, max(failure.line, 1), max(failure.column, 1))
    return Finding(code, Span(failure.path, at, at), failure.message)


def _verify(given: object, code: str, texts: Mapping[str, str]) -> None:
    """Raise ValueError unless a codemod with ``code`` may yield this.

    A finding names places in the program, and its fix is sound; a failure names a file of it.
    """
    if isinstance(given, Failure):
        if given.path not in texts:
            raise ValueError(f"{given.path!r} is no file of the program")
        return
    if not isinstance(given, Finding):
        raise ValueError(f"it yields {given!r}, which is no finding")
    finding = given
    if finding.code != code:
        raise ValueError(f"it yields a finding with another code, {finding.code}")
    made = finding.fix.edits if finding.fix else ()
    for span in (finding.span, *finding.related, *(edit.span for edit in made)):
        if span.path not in texts or not 0 <= span.start <= span.end <= len(texts[span.path]):
            raise ValueError(f"{span} is no place in the program")
    try:
        edits.normalised(made)
    except ConflictError as error:
        raise ValueError(f"its fix contradicts itself: {error}") from error


def _closed_up(given: Finding | Failure, texts: Mapping[str, str]) -> Finding | Failure:
    """The same, its fix without the blank lines that it would leave twice."""
    if isinstance(given, Failure) or given.fix is None:
        return given
    closed = edits.closed_up(texts, given.fix.edits)
    return dataclasses.replace(given, fix=dataclasses.replace(given.fix, edits=closed))


def _words(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
