"""What the codemods find in a program, and which of their fixes are withheld."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fixiac import edits, frontends, rules
from fixiac.edits import ConflictError, Safety, Span
from fixiac.engine.memory import Found, Memory
from fixiac.engine.options import Options
from fixiac.engine.results import Withheld
from fixiac.engine.state import State, words
from fixiac.frontends import Document
from fixiac.model import Unread
from fixiac.rules import Finding, Rule
from fixiac.schemas.targets import Targets
from fixiac.source import Failure, offset, position
from fixiac.suppression import RULES as SUPPRESSION_RULES
from fixiac.suppression import Suppressions

if TYPE_CHECKING:
    from fixiac.frontends.python.absent import Files


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finding of the current pass, and why its fix is withheld if it is."""

    finding: Finding
    withheld: Withheld | None


class Inspector:
    """Inspects the states of one run, and keeps what failed in it."""

    def __init__(self, options: Options, memory: Memory) -> None:
        self._options = options
        self._memory = memory
        config = options.config
        self._targets = Targets(config.target, config.installed, config.cache)
        self.failures: dict[Failure, None] = {}
        self.barred: set[tuple[str, str]] = set()
        """Pairs of a code and a path: fixes of the code are not applied there. "" is everywhere."""
        self.undone: list[Failure] = []
        """What codemods could not do when they were asked last."""

    def fail(self, failure: Failure) -> None:
        """Keep a failure, once."""
        self.failures[failure] = None

    def candidates(self, state: State) -> list[Candidate]:
        """Every finding of every codemod that is not silenced, by place."""
        if not state.documents and not state.unread:
            return []
        unread = {path: frontends.unparsed(path, state.texts[path]) for path in state.unread}
        comments = Suppressions({**state.documents, **unread}, self.known())
        found = list(self._found(state))
        self.undone = [
            failure
            for one in found
            for code, failure in one.undone
            if not self._ignored(state, code, failure.path)
            and not comments.silences(_stand_in(code, failure, state.texts[failure.path]))
        ]
        candidates = [
            Candidate(finding, self._withheld(state, comments, finding))
            for one in found
            for finding in one.findings
            if not self._ignored(state, finding.code, finding.span.path)
            and not comments.silences(finding)
            and self._counts(state, finding.span.path)
        ]
        candidates += [
            Candidate(finding, None)
            for finding in comments.findings(
                self._options.config.selection,
                certain=not (self.failures or self.undone or state.unread),
            )
            if not self._ignored(state, finding.code, finding.span.path)
            and self._counts(state, finding.span.path)
        ]
        order = {path: index for index, path in enumerate(state.texts)}
        candidates.sort(key=lambda c: (order[c.finding.span.path], c.finding.span, c.finding.code))
        return candidates

    @property
    def _codemods(self) -> Sequence[type[Rule]]:
        given = self._options.codemods
        return (*rules.builtin(), *self._options.config.codemods) if given is None else given

    def known(self) -> frozenset[str]:
        """Every code that there is in this run."""
        return frozenset(rule.code for rule in (*self._codemods, *SUPPRESSION_RULES))

    def _found(self, state: State) -> Iterator[Found]:
        """What the codemods find in each program that has a file that counts."""
        memory = self._memory
        config, paths = self._options.config, tuple(state.texts)
        memory.forget((config, tuple(self._codemods), paths))
        try:
            programs = memory.linker.programs(state.documents, state.unread)
        except Exception as error:  # noqa: BLE001 - whatever fails, no file may be harmed
            self.fail(Failure("", 0, 0, f"the files cannot be linked: {words(error)}"))
            return
        every: dict[str, Document | Unread] = dict(state.documents)
        every.update(state.unread)
        there = frontends.there(state.texts, config.elsewhere)
        asked = []
        for program in programs:
            if not any(self._counts(state, path) for path in program):
                continue
            sources = [every[path] for path in program]
            found = memory.found(sources)
            if found is None:
                failed = len(self.failures)
                found = self._check(state, program, there)
                if len(self.failures) == failed:
                    memory.keep(sources, found)
            asked.append(sources)
            yield found
        memory.retain(asked)

    def _check(self, state: State, program: Sequence[str], there: Files) -> Found:
        """Check the files of one program."""
        documents = {path: state.documents[path] for path in program if path in state.documents}
        unread = [state.unread[path] for path in program if path in state.unread]
        config = self._options.config
        try:
            project = frontends.assemble(documents, self._targets, unread, there)
        except Exception as error:  # noqa: BLE001 - as above
            self.fail(Failure("", 0, 0, f"the program cannot be put together: {words(error)}"))
            return Found()
        found: dict[Finding, None] = {}
        undone: list[tuple[str, Failure]] = []
        for rule in self._codemods:
            if not config.selection.takes(rule.code):
                continue
            self._options.progress(f"checking {rule.code}")
            try:
                given = [
                    _verified(one, rule.code, state.texts)
                    for one in rule(config.rules.get(rule.code)).check(project)
                ]
            # What one does must not stop the others, nor end the run as if all were well.
            except (Exception, SystemExit) as error:  # noqa: BLE001
                self.fail(Failure("", 0, 0, f"{rule.code} failed: {words(error)}"))
                continue
            found.update(dict.fromkeys(one for one in given if isinstance(one, Finding)))
            undone += [(rule.code, one) for one in given if isinstance(one, Failure)]
        return Found(tuple(found), tuple(undone))

    def _counts(self, state: State, path: str) -> bool:
        """Whether what is found in a source is to be told."""
        block = state.blocks.get(path)
        return (
            self._options.within is None
            or (block.document if block else path) in self._options.within
        )

    def _ignored(self, state: State, code: str, path: str) -> bool:
        if not self._options.config.per_file_ignores:
            return False
        block = state.blocks.get(path)
        return self._options.config.ignored_in(block.document if block else path).takes(code)

    def _withheld(self, state: State, comments: Suppressions, finding: Finding) -> Withheld | None:
        fix, code = finding.fix, finding.code
        if fix is None:
            return None
        if comments.protects(code, fix, finding.related) or any(
            self._ignored(state, code, path) for path in fix.paths
        ):
            return Withheld.IGNORED
        if any((code, path) in self.barred for path in ("", *fix.paths)):
            return Withheld.BROKEN
        if fix.safety is Safety.MANUAL:
            return Withheld.MANUAL
        if fix.safety is Safety.UNSAFE and not self._options.config.unsafe_fixes:
            return Withheld.UNSAFE
        if fix.replaces and self._options.config.deployed:
            return Withheld.DEPLOYED
        return None

    def report_undone(self, state: State, failure: Failure) -> None:
        """Say what could not be done with a source, where a reader of the files finds it."""
        path = failure.path
        if not self._counts(state, path):
            return
        block = state.blocks.get(path)
        if block is not None:
            inner = offset(state.texts[path], max(failure.line, 1), max(failure.column, 1))
            place = position(state.files[block.document], block.outer(inner))
            failure = Failure(block.document, *place, failure.message)
        self.fail(failure)


