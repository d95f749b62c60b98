"""The files of a program at one moment, the sources in them, and what was read."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fixiac.edits import Edit, Span
from fixiac.engine.results import Report, Withheld
from fixiac.frontends import Document, ReadError, markdown
from fixiac.model import Unread
from fixiac.rules import Finding
from fixiac.source import position


@dataclass(frozen=True, slots=True)
class State:
    """The files, the sources in them (a file, or the blocks of a document), and what was read."""

    files: dict[str, str]
    texts: dict[str, str]
    blocks: dict[str, markdown.Block]
    documents: dict[str, Document]
    unread: dict[str, Unread]
    """Why a source that is no document cannot be read, and what would mend it."""

    def outer(self, span: Span) -> Span:
        """A place of a source, in its file."""
        block = self.blocks.get(span.path)
        return block.outer_span(span) if block else span

    def outer_edit(self, edit: Edit) -> Edit:
        """An edit of a source, in its file."""
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


Reading = Callable[[str, str], Document]
"""Reads the text of a path, as :func:`frontends.read` does."""


def expand(files: dict[str, str], known: Mapping[str, markdown.Block]) -> State:
    """Files and the sources in them; blocks keep the paths of those that are ``known``."""
    state = State(files, {}, {}, {}, {})
    for path, text in files.items():
        if not path.endswith(markdown.SUFFIXES):
            state.texts[path] = text
            continue
        names = [name for name, block in known.items() if block.document == path]
        for block in markdown.blocks(path, text, names if known else None):
            state.texts[block.path] = block.text
            state.blocks[block.path] = block
    return state


def read_source(path: str, text: str, read: Reading) -> Document:
    """Read one source. Raises ReadError whatever goes wrong."""
    try:
        return read(path, text)
    except ReadError:
        raise
    except Exception as error:
        raise ReadError(path, 1, 1, f"cannot be read: {words(error)}") from error


def words(error: BaseException) -> str:
    """What went wrong, with the kind of error."""
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
