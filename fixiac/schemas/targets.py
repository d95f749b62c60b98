"""Which version of each SDK a program is written for, and the schema of it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fixiac import schemas
from fixiac.schemas.schema import Schema
from fixiac.schemas.table import Release

ROOTS = {
    "pulumi-aws": ("pulumi_aws",),
    "aws-cdk-lib": ("aws_cdk",),
    "cdktf-provider-aws": ("cdktf_cdktf_provider_aws", "cdktn_provider_aws"),
}
"""The packages whose version can be given, and what programs import of them."""


_REACH = {"aws_cdk": 0}
"""How far a table reaches, in major versions. One, unless it is said here: from one to the next,
Pulumi AWS and CDKTF's provider keep all but a few names. CDK 2 shares next to none with CDK 1."""


def standing(root: str, version: str) -> Release | None:
    """The table that stands for a version of an SDK: of its major version, or else of the next to
    it, the newer one of two; None if all are too far from it.
    """
    asked = int(version.partition(".")[0])
    near = [r for r in schemas.releases(root) if abs(r.major - asked) <= _REACH.get(root, 1)]
    return min(near, key=lambda release: (abs(release.major - asked), -release.major), default=None)


@dataclass(frozen=True, slots=True)
class Installed:
    """A package that is installed: its directory and its version."""

    root: str
    version: str


@functools.cache
def _installed(there: Installed, cache: str, _stamp: int) -> Schema:
    """An installed package, as long as it stays the same; a language server asks again."""
    return schemas.installed(Path(there.root), there.version, cache)


@dataclass(slots=True)
class Targets:
    """The SDKs as a program has them.

    ``versions`` gives versions by package, as a configuration does; ``installed`` packages by what
    a program imports. Without either it is the newest version that there is a table of. ``cache``
    is a folder in which to keep what was read of installed packages, or empty.
    """

    versions: Mapping[str, str] = field(default_factory=dict)
    installed: Mapping[str, Installed] = field(default_factory=dict)
    cache: str = ""
    _known: dict[str, Schema | None] = field(default_factory=dict)

    def schema(self, root: str) -> Schema | None:
        """The schema of an SDK by its root package: a table of it, or else the package itself.

        None where nothing is known of the version that is wanted.
        """
        if root not in self._known:
            self._known[root] = self._schema(root)
        return self._known[root]

    def later(self, root: str) -> Schema | None:
        """The schema of the newest table, if its major version is a later one."""
        own, listed = self.schema(root), schemas.releases(root)
        if own is None or not listed or not own.version:
            return None
        major = int(own.version.partition(".")[0])
        return schemas.load(root) if listed[0].major > major else None

    def _schema(self, root: str) -> Schema | None:
        there = self.installed.get(root)
        if there is not None and all(r.version != there.version for r in schemas.releases(root)):
            stamp = (Path(there.root) / "__init__.py").stat().st_mtime_ns
            return _installed(there, self.cache, stamp)
        wanted = there.version if there is not None else self._wanted(root)
        listed = schemas.releases(root)
        table = standing(root, wanted) if wanted else next(iter(listed), None)
        return None if table is None else schemas.load(root, table.major, wanted)

    def _wanted(self, root: str) -> str:
        found = (v for package, v in self.versions.items() if root in ROOTS.get(package, ()))
        return next(found, "")
