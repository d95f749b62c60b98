"""How often each code is found."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from fixiac.engine.results import Report


def counts(
    reports: Iterable[Report], names: Mapping[str, str], *, as_json: bool = False
) -> Iterator[str]:
    """The number of findings by code, the most frequent first; ``names`` are by code.

    A line is the number, the code, how many of them ``fixiac apply`` would fix (``[*]`` all,
    ``[-]`` some, ``[ ]`` none), and the name, with tabs between.
    """
    found: Counter[str] = Counter()
    fixable: Counter[str] = Counter()
    for report in reports:
        found[report.finding.code] += 1
        fixable[report.finding.code] += report.fixable
    ordered = sorted(found, key=lambda code: (-found[code], code))
    if as_json:
        rows = [
            {"code": c, "name": names[c], "count": found[c], "fixable": fixable[c]} for c in ordered
        ]
        yield json.dumps(rows, indent=2)
        return
    width = max((len(str(count)) for count in found.values()), default=0)
    for code in ordered:
        mark = "*" if fixable[code] == found[code] else "-" if fixable[code] else " "
        yield f"{found[code]:>{width}}\t{code}\t[{mark}] {names[code]}"
