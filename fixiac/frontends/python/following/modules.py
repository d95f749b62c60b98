"""Which file of the program an import means."""

from __future__ import annotations

from fixiac.frontends.python.scopes import Scope, Table
from fixiac.frontends.python.values import LocalModule


class Modules:
    """The files of one project, by the names they are imported under."""

    def __init__(self, tables: dict[str, Table]) -> None:
        self._named = _module_names(tables)

    def find(self, dotted: str, level: int, scope: Scope) -> LocalModule | None:
        """The file of the program that ``import dotted`` means, if it is one."""
        path = _inner_path(scope.module.path)
        container = scope.module.path[: len(scope.module.path) - len(path)]
        if level:
            base = path.split("/")[:-level]
            wanted = ".".join([*base, *dotted.split(".")] if dotted else base)
            found = self._named.get((container, wanted.lstrip(".")))
            return None if found is None else LocalModule(found.root)
        parts = path.split("/")[:-1]
        for depth in range(len(parts), -1, -1):
            wanted = ".".join([*parts[:depth], dotted])
            found = self._named.get((container, wanted.lstrip(".")))
            if found is not None:
                return LocalModule(found.root)
        return None


def _module_names(tables: dict[str, Table]) -> dict[tuple[str, str], Table]:
    """Dotted names of the files, by the container they lie in (``answer.md#``)."""
    names = {}
    for path, table in tables.items():
        inner = _inner_path(path)
        container = path[: len(path) - len(inner)]
        dotted = inner.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        names[container, dotted.lstrip(".")] = table
    return names


def _inner_path(path: str) -> str:
    return path.rpartition("#")[2]
