"""Which files a run takes: the ones named, and the Python files of the folders named.

Folders respect .gitignore and ``.git/info/exclude``; virtual environments, installed packages and
build output are skipped. Files that are named are always taken.
"""

from __future__ import annotations

import functools
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fixiac import frontends, source, versions
from fixiac.config import Config, matches
from fixiac.frontends import markdown, python
from fixiac.source import Failure, Source, SourceError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SUFFIXES = (*python.SUFFIXES, *markdown.SUFFIXES)
"""What the names of files end in that can be named."""

_PREBUILT = ("cdktf-cdktf-provider-aws", "cdktn-provider-aws")
"""Distributions of the bindings of AWS."""

SKIPPED = frozenset(
    {
        "__pycache__",
        ".eggs",
        ".git",
        ".hg",
        ".ipynb_checkpoints",
        ".mypy_cache",
        ".nox",
        ".pytest_cache",
        ".ruff_cache",
        ".svn",
        ".terraform",
        ".tox",
        ".venv",
        "build",
        "cdk.out",
        "cdktf.out",
        "dist",
        "node_modules",
        "site-packages",
    }
)
"""Names of folders that are never searched."""


_IMPORT = re.compile(r"^[ \t]*(?:from|import)[ \t].*", re.MULTILINE)
_MODULE = re.compile(
    r"^[ \t]*(?:import|from)[ \t]+(\.*)((?:\w+\.)*\w+|(?<=\.))"
    r"(?:[ \t]+import[ \t]*(\([^)]*\)|[^(\r\n]*))?",
    re.MULTILINE,
)
_MODULES = ("py", "so", "pyd")
"""How the names of files end that are modules, compiled ones included."""
_TAKEN = re.compile(r"(?:^|[(,])\s*(\w+)")
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Collection:
    """The files of a run, by path, and those that could not be read."""

    sources: dict[str, Source] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    """Files of Python that a search came by and did not take."""

    def elsewhere(self) -> frozenset[str]:
        """The modules on the disk that are not read, as paths without ``.py``.

        Those that the files import or take from another one, the ``__init__`` of their own folders,
        those that a search came by, and the bindings that CDKTF is to make of the providers that a
        ``cdktf.json`` names.
        """
        imports: dict[tuple[str, int, str], set[str]] = {}
        for path, one in self.sources.items():
            folder = os.path.dirname(path)
            imports.setdefault((folder, 1, ""), set()).add("__init__")
            for dots, module, names in _MODULE.findall(one.text) if path.endswith(".py") else ():
                if dots or not python.is_library(module):
                    taken = imports.setdefault((folder, len(dots), module), set())
                    taken.update(_TAKEN.findall(names))
        listing = functools.cache(_modules_in)
        imported = {
            name
            for (folder, level, module), names in imports.items()
            for outer, place in _places(folder, level, module)
            if os.path.basename(place) in listing(os.path.dirname(place)) or not module
            for name in (outer, *(f"{outer}/{inner}" for inner in names & listing(place)))
        }
        passed = {path.removesuffix(".py").replace(os.sep, "/") for path in self.passed}
        folders = {
            os.path.dirname(path) for path, one in self.sources.items() if "imports" in one.text
        }
        made = {name for folder in folders for name in _generated(folder)}
        return frozenset(imported | passed | made)


def _modules_in(folder: str) -> frozenset[str]:
    """What can be imported from a folder: the names of its files and of the folders in it."""
    try:
        entries = os.listdir(folder or os.curdir)
    except OSError:
        return frozenset()
    return frozenset(
        stem
        for stem, dot, end in (entry.partition(".") for entry in entries)
        if not dot or end.endswith(_MODULES)
    )


