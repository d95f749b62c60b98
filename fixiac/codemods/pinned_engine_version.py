"""RDS001: database engine versions that are pinned to a minor release."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from fixiac.aws import engines
from fixiac.edits import Edit, Fix, Safety, Span
from fixiac.expressions import CannotRenderError, Literal
from fixiac.model import Entry, Notation, Reference, Resource, Scalar, text_of
from fixiac.project import Project
from fixiac.rules import Finding, Rule, Setting, Severity

_DATABASES = ("rds.Instance", "rds.Cluster", "rds.ClusterInstance", "rds.GlobalCluster")
_V1 = "rds.ServerlessCluster"
_OWN_ENGINE = {
    "dms.ReplicationInstance": "dms",
    "docdb.Cluster": "docdb",
    "neptune.Cluster": "neptune",
}
_OTHERS = (*_OWN_ENGINE, "elasticache.Cluster", "elasticache.ReplicationGroup")
_GROUPS = (
    "parameter_group_name",
    "db_parameter_group_name",
    "db_cluster_parameter_group_name",
    "db_instance_parameter_group_name",
    "neptune_cluster_parameter_group_name",
    "neptune_parameter_group_name",
    "cache_parameter_group_name",
    "option_group_name",
)
"""Properties that name a parameter group or an option group, which is of one major version."""
_HOLDING = ("parameters", "s3_import", "s3_export")
"""How other properties begin that hold a database to a major version."""
_INSTANCES = ("rds.Instance", "rds.ClusterInstance")
_OLD_CLASS = re.compile(r"db\.(t[12]|m[1-4]|r[34]|x1)\.")
"""Instance classes that newer major versions do not run on.
https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html
"""
_LINKS = {
    "rds.Instance": ("cluster_identifier", "replicate_source_db"),
    "rds.ClusterInstance": ("cluster_identifier",),
    "rds.Cluster": ("replication_source_identifier",),
}
"""Properties by which a database names another one, which it shares its version with."""
_CHECKED = ("s3_import_", "s3_export_", "serverless_v2_auto_pause_duration")
"""Properties for which CDK looks up what the stated version of an engine is able to do."""
_MAX_SHARED = 6
"""So many fixes can wait for one another and still be done within the passes there are."""


@dataclass(frozen=True, slots=True)
class _Pin:
    """A database that states a version. ``major`` is None where it cannot be read."""

    resource: Resource
    engine: str
    entry: Entry
    value: Scalar
    version: str
    status: engines.Status
    asked: engines.Requirement

    @property
    def major(self) -> str | None:
        return engines.major(self.engine, self.version)

    @property
    def retired(self) -> bool:
        return self.status == "retired"

    @property
    def source(self) -> str:
        """Where AWS says that it is retired, or else what becomes of a database without it."""
        return (engines.calendar(self.engine) if self.retired else "") or self.asked.source


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to become of a pin: removed (``keep`` is empty), shortened, or left (``unfixed``)."""

    pin: _Pin
    keep: str = ""
    unfixed: str = ""
    related: tuple[Resource, ...] = ()


