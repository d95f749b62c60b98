"""Values that AWS offers for logs: retention, exports of databases, intervals of flow logs."""

from __future__ import annotations

from functools import cache

from fixiac.aws.lookup import load


@cache
def retention_days() -> tuple[int, ...]:
    """The retentions of a log group, in days, in order.

    https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
    """
    return tuple(load("curated_limits.json")["retention_days"]["values"])


@cache
def flow_log_intervals() -> tuple[int, ...]:
    """The maximum aggregation intervals of a VPC flow log, in seconds, in order.

    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html
    """
    return tuple(load("curated_limits.json")["flow_log_intervals"]["values"])


def log_exports(engine: str) -> tuple[str, ...] | None:
    """The logs that ``engine`` can export to CloudWatch Logs; None if the engine is not known.

    Editions share a list: ``oracle-ee``, ``sqlserver-se``.
    """
    table = load("curated_limits.json")["log_exports"]
    row = table.get(engine) or table.get(engine.removeprefix("custom-").partition("-")[0])
    return tuple(row["values"]) if row else None


def rename_log_export(engine: str, name: str) -> str | None:
    """The export that ``name``, which ``engine`` does not have, was certainly meant to be."""
    offered = log_exports(engine)
    if offered is None or name in offered:
        return None
    meant = load("curated_limits.json")["log_export_renames"]["values"].get(name.lower())
    return meant if meant in offered else None