def collect(
    paths: Sequence[str],
    config: Config,
    progress: Callable[[str], None] = lambda _: None,
    *,
    force_exclude: bool = False,
) -> Collection:
    """Read the files that a run over ``paths`` takes.

    What is named is taken even if the configuration excludes it, unless ``force_exclude``.
    Of the files found in folders only those are taken that can hold something of interest, and
    those that import one of these.
    """
    found = Collection()
    seen: set[str] = set()
    candidates: dict[str, bytes] = {}
    named = [os.path.normpath(path) for path in paths]
    if force_exclude:
        named = [path for path in named if not _excluded(path, config, os.path.isdir(path))]
    folders = [path for path in named if os.path.isdir(path)]
    for path in (path for path in named if not os.path.isdir(path)):
        if _new(path, seen):
            _take(found, path)
    for path in (file for folder in folders for file in _walk(folder, config, found.failures)):
        if _new(path, seen):
            progress(f"looking at {path}")
            try:
                candidates[path] = source.read_bytes(path)
            except SourceError as error:
                found.failures.append(error.failure)
    texts = {path: data.decode("latin-1") for path, data in candidates.items()}
    wanted = list(texts) if config.everywhere else of_interest(texts, found.sources)
    for path in wanted:
        _take(found, path, candidates[path])
    found.sources = {path: found.sources[path] for path in sorted(found.sources)}
    found.passed = [path for path in candidates if path not in found.sources]
    return found


def _generated(folder: str) -> Iterator[str]:
    """The bindings of providers that CDKTF makes beside the nearest ``cdktf.json`` that names them.

    A library has none; if it depends on CDKTF alone, its users make the bindings of AWS.
    https://developer.hashicorp.com/terraform/cdktf/create-and-deploy/configuration-file
    """
    at = os.path.abspath(folder)
    while not os.path.isfile(os.path.join(at, "cdktf.json")):
        if at == os.path.dirname(at):
            if versions.asks(folder, "cdktf", "cdktn") and not versions.asks(folder, *_PREBUILT):
                yield os.path.normpath(os.path.join(folder, "imports", "aws")).replace(os.sep, "/")
            return
        at = os.path.dirname(at)
    try:
        with open(os.path.join(at, "cdktf.json"), encoding="utf-8", errors="replace") as file:
            listed = json.load(file).get("terraformProviders") or ()
        names = [entry["name"] if isinstance(entry, dict) else entry for entry in listed]
    except (OSError, ValueError, AttributeError, LookupError, TypeError):
        names = ["aws"]  # what it says is not known
    above = "" if os.path.isabs(folder) else os.path.relpath(at)
    at = at if os.path.isabs(folder) else "" if above.startswith(os.pardir) else above
    for name in names:
        last = re.split(r"[@\s]", str(name))[0].rpartition("/")[2]
        yield os.path.normpath(os.path.join(at, "imports", last)).replace(os.sep, "/")


def _places(folder: str, level: int, module: str) -> Iterator[tuple[str, str]]:
    """Where a module can be that is imported in a folder: there, or in one above.

    Above the current folder it counts as if it were there. The name is the one that the program's
    paths have.
    """
    parts = module.split(".")
    for _ in range(level - 1):
        folder = os.path.join(folder, os.pardir)
    while True:
        name = os.path.normpath(os.path.join(folder, *parts))
        yield name.replace(os.sep, "/"), name
        above = os.path.dirname(folder)
        if level or above == folder:
            break
        folder = above
    at = os.path.abspath(folder)
    while not level and at != os.path.dirname(at):
        at = os.path.dirname(at)
        yield "/".join(parts), os.path.join(at, *parts)


def _new(path: str, seen: set[str]) -> bool:
    real = os.path.realpath(path)
    if real in seen:
        return False
    seen.add(real)
    return True


def _take(found: Collection, path: str, data: bytes | None = None) -> None:
    try:
        if data is None:
            data = source.read_bytes(path)
            if not path.endswith(SUFFIXES):
                raise SourceError(path, f"fixiac reads only files of {' '.join(SUFFIXES)}")
        found.sources[path] = source.decode(path, data)
    except SourceError as error:
        found.failures.append(error.failure)


def of_interest(texts: Mapping[str, str], named: Iterable[str]) -> list[str]:
    """The files worth reading beside the ``named`` ones, in order.

    A file without a word of AWS counts if it mentions the module of one that has: it may use what
    a fix changes there.
    """
    taken = {path for path, text in texts.items() if frontends.interesting(path, text)}
    fresh = taken | set(named)
    while fresh:
        modules = {_module(path) for path in fresh}
        fresh = {
            path
            for path, text in texts.items()
            if path not in taken and not modules.isdisjoint(_imported(text))
        }
        taken |= fresh
    return [path for path in texts if path in taken]


