"""Classes of a program that are to be what an interface of an SDK asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fixiac import lines
from fixiac import program as p
from fixiac.calls import Implementation
from fixiac.edits import Edit, Span, remove_item
from fixiac.frontends.python.scopes import Table

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject

_JSII = "jsii"


class Interfaces:
    """The interfaces that the classes of one project extend."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project

    def extended(self) -> Iterator[Implementation]:
        """Every base of a class that is an interface, by file and place."""
        for path, table in self.project.tables.items():
            for node in p.statements(table.module.body):
                if isinstance(node, p.Class):
                    for base in node.bases:
                        interface = self._interface(base, table)
                        if interface:
                            where = Span(path, base.start, base.end)
                            yield Implementation(where, node.name, interface)

    def _interface(self, base: p.Argument, table: Table) -> str:
        """The name of the interface that a base is, or nothing."""
        if base.name or base.star:
            return ""
        symbol = self.project.typing.named(base.value, table.scope_at(base.start))
        return symbol.name if symbol is not None and symbol.kind == "interface" else ""

    def implemented(self, found: Implementation) -> tuple[Edit, ...]:
        """Edits by which the class says so in a decorator. Raises CannotRenderError."""
        path = found.base.path
        table = self.project.tables[path]
        text = table.module.text
        node = next(
            node
            for node in p.statements(table.module.body)
            if isinstance(node, p.Class) and any(b.start == found.base.start for b in node.bases)
        )
        index = next(i for i, base in enumerate(node.bases) if base.start == found.base.start)
        at = text.rindex("class", 0, node.name_start)
        indent = text[lines.start(text, at) : at]
        jsii, edits = self.project.require(_JSII, Span(path, at, at))
        written = text[found.base.start : found.base.end]
        opened = node.name_start + len(node.name)
        first, last = node.bases[0], node.bases[-1]
        brackets = text.index("(", opened, first.start), self._closing(text, last.end)
        removal: tuple[Edit, ...]
        if len(node.bases) == 1:
            removal = (Edit(Span(path, opened, brackets[1] + 1), ""),)
        else:
            inner = brackets[0] + 1, brackets[1]
            removal = remove_item(path, text, inner, p.items(node.bases), index)
        line = f"@{jsii}.implements({written}){lines.newline(text)}{indent}"
        return (Edit(Span(path, at, at), line), *removal, *edits)

    def _closing(self, text: str, after: int) -> int:
        """Where the bracket closes behind the last base: comments may come before it."""
        at = after
        while text[at] != ")":
            at = lines.after(text, at) if text[at] == "#" else at + 1
        return at
