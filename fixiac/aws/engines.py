"""Database engine versions: which AWS still creates, and how their numbers are read.

Sources: cfn-lint's lists, which come from ``DescribeDBEngineVersions`` and hold retired versions
apart; CDK's deprecations for MariaDB, Oracle and SQL Server; AWS documentation for the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from fixiac.aws.lookup import load

Status = Literal["offered", "retired", "unknown"]

ELASTICACHE = ("redis", "valkey", "memcached")


@dataclass(frozen=True, slots=True)
class Requirement:
    """Whether a kind of resource must state an engine version, and what happens ``without``."""

    required: bool
    without: str
    source: str


def requirement(kind: str, engine: str = "") -> Requirement | None:
    """What AWS asks of a kind such as ``rds.Instance``; None if the kind has no engine version.

    Some engines ask for a version where their kind does not: RDS Custom for Oracle.
    """
    table = load("curated_engines.json")
    row = table["kinds"].get(kind)
    for prefix, required in table["required_engines"].items():
        if row and engine.startswith(prefix):
            return Requirement(True, required["without"], required["source"])
    return Requirement(row["required"], row["without"], row["source"]) if row else None


def calendar(engine: str) -> str:
    """The page on which AWS says when it retires the versions of an engine; empty if not known."""
    table = load("curated_engines.json")
    row = table["engines"].get(engine)
    page: str = row["source"] if row else table["calendars"].get(engine, "")
    return page


def is_engine(engine: str) -> bool:
    """Whether versions of ``engine`` are known at all."""
    return engine in _offered() or engine in load("curated_engines.json")["retired_engines"]


@cache
def _offered() -> dict[str, frozenset[str]]:
    """Engine -> versions in a list of what AWS offers, retired ones taken out."""
    table = load("engine_versions.json.gz")["engines"]
    found = {e: frozenset(row["listed"]) - frozenset(row["retired"]) for e, row in table.items()}
    for engine, row in load("curated_engines.json")["engines"].items():
        found[engine] = frozenset(row["offered"])
    return found


@cache
def _retired() -> dict[str, frozenset[str]]:
    table = load("engine_versions.json.gz")["engines"]
    found = {engine: frozenset(row["retired"]) for engine, row in table.items()}
    for engine, row in load("curated_engines.json")["engines"].items():
        found[engine] = frozenset(row["retired"])
    return found


def status(engine: str, version: str) -> Status:
    """Whether AWS creates ``version`` of ``engine``, as of the table's date.

    "retired": certainly not: AWS marks it so, or it is missing between versions that AWS lists,
    where the list is complete. "offered": in the list, and the list tells retired versions apart.
    A bare major version is "offered" while any version of it is: it stands for the preferred one.
    Everything else is "unknown", what is newer than the table above all.
    """
    if engine in load("curated_engines.json")["retired_engines"]:
        return "retired"
    if not is_engine(engine):
        return "unknown"
    offered, retired = _offered()[engine], _retired()[engine]
    if is_major_only(engine, version):
        return _major_status(engine, version)
    if version in retired:
        return "retired"
    if version in offered:
        return "offered" if _tells_apart(engine) else "unknown"
    if engine in load("engine_versions.json.gz")["complete"] and _is_gap(engine, version):
        return "retired"
    return "unknown"


def _tells_apart(engine: str) -> bool:
    """Whether the list of ``engine`` is known to keep retired versions out of the offered ones."""
    complete = load("engine_versions.json.gz")["complete"]
    return engine in complete or engine in ELASTICACHE or engine in ("docdb", "neptune", "dms")


def _major_status(engine: str, version: str) -> Status:
    if not _tells_apart(engine):
        return "unknown"
    wanted = major(engine, version)
    if any(major(engine, known) == wanted for known in _offered()[engine] - _bare(engine)):
        return "offered"
    complete = engine in load("engine_versions.json.gz")["complete"]
    listed = any(major(engine, known) == wanted for known in _retired()[engine])
    return "retired" if complete and listed else "unknown"


def _bare(engine: str) -> frozenset[str]:
    return frozenset(v for v in _offered()[engine] if is_major_only(engine, v))


def _is_gap(engine: str, version: str) -> bool:
    """Whether ``version`` lies below the newest listed version of its own line."""
    line, number = _line(engine, version)
    if line is None:
        return False
    known = _offered()[engine] | _retired()[engine]
    numbers = [other for name, other in (_line(engine, v) for v in known) if name == line]
    return bool(numbers) and number < max(numbers)


def _line(engine: str, version: str) -> tuple[str | None, int]:
    """The line of releases a version belongs to and its number there: ``15.4`` -> ("15", 4)."""
    if engine == "aurora-mysql":
        found = re.fullmatch(r"(\d+\.\d+\.mysql_aurora\.\d+\.\d+)\.(\d+)", version)
    else:
        line = re.escape(major(engine, version) or "")
        found = re.fullmatch(rf"({line})\.(\d+)", version)
    return (found[1], int(found[2])) if found else (None, 0)


def _first_part(version: str) -> str | None:
    found = re.match(r"(\d+)(?:[.\-]|$)", version)
    return found[1] if found else None


def _first_two(version: str) -> str | None:
    found = re.match(r"(\d+\.\d+)(?:[.\-]|$)", version)
    return found[1] if found else None


def _postgres(version: str) -> str | None:
    """``15.4`` -> ``15``; before 10 the major version has two parts: ``9.6.22`` -> ``9.6``."""
    first = _first_part(version)
    return first if first is None or int(first) >= 10 else _first_two(version)


def _aurora_mysql(version: str) -> str | None:
    """``8.0.mysql_aurora.3.04.0`` -> ``8.0``; Aurora's own number alone is not a version."""
    two = _first_two(version)
    return None if two is None or two.startswith(("1.", "2.", "3.")) else two


