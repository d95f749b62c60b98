"""Code Quality of GitLab: what a merge request adds and what it resolves.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from typing import Any

from fixiac.engine.results import Report
from fixiac.output.outcome import Outcome, fingerprint
from fixiac.output.text import remarks
from fixiac.rules import Severity
from fixiac.source import Failure

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(outcome: Outcome) -> str:
    """A list of issues; a file that could not be read is one too, a blocker."""
    issues = [
        _finding(report, name, outcome)
        for report, name in zip(outcome.findings, outcome.fingerprints(), strict=True)
    ]
    issues += [_failure(failure, outcome) for failure in dict.fromkeys(outcome.failures)]
    return json.dumps(issues, indent=2) + "\n"


def _finding(report: Report, name: str, outcome: Outcome) -> dict[str, Any]:
    finding = report.finding
    region = outcome.region(finding.span)
    return {
        "description": "; ".join([finding.message, *remarks(report)]),
        "check_name": finding.code,
        "fingerprint": name,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": outcome.located(report.path),
            "lines": {"begin": region.line, "end": region.end_line},
        },
    }


def _failure(failure: Failure, outcome: Outcome) -> dict[str, Any]:
    path = outcome.located(failure.path)
    return {
        "description": failure.message,
        "check_name": "fixiac",
        "fingerprint": fingerprint(f"{path}\0{failure.message}\0{failure.line}"),
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": failure.line or 1}},
    }
