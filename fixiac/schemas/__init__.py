"""What the SDKs of Pulumi, AWS CDK and CDKTF offer: names, arguments, types, attributes, members.

    schema = load("pulumi_aws", 7)
    schema.lookup("pulumi_aws.s3.Bucket").argument("bucket").type
    schema.find("MetricAlarm")
    schema.near("aws_cdk.aws_elbv2.ApplicationLoadBalancer")

Tables of the SDKs come with this package (`scripts/build_schemas.py` makes them); `installed` reads
what a user has installed instead, which is the better truth. Neither imports or runs an SDK.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fixiac.schemas.renames import curated
from fixiac.schemas.schema import Candidate, Reason, Schema
from fixiac.schemas.symbols import Argument, Attribute, Kind, Method, Symbol, Type, parse_type
from fixiac.schemas.table import Release, Table, TableSource

__all__ = [
    "Argument",
    "Attribute",
    "Candidate",
    "Kind",
    "Method",
    "Reason",
    "Release",
    "Schema",
    "Symbol",
    "Type",
    "installed",
    "load",
    "parse_type",
    "releases",
]

_TABLES = {
    "pulumi": "pulumi",
    "pulumi_aws": "pulumi_aws",
    "pulumi_random": "pulumi_random",
    "pulumi_tls": "pulumi_tls",
    "pulumi_awsx": "pulumi_awsx",
    "constructs": "constructs",
    "aws_cdk": "aws_cdk",
    "cdktf": "cdktf",
    "cdktn": "cdktf",
    "cdktf_cdktf_provider_aws": "provider_aws",
    "cdktn_provider_aws": "provider_aws",
}


@cache
def _table(name: str) -> Table:
    return Table(Path(__file__).parent / "data" / f"{name}.table")


def releases(sdk: str) -> tuple[Release, ...]:
    """The versions of an SDK that there are tables of, the newest first."""
    if sdk not in _TABLES:
        return ()
    return tuple(release for release in _table(_TABLES[sdk]).releases if release.root == sdk)


@cache
def load(sdk: str, version: int | None = None, asked: str = "") -> Schema:
    """The schema of an SDK by its root package, in the newest or a given major version.

    ``asked`` is the version that a program is written for, if that is known more exactly.
    Raises LookupError if there is no table of it.
    """
    for release in releases(sdk):
        if version is None or release.major == version:
            source = TableSource(_table(_TABLES[sdk]), release)
            return Schema(source, _optional, curated(sdk), asked)
    wanted = sdk if version is None else f"{sdk} {version}"
    raise LookupError(f"no table of {wanted}")


def installed(root: Path, version: str = "", cache: str = "") -> Schema:
    """The schema of an installed package, read from its source files as they are asked for.

    ``root`` is the directory of the package, such as ``site-packages/aws_cdk``. The version, if it
    is not given, is that of the distribution beside it which lists the package, or empty. A file is
    read when the first name of it is looked up: some 0.3 s for each megabyte of source. With a
    folder as ``cache`` that is done once for each version.
    """
    # Their parser is not needed for the tables.
    from fixiac.schemas.remembered import RememberedSource
    from fixiac.schemas.source import PackageSource

    if cache:
        return Schema(RememberedSource(root, version, Path(cache)), _optional, curated(root.name))
    return Schema(PackageSource(root), _optional, curated(root.name))


def _optional(sdk: str) -> Schema | None:
    return load(sdk) if sdk in _TABLES else None