class PinnedEngineVersion(Rule):
    """A database states a minor engine version, which AWS retires sooner or later.

    What it finds
    =============

    RDS and Aurora databases (instances, clusters, global clusters) whose engine version names a
    minor release: ``engine_version="15.4"``, ``PostgresEngineVersion.VER_15_4``. A major version
    (``"15"``, ``"8.0"``, ``VER_15``) is no pin: AWS takes its preferred minor release. A release
    with long-term support is no pin either, nor is a version that cannot be read from the program.

    Of DocumentDB, Neptune, ElastiCache and DMS only versions that are certainly retired: there a
    version often has to be stated in full, and without one the newest major version is used.

    Why
    ===

    AWS takes minor versions away after a year or two, and a program that names one then fails with
    "Cannot find version 15.4 for postgres".
    https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
    Without a version a new database gets the default of its engine; with a major version, the
    preferred minor release of that; a database that exists stays as it is.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html

    Fix
    ===

    The version is taken out. The major version is kept where something else names it: a parameter
    group or an option group of the database, of an instance of the cluster or of a replica; a
    global cluster; a major upgrade that is allowed; an instance that states it; an instance class
    of an old generation; an engine of CDK that several constructs share. So is it where a version
    has to be stated: by a cluster of CDK. CDK's groups follow. Instances of Aurora and replicas
    lose their version in any case, since they run that of their cluster or source. What only the
    removed text read, an import or a constant of the function, goes with it.

    ``pins`` chooses: ``remove``, ``major`` (keep the major version everywhere), ``retired`` (act on
    retired versions only, and keep the major version).

    With ``auto_minor_version_upgrade`` set to false the pin of a version that AWS still offers may
    be meant: taking it out is an unsafe fix.

    When it does not fix
    ====================

    Versions that AWS still offers stay in global databases, and in clusters that have to state one.
    Reported and not changed: Aurora Serverless v1, which has versions of its own; a parameter
    group of another major version; a major version that is retired as a whole; CDK clusters that
    use S3 or pause by themselves, for which CDK wants the exact version.

    Versions of Limitless databases and of RDS Custom are not looked at.
    """

    code = "RDS001"
    name = "pinned-engine-version"
    severity = Severity.WARNING
    options = (
        Setting(
            "pins",
            "remove",
            ("remove", "major", "retired"),
            "Take pins out, keep the major version, or keep it and act on retired versions only.",
        ),
    )

    def check(self, project: Project) -> Iterator[Finding]:
        """Find pinned versions, and take them out or shorten them."""
        pins = [pin for r in project.resources if (pin := _pin(project, r)) is not None]
        plans = [plan for pin in pins if (plan := self._plan(project, pin)) is not None]
        written = {plan.pin.entry.place: plan.keep for plan in plans if not plan.unfixed}
        fixes = [_fix(project, plan, written) for plan in plans]
        for plan, fix in zip(plans, _orphaning(project, fixes), strict=True):
            pin = plan.pin
            yield self.finding(
                pin.entry.span,
                _message(pin),
                fix if isinstance(fix, Fix) else None,
                related=(related.id for related in plan.related),
                unfixed=plan.unfixed if isinstance(fix, Fix) else plan.unfixed or fix,
                source=pin.source,
                severity=Severity.ERROR if pin.retired else None,
            )

    def _plan(self, project: Project, pin: _Pin) -> _Plan | None:
        mode = self.settings["pins"]
        resource, body = pin.resource, pin.resource.body
        if not pin.retired and (mode == "retired" or resource.kind in _OTHERS):
            return None
        if resource.kind == _V1 or _word(body.get("engine_mode")) not in ("", "provisioned"):
            return _Plan(pin, unfixed="its engine mode takes versions of its own")
        if _follows(resource) and pin.entry.removal:
            return _Plan(pin)
        related = _holding(project, resource)
        shared = resource.kind == "rds.GlobalCluster" or body.get("global_cluster_identifier")
        stated = resource.kind == "rds.Cluster" and not pin.entry.removal
        if mode == "remove" and pin.status == "offered" and (shared or stated):
            return None
        removes = mode == "remove" or resource.kind in _OTHERS
        if removes and pin.entry.removal and not shared and related is None:
            return _Plan(pin)
        return _shortened(project, pin, related or ())


def _kind(resource: Resource) -> str:
    return "rds.Cluster" if resource.kind == _V1 else resource.kind


def _word(entry: Entry | None) -> str:
    """A text property, in lower case; empty if there is none, with a mark if it is not known."""
    if entry is None:
        return ""
    text = text_of(entry.value)
    return "?" if text is None else text.lower()


def _pin(project: Project, resource: Resource) -> _Pin | None:
    """The version that a resource states, unless it is one that may stand there."""
    if resource.kind not in (*_DATABASES, _V1, *_OTHERS):
        return None
    stated = resource.body.all("engine_version")
    if len(stated) != 1 or not isinstance(stated[0].value, Scalar):
        return None
    value, engine = stated[0].value, _engine(project, resource)
    version, asked = value.value, engines.requirement(_kind(resource), engine)
    if not isinstance(version, str) or asked is None or asked.required:
        return None
    if not engines.is_engine(engine) or engine.startswith("custom-") or "limitless" in version:
        return None
    status = engines.status(engine, version)
    if engines.is_major_only(engine, version) or not version[:1].isdigit():
        return None
    if status != "retired" and engines.is_lts(engine, version):
        return None
    return _Pin(resource, engine, stated[0], value, version, status, asked)


