"""Checks the programs of an editor's documents; remembers what it need not do again.

A document that does not parse, as happens while typing, is read as it was when it last did: its
findings stay where their text stands unchanged, without their fixes, and those of other files do
not jump. What keeps it from parsing is told beside them.
"""

from __future__ import annotations

import dataclasses
import difflib
import itertools
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from fixiac import engine
from fixiac.config import ConfigError
from fixiac.edits import Fix, Safety, Span
from fixiac.engine.memory import Memory
from fixiac.engine.options import Options
from fixiac.engine.results import Report, Withheld
from fixiac.frontends import Document
from fixiac.lsp.workspace import Open, Program, Snapshot, Workspace
from fixiac.source import Failure

Progress = Callable[[str], None]
"""Is told what is being done; what it raises ends the work."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding, and where its text stands in the document now."""

    report: Report
    span: Span
    current: bool = True
    """Whether all that it rests on was read as it is now, so that its fix can be made."""

    @property
    def fix(self) -> Fix | None:
        """The fix that can be offered: one that is made by default, or an unsafe one."""
        offered = self.report.withheld in (None, Withheld.UNSAFE)
        return self.report.finding.fix if offered and self.current else None

    @property
    def unsafe(self) -> bool:
        """Whether its fix could widen access or change what the program means."""
        fix = self.report.finding.fix
        return fix is not None and fix.safety is Safety.UNSAFE


@dataclass(frozen=True, slots=True)
class View:
    """What is known of one open document."""

    document: Open
    name: str = ""
    """What the document is called in its program."""
    program: Program | None = None
    """None if the document is none that fixiac checks."""
    read: Document | None = None
    """The document as it was read, if it is one file that can be."""
    marks: tuple[Mark, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a snapshot."""

    views: dict[str, View]
    """By address of the document."""
    wrong: tuple[ConfigError, ...]
    """Configurations that cannot be used; the documents below them are not checked."""
    notes: tuple[str, ...]
    """Failures that belong to no document."""


@dataclass(slots=True)
class _Past:
    """What is remembered of a program."""

    memory: Memory = field(default_factory=Memory)
    program: Program | None = None
    views: dict[str, View] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


class Checker:
    """Checks snapshots, one after the other. Not for use by two threads at once."""

    def __init__(self, *, isolated: bool) -> None:
        self._workspace = Workspace(isolated=isolated)
        self._past: dict[Hashable, _Past] = {}

    def check(self, snapshot: Snapshot, progress: Progress, *, disk_changed: bool) -> Checked:
        """Check all open documents. ``disk_changed``: files may not be what they were."""
        if disk_changed:
            self._workspace.forget()
        programs, wrong = self._workspace.programs(snapshot, progress)
        self._past = {key: self._past.get(key, _Past()) for key in programs}
        views = {document.uri: View(document) for document in snapshot.documents}
        notes = [
            f"{folder} is too large to be searched; only open files are read"
            for folder in sorted(self._workspace.too_large)
        ]
        for key, program in programs.items():
            known = self._past[key]
            if known.program != program:
                known.program = None
                known.views, known.notes = _check(program, known, progress)
                known.program = program
            views |= known.views
            notes += known.notes
        return Checked(views, tuple(wrong), tuple(notes))

    def fix_all(self, view: View, progress: Progress) -> Mapping[str, str]:
        """The texts that change, by name, when all that is wrong in a document is fixed.

        A cut-off answer is not mended: while its author types, a file often looks like one.
        """
        from fixiac.codemods.cut_off_answer import CutOffAnswer

        program = view.program
        if program is None:
            return {}
        config = program.config
        config = dataclasses.replace(config, ignore=(*config.ignore, CutOffAnswer.code))
        texts = program.texts
        result = engine.fix(texts, Options(config, within={view.name}, progress=progress))
        return {name: text for name, text in result.texts.items() if text != texts[name]}


def _check(
    program: Program, past: _Past, progress: Progress
) -> tuple[dict[str, View], tuple[str, ...]]:
    """The views of a program's documents by address, and the failures that are of none."""
    texts, changes = dict(program.texts), dict[str, _Change]()
    for name, document in program.opened.items():
        last = past.memory.read.last(name)
        if last is not None and not _readable(past.memory.read, name, document):
            texts[name] = last.text
            changes[name] = _Change(last.text, document.text)
    options = Options(program.config, within=program.within, progress=progress, memory=past.memory)
    result = engine.check(texts, options)
    marks: dict[str, list[Mark]] = {name: [] for name in program.within}
    failures = list(result.failures)
    for report in result.findings:
        fix, span = report.finding.fix, report.finding.span
        rests = {related.path for related in report.finding.related} | (fix.paths if fix else set())
        stands = changes[span.path].moved(span) if span.path in changes else span
        if stands is not None:
            marks[span.path].append(Mark(report, stands, rests.isdisjoint(changes)))
    for name in sorted(changes.keys() & program.within):
        text = {name: program.texts[name]}
        alone = engine.check(text, Options(program.config, progress=progress))
        marks[name] += [Mark(report, report.finding.span) for report in alone.findings]
        failures += alone.failures
    views = {
        program.opened[name].uri: View(
            program.opened[name],
            name,
            program,
            None if name in changes else past.memory.read.last(name),
            tuple(of_document),
            tuple(failure for failure in failures if failure.path == name),
        )
        for name, of_document in marks.items()
    }
    return views, tuple(str(failure) for failure in failures if failure.path not in marks)


def _readable(read: Callable[[str, str], Document], name: str, document: Open) -> bool:
    if document.is_markdown:
        return True
    try:
        read(name, document.text)
    except Exception:  # noqa: BLE001 - the engine, which reads it too, says what is wrong
        return False
    return True


class _Change:
    """What an edit leaves of a text, by whole lines."""

    def __init__(self, before: str, after: str) -> None:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
        matcher = difflib.SequenceMatcher(None, old, new)
        starts, new_starts = _starts(old), _starts(new)
        self._kept = [
            (starts[block.a], starts[block.a + block.size], new_starts[block.b])
            for block in matcher.get_matching_blocks()
        ]

    def moved(self, span: Span) -> Span | None:
        """Where the text at a span stands now; None if it is not what it was."""
        for start, end, now in self._kept:
            if start <= span.start and span.end <= end:
                return Span(span.path, span.start - start + now, span.end - start + now)
        return None


def _starts(lines: Iterable[str]) -> list[int]:
    return list(itertools.accumulate(map(len, lines), initial=0))