def _stand_in(code: str, failure: Failure, text: str) -> Finding:
    """A finding at the place of a failure of a codemod, to ask whether a comment covers it."""
    at = offset(text, max(failure.line, 1), max(failure.column, 1))
    return Finding(code, Span(failure.path, at, at), failure.message)


def _verified(given: object, code: str, texts: Mapping[str, str]) -> Finding | Failure:
    """What a codemod with ``code`` yields, its fix without blank lines that it would leave twice.

    Raises ValueError if it may not yield this: a finding names places in the program, and its fix
    is sound; a failure names a file of it.
    """
    if isinstance(given, Failure):
        if given.path not in texts:
            raise ValueError(f"{given.path!r} is no file of the program")
        return given
    if not isinstance(given, Finding):
        raise ValueError(f"it yields {given!r}, which is no finding")
    if given.code != code:
        raise ValueError(f"it yields a finding with another code, {given.code}")
    fix = given.fix
    made = fix.edits if fix is not None else ()
    for span in (given.span, *given.related, *(edit.span for edit in made)):
        if span.path not in texts or not 0 <= span.start <= span.end <= len(texts[span.path]):
            raise ValueError(f"{span} is no place in the program")
    if fix is None:
        return given
    try:
        closed = edits.closed_up(texts, made)
    except ConflictError as error:
        raise ValueError(f"its fix contradicts itself: {error}") from error
    return dataclasses.replace(given, fix=dataclasses.replace(fix, edits=closed))
