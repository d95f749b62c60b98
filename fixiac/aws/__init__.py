"""What AWS accepts: small typed lookups over data files.

Every module here answers one kind of question from a table in ``data``. Each table has a ``meta``
block with its source, version, date and licence. Tables are read when first asked for. What no
table knows is never called wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fixiac.aws.lookup import DATA, load

__all__ = ["Table", "data_date", "tables"]


@dataclass(frozen=True, slots=True, order=True)
class Table:
    """One data file: what it holds, where that comes from, and under which licence."""

    name: str
    description: str
    source: str
    version: str
    date: str
    licence: str
    url: str


@cache
def tables() -> tuple[Table, ...]:
    """All data files, by name. Reads each of them: meant for ``fixiac --version``."""
    found = []
    for name in sorted(path.name for path in DATA.iterdir()):
        meta = load(name)["meta"]
        found += [_table(name, source) for source in (meta, *meta.get("also", ()))]
    return tuple(found)


def _table(name: str, meta: dict[str, str]) -> Table:
    return Table(
        name=name,
        description=meta["description"],
        source=meta["source"],
        version=meta["version"],
        date=meta["date"],
        licence=meta["licence"],
        url=meta["url"],
    )


@cache
def data_date() -> str:
    """ISO date of the oldest table: AWS facts that changed later are not known."""
    return min(table.date for table in tables())
