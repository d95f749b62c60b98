"""Database engines as classes of an SDK name them: ``PostgresEngineVersion.VER_15_4``.

To the view an engine is two members of a database: its name and its version. Names and versions are
those that CDK's own classes hold.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixiac import model
from fixiac import program as p
from fixiac.edits import Edit, Span
from fixiac.expressions import CannotRenderError
from fixiac.frontends.python.values import Any_, Made, Symbol
from fixiac.model import Entry, Notation
from fixiac.schemas.uses import Schemas

if TYPE_CHECKING:
    from fixiac.frontends.python.following.evaluator import Evaluator
    from fixiac.frontends.python.scopes import Scope

_RDS = "aws_cdk.aws_rds."
_INSTANCE = {
    "maria_db": ("mariadb", "MARIADB"),
    "mysql": ("mysql", "MYSQL"),
    "oracle_ee": ("oracle-ee", "ORACLE_EE"),
    "oracle_ee_cdb": ("oracle-ee-cdb", "ORACLE_EE_CDB"),
    "oracle_se2": ("oracle-se2", "ORACLE_SE2"),
    "oracle_se2_cdb": ("oracle-se2-cdb", "ORACLE_SE2_CDB"),
    "postgres": ("postgres", "POSTGRES"),
    "sql_server_ee": ("sqlserver-ee", "SQL_SERVER_EE"),
    "sql_server_ex": ("sqlserver-ex", "SQL_SERVER_EX"),
    "sql_server_se": ("sqlserver-se", "SQL_SERVER_SE"),
    "sql_server_web": ("sqlserver-web", "SQL_SERVER_WEB"),
}
"""By method of ``DatabaseInstanceEngine``: the engine, and its constant without a version."""
_CLUSTER = {
    "aurora": ("aurora", "AURORA"),
    "aurora_mysql": ("aurora-mysql", "AURORA_MYSQL"),
    "aurora_postgres": ("aurora-postgresql", "AURORA_POSTGRESQL"),
}
_CLASSES = {"DatabaseInstanceEngine": _INSTANCE, "DatabaseClusterEngine": _CLUSTER}
_PULUMI = {
    "AURORA": "aurora",
    "AURORA_MYSQL": "aurora-mysql",
    "AURORA_POSTGRESQL": "aurora-postgresql",
    "MYSQL": "mysql",
    "POSTGRES": "postgres",
}
VERSION_CLASSES = frozenset(
    {
        "AuroraMysqlEngineVersion",
        "AuroraPostgresEngineVersion",
        "MariaDbEngineVersion",
        "MysqlEngineVersion",
        "OracleEngineVersion",
        "PostgresEngineVersion",
        "SqlServerEngineVersion",
    }
)
_AURORA_MYSQL = {"2": "5.7", "3": "8.0"}
_ORACLE = re.compile(r"(\d+(?:\.\d+)*)\.(\d{4})\.(\d\d)\.(r\d+)")


def members(ev: Evaluator, argument: p.Argument, scope: Scope, own: Entry) -> tuple[Entry, ...]:
    """The ``engine`` argument of a database as its name and, where it is stated, its version.

    ``own`` is the entry as it is; it is all there is for an engine that is no class of an SDK.
    """
    found = ev.follow(argument.value, scope)
    if isinstance(found, Symbol):
        name = _constant(found.qualified)
        return (own,) if name is None else (_renamed(own, name),)
    if isinstance(found, Made) and found.call is not None:
        owner, _, method = found.qualified.removeprefix(_RDS).partition(".")
        row = _CLASSES.get(owner, {}).get(method)
        if row is not None and found.qualified.startswith(_RDS):
            return (_renamed(own, row[0]), *_version(ev, found, owner, row[1], own))
    return (own,)


def _renamed(own: Entry, engine: str) -> Entry:
    value = model.Scalar(own.place, engine, Notation.MEMBER)
    return Entry(own.key, value, own.span, own.place, own.removal, own.key_span)


def _constant(qualified: str) -> str | None:
    """The engine that a constant of an SDK names."""
    owner, _, member = qualified.rpartition(".")
    if owner == "pulumi_aws.rds.EngineType":
        return _PULUMI.get(member)
    rows = _CLASSES.get(owner.removeprefix(_RDS), {}) if owner.startswith(_RDS) else {}
    return next((engine for engine, constant in rows.values() if constant == member), None)


def _version(ev: Evaluator, made: Made, owner: str, constant: str, own: Entry) -> tuple[Entry, ...]:
    """The version that an engine is made with.

    It can be taken out where the engine stands in the declaration itself. The engine of a cluster
    needs one: without, CDK refuses PostgreSQL, and gives MySQL the parameter group of 5.7.
    """
    call = made.call
    assert call is not None
    argument = call.argument("version")
    if argument is None or argument.star:
        return ()
    path = made.extra["arguments"].span.path
    scope = ev.tables[path].scope_at(call.start)
    place = Span(path, argument.value.start, argument.value.end)
    value = _stated(ev, ev.follow(argument.value, scope), place)
    removal: tuple[Edit, ...] = ()
    if (
        owner == "DatabaseInstanceEngine"
        and isinstance(call.func, p.Attr)
        and own.place == Span(path, call.start, call.end)
    ):
        removal = (Edit(Span(path, call.func.name_start, call.end), constant),)
    span = Span(path, argument.start, argument.end)
    return (Entry("engine_version", value, span, place, removal),)


def _stated(ev: Evaluator, found: Any_, place: Span) -> model.Value:
    """The version that a member of a version class is, or that its ``of`` is given."""
    if isinstance(found, Symbol) and found.at is not None:
        owner, _, member = found.qualified.removeprefix(_RDS).rpartition(".")
        version = version_of(owner, member)
        if version is not None:
            return model.Scalar(found.at, version, Notation.MEMBER)
    if isinstance(found, Made) and found.call is not None:
        owner, _, method = found.qualified.removeprefix(_RDS).rpartition(".")
        arguments = found.call.arguments
        if owner in VERSION_CLASSES and method == "of" and len(arguments) >= 2:
            path = found.extra["arguments"].span.path
            scope = ev.tables[path].scope_at(found.call.start)
            full = ev.follow(arguments[0].value, scope)
            if isinstance(full, model.Scalar) and isinstance(full.value, str):
                span = Span(path, found.call.start, found.call.end)
                return model.Scalar(span, full.value, Notation.MEMBER)
    return model.Opaque(place, "it is an object of the program")


def version_of(owner: str, member: str) -> str | None:
    """The version that a member such as ``VER_15_4`` of a version class stands for, or None.

    >>> version_of("AuroraMysqlEngineVersion", "VER_3_04_0")
    '8.0.mysql_aurora.3.04.0'
    """
    if owner not in VERSION_CLASSES or not member.startswith("VER_"):
        return None
    plain = member.removeprefix("VER_").replace("_", ".").lower()
    if owner == "AuroraMysqlEngineVersion" and plain != "5.7.12":
        series = _AURORA_MYSQL.get(plain.partition(".")[0])
        return None if series is None else f"{series}.mysql_aurora.{plain}"
    if owner == "SqlServerEngineVersion" and plain.isdigit():
        return f"{plain}.00"
    oracle = _ORACLE.fullmatch(plain) if owner == "OracleEngineVersion" else None
    if oracle:
        update = f"{oracle[2]}-{oracle[3]}"
        return f"{oracle[1]}.ru-{update}.rur-{update}.{oracle[4]}"
    return plain.replace(".rds.", "-rds.").replace(".limitless", "-limitless")


def respelled(ev: Evaluator, known: Schemas, old: model.Scalar, major: str) -> tuple[Edit, ...]:
    """Edits that make a member of a version class name a major version alone.

    The class's own member for it where there is one, else its ``of``. Raises CannotRenderError.
    """
    table = ev.tables[old.span.path]
    where = (old.span.start, old.span.end)
    for node, scope in table.names:
        if isinstance(node, p.Attr) and (node.start, node.end) == where:
            cls = ev.follow(node.base, scope)
            if isinstance(cls, Symbol):
                text = _member(known, cls.qualified, major) or f'of("{major}", "{major}")'
                return (Edit(Span(old.span.path, node.name_start, node.end), text),)
    for call, scope, _ in table.calls:
        if (call.start, call.end) == where and len(call.arguments) >= 2:
            full, second = call.arguments[0].value, call.arguments[1].value
            stated = ev.value(second, scope)
            if isinstance(full, p.Text) and model.text_of(stated) == major:
                return (Edit(Span(old.span.path, full.start, full.end), f'"{major}"'),)
    raise CannotRenderError("its version is not written in a way that is followed")


def _member(known: Schemas, qualified: str, major: str) -> str | None:
    """The member of a version class for a major version, if the program's CDK has one."""
    owner = qualified.rpartition(".")[2]
    name = f"VER_{major.removesuffix('.00') if owner[:3] == 'Sql' else major}".replace(".", "_")
    if version_of(owner, name) != major:
        return None
    schema = known("aws_cdk")
    return name if schema is not None and schema.surely(f"{qualified}.{name}") else None
