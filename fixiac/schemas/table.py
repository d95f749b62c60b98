"""The file in which the records of one package lie, for one or several of its versions.

The records are text (:mod:`fixiac.schemas.records`), cut into blocks of some hundred kilobytes that
are compressed one by one, so that a look into one module costs one block. The file starts with the
length of its header; the header is JSON and gives, for each block, its first module and its length.
A last block lists the public names of every module and is read only for a search over all of them.
"""

from __future__ import annotations

import json
import lzma
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fixiac.schemas.records import of_version

_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "lp": 0, "pb": 0}]
_BLOCK = 250_000


@dataclass(frozen=True, slots=True)
class Release:
    """One version of a package that a table describes.

    ``root`` is what a program imports, ``core`` what ``$`` stands for in a type.
    """

    letter: str
    root: str
    package: str
    version: str
    licence: str
    source: str
    core: str

    @property
    def major(self) -> int:
        """The first number of the version."""
        return int(self.version.partition(".")[0])


class Table:
    """One table, read block by block."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._blocks: dict[int, str] = {}

    @cached_property
    def _header(self) -> Mapping[str, object]:
        with self._path.open("rb") as file:
            size = int.from_bytes(file.read(4), "big")
            loaded: Mapping[str, object] = json.loads(file.read(size))
        return loaded

    @cached_property
    def built(self) -> str:
        """The day on which the table was made, as ``YYYY-MM-DD``."""
        return str(self._header["date"])

    @cached_property
    def releases(self) -> tuple[Release, ...]:
        """The versions that the table describes, the newest first."""
        listed = self._header["releases"]
        assert isinstance(listed, list)
        return tuple(Release(**entry) for entry in listed)

    @cached_property
    def _index(self) -> tuple[list[str], list[int]]:
        """The first module of each block, and where each starts and the last one ends."""
        blocks = self._header["blocks"]
        assert isinstance(blocks, list)
        with self._path.open("rb") as file:
            offset = 4 + int.from_bytes(file.read(4), "big")
        starts = [offset]
        for _, length in blocks:
            offset += length
            starts.append(offset)
        return [first for first, _ in blocks], starts

    def _read(self, start: int, end: int | None) -> str:
        with self._path.open("rb") as file:
            file.seek(start)
            packed = file.read() if end is None else file.read(end - start)
        return lzma.decompress(packed, format=lzma.FORMAT_RAW, filters=_FILTERS).decode()

    def module(self, name: str) -> str | None:
        """The text of one module, by its name without the root (empty for the root itself)."""
        firsts, starts = self._index
        number = bisect_right(firsts, name) - 1
        if number < 0:
            return None
        if number not in self._blocks:
            self._blocks[number] = self._read(starts[number], starts[number + 1])
        block = self._blocks[number]
        for end in "\n\t":
            start = block.find(f"\n@{name}{end}")
            if start >= 0:
                stop = block.find("\n@", start + 2)
                return block[start + 1 : stop + 1 if stop >= 0 else len(block)]
        return None

    @cached_property
    def names(self) -> str:
        """The public names of all modules, of all versions together.

        Each module is a newline, its name, a tab, and its names with a space after each.
        """
        return self._read(self._index[1][-1], None)


class TableSource:
    """One version of a package, out of a table."""

    def __init__(self, table: Table, release: Release) -> None:
        self._table = table
        self._release = release
        self._modules: dict[str, dict[str, str] | None] = {}
        self._names: dict[str, tuple[str, ...] | None] = {}
        self.root = release.root
        self.version = release.version
        self.core = release.core

    def modules(self) -> tuple[str, ...]:
        """All modules without the root, sorted."""
        listed = re.findall(r"^(.*)\t", self._table.names, re.MULTILINE)
        return tuple(name for name in listed if self._records(name) is not None)

    def names(self, module: str) -> tuple[str, ...] | None:
        """What a module offers, nested classes too; None if there is no such module."""
        if module not in self._names:
            records = self._records(module)
            self._names[module] = (
                None
                if records is None
                else tuple(name for name, text in records.items() if name and self._holds(text))
            )
        return self._names[module]

    def files(self, module: str) -> tuple[str, ...]:
        """Files of a package that can be imported by themselves."""
        records = self._records(module) or {"": ""}
        return tuple(line[1:] for line in records[""].split("\n")[1:])

    def record(self, module: str, name: str) -> list[str] | None:
        """The lines of one record, its header first."""
        records = self._records(module)
        if not name or records is None or name not in records or not self._holds(records[name]):
            return None
        return list(of_version(records[name].split("\n"), self._release.letter))

    def offering(self, name: str) -> Iterator[str]:
        """Modules that offer a class or function of that name, in this version or another."""
        names = self._table.names
        for match in re.finditer(rf"[\t ]{re.escape(name)}(?= )", names):
            start = names.rindex("\n", 0, match.start()) + 1
            yield names[start : names.index("\t", start)]

    def _holds(self, text: str) -> bool:
        headers = (line for line in text.split("\n", 2)[:2] if line.startswith("="))
        return any(of_version(headers, self._release.letter))

    def _records(self, module: str) -> dict[str, str] | None:
        """The text of each record by its name; under the empty name the module's own lines."""
        if module not in self._modules:
            self._modules[module] = self._split(self._table.module(module))
        return self._modules[module]

    def _split(self, text: str | None) -> dict[str, str] | None:
        if text is None:
            return None
        own, *texts = text.rstrip("\n").split("\n=")
        lines = list(of_version(own.split("\n"), self._release.letter))
        if not lines or not lines[0].startswith("@"):
            return None
        records = {"": "\n".join(lines)}
        for record in texts:
            name = record.partition(" ")[0]
            # Where versions differ in kind or bases, each header has a line of its own.
            records[name] = f"{records[name]}\n={record}" if name in records else f"={record}"
        return records


def write_table(
    path: Path,
    date: str,
    releases: Sequence[Release],
    modules: Mapping[str, Iterable[str]],
    names: Mapping[str, Sequence[str]],
) -> int:
    """Write a table from the lines of each module; the size of the file in bytes."""
    blocks: list[tuple[str, bytes]] = []
    for first, text in _blocks(modules):
        blocks.append((first, _pack(text)))
    listed = "".join(
        f"\n{module}\t" + "".join(f"{name} " for name in names[module]) for module in sorted(names)
    )
    header = json.dumps(
        {
            "date": date,
            "releases": [
                {slot: getattr(release, slot) for slot in Release.__slots__} for release in releases
            ],
            "blocks": [[first, len(packed)] for first, packed in blocks],
        },
        separators=(",", ":"),
    ).encode()
    content = b"".join([len(header).to_bytes(4, "big"), header, *(p for _, p in blocks)])
    content += _pack(listed + "\n")
    path.write_bytes(content)
    return len(content)


def _blocks(modules: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    first: str | None = None
    texts: list[str] = []
    size = 0
    for name in sorted(modules):
        text = "".join(f"{line}\n" for line in modules[name])
        if first is not None and size + len(text) > _BLOCK:
            yield first, "\n" + "".join(texts)
            first, texts, size = None, [], 0
        first = name if first is None else first
        texts.append(text)
        size += len(text)
    if first is not None:
        yield first, "\n" + "".join(texts)


def _pack(text: str) -> bytes:
    return lzma.compress(text.encode(), format=lzma.FORMAT_RAW, filters=_FILTERS)
