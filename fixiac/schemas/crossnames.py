"""What Terraform and CloudFormation call the same argument of the same resource.

Pulumi and CDKTF speak as Terraform does, the CDK's `Cfn` classes as CloudFormation, and so does
boto3 for the most part. A program that gives one of them a name of the other means its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fixiac.schemas.twins import twins

_CDK, _PULUMI, _CDKTF = "aws_cdk", "pulumi_aws", "cdktf_cdktf_provider_aws"


def crossnames(root: str, inside: str, argument: str) -> Iterator[str]:
    """What an argument with the other's name is called here; it may be a plural for Pulumi.

    ``inside`` is the name of the class or structure without its ``root``.
    """
    if root == _CDK:
        # Pulumi has plurals for names of Terraform
        for name in dict.fromkeys((argument, argument.removesuffix("s"))):
            yield from _to_cloudformation().get((inside, name), ())
        return
    known = [inside] if root == _CDKTF else []
    known += [twin for other, twin in twins(root, inside) if other == _CDKTF]
    for name in known if root in (_CDKTF, _PULUMI) else ():
        yield from _to_terraform().get((name, argument), ())


_Names = Mapping[tuple[str, str], tuple[str, ...]]
"""By class and argument, what it is called in the class of the other tool."""


@cache
def _to_cloudformation() -> _Names:
    return _collected(
        (row["cloudformation"], terraform, name)
        for row in _rows()
        for terraform, name in row.get("names", {}).items()
    )


@cache
def _to_terraform() -> _Names:
    return _collected(
        (row["terraform"], name, terraform)
        for row in _rows()
        for terraform, name in {**row.get("names", {}), **row.get("objects", {})}.items()
    )


def _collected(rows: Iterator[tuple[str, str, str]]) -> _Names:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for owner, name, other in rows:
        found[owner, name] = tuple(dict.fromkeys((*found.get((owner, name), ()), other)))
    return found


@cache
def _rows() -> list[dict[str, Any]]:
    path = Path(__file__).parent / "data" / "crossnames.json"
    rows: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["pairs"]
    return rows