def _redis(version: str) -> str | None:
    """``7.0`` -> ``7``; before 6 the parameter group family has two parts: ``5.0.6`` -> ``5.0``."""
    first = _first_part(version)
    return first if first is None or int(first) >= 6 else _first_two(version)


def _neptune(version: str) -> str | None:
    """``1.3.2.1`` -> ``1.3``; up to 1.1 the family is ``neptune1``."""
    two = _first_two(version)
    return "1" if two in ("1.0", "1.1") or version == "1" else two


def _oracle(version: str) -> str | None:
    """``19.0.0.0.ru-...`` -> ``19``; up to 12 the family has two parts: ``12.1``."""
    first = _first_part(version)
    return first if first is None or int(first) >= 18 else _first_two(version)


def _sqlserver(version: str) -> str | None:
    found = re.match(r"(\d+)\.0?0(?:[.\-]|$)", version)
    return f"{found[1]}.00" if found else None


_MAJOR: dict[str, Callable[[str], str | None]] = {
    "aurora": _first_two,
    "aurora-mysql": _aurora_mysql,
    "aurora-postgresql": _postgres,
    "db2": _first_two,
    "dms": _first_two,
    "docdb": _first_two,
    "mariadb": _first_two,
    "memcached": _first_two,
    "mysql": _first_two,
    "neptune": _neptune,
    "oracle": _oracle,
    "postgres": _postgres,
    "redis": _redis,
    "sqlserver": _sqlserver,
    "valkey": _first_part,
}


def _reader(engine: str) -> Callable[[str], str | None] | None:
    """How the major version of ``engine`` is read; editions such as ``oracle-ee`` share one way."""
    return _MAJOR.get(engine) or _MAJOR.get(engine.removeprefix("custom-").partition("-")[0])


def major(engine: str, version: str) -> str | None:
    """The major version, as parameter group families name it; None if it cannot be read.

    ``15.4`` of postgres is ``15``, ``8.0.35`` of mysql and ``8.0.mysql_aurora.3.04.0`` are ``8.0``,
    ``7.0`` of redis is ``7``.
    """
    read = _reader(engine)
    return read(version.strip()) if read else None


def is_major_only(engine: str, version: str) -> bool:
    """Whether ``version`` names a major version alone, which AWS resolves to its preferred minor.

    ``7.x`` and ``6.x`` of redis are such names; ``7.0`` is not: ElastiCache has no finer versions.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    version = version.strip()
    if engine in ("redis", "valkey"):
        return bool(re.fullmatch(r"\d+(\.x)?", version))
    if engine in ("dms", "neptune", "memcached"):
        return False
    if engine.startswith("oracle"):
        return bool(re.fullmatch(r"\d+", version))
    return major(engine, version) == version


def family_major(family: str) -> tuple[str, str] | None:
    """(engine, major version) of a parameter group family: ``postgres15`` -> (postgres, 15).

    None if the family is of no known form.
    """
    found = re.fullmatch(r"((?:db2|[a-z]+)(?:-[a-z][a-z0-9]*?)*)-?(\d+(?:\.\d+)?)(\.x)?", family)
    if not found:
        return None
    engine, number = found[1], found[2]
    if _reader(engine) is None:
        return None
    if engine.startswith("sqlserver"):
        return engine, f"{number.partition('.')[0]}.00"
    return engine, number


def is_lts(engine: str, version: str) -> bool:
    """Whether ``version`` belongs to a release with long-term support, by the curated list."""
    row = load("curated_engines.json")["lts"].get(engine)
    lines = row["lines"] if row else ()
    return any(version == line or version.startswith(f"{line}.") for line in lines)
