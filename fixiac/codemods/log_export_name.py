"""RDS002: logs that a database is asked to export and does not have."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.aws import logs
from fixiac.edits import Fix
from fixiac.expressions import CannotRenderError
from fixiac.model import Entry, Resource, Sequence, text_of
from fixiac.project import Project
from fixiac.respelling import respell
from fixiac.rules import Finding, Rule

_SOURCE = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html"
_OWN_ENGINE = {"docdb.Cluster": "docdb", "neptune.Cluster": "neptune"}


class LogExportName(Rule):
    """A database exports a log to CloudWatch Logs that its engine does not have.

    ## What it finds

    Names among the exported logs of a database or cluster that its engine does not offer, such as
    `slow-query` for MySQL.

    ## Why

    Every engine has its own logs, and a database that is asked for another one is not created.
    See https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html

    ## Fix

    The name by which the engine has the log that was plainly meant: `slowquery`. A name that is
    there already is not written twice.

    ## When it does not fix

    The engine has no such log under any name, or which engine it is, is not known.
    """

    code = "RDS002"
    name = "log-export-name"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield the findings in ``project``."""
        databases = project.of_kind("rds.Instance", "rds.Cluster", *_OWN_ENGINE)
        seen = set()
        for database in databases:
            engine, entry = _engine(database), database.body.get("enabled_cloudwatch_logs_exports")
            if engine is None or entry is None or not isinstance(entry.value, Sequence):
                continue
            for item in entry.value.items:
                if (item.place, engine) not in seen:
                    seen.add((item.place, engine))
                    yield from self._export(project, engine, entry.value, item)

    def _export(
        self, project: Project, engine: str, listed: Sequence, item: Entry
    ) -> Iterator[Finding]:
        name, offered = text_of(item.value), logs.log_exports(engine)
        if name is None or offered is None or name in offered or not name.isprintable():
            return
        message = f"{engine} has no log {name} to export"
        meant = logs.rename_log_export(engine, name)
        if meant is None:
            unfixed = f"its logs are {', '.join(offered)}"
            yield self.finding(item.place, message, unfixed=unfixed, source=_SOURCE)
            return
        before = listed.items[: listed.items.index(item)]
        others = [
            *(text_of(other.value) for other in listed.items),
            *(logs.rename_log_export(engine, text_of(other.value) or "") for other in before),
        ]
        if meant in others and item.removal:
            fix = Fix(f"Remove {name}, as {meant} is there", item.removal, group=listed.span)
            yield self.finding(item.place, message, fix, source=_SOURCE)
            return
        try:
            fix = Fix(f"Write {meant}", respell(project, item, meant, [item.place]))
        except CannotRenderError as error:
            yield self.finding(item.place, message, unfixed=str(error), source=_SOURCE)
            return
        yield self.finding(item.place, message, fix, source=_SOURCE)


def _engine(database: Resource) -> str | None:
    """The engine of a database, where it is written as text."""
    entry = database.body.get("engine")
    return _OWN_ENGINE.get(database.kind) or (None if entry is None else text_of(entry.value))
