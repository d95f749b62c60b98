"""Which file of the program an import means."""

from __future__ import annotations

from collections.abc import Iterable


class Modules:
    """The files of one project, by the names they are imported under."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._named = {_named(path): path for path in paths}

    def find(self, dotted: str, level: int, importer: str) -> str:
        """The path of the file that ``import dotted`` means in another one, or empty."""
        path = _inner_path(importer)
        container = importer[: len(importer) - len(path)]
        if level:
            base = path.split("/")[:-level]
            wanted = ".".join([*base, *dotted.split(".")] if dotted else base)
            return self._named.get((container, wanted.lstrip(".")), "")
        parts = path.split("/")[:-1]
        for depth in range(len(parts), -1, -1):
            wanted = ".".join([*parts[:depth], dotted])
            found = self._named.get((container, wanted.lstrip(".")))
            if found is not None:
                return found
        return ""


def _named(path: str) -> tuple[str, str]:
    """The container that a file lies in (``answer.md#``), and its dotted name."""
    inner = _inner_path(path)
    dotted = inner.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return path[: len(path) - len(inner)], dotted.lstrip(".")


def _inner_path(path: str) -> str:
    return path.rpartition("#")[2]
