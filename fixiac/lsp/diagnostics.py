"""Findings as the protocol's diagnostics, and their explanations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types
from pygls.workspace import PositionCodec

from fixiac.config import ConfigError
from fixiac.edits import Span
from fixiac.engine.results import Withheld
from fixiac.lsp.analysis import Mark, View
from fixiac.lsp.positions import Positions
from fixiac.output.text import WITHHELD
from fixiac.rules import Rule, Severity
from fixiac.source import offset
from fixiac.suppression import every_rule

SOURCE = "fixiac"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


class Diagnostics:
    """The diagnostics of one document, each beside the finding that it tells of."""

    def __init__(self, view: View, codec: PositionCodec) -> None:
        self.view = view
        self._codec = codec
        self._positions = Positions(view.document.text, codec)
        self.marked = [(mark, self._diagnostic(mark)) for mark in view.marks]

    def all(self) -> list[types.Diagnostic]:
        """What is published."""
        return [*(told for _, told in self.marked), *self._failures()]

    def at(self, asked: types.Range) -> list[tuple[Mark, types.Diagnostic]]:
        """Those whose range meets another one."""
        return [
            (mark, told)
            for mark, told in self.marked
            if _key(told.range.start) <= _key(asked.end)
            and _key(asked.start) <= _key(told.range.end)
        ]

    def _diagnostic(self, mark: Mark) -> types.Diagnostic:
        finding = mark.report.finding
        return types.Diagnostic(
            range=self._positions.first_line(mark.span),
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            code_description=types.CodeDescription(finding.source) if finding.source else None,
            source=SOURCE,
            message="\n".join([finding.message, *_remarks(mark)]),
            related_information=list(self._related(mark)) or None,
        )

    def _related(self, mark: Mark) -> Iterator[types.DiagnosticRelatedInformation]:
        """The places that a finding rests on, and one in each other file that its fix changes."""
        if not mark.current:
            return
        finding = mark.report.finding
        for span in finding.related:
            yield self._information(span, f"{finding.code}: see here too")
        told = {mark.span.path, *(span.path for span in finding.related)}
        for edit in mark.fix.edits if mark.fix else ():
            if edit.span.path not in told:
                told.add(edit.span.path)
                yield self._information(edit.span, f"{finding.code}: its fix changes this file too")

    def _information(self, span: Span, message: str) -> types.DiagnosticRelatedInformation:
        program = self.view.program
        assert program is not None
        where = Positions(program.texts[span.path], self._codec).first_line(span)
        return types.DiagnosticRelatedInformation(
            types.Location(program.uri(span.path), where), message
        )

    def _failures(self) -> Iterator[types.Diagnostic]:
        text = self.view.document.text
        for failure in self.view.failures:
            start = offset(text, max(failure.line, 1), max(failure.column, 1))
            yield types.Diagnostic(
                range=self._positions.range(start, start),
                severity=types.DiagnosticSeverity.Error,
                source=SOURCE,
                message=failure.message,
            )


def of_configuration(error: ConfigError) -> tuple[str, types.Diagnostic]:
    """The address of a configuration file, and what is wrong in it."""
    line = max(error.line, 1) - 1
    told = types.Diagnostic(
        range=types.Range(types.Position(line, 0), types.Position(line + 1, 0)),
        severity=types.DiagnosticSeverity.Error,
        source=SOURCE,
        message=error.message,
    )
    return Path(error.path).absolute().as_uri(), told


def explanation(view: View, mark: Mark) -> str:
    """A finding in Markdown: what is wrong, what its fix is, and the codemod's manual."""
    finding = mark.report.finding
    every = view.program.config.every_rule if view.program else every_rule()
    rule = next((rule for rule in every if rule.code == finding.code), None)
    title = f"**{finding.code}** {rule.name if rule else ''}".strip()
    parts = [title, finding.message, *(f"*{remark}*" for remark in _remarks(mark))]
    if finding.source:
        parts.append(f"[AWS documentation]({finding.source})")
    return "\n\n".join([*parts, *_manual(rule)])


def _manual(rule: type[Rule] | None) -> list[str]:
    return ["---", rule.manual().replace("## ", "#### ")] if rule else []


def _remarks(mark: Mark) -> list[str]:
    """What becomes of a finding: its fix, when or why that is not made, or why there is none."""
    finding, withheld = mark.report.finding, mark.report.withheld
    if finding.fix is None:
        return [f"no fix: {finding.unfixed}"] if finding.unfixed else []
    kind = "unsafe fix" if mark.unsafe else "fix"
    if not mark.current:
        return [f"{kind}: once the program can be read again"]
    why = "" if withheld in (None, Withheld.UNSAFE) else f" ({WITHHELD[withheld]})"
    return [f"{kind}{why}: {finding.fix.title}"]


def _key(position: types.Position) -> tuple[int, int]:
    return position.line, position.character
