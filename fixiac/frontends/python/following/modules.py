"""Which file of the program an import means."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from fixiac.frontends.python.absent import Files


class Modules:
    """The files of one project, by the names they are imported under."""

    def __init__(self, paths: Iterable[str], there: Files) -> None:
        self._named = {_named(path): path for path in paths}
        self._there = there

    def find(self, dotted: str, level: int, importer: str) -> str:
        """The path of the file that ``import dotted`` means in another one, or empty.

        A file in a package does not see its neighbours under names of the standard library. It does
        under others, since many a program is started where it lies.
        """
        path = _inner_path(importer)
        container = importer[: len(importer) - len(path)]
        if level:
            base = path.split("/")[:-level]
            wanted = ".".join([*base, *dotted.split(".")] if dotted else base)
            return self._named.get((container, wanted.lstrip(".")), "")
        parts = path.split("/")[:-1]
        document = container.removesuffix("#")
        if dotted.partition(".")[0] in sys.stdlib_module_names and self._there.package(
            "/".join(parts), document
        ):
            return ""
        for depth in range(len(parts), -1, -1):
            wanted = ".".join([*parts[:depth], dotted])
            found = self._named.get((container, wanted.lstrip(".")))
            if found is not None:
                return found
            if self._there.hidden("/".join([*parts[:depth], *dotted.split(".")]), document):
                return ""
        return ""


def _named(path: str) -> tuple[str, str]:
    """The container that a file lies in (``answer.md#``), and its dotted name."""
    inner = _inner_path(path)
    dotted = inner.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return path[: len(path) - len(inner)], dotted.lstrip(".")


def _inner_path(path: str) -> str:
    return path.rpartition("#")[2]
