"""JSON: everything that a check gives, for programs."""

from __future__ import annotations

import json
from typing import Any

from fixiac.edits import Span
from fixiac.engine.results import Report
from fixiac.output.outcome import Outcome
from fixiac.source import Failure
from fixiac.version import __version__


def render(outcome: Outcome) -> str:
    """Findings with their fixes and what failed. Lines and columns count from 1, in characters."""
    document = {
        "version": __version__,
        "findings": [_finding(report, outcome) for report in outcome.findings],
        "errors": [_failure(failure) for failure in outcome.failures],
    }
    return json.dumps(document, indent=2) + "\n"


def _span(span: Span, outcome: Outcome) -> dict[str, Any]:
    region = outcome.region(span)
    return {
        "path": span.path,
        "line": region.line,
        "column": region.column,
        "end_line": region.end_line,
        "end_column": region.end_column,
    }


def _finding(report: Report, outcome: Outcome) -> dict[str, Any]:
    finding = report.finding
    fix = finding.fix
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        **_span(finding.span, outcome),
        "related": [_span(span, outcome) for span in finding.related],
        "fix": fix
        and {
            "title": fix.title,
            "safety": fix.safety.value,
            "replaces": fix.replaces,
            "applied_by_default": report.fixable,
            "withheld": report.withheld.value if report.withheld else None,
            "edits": [{**_span(edit.span, outcome), "text": edit.text} for edit in fix.edits],
        },
        "unfixed": finding.unfixed or None,
        "source": finding.source or None,
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "path": failure.path or None,
        "line": failure.line or None,
        "column": failure.column or None,
        "message": failure.message,
    }
