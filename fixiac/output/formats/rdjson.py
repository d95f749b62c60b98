"""The diagnostic format of reviewdog, with suggestions.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

import json
from typing import Any

from fixiac import edits
from fixiac.edits import Edit, Fix, Span
from fixiac.engine.results import Report
from fixiac.output.outcome import Outcome
from fixiac.output.text import remarks
from fixiac.rules import Severity
from fixiac.source import Failure

_JSON = dict[str, Any]
_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(outcome: Outcome) -> str:
    """Every finding, and every file that could not be read, as a diagnostic."""
    diagnostics = [_finding(report, outcome) for report in outcome.findings]
    diagnostics += [_failure(failure, outcome) for failure in outcome.failures]
    return json.dumps({"source": {"name": "fixiac"}, "diagnostics": diagnostics}, indent=2) + "\n"


def _finding(report: Report, outcome: Outcome) -> _JSON:
    finding = report.finding
    code = {"value": finding.code}
    if finding.source:
        code["url"] = finding.source
    diagnostic: _JSON = {
        "message": "\n".join([finding.message, *remarks(report, verbose=False)]),
        "location": {
            "path": outcome.located(report.path),
            "range": _range(finding.span, outcome),
        },
        "severity": _SEVERITIES[finding.severity],
        "code": code,
    }
    if finding.fix and report.fixable and finding.fix.paths == {finding.span.path}:
        edit = _whole(finding.fix, outcome)
        diagnostic["suggestions"] = [{"range": _range(edit.span, outcome), "text": edit.text}]
    return diagnostic


def _whole(fix: Fix, outcome: Outcome) -> Edit:
    """The edits of a fix in one file as one, since a suggestion is taken alone."""
    made = edits.normalised(fix.edits)
    path, start, end = made[0].span.path, made[0].span.start, made[-1].span.end
    before = outcome.sources[path].text
    after = edits.apply(before, made)
    return Edit(Span(path, start, end), after[start : len(after) - (len(before) - end)])


def _failure(failure: Failure, outcome: Outcome) -> _JSON:
    location: _JSON = {"path": outcome.located(failure.path)}
    if failure.line:
        location["range"] = {"start": {"line": failure.line}}
    return {"message": failure.message, "location": location, "severity": "ERROR"}


def _range(span: Span, outcome: Outcome) -> _JSON:
    """Lines from 1, and columns from 1 in bytes of UTF-8; the end is exclusive."""
    region = outcome.region(span, _width)
    # A byte order mark is part of the first line here.
    mark = len(outcome.sources[span.path].bom)
    return {
        "start": {"line": region.line, "column": region.column + mark * (region.line == 1)},
        "end": {
            "line": region.end_line,
            "column": region.end_column + mark * (region.end_line == 1),
        },
    }


def _width(text: str) -> int:
    return len(text.encode())
