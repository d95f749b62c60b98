"""What an editor can do about findings: fix one, fix all, ignore one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lsprotocol import types
from pygls.workspace import PositionCodec

from fixiac import baseline, edits, engine, frontends
from fixiac.edits import Edit, Fix, Span
from fixiac.lsp.analysis import Mark, View
from fixiac.lsp.diagnostics import Diagnostics
from fixiac.lsp.positions import Positions
from fixiac.lsp.workspace import Program
from fixiac.rules import Finding
from fixiac.suppression import RULES

FIX_ALL = "source.fixAll.fixiac"
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)


def wanted(kind: str, only: Iterable[str] | None) -> bool:
    """Tell whether a client asks for a kind of actions; one stands for all that it begins."""
    return only is None or any(kind == asked or kind.startswith(f"{asked}.") for asked in only)


class Actions:
    """The actions for one document."""

    def __init__(self, view: View, codec: PositionCodec, capabilities: Any) -> None:
        self._view = view
        self._codec = codec
        workspace = capabilities.workspace
        edit = workspace.workspace_edit if workspace else None
        self._versioned = bool(edit and edit.document_changes)

    def fixes(self, asked: types.Range) -> list[types.CodeAction]:
        """The fixes of the findings at a place: those made by default first, then unsafe ones."""
        program = self._view.program
        found = Diagnostics(self._view, self._codec).at(asked)
        made = [
            self._fix(program, mark, mark.fix, told)
            for mark, told in found
            if program is not None and mark.fix is not None and _can_be_made(program, mark.fix)
        ]
        return sorted(made, key=lambda action: not action.is_preferred)

    def _fix(
        self, program: Program, mark: Mark, fix: Fix, told: types.Diagnostic
    ) -> types.CodeAction:
        title = f"{fix.title[:1].upper()}{fix.title[1:]} ({mark.report.finding.code})"
        return types.CodeAction(
            title=f"Unsafe: {title}" if mark.unsafe else title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[told],
            is_preferred=not mark.unsafe,
            edit=self._edit(program, edits.normalised(fix.edits)),
        )

    def ignores(self, asked: types.Range) -> list[types.CodeAction]:
        """Comments that silence the findings at a place, an action for each code."""
        program, read = self._view.program, self._view.read
        if program is None or read is None:
            return []
        by_code: dict[str, list[tuple[Finding, types.Diagnostic]]] = {}
        for mark, told in Diagnostics(self._view, self._codec).at(asked):
            finding = mark.report.finding
            if mark.current and all(finding.code != rule.code for rule in RULES):
                by_code.setdefault(finding.code, []).append((finding, told))
        known = {rule.code for rule in program.config.every_rule}
        made = []
        for code, found in by_code.items():
            findings = [finding for finding, _ in found]
            comments, silenced = baseline.comments(read, findings, known, frontends.read)
            if len(silenced) == len(findings):
                made.append(
                    types.CodeAction(
                        title=f"Ignore {code} here",
                        kind=types.CodeActionKind.QuickFix,
                        diagnostics=[told for _, told in found],
                        edit=self._edit(program, comments),
                    )
                )
        return made

    def fix_all(self) -> types.CodeAction | None:
        """The action that fixes all in the document, without its edit. None if nothing is fixed."""
        if not any(mark.report.fixable for mark in self._view.marks):
            return None
        return types.CodeAction(
            title="Fix all that fixiac finds in this file",
            kind=FIX_ALL,
            data={"uri": self._view.document.uri, "version": self._view.document.version},
        )

    def changes(self, texts: Mapping[str, str]) -> types.WorkspaceEdit | None:
        """An edit by which files get other texts; None if one is not what it was when read."""
        program = self._view.program
        if program is None or not all(map(program.as_read, texts)):
            return None
        return self._edit(
            program,
            [
                edit
                for name, text in texts.items()
                for edit in _difference(name, program.texts[name], text)
            ],
        )

    def _edit(self, program: Program, made: Iterable[Edit]) -> types.WorkspaceEdit:
        by_name: dict[str, list[Edit]] = {}
        for edit in made:
            by_name.setdefault(edit.span.path, []).append(edit)
        changes: dict[str, list[types.TextEdit]] = {}
        versioned = []
        for name, own in by_name.items():
            at = Positions(program.texts[name], self._codec)
            uri, document = program.uri(name), program.opened.get(name)
            changes[uri] = [
                types.TextEdit(at.range(edit.span.start, edit.span.end), edit.text) for edit in own
            ]
            version = document.version if document else None
            which = types.OptionalVersionedTextDocumentIdentifier(uri, version)
            versioned.append(types.TextDocumentEdit(which, changes[uri]))
        if self._versioned:
            return types.WorkspaceEdit(document_changes=versioned)
        return types.WorkspaceEdit(changes=changes)


def _can_be_made(program: Program, fix: Fix) -> bool:
    """Whether the files are as they were read, and can be read again after the fix."""
    return all(map(program.as_read, fix.paths)) and engine.sound(program.texts, fix)


def _difference(name: str, before: str, after: str) -> Iterator[Edit]:
    """Edits by whole lines that make one text of another."""
    old, new = before.split("\n"), after.split("\n")
    old, new = [[*(f"{line}\n" for line in lines[:-1]), lines[-1]] for lines in (old, new)]
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    matcher = difflib.SequenceMatcher(None, old, new)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            yield Edit(Span(name, starts[start], starts[end]), "".join(new[new_start:new_end]))
