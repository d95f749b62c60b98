"""JSON: everything that a run gives, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from fixiac.edits import Span
from fixiac.engine import Report
from fixiac.rules import Rule
from fixiac.source import Failure, position
from fixiac.version import __version__


def findings(
    reports: Iterable[Report], failures: Iterable[Failure], texts: Mapping[str, str]
) -> str:
    """Findings with their fixes and what failed. Lines and columns count from 1, in characters."""
    return json.dumps(
        {
            "version": __version__,
            "findings": [_finding(report, texts) for report in reports],
            "errors": [_failure(failure) for failure in failures],
        },
        indent=2,
    )


def codemods(rules: Iterable[type[Rule]]) -> str:
    """Every codemod with its manual and settings."""
    return json.dumps(
        [
            {
                "code": rule.code,
                "name": rule.name,
                "summary": rule.summary(),
                "manual": rule.manual(),
                "settings": [
                    {
                        "name": option.name,
                        "default": option.default,
                        "choices": list(option.choices),
                        "help": option.help,
                    }
                    for option in rule.options
                ],
            }
            for rule in rules
        ],
        indent=2,
    )


def _span(span: Span, texts: Mapping[str, str]) -> dict[str, Any]:
    line, column = position(texts[span.path], span.start)
    end_line, end_column = position(texts[span.path], span.end)
    return {
        "path": span.path,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }


def _finding(report: Report, texts: Mapping[str, str]) -> dict[str, Any]:
    finding = report.finding
    fix = finding.fix
    return {
        "code": finding.code,
        "message": finding.message,
        **_span(finding.span, texts),
        "related": [_span(span, texts) for span in finding.related],
        "fix": fix
        and {
            "title": fix.title,
            "safety": fix.safety.value,
            "replaces": fix.replaces,
            "applied_by_default": report.fixable,
            "withheld": report.withheld.value if report.withheld else None,
            "edits": [{**_span(edit.span, texts), "text": edit.text} for edit in fix.edits],
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
