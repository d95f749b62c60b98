"""Modules that a program imports from itself and that are in no file of it."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator

from fixiac.frontends.python import is_library

_FOLDERS = frozenset(
    "app common components config constants core helpers infra infrastructure lib modules resources"
    " settings shared src stacks utils".split()
)
"""Names that programs give their own folders and files. A package of such a name that is installed
is none that one imports without its dots."""


GENERATED = "imports.aws"
"""The package that ``cdktf get`` makes of the AWS provider where ``cdktf.json`` names it."""


def is_generated(module: str) -> bool:
    """Whether a module is one that ``cdktf get`` makes of the AWS provider."""
    return f"{module}.".startswith(f"{GENERATED}.")


class Files:
    """The files that there are, those that do not parse included, by the document they lie in."""

    def __init__(self, paths: Iterable[str], elsewhere: Collection[str] | None) -> None:
        self._elsewhere = elsewhere
        self._files: dict[str, set[str]] = {}
        self._folders: dict[str, set[str]] = {}
        for path in paths:
            document, _, inner = path.rpartition("#")
            self._files.setdefault(document, set()).add(inner)
            folder = posixpath.dirname(inner)
            while folder and folder != posixpath.dirname(folder):
                self._folders.setdefault(document, set()).add(folder)
                folder = posixpath.dirname(folder)

    def lack(self, module: str, level: int, path: str) -> bool:
        """Whether a module that the file at ``path`` imports is the program's own, and not there.

        Only where it is known what else there is: on the disk, or nothing besides a document.
        """
        document, mark, inner = path.rpartition("#")
        root, dot, _ = module.partition(".")
        if (self._elsewhere is None and not mark) or not module:
            return False
        if not level and is_generated(module):
            return not mark and not any(self._bound(f) for f in _folders(inner, 0))
        if not level and is_library(module):
            return False
        folders = list(_folders(inner, level))
        for folder in folders:
            place = posixpath.normpath(posixpath.join(folder, *module.split(".")))
            if self._has(document, place) or place in (self._elsewhere or ()):
                return False
        if mark and (self._named(document, module) or (level and "/" not in inner)):
            return False  # documents often leave the folders of their blocks out
        if level or any(
            self._has(document, posixpath.join(f, root)) and not self.package(f, document)
            for f in folders
        ):
            return bool(level or dot)
        return root in _FOLDERS and not mark and not self._named(document, module)

    def there(self, module: str, document: str) -> bool:
        """Whether a file or a folder of a module lies at a place, read or not."""
        return self._has(document, module) or (not document and module in (self._elsewhere or ()))

    def hidden(self, module: str, document: str) -> bool:
        """Whether the file of a module lies at a place of which nothing more is known."""
        return self.there(module, document) and module not in self._folders.get(document, ())

    def package(self, folder: str, document: str) -> bool:
        """Whether a folder is a package, whose files do not see each other without dots."""
        return self.there(posixpath.join(folder, "__init__"), document)

    def holds(self, folder: str, document: str) -> bool:
        """Whether a file lies just in a folder, beside those in the folders of it."""
        return any(posixpath.dirname(path) == folder for path in self._files.get(document, ()))

    def above(self, module: str, level: int, path: str) -> Iterator[str]:
        """The files that run before a module of theirs is found: those of the packages above it."""
        _, _, inner = path.rpartition("#")
        parts = module.split(".")
        for folder in _folders(inner, level):
            for size in range(1, len(parts)):
                place = posixpath.normpath(posixpath.join(folder, *parts[:size]))
                yield from (f"{place}.py", f"{place}/__init__.py")

    def base(self, module: str, level: int, path: str) -> str | None:
        """The folder from which a module that is lacking was to be imported; None if unknown."""
        document, _, inner = path.rpartition("#")
        root = module.partition(".")[0]
        for folder in _folders(inner, level):
            if level or self._has(document, posixpath.join(folder, root)):
                return folder
        return None

    def modules(self, folder: str, path: str) -> frozenset[str]:
        """The modules that a folder certainly has, by name.

        The folder is one from where the file at ``path`` lies, or from a folder above.
        """
        document, _, inner = path.rpartition("#")
        there = {f.removesuffix(".py") for f in self._files.get(document, ()) if f.endswith(".py")}
        there |= set(self._elsewhere or ()) if not document else set()
        for base in _folders(inner, 0):
            place = posixpath.normpath(posixpath.join(base, folder))
            found = {posixpath.basename(m) for m in there if posixpath.dirname(m) == place}
            if found:
                return frozenset(found)
        return frozenset()

    def _has(self, document: str, module: str) -> bool:
        """Whether there is a file or a folder of a module."""
        files, folders = self._files.get(document, ()), self._folders.get(document, ())
        return f"{module}.py" in files or module in folders

    def _bound(self, folder: str) -> bool:
        """Whether a folder has the bindings of the AWS provider, or is to get them."""
        place = posixpath.normpath(posixpath.join(folder, GENERATED.replace(".", "/")))
        there = (*(self._elsewhere or ()), *self._folders.get("", ()), *self._files.get("", ()))
        return any(f"{name}/".startswith(f"{place}/") for name in there)

    def _named(self, document: str, module: str) -> bool:
        """Whether a file has the name of a module: the folder that it lies in may be called so."""
        last = module.rpartition(".")[2]
        return any(posixpath.basename(p) == f"{last}.py" for p in self._files.get(document, ()))


def _folders(path: str, level: int) -> Iterator[str]:
    """The folders that a file can import a module from: its own and those above, or just one."""
    folder = posixpath.dirname(path)
    for _ in range(level - 1):
        folder = posixpath.dirname(folder)
    yield folder
    while not level and folder and folder != posixpath.dirname(folder):
        folder = posixpath.dirname(folder)
        yield folder