def _engine(project: Project, resource: Resource, depth: int = 0) -> str:
    """The engine of a database: its own, or that of what it follows; empty if it is not known."""
    own = resource.body.get("engine")
    if own is None:
        if resource.kind in _OWN_ENGINE:
            return _OWN_ENGINE[resource.kind]
        own = resource.body.get("replicate_source_db")
    if own is not None and isinstance(own.value, Reference) and depth < len(project.resources):
        return _engine(project, project.resource(own.value.target), depth + 1)
    text = None if own is None or own.key != "engine" else text_of(own.value)
    return (text or "").lower()


def _follows(resource: Resource) -> bool:
    """Whether a database runs the version of another one, whatever it states itself.

    An Aurora instance runs that of its cluster; a replica is made without stating any:
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html
    """
    words = _LINKS.get(resource.kind, ())
    return resource.kind in _INSTANCES and any(resource.body.get(word) for word in words)


def _holding(project: Project, resource: Resource) -> tuple[Resource, ...] | None:
    """What holds a database to its major version, None if nothing does.

    Empty where it is held, but by nothing that the program declares.
    """
    groups: list[Resource] = []
    held = False
    for member in _kin(project, resource):
        body = member.body
        for entry in body.entries:
            if entry.key in _GROUPS and isinstance(entry.value, Reference):
                groups.append(project.resource(entry.value.target))
            held = held or entry.key in _GROUPS or entry.key.startswith(_HOLDING)
        held = held or not body.complete or _stands(body.get("allow_major_version_upgrade"))
        held = held or _OLD_CLASS.match(_word(body.get("instance_class"))) is not None
        source = body.get("replication_source_identifier")
        held = held or (source is not None and not isinstance(source.value, Reference))
        if member is not resource:
            stated = _word(body.get("engine_version"))
            held = held or engines.is_major_only(_engine(project, member), stated)
    return tuple(dict.fromkeys(groups)) if held else None


def _stands(entry: Entry | None) -> bool:
    """Whether a flag is set, or may be."""
    return entry is not None and not (
        isinstance(entry.value, Scalar) and entry.value.value is False
    )


def _kin(project: Project, resource: Resource) -> list[Resource]:
    """A database with its cluster or instances, its sources and replicas, and theirs."""
    databases = project.of_kind(*_DATABASES)
    links = [
        (other, entry.value.target)
        for other in databases
        for word in _LINKS.get(other.kind, ())
        if (entry := other.body.get(word)) is not None and isinstance(entry.value, Reference)
    ]
    found = [resource]
    for member in found:
        near = [other for other, target in links if target == member.id]
        near += [project.resource(target) for other, target in links if other == member]
        found += [other for other in near if other not in found and other in databases]
    return found


def _shortened(project: Project, pin: _Pin, related: tuple[Resource, ...]) -> _Plan:
    """The plan to keep the major version alone, if that can be."""
    major = pin.major
    if major is None or not engines.is_major_only(pin.engine, major):
        return _Plan(pin, unfixed="the version has to be stated in full", related=related)
    if engines.status(pin.engine, major) == "retired":
        why = f"every version of {pin.engine} {major} is retired; move to a newer one"
        return _Plan(pin, unfixed=why, related=related)
    for group in related:
        other = _group_major(project, group)
        if other is not None and other != major:
            return _Plan(pin, unfixed=f"its group is for version {other}", related=(group,))
    if pin.value.notation is Notation.MEMBER and pin.resource.kind == "rds.Cluster":
        for entry in pin.resource.body.entries:
            if entry.key.startswith(_CHECKED):
                why = f"CDK allows {entry.key} for certain exact versions only"
                return _Plan(pin, unfixed=why, related=related)
    return _Plan(pin, keep=major, related=related)


