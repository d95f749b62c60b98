"""Build `fixiac/schemas/data/since.json`: since when the SDKs have the names that fixes write.

    python scripts/build_since.py [--work DIR]

Releases of a major version are looked at, from old to new, and the first that has a name is noted.
A name may have come a little earlier than that, between two of them: so the list only ever keeps a
fix from writing a name, and says nothing of programs that use it. Packages are fetched and read as
`build_schemas.py` does.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from build_schemas import DATE, OUT, Pin, fetch

from fixiac import schemas
from fixiac.frontends.python import engines
from fixiac.schemas.renames import curated

RELEASES: Mapping[str, tuple[str, Sequence[str]]] = {
    "aws_cdk": (
        "aws-cdk-lib",
        (
            *("2.1.0", "2.25.0", "2.50.0", "2.75.0", "2.89.0", "2.90.0", "2.91.0", "2.100.0"),
            *("2.110.0", "2.125.0", "2.150.0", "2.168.0", "2.170.0", "2.175.0", "2.188.0"),
            *("2.190.0", "2.200.0", "2.225.0", "2.232.0", "2.250.0"),
        ),
    ),
    "pulumi_aws": ("pulumi-aws", ("6.2.0", "6.30.0", "6.60.0", "6.70.0", "7.0.0", "7.25.0")),
}
"""The distribution and the versions to look at, the oldest first, beside those of the tables."""

_CDK_CLASSES = ("aws_lambda.Runtime", "aws_synthetics.Runtime", "aws_logs.RetentionDays")


def written(root: str) -> Iterator[str]:
    """The names of an SDK that fixes write by lists of what is meant or of what AWS offers."""
    yield from (meant for _, meant in curated(root).all_names() if meant.startswith(f"{root}."))
    newest = schemas.load(root)
    if root == "pulumi_aws":
        runtimes = newest.lookup("pulumi_aws.lambda_.Runtime")
        yield from (f"{runtimes.name}.{m}" for m in runtimes.members) if runtimes else ()
        return
    for name in (*_CDK_CLASSES, *(f"aws_rds.{cls}" for cls in sorted(engines.VERSION_CLASSES))):
        cls = newest.lookup(f"aws_cdk.{name}")
        assert cls is not None
        members = [*cls.members, *(a.name for a in cls.attributes if a.static)]
        # An engine is given a major version alone: VER_15, VER_8_0 or VER_10_11, never VER_15_4.
        major = {m for m in members if any(other.startswith(f"{m}_") for other in members)}
        yield from (f"{cls.name}.{m}" for m in members if name[:7] != "aws_rds" or m in major)


def since(root: str, work: Path) -> dict[str, str]:
    """The first of the versions that has each name; those that the oldest one has are left out."""
    package, versions = RELEASES[root]
    found: dict[str, str] = {}
    names = sorted(set(written(root)))
    tables = {r.version: schemas.load(root, r.major) for r in schemas.releases(root)}
    for version in sorted((*versions, *tables), key=_numbers):
        there = tables.get(version) or schemas.installed(
            fetch(Pin(package, version, root, ""), work), version
        )
        for name in names:
            if name not in found and there.lookup(name) is not None:
                found[name] = version
    return {name: found[name] for name in names if found[name] != versions[0]}


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--work", type=Path)
    work = parser.parse_args().work or Path(tempfile.mkdtemp())
    work.mkdir(parents=True, exist_ok=True)
    content = {
        "about": "Names that fixes write, and the first version known to have each. It may have "
        "come a little earlier. What is not listed is in the oldest release that was looked at.",
        "source": "the packages that scripts/build_since.py names",
        "date": DATE,
        "licence": "that of this project",
        "names": {name: v for root in RELEASES for name, v in since(root, work).items()},
    }
    (OUT / "since.json").write_text(json.dumps(content, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
