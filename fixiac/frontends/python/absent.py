"""Modules that a program imports from itself and that are in no file of it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject

_FOLDERS = frozenset(
    "app common components config constants core helpers infra infrastructure lib modules resources"
    " settings shared src stacks utils".split()
)
"""Names that programs give their own folders and files. A package of such a name that is installed
is none that one imports without its dots."""


def is_absent(project: PythonProject, module: str, level: int, path: str) -> bool:
    """Whether a module that the file at ``path`` imports is part of the program, and not there.

    Only where it is known what else there is: on the disk, or nothing besides a document.
    """
    document, mark, inner = path.rpartition("#")
    if (project.elsewhere is None and not mark) or not module:
        return False
    there = {
        other.removeprefix(f"{document}{mark}")
        for other in (*project.tables, *(unread.path for unread in project.unread))
        if other.startswith(f"{document}{mark}")
    }
    folders = list(_folders(inner, level))
    if any(_has(there, posixpath.join(folder, *module.split("."))) for folder in folders):
        return False
    beside = project.elsewhere or ()
    if any(
        posixpath.normpath(posixpath.join(folder, *module.split("."))) in beside
        for folder in folders
    ):
        return False
    if mark and (_named(there, module) or (level and "/" not in inner)):
        return False  # documents often leave the folders of their blocks out
    root, dot, _ = module.partition(".")
    if level or any(_has(there, posixpath.join(folder, root)) for folder in folders):
        return bool(level or dot)
    return root in _FOLDERS and not mark and not _named(there, module)


def _folders(path: str, level: int) -> Iterator[str]:
    """The folders that a file can import a module from: its own and those above, or just one."""
    folder = posixpath.dirname(path)
    for _ in range(level - 1):
        folder = posixpath.dirname(folder)
    yield folder
    while not level and folder and folder != posixpath.dirname(folder):
        folder = posixpath.dirname(folder)
        yield folder


def _has(paths: set[str], module: str) -> bool:
    """Whether there is a file or a folder of a module."""
    return f"{module}.py" in paths or any(path.startswith(f"{module}/") for path in paths)


def _named(paths: set[str], module: str) -> bool:
    """Whether a file has the name of a module: the folder that it lies in may be called so."""
    last = module.rpartition(".")[2]
    return any(posixpath.basename(path) == f"{last}.py" for path in paths)
