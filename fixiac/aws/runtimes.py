"""Lambda runtimes: their lifecycle, and what replaces a retired one.

Source: cfn-lint, which takes it from
https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from fixiac.aws.lookup import load

Status = Literal["supported", "deprecated", "refused", "unknown"]


@dataclass(frozen=True, slots=True)
class Runtime:
    """One runtime with ISO dates: end of support, creation refused, updates refused.

    ``successor`` is the newest runtime of the family, None if this is it.
    """

    name: str
    deprecated: str
    create_block: str | None
    update_block: str | None
    successor: str | None


@cache
def runtimes() -> dict[str, Runtime]:
    """Every runtime that Lambda ever had, by name."""
    return {
        name: Runtime(
            name=name,
            deprecated=row["deprecated"],
            create_block=row["create-block"],
            update_block=row["update-block"],
            successor=row["successor"],
        )
        for name, row in load("lambda_runtimes.json")["runtimes"].items()
    }


def status(name: str, on: str | None = None) -> Status:
    """What Lambda does on the ISO date ``on`` (the table's own date if None) with a new function.

    "deprecated" runtimes can still be created; "refused" ones cannot.
    """
    runtime = runtimes().get(name)
    if runtime is None:
        return "unknown"
    day = on or _table_date()
    if runtime.create_block and runtime.create_block <= day:
        return "refused"
    return "deprecated" if runtime.deprecated <= day else "supported"


def nearest(name: str, on: str | None = None) -> str | None:
    """The oldest newer runtime of the family that stays supported for half a year after ``on``.

    None if there is none. ``go1.x`` goes to its successor ``provided.al2023``.
    """
    runtime = runtimes().get(name)
    if runtime is None:
        return None
    day = date.fromisoformat(on or _table_date())
    until = (day + timedelta(days=183)).isoformat()
    newer = [
        (_version(other.name), other.name)
        for other in runtimes().values()
        if _family(other.name) == _family(name)
        and _version(other.name) > _version(name)
        and other.deprecated > until
        and other.create_block  # dotnet9 has none: it was never offered but as an image.
    ]
    return min(newer)[1] if newer else runtime.successor


def compatible(old: str, new: str) -> bool:
    """Whether code that is written for one runtime is for the other one too.

    Python 3 keeps the language from one minor release to the next, and ``java8.al2`` is the same
    Java as ``java8``. Node.js is not: the AWS SDK that comes with it changed with Node.js 18.
    https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
    """
    if (old, new) == ("java8", "java8.al2"):
        return True
    return _family(old) == _family(new) == "python" and _version(old)[:1] == _version(new)[:1]


def _table_date() -> str:
    return str(load("lambda_runtimes.json")["meta"]["date"])


def _family(name: str) -> str:
    """``nodejs20.x`` -> ``nodejs``; ``dotnetcore3.1`` and ``dotnet8`` are both ``dotnet``."""
    return re.split(r"core|[\d.]", name, maxsplit=1)[0]


def _version(name: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", name))


@cache
def canaries() -> dict[str, tuple[tuple[int, ...], str]]:
    """The frameworks of canaries: the newest release that is deprecated, and the newest runtime.

    AWS deprecates all releases of a framework up to one:
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Runtime_Support_Policy.html
    """
    table = load("curated_limits.json")["canary_runtimes"]["values"]
    return {
        framework: (_release(row["retired"]), f"{framework}-{row['newest']}")
        for framework, row in table.items()
    }


def newer_canary(name: str) -> str | None:
    """The newest runtime of the framework of a deprecated one, with which no canary can be made.

    None if the runtime is not deprecated, or not known.
    """
    framework, _, release = name.rpartition("-")
    if framework not in canaries() or not re.fullmatch(r"\d+\.\d+", release):
        return None
    retired, newest = canaries()[framework]
    return newest if _release(release) <= retired else None


def _release(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))
