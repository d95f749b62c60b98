"""Regions and partitions. Source: botocore's ``partitions.json``."""

from __future__ import annotations

import re
from functools import cache

from fixiac.aws.lookup import load


@cache
def _region_partitions() -> dict[str, str]:
    table = load("partitions.json")["partitions"]
    return {region: name for name, row in table.items() for region in row["regions"]}


def is_region(text: str) -> bool:
    """Whether ``text`` is the code of a region that AWS runs, such as ``us-east-1``."""
    return text in _region_partitions()


def partition_of(region: str) -> str | None:
    """The partition of a region code, by list or by AWS's own pattern; None if it is no region."""
    known = _region_partitions().get(region)
    if known is not None:
        return known
    for name, row in load("partitions.json")["partitions"].items():
        if re.fullmatch(row["pattern"], region):
            return str(name)
    return None


def dns_suffix(partition: str) -> str | None:
    """The DNS suffix of a partition's endpoints: ``amazonaws.com`` for ``aws``; None if unknown."""
    row = load("partitions.json")["partitions"].get(partition)
    return str(row["dns_suffix"]) if row else None


@cache
def dns_suffixes() -> tuple[str, ...]:
    """Every partition's DNS suffix, the longest first."""
    rows = load("partitions.json")["partitions"].values()
    return tuple(sorted({str(row["dns_suffix"]) for row in rows}, key=lambda s: (-len(s), s)))
