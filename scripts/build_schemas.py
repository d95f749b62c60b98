"""Build the tables of `fixiac/schemas/data` from pinned packages.

    python scripts/build_schemas.py [--out DIR] [--work DIR] [TABLE ...]

Each package is fetched by name and version with `pip download --no-deps`, unpacked and read as
source files; nothing of it is imported or run. The same pins give the same bytes. `--work` keeps
what was fetched for the next time. Reading all of them takes some minutes on two cores.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from fixiac.schemas import blocks
from fixiac.schemas.records import Record
from fixiac.schemas.source import SourcePackage
from fixiac.schemas.table import Release, write_table

DATE = "2026-11-24"
"""The day on which the versions below were chosen."""

OUT = Path(__file__).parent.parent / "fixiac" / "schemas" / "data"


@dataclass(frozen=True)
class Pin:
    """One package and version, and the licence that it comes under."""

    package: str
    version: str
    root: str
    licence: str
    core: str = ""


# The newest first: a later one adds to the table only what differs.
TABLES: Mapping[str, Sequence[Pin]] = {
    "pulumi": [Pin("pulumi", "3.272.0", "pulumi", "Apache-2.0")],
    "pulumi_aws": [
        Pin("pulumi-aws", "7.51.1", "pulumi_aws", "Apache-2.0"),
        Pin("pulumi-aws", "6.83.4", "pulumi_aws", "Apache-2.0"),
    ],
    "pulumi_random": [Pin("pulumi-random", "4.21.4", "pulumi_random", "Apache-2.0")],
    "pulumi_tls": [Pin("pulumi-tls", "5.6.2", "pulumi_tls", "Apache-2.0")],
    "pulumi_awsx": [Pin("pulumi-awsx", "3.11.0", "pulumi_awsx", "Apache-2.0")],
    "constructs": [Pin("constructs", "10.8.1", "constructs", "Apache-2.0")],
    "aws_cdk": [Pin("aws-cdk-lib", "2.275.0", "aws_cdk", "Apache-2.0")],
    "cdktf": [
        Pin("cdktf", "0.21.0", "cdktf", "MPL-2.0", "cdktf"),
        Pin("cdktn", "0.24.0", "cdktn", "MPL-2.0", "cdktn"),
    ],
    "provider_aws": [
        Pin("cdktn-provider-aws", "25.8.1", "cdktn_provider_aws", "MPL-2.0", "cdktn"),
        Pin("cdktf-cdktf-provider-aws", "21.22.1", "cdktf_cdktf_provider_aws", "MPL-2.0", "cdktf"),
        Pin("cdktf-cdktf-provider-aws", "20.1.0", "cdktf_cdktf_provider_aws", "MPL-2.0", "cdktf"),
        Pin("cdktf-cdktf-provider-aws", "19.65.1", "cdktf_cdktf_provider_aws", "MPL-2.0", "cdktf"),
    ],
}

Content = dict[str, tuple[tuple[str, ...], dict[str, Record]]]
"""By module name without the root: its importable files and its records."""

_package: SourcePackage


def _open(root: Path) -> None:
    global _package  # one package for each worker process
    _package = SourcePackage(root)


def _module(module: str) -> tuple[str, tuple[str, ...], dict[str, Record]]:
    return module, _package.files(module), _package.records(module)


def fetch(pin: Pin, work: Path) -> Path:
    """Download and unpack one wheel; the directory of its package."""
    target = work / f"{pin.package}-{pin.version}"
    if not target.exists():
        with tempfile.TemporaryDirectory(dir=work) as directory:
            subprocess.run(
                [
                    *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"),
                    *("--only-binary", ":all:", "--dest", directory),
                    f"{pin.package}=={pin.version}",
                ],
                check=True,
            )
            (wheel,) = Path(directory).glob("*.whl")
            with zipfile.ZipFile(wheel) as archive:
                sources = [n for n in archive.namelist() if n.endswith(".py")]
                archive.extractall(target, sources)
    return target / pin.root


def read(pin: Pin, root: Path) -> Content:
    """Every module of one package, with the names of its root and its core made relative."""
    modules = SourcePackage(root).modules
    found: Content = {}
    with ProcessPoolExecutor(2, initializer=_open, initargs=(root,)) as pool:
        for module, files, records in pool.map(_module, modules, chunksize=4):
            if pin.core:
                records = {name: _generic(record, pin.core) for name, record in records.items()}
                records = _contracted(records)
            found[module.removeprefix(pin.root).removeprefix(".")] = (files, records)
    return found


def _generic(record: Record, core: str) -> Record:
    return Record(
        record.name,
        record.kind,
        [base.replace(f"{core}.", "$") for base in record.bases],
        [line.replace(f"{core}.", "$") for line in record.lines],
    )


def _contracted(records: dict[str, Record]) -> dict[str, Record]:
    contracted = {}
    for name, record in records.items():
        struct = records.get(blocks.struct_of(name, record.lines) or "")
        lines = record.lines
        if struct is not None:
            lines = blocks.contract(name, lines, struct.lines)
        contracted[name] = Record(name, record.kind, record.bases, lines)
    return contracted


def merge(contents: Sequence[tuple[str, Content]]) -> dict[str, list[str]]:
    """The lines of each module; one that some versions lack names those that have it."""
    merged: dict[str, list[str]] = {}
    all_letters = "".join(letter for letter, _ in contents)
    for module in sorted({name for _, content in contents for name in content}):
        having = [(letter, content[module]) for letter, content in contents if module in content]
        lines = _marked([(letter, f"@{module}") for letter, _ in having], all_letters)
        everywhere = "".join(letter for letter, _ in having)
        listed = [(letter, f"/{file}") for letter, (files, _) in having for file in files]
        lines += _marked(listed, everywhere)
        names = dict.fromkeys(name for _, (_, records) in having for name in records)
        for name in names:
            found = [(letter, records[name]) for letter, (_, records) in having if name in records]
            lines += _marked([(letter, record.header) for letter, record in found], everywhere)
            letters = "".join(letter for letter, _ in found)
            pairs = [(letter, line) for letter, record in found for line in record.lines]
            lines += _marked(pairs, letters)
        merged[module] = lines
    return merged


def _marked(pairs: Iterable[tuple[str, str]], everywhere: str) -> list[str]:
    letters: dict[str, str] = {}
    for letter, line in pairs:
        if letter not in letters.get(line, ""):
            letters[line] = letters.get(line, "") + letter
    return [
        line if having == everywhere else f"{line}\t{having}" for line, having in letters.items()
    ]


def names(contents: Sequence[tuple[str, Content]]) -> dict[str, list[str]]:
    """The public names of each module; those that only repeat the name of a block are left out."""
    listed: dict[str, list[str]] = {}
    for _, content in contents:
        for module, (_, records) in content.items():
            having = listed.setdefault(module, [])
            having += (
                name
                for name, record in records.items()
                if name not in having
                and "." not in name
                and not (
                    record.lines
                    and record.lines[0].startswith(blocks.DERIVED)
                    and record.lines[0] != blocks.DERIVED
                )
            )
    return listed


def main() -> None:
    """Build the tables that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="*", default=list(TABLES))
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--work", type=Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        work = options.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        for table in options.tables:
            contents: list[tuple[str, Content]] = []
            releases = []
            for letter, pin in zip("abcdefgh", TABLES[table], strict=False):
                contents.append((letter, read(pin, fetch(pin, work))))
                releases.append(
                    Release(
                        letter=letter,
                        root=pin.root,
                        package=pin.package,
                        version=pin.version,
                        licence=pin.licence,
                        source=f"the Python sources of {pin.package} {pin.version}",
                        core=pin.core,
                    )
                )
            path = options.out / f"{table}.table"
            size = write_table(path, DATE, releases, merge(contents), names(contents))
            print(f"{path.name}: {size:,} bytes")


if __name__ == "__main__":
    main()
