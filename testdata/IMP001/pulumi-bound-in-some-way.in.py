"""Names that something binds, in all the ways there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pulumi
import pulumi_aws as aws

if TYPE_CHECKING:
    from collections.abc import Sequence

try:
    import ujson as json
except ImportError:
    json = None

HERE = __file__
LIMITS: dict[str, int]


def plan(zones: Sequence[str], *extra: str, **tags: str) -> list[str]:
    global counted
    counted = len(zones)
    if (size := counted) > 2:
        tags["size"] = str(size)
    try:
        chosen = [zone.upper() for zone in zones if zone]
    except ValueError as problem:
        raise RuntimeError(str(problem)) from problem
    for index, zone in enumerate(chosen):
        print(index, zone, counted, tags, extra)
    return sorted(chosen, key=lambda text: text[-1])


def kind(document):
    match document:
        case {"kind": found, **others}:
            return found, others
        case [head, *tail]:
            return head, tail
        case _:
            return None


class Store(pulumi.ComponentResource):
    retention = 30
    days = [day for day in range(retention)]

    def __init__(self, name: str) -> None:
        super().__init__("acme:store:Store", name)
        with open(HERE) as handle:
            first, *rest = handle.read().splitlines()
        self.bucket = aws.s3.Bucket(f"{name}-{first}", tags={"rest": str(len(rest))})
        del rest