def _group_major(project: Project, group: Resource) -> str | None:
    """The major version that a parameter group or an option group is for, if it is known."""
    stated = group.body.get("engine_version")
    if stated is not None:
        text = text_of(stated.value)
        return None if text is None else engines.major(_engine(project, group), text)
    option = group.body.get("major_engine_version")
    if option is not None:
        return text_of(option.value)
    family = group.body.get("family")
    text = None if family is None else text_of(family.value)
    known = None if text is None else engines.family_major(text)
    return None if known is None else known[1]


def _fix(project: Project, plan: _Plan, written: Mapping[Span, str]) -> Fix | str:
    """The fix of a plan, or why there is none. ``written`` is what is planned, by place."""
    pin, keep = plan.pin, plan.keep
    if plan.unfixed:
        return plan.unfixed
    automatic = pin.resource.body.get("auto_minor_version_upgrade")
    meant = (
        not pin.retired
        and automatic is not None
        and isinstance(automatic.value, Scalar)
        and automatic.value.value is False
    )
    safety = Safety.UNSAFE if meant else Safety.SAFE
    if not keep:
        then = "it has that of what it belongs to" if _follows(pin.resource) else pin.asked.without
        title = f"Remove engine version {pin.version}: {then}"
        return Fix(title, pin.entry.removal, safety)
    try:
        edits = _respelled(project, pin, keep, written)
        for group in plan.related:
            stated = group.body.get("engine_version")
            if (
                stated is not None
                and isinstance(stated.value, Scalar)
                and stated.value.value == pin.version
            ):
                edits += project.replace(stated.place, stated.value, Literal(keep))
    except CannotRenderError as error:
        return str(error)
    title = f"Shorten engine version {pin.version} to {keep}"
    return Fix(title, tuple(dict.fromkeys(edits)), safety)


def _respelled(
    project: Project, pin: _Pin, keep: str, written: Mapping[Span, str]
) -> tuple[Edit, ...]:
    """Edits that write the major version: at its definition, where only such pins read that."""
    place, value = pin.entry.place, pin.value
    here = place.contains(value.span)
    if not here and value.notation is not Notation.MEMBER:
        readers = project.readers(value)
        places = [other for other, text in written.items() if text in ("", keep)]
        here = bool(readers) and all(
            any(other.contains(reader) for other in places) for reader in readers or ()
        )
    if here and value.inner is not None:
        return (Edit(value.inner, keep),)
    return project.replace(value.span if here else place, value, Literal(keep))


def _orphaning(project: Project, fixes: list[Fix | str]) -> list[Fix | str]:
    """The fixes, with the removal of what only they read.

    Where several of them are its last readers they take turns, and the last one removes it.
    """
    edits = [fix.edits if isinstance(fix, Fix) else () for fix in fixes]
    found = [
        replace(fix, edits=(*fix.edits, *project.leftovers(fix.edits)))
        if isinstance(fix, Fix)
        else fix
        for fix in fixes
    ]
    done = {edit for fix in found if isinstance(fix, Fix) for edit in fix.edits}
    for edit in project.leftovers(_flat(edits)):
        if edit in done:
            continue
        sharing = [
            index
            for index, fix in enumerate(found)
            if isinstance(fix, Fix)
            and edit not in project.leftovers(_flat(edits[:index] + edits[index + 1 :]))
        ]
        for index in sharing if len(sharing) <= _MAX_SHARED else ():
            fix = found[index]
            if isinstance(fix, Fix) and fix.group is None:
                found[index] = replace(fix, group=edit.span)
    return found


def _flat(edits: Iterable[tuple[Edit, ...]]) -> tuple[Edit, ...]:
    return tuple(edit for own in edits for edit in own)


def _message(pin: _Pin) -> str:
    what = f"engine version {pin.version} of {pin.engine}"
    if pin.retired:
        return f"{what} is retired: AWS offers it no longer"
    return f"{what} is pinned; once AWS retires it, this does not deploy"
