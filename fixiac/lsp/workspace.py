"""What an editor has open, and what is read together with each of its documents.

That is a folder: the nearest one above a document that an SDK's command runs, or that has
``[tool.fixiac]``, inside of the workspace folder, or else that folder itself. Its files are what
``fixiac check`` takes there, with the text of the editor where it has one; the engine tells which
of them are one program. A document outside of every workspace folder is read with the open
documents beside it; a Markdown document by itself.
"""

from __future__ import annotations

import dataclasses
import os
import time
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fixiac import config as configuration
from fixiac import files, versions
from fixiac.config import Config, ConfigError
from fixiac.frontends import markdown
from fixiac.source import Source

PROGRAMS = ("Pulumi.yaml", "Pulumi.yml", "cdk.json", "cdktf.json")
"""Each in a folder that is one program for the command of its SDK."""


PATIENCE = 10.0
"""Seconds that a search of a folder may take: somebody's home is no program."""


class _TooLargeError(Exception):
    """A folder is not searched in time."""


@dataclass(frozen=True, slots=True)
class Open:
    """A document that the editor has open; ``version`` counts its changes."""

    uri: str
    path: str
    """Absolute; a name made up for a document that is no file."""
    text: str
    version: int | None

    @property
    def is_markdown(self) -> bool:
        """Whether it is a document with Python blocks."""
        return self.path.endswith(markdown.SUFFIXES)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that the editor has told, at one moment. ``folders`` are absolute paths."""

    documents: tuple[Open, ...]
    folders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """The texts that are read together, by name relative to ``base``."""

    base: str
    config: Config
    """Its globs are relative to ``base``."""
    texts: dict[str, str]
    within: frozenset[str]
    """The names of the open documents that belong to it; the others are read to understand them."""
    opened: dict[str, Open]
    """The documents that the editor has open, by name."""
    sources: dict[str, Source]
    """The files on disk that it has not, by name."""

    def uri(self, name: str) -> str:
        """The address of a file, as the editor writes it if it has the file open."""
        document = self.opened.get(name)
        return document.uri if document else Path(self.base, name).as_uri()

    def as_read(self, name: str) -> bool:
        """Tell whether a file is open, or on disk as it was read, in the encoding of editors."""
        if name in self.opened:
            return True
        known = self.sources[name]
        try:
            return known.encoding == "utf-8" and Path(known.path).read_bytes() == known.data
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class _Home:
    """Where a document belongs: the folder that is searched, or that the document is in."""

    root: str
    config_file: str
    """Absolute, or empty."""
    searched: bool
    alone: str = ""
    """The path of a document that is a program of its own."""

    def has(self, document: Open) -> bool:
        """Tell whether a document is read with those that belong here."""
        if self.alone or document.is_markdown:
            return document.path == self.alone
        return _inside(document.path, self.root) and (
            self.searched or os.path.dirname(document.path) == self.root
        )


class Workspace:
    """Finds the programs of a snapshot. Remembers what is on disk until it is told otherwise."""

    def __init__(self, *, isolated: bool) -> None:
        self._isolated = isolated
        """Whether configuration files are left alone."""
        self._configs: dict[tuple[str, str], tuple[tuple[int, int], Config]] = {}
        self._disk: dict[tuple[str, str, tuple[str, ...], bool], dict[str, Source]] = {}

        self.too_large: set[str] = set()
        """Folders that could not be searched in time; of these only open documents are read."""

    def forget(self) -> None:
        """Files on disk have changed: search the folders again, and load codemods again."""
        self._configs.clear()
        self._disk.clear()
        self.too_large.clear()

    def programs(
        self, snapshot: Snapshot, progress: Callable[[str], None]
    ) -> tuple[dict[Hashable, Program], list[ConfigError]]:
        """The programs of the open documents, and the configurations that cannot be used.

        A program has the same key in every snapshot. What ``progress`` raises ends the search.
        """
        homes: dict[_Home, list[Open]] = {}
        wrong: dict[str, ConfigError] = {}
        found: dict[Hashable, Program] = {}
        for document in snapshot.documents:
            try:
                homes.setdefault(self._home(document, snapshot.folders), []).append(document)
            except ConfigError as error:
                wrong[str(error)] = error
        for home, own in homes.items():
            try:
                config = self._config(home.config_file, home.root)
            except ConfigError as error:
                wrong[str(error)] = error
            else:
                program = self._program(home, config, own, snapshot, progress)
                if program.within:
                    found[home] = program
        return found, list(wrong.values())

    def _home(self, document: Open, folders: Iterable[str]) -> _Home:
        """Where a document belongs. Raises ConfigError."""
        beside = os.path.dirname(document.path)
        found = None if self._isolated else configuration.find(beside)
        config_file = os.path.abspath(found) if found else ""
        if document.is_markdown:
            return _Home(beside, config_file, searched=False, alone=document.path)
        around = [folder for folder in folders if _inside(document.path, folder)]
        if not around:
            return _Home(beside, config_file, searched=False)
        folder = max(around, key=len)
        root = beside
        while root != folder and root != os.path.dirname(config_file) and not _has_program(root):
            root = os.path.dirname(root)
        return _Home(root, config_file, searched=True)

    def _config(self, file: str, root: str) -> Config:
        """What a file asks for and what the program in a folder is written for.

        Loaded once while the file stays the same. Raises ConfigError.
        """
        state = os.stat(file) if file else None
        signature = (state.st_mtime_ns, state.st_size) if state else (0, 0)
        known = self._configs.get((file, root))
        if known is None or known[0] != signature:
            config = configuration.load(file) if file else configuration.default()
            config, _ = versions.aim(config, root)
            known = self._configs[file, root] = (signature, config)
        return known[1]

    def _program(
        self,
        home: _Home,
        config: Config,
        own: Sequence[Open],
        snapshot: Snapshot,
        progress: Callable[[str], None],
    ) -> Program:
        base = config.root or home.root

        def name(path: str) -> str:
            return os.path.relpath(path, base).replace(os.sep, "/")

        sources = dict(self._search(home.root, config, progress)) if home.searched else {}
        beside = {
            document.path: document
            for document in snapshot.documents
            if home.has(document) and _taken(document, home, config)
        }
        for path in beside:
            sources.pop(os.path.realpath(path), None)
        known = [source.path for source in sources.values()]
        texts = {path: document.text for path, document in beside.items()}
        whole = bool(home.alone) or config.everywhere
        wanted = list(texts) if whole else files.of_interest(texts, known)
        opened = {name(path): beside[path] for path in wanted}
        disk = {name(source.path): source for source in sources.values()}
        texts = {path: source.text for path, source in disk.items()}
        texts |= {path: document.text for path, document in opened.items()}
        within = frozenset(name(document.path) for document in own) & opened.keys()
        ordered = {path: texts[path] for path in sorted(texts)}
        return Program(base, dataclasses.replace(config, root=""), ordered, within, opened, disk)

    def _search(
        self, root: str, config: Config, progress: Callable[[str], None]
    ) -> dict[str, Source]:
        """The files of a folder that are of interest, by real path."""
        key = (root, config.root, config.exclude, config.everywhere)
        if key not in self._disk:
            end = time.monotonic() + PATIENCE

            def hurry(what: str) -> None:
                progress(what)
                if time.monotonic() > end:
                    raise _TooLargeError

            found: Iterable[Source] = ()
            try:
                found = files.collect([root], config, hurry).sources.values()
            except _TooLargeError:
                self.too_large.add(root)
            self._disk[key] = {os.path.realpath(source.path): source for source in found}
        return self._disk[key]


def _has_program(folder: str) -> bool:
    return any(os.path.exists(os.path.join(folder, name)) for name in PROGRAMS)


def _inside(path: str, folder: str) -> bool:
    return path.startswith(os.path.join(folder, ""))


def _taken(document: Open, home: _Home, config: Config) -> bool:
    """Whether ``fixiac check`` would come to a document; installed packages are left alone."""
    if home.searched:
        return files.found_in(home.root, document.path, config)
    return "site-packages" not in document.path.split(os.sep)
