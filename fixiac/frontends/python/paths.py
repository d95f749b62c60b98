"""Paths of files as a program writes them, and the folders that these lie in."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import TYPE_CHECKING

from fixiac import model
from fixiac import program as p
from fixiac.calls import FilePath
from fixiac.edits import Edit, Span, remove_item
from fixiac.frontends.python.scopes import Scope
from fixiac.frontends.python.values import Symbol

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject

_JOIN, _FOLDER = "os.path.join", "os.path.dirname"
_SAME = frozenset(
    {"os.path.abspath", "os.path.normpath", "os.path.realpath", "os.fspath", "pathlib.Path"}
)
"""Functions that give the path that they are given, in another form."""
_SAME_METHODS = frozenset({"absolute", "as_posix", "resolve"})


class Paths:
    """The paths of one project."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project

    def at(self, place: Span) -> FilePath | None:
        """The path that is passed at a place, if its last part is written out there."""
        table = self.project.tables[place.path]
        passed = (a.value for call, _, _ in table.calls for a in call.arguments)
        node = next((n for n in passed if (n.start, n.end) == (place.start, place.end)), None)
        scope = table.scope_at(place.start)
        parts = None if node is None else self._parts(node, scope)
        found = None if node is None else self._last(node, scope)
        if not parts or found is None:
            return None
        text, to_folder = found
        *folder, name = parts
        stem, dot, suffix = name.rpartition(".")
        end = text.inner.end if text.inner is not None else text.span.end
        files = self.project.there
        return FilePath(
            name=name,
            to_folder=to_folder,
            to_stem=(Edit(Span(place.path, end - len(dot + suffix), end), ""),),
            beside=files.modules("/".join(folder), place.path),
            inside=files.modules("/".join((*folder, stem)), place.path),
        )

    def _parts(self, node: p.Expr, scope: Scope) -> list[str] | None:
        """The parts of a path, from the folder of the file or the one where the program starts."""
        match node:
            case p.Name(id="__file__"):
                return [posixpath.basename(scope.module.path)]
            case p.Text():
                value = self.project.evaluator.value(node, scope)
                text = value.value if isinstance(value, model.Scalar) else None
                plain = isinstance(text, str) and text and not text.startswith("/")
                return [part for part in str(text).split("/") if part != "."] if plain else None
            case p.Name(id=name):
                found = scope.find(name)
                binding = found[1][0] if found is not None and len(found[1]) == 1 else None
                if binding is None or binding.kind != "assign" or binding.path:
                    return None
                return None if binding.value is None else self._parts(binding.value, binding.scope)
            case p.Attr(base=base, name="parent"):
                return _above(self._parts(base, scope))
            case p.Binary(operator="/", left=left, right=right):
                return self._joined((left, right), scope)
            case p.Call(func=p.Attr(base=base, name=name)) if name in _SAME_METHODS:
                return self._parts(base, scope)
            case p.Call():
                return self._made(node, scope)
            case _:
                return None

    def _made(self, node: p.Call, scope: Scope) -> list[str] | None:
        """The parts of a path that a function gives."""
        if not node.arguments or any(a.name or a.star for a in node.arguments):
            return None
        function = self._function(node, scope)
        if function in _SAME and len(node.arguments) == 1:
            return self._parts(node.arguments[0].value, scope)
        if function == _FOLDER:
            return _above(self._parts(node.arguments[0].value, scope))
        if function in (_JOIN, "pathlib.Path"):
            return self._joined([a.value for a in node.arguments], scope)
        return None

    def _joined(self, nodes: Sequence[p.Expr], scope: Scope) -> list[str] | None:
        found: list[str] = []
        for node in nodes:
            parts = self._parts(node, scope)
            if parts is None:
                return None
            found += parts
        return found

    def _function(self, node: p.Call, scope: Scope) -> str:
        if isinstance(node.func, p.Name) and node.func.id == "str" and scope.find("str") is None:
            return "os.fspath"
        called = self.project.evaluator.follow(node.func, scope)
        return called.qualified if isinstance(called, Symbol) else ""

    def _last(self, node: p.Expr, scope: Scope) -> tuple[model.Scalar, tuple[Edit, ...]] | None:
        """The text that the last part stands in, and the edits that leave the folder it lies in."""
        path, text = scope.module.path, scope.module.text
        match node:
            case p.Text():
                value = self.project.evaluator.value(node, scope)
                if not isinstance(value, model.Scalar) or value.inner is None:
                    return None
                inner, written = value.inner, str(value.value)
                cut = written.rfind("/")
                last = Span(path, inner.start + max(cut, 0), inner.end)
                return value, (Edit(last, "" if cut > 0 else "."),)
            case p.Binary(operator="/", left=left, right=right):
                found = self._last(right, scope)
                if found is None or "/" in str(found[0].value):
                    return found
                return found[0], (Edit(Span(path, left.end, right.end), ""),)
            case p.Call() if node.arguments and self._function(node, scope) in (_JOIN, *_SAME):
                found = self._last(node.arguments[-1].value, scope)
                if found is None or "/" in str(found[0].value) or len(node.arguments) == 1:
                    return found
                items, index = p.items(node.arguments), len(node.arguments) - 1
                return found[0], remove_item(path, text, (node.open, node.close), items, index)
            case p.Call(func=p.Attr(base=base, name=name)) if name in _SAME_METHODS:
                return self._last(base, scope)
            case _:
                return None


def _above(parts: list[str] | None) -> list[str] | None:
    """The folder that a path lies in."""
    if parts is None:
        return None
    return parts[:-1] if parts and parts[-1] != ".." else [*parts, ".."]