def _module(path: str) -> str:
    """The last part of the name that a module is imported by."""
    folder, name = os.path.split(path)
    stem = os.path.splitext(name)[0]
    return os.path.basename(os.path.abspath(folder)) if stem == "__init__" else stem


def _imported(text: str) -> Iterator[str]:
    """The words on the lines of a file that import something."""
    for line in _IMPORT.findall(text):
        yield from _WORD.findall(line)


@dataclass(frozen=True, slots=True)
class _Ignores:
    """The patterns of one folder."""

    folder: str
    spec: GitIgnoreSpec


def _walk(top: str, config: Config, failures: list[Failure]) -> Iterator[str]:
    above = _ignores_above(os.path.abspath(top))
    if _ignored(os.path.abspath(top), above, folder=True):
        above = ()
    yield from _walk_folder(top, os.path.abspath(top), above, config, failures)


def _walk_folder(
    folder: str,
    real: str,
    ignores: tuple[_Ignores, ...],
    config: Config,
    failures: list[Failure],
) -> Iterator[str]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        failures.append(Failure(folder, 0, 0, f"cannot be read: {(error.strerror or '').lower()}"))
        return
    names = {entry.name for entry in entries}
    if "pyvenv.cfg" in names:
        return
    if ".gitignore" in names:
        ignores = (*ignores, *_read_ignores(os.path.join(real, ".gitignore"), real))
    for entry in entries:
        path = os.path.normpath(os.path.join(folder, entry.name))
        full = os.path.join(real, entry.name)
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_folder:
            if entry.name in SKIPPED:
                continue
        elif not entry.name.endswith(".py") or not entry.is_file(follow_symlinks=False):
            continue
        if _ignored(full, ignores, folder=is_folder):
            continue
        if _excluded(path, config, is_folder):
            continue
        if is_folder:
            yield from _walk_folder(path, full, ignores, config, failures)
        else:
            yield path


def found_in(top: str, path: str, config: Config) -> bool:
    """Tell whether a search of the folder ``top`` would come to ``path``, which need not exist.

    Both are absolute, and ``path`` is below ``top``.
    """
    ignores = _ignores_above(top)
    if _ignored(top, ignores, folder=True):
        ignores = ()
    folder, parts = top, os.path.relpath(path, top).split(os.sep)
    for depth, part in enumerate(parts, 1):
        is_folder = depth < len(parts)
        ignores = (*ignores, *_read_ignores(os.path.join(folder, ".gitignore"), folder))
        if os.path.exists(os.path.join(folder, "pyvenv.cfg")) or (is_folder and part in SKIPPED):
            return False
        folder = os.path.join(folder, part)
        if _ignored(folder, ignores, folder=is_folder) or _excluded(folder, config, is_folder):
            return False
    return True


def _excluded(path: str, config: Config, is_folder: bool) -> bool:
    return bool(config.exclude) and matches(config.exclude, config.relative(path) + "/" * is_folder)


def _ignores_above(folder: str) -> tuple[_Ignores, ...]:
    """The patterns that hold in ``folder`` because of the repository that it is in."""
    found: list[_Ignores] = []
    at = folder
    while True:
        if at != folder:
            found = [*_read_ignores(os.path.join(at, ".gitignore"), at), *found]
        if os.path.exists(os.path.join(at, ".git")):
            exclude = os.path.join(at, ".git", "info", "exclude")
            return (*_read_ignores(exclude, at), *found)
        parent = os.path.dirname(at)
        if parent == at:
            return ()
        at = parent


def _read_ignores(file: str, folder: str) -> list[_Ignores]:
    try:
        with open(file, encoding="utf-8", errors="surrogateescape") as lines:
            patterns = [line.rstrip("\r\n") for line in lines]
    except OSError:
        return []
    if not any(pattern.strip() and not pattern.startswith("#") for pattern in patterns):
        return []
    from pathspec import GitIgnoreSpec

    return [_Ignores(folder, GitIgnoreSpec.from_lines(patterns))]


def _ignored(path: str, ignores: tuple[_Ignores, ...], *, folder: bool) -> bool:
    """Tell whether git ignores a path; the patterns nearest to it decide."""
    for level in reversed(ignores):
        relative = os.path.relpath(path, level.folder).replace(os.sep, "/")
        verdict = level.spec.check_file(relative + "/" * folder).include
        if verdict is not None:
            return verdict
    return False
