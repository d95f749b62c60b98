"""``# fixiac: ignore[CODE] reason`` comments: what they cover, and which are of no use.

Behind code, a comment covers its line: findings that begin there. On a line of its own it covers
the statement below it, or the line below it inside a statement. ``ignore-file`` covers the file.
Without codes it covers all of them. It may stand behind another comment: ``# noqa  # fixiac: ...``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fixiac import lines, rules
from fixiac.edits import Fix, Span
from fixiac.frontends import Document
from fixiac.project import Project
from fixiac.rules import Finding, Rule, Selection, Severity


class UnusedSuppression(Rule):
    """A `# fixiac: ignore` comment that silences nothing.

    ## What it finds

    A comment such as `# fixiac: ignore[KMS001]` where KMS001 finds nothing, or no longer does. Only
    codes that are selected count, and only when every file could be read.

    ## Why

    Such a comment hides the next problem at its place, and tells a reader of one that is not there.

    ## Fix

    None: the comment may carry a reason that is worth keeping. Remove it, or the code in it.
    """

    code = "FIX001"
    name = "unused-suppression"
    severity = Severity.NOTE

    def check(self, project: Project) -> Iterator[Finding]:
        """Nothing: only the engine knows which comments were of use."""
        return iter(())


class WrongSuppression(Rule):
    """A `# fixiac:` comment that says something fixiac does not understand.

    ## What it finds

    An unknown code in `# fixiac: ignore[...]`, or a `# fixiac:` comment that is neither `ignore`
    nor `ignore-file`.

    ## Why

    The comment does nothing, while its author believes that it does.

    ## Fix

    None: what was meant is not known. `fixiac rules` lists the codes.
    """

    code = "FIX002"
    name = "wrong-suppression"
    severity = Severity.NOTE

    def check(self, project: Project) -> Iterator[Finding]:
        """Nothing: :func:`Suppressions.findings` yields what it finds."""
        return iter(())


RULES: tuple[type[Rule], ...] = (UnusedSuppression, WrongSuppression)


def every_rule(own: Iterable[type[Rule]] = ()) -> tuple[type[Rule], ...]:
    """Every code there is: the built-in codemods, ``own`` ones, and what is found in comments."""
    return tuple(sorted((*rules.builtin(), *own, *RULES), key=lambda rule: rule.code))


_COMMENT = re.compile(r"(?:\A|(?<=#))[^\w#]*\bfixiac:(?P<rest>.*)", re.DOTALL)
_IGNORE = re.compile(r"\s*ignore(?P<file>-file)?(?:\[(?P<codes>[^\]]*)\])?(?=\s|$)", re.DOTALL)


@dataclass(slots=True)
class _Suppression:
    """One comment. ``codes`` is None if it covers all; ``used`` collects the codes it silenced."""

    comment: Span
    codes: dict[str, Span] | None
    listed: Span | None
    """What is between the brackets, or None if there are none."""
    region: Span
    used: set[str] = field(default_factory=set)

    def covers(self, code: str, span: Span, *, whole: bool) -> bool:
        """Tell whether ``span`` begins in the region or, if ``whole`` is asked for, meets it."""
        if self.codes is not None and code not in self.codes:
            return False
        region = self.region
        if region.path != span.path:
            return False
        if whole and span.start != span.end:
            return span.start < region.end and region.start < span.end
        if whole:
            return region.start < span.start < region.end
        return region.start <= span.start < region.end


class Suppressions:
    """All suppression comments of some documents; remembers which were of use."""

    def __init__(self, documents: Mapping[str, Document], known: Collection[str]) -> None:
        self._known = known
        self._wrong: list[Finding] = []
        self._all: list[_Suppression] = []
        for document in documents.values():
            if "fixiac:" in document.text:
                self._all += self._read(document)

    def _read(self, document: Document) -> Iterator[_Suppression]:
        for comment in document.comments:
            text = document.text[comment.start : comment.end]
            found = _COMMENT.search(text)
            if not found:
                continue
            ignore = _IGNORE.match(found["rest"])
            if not ignore:
                self._report(
                    comment, "fixiac knows the comments ignore[CODE] and ignore-file[CODE]"
                )
                continue
            codes = listed = None
            if ignore["codes"] is not None:
                start = comment.start + found.start("rest") + ignore.start("codes")
                listed = Span(comment.path, start, start + len(ignore["codes"]))
                codes = dict(self._codes(comment.path, ignore["codes"], start))
            region = (
                Span(comment.path, 0, len(document.text) + 1)
                if ignore["file"]
                else _region(document, comment)
            )
            yield _Suppression(comment, codes, listed, region)

    def _codes(self, path: str, text: str, start: int) -> Iterator[tuple[str, Span]]:
        for word in re.finditer(r"[^\s,]+", text):
            span = Span(path, start + word.start(), start + word.end())
            if word.group() in self._known:
                yield word.group(), span
            else:
                self._report(span, f"fixiac has no code {word.group()}")

    def _report(self, span: Span, message: str) -> None:
        unfixed = "what was meant is not known"
        self._wrong.append(_finding(WrongSuppression, span, message, unfixed))

    def silences(self, finding: Finding) -> bool:
        """Tell whether a comment silences the finding."""
        return self._use(finding.code, [finding.span], whole=False)

    def protects(self, code: str, fix: Fix, related: Iterable[Span]) -> bool:
        """Tell whether a fix would touch, or rests on, code that a comment covers for ``code``."""
        return self._use(code, [*(edit.span for edit in fix.edits), *related], whole=True)

    def listed(self, span: Span, regions: Collection[Span]) -> Span | None:
        """The codes of the comment that covers the place of ``span`` and no more than a region."""
        for one in self._all:
            region = one.region
            fits = region.path == span.path and region.start <= span.start < region.end
            if one.listed and fits and any(wide.contains(region) for wide in regions):
                return one.listed
        return None

    def _use(self, code: str, spans: Iterable[Span], *, whole: bool) -> bool:
        hit = False
        for span in spans:
            for suppression in self._all:
                if suppression.covers(code, span, whole=whole):
                    suppression.used.add(code)
                    hit = True
        return hit

    def findings(self, selection: Selection, *, certain: bool) -> Iterator[Finding]:
        """Comments that are wrong and, if the run saw everything, those that were of no use."""
        for finding in self._wrong:
            if selection.takes(finding.code):
                yield finding
        if not certain or not selection.takes(UnusedSuppression.code):
            return
        every = all(selection.takes(code) for code in self._known)
        for suppression in self._all:
            if suppression.codes is None and every and not suppression.used:
                yield _unused(suppression.comment, "this comment silences nothing")
            for code, span in (suppression.codes or {}).items():
                if code not in suppression.used and selection.takes(code):
                    yield _unused(span, f"there is no {code} here to ignore")


def _unused(span: Span, message: str) -> Finding:
    return _finding(UnusedSuppression, span, message, "the comment may hold a reason worth keeping")


def _finding(rule: type[Rule], span: Span, message: str, unfixed: str) -> Finding:
    return rule().finding(span, message, unfixed=unfixed)


def _region(document: Document, comment: Span) -> Span:
    """What a comment covers: its line, or the statement or line below it."""
    text, path = document.text, comment.path
    before = re.search(r"[^\r\n]*\Z", text[: comment.start])
    start = before.start() if before else 0
    if text[start : comment.start].strip():
        return Span(path, start, lines.end(text, comment.start))
    below = re.compile(r"(?:[ \t\f]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*").match(text, comment.end)
    start = below.end() if below else comment.end
    end = lines.end(text, start)
    indented = re.compile(r"[ \t\f]*").match(text, start)
    first = indented.end() if indented else start
    return max(
        (span for span in document.statements if start <= span.start <= first),
        key=lambda span: span.end,
        default=Span(path, start, end),
    )
