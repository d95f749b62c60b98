"""The classes of Pulumi and CDKTF that declare the same resource: both wrap one Terraform provider.

What is known of the arguments of the one holds for the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PULUMI, _CDKTF = "pulumi_aws", "cdktf_cdktf_provider_aws"


def twins(root: str, inside: str) -> Iterator[tuple[str, str]]:
    """The roots and names of what another SDK has for a class, or a structure of a class.

    ``inside`` is the name without ``root``: ``lb.TargetGroupHealthCheckArgs`` has the twin
    ``lb_target_group.LbTargetGroupHealthCheck``. A twin's structure need not exist.
    """
    if root not in (_PULUMI, _CDKTF):
        return
    other = _CDKTF if root == _PULUMI else _PULUMI
    module, _, name = inside.partition(".")
    for own, theirs in _pairs(root).get(module, ()):
        if name == own.removesuffix("V2") or name == own:
            yield other, theirs
        elif name.startswith(_stem(own)):
            rest = name.removeprefix(_stem(own)).removesuffix("Args")
            yield other, f"{_stem(theirs)}{rest}{'Args' if other == _PULUMI else ''}"


def _stem(name: str) -> str:
    """What the names of a class's structures begin with: S3BucketVersioningA has them without A."""
    return name[:-1] if name[-1:] == "A" and name[-2:-1].islower() else name


@cache
def _pairs(root: str) -> dict[str, list[tuple[str, str]]]:
    """By module of an SDK, its classes and their twins; the longest names first."""
    path = Path(__file__).parent / "data" / "twins.json"
    found: dict[str, list[tuple[str, str]]] = {}
    for pulumi, cdktf in json.loads(path.read_text("utf-8"))["pairs"].items():
        own, other = (pulumi, cdktf) if root == _PULUMI else (cdktf, pulumi)
        module, _, name = own.partition(".")
        found.setdefault(module, []).append((name, other))
    for pairs in found.values():
        pairs.sort(key=lambda pair: -len(pair[0]))
    return found
