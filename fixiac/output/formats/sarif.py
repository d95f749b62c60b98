"""SARIF 2.1.0, for GitHub code scanning and other collectors of findings.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
"""

from __future__ import annotations

import json
import os
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fixiac import edits
from fixiac.edits import Edit, Fix, Span
from fixiac.engine.results import Report
from fixiac.output.outcome import Outcome
from fixiac.output.text import remarks
from fixiac.rules import Rule
from fixiac.source import Failure
from fixiac.version import __version__

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "SRCROOT"
_JSON = dict[str, Any]


def render(outcome: Outcome) -> str:
    """One run. Only fixes that ``apply`` would make are given as such; remarks tell of the others.

    Columns are characters (code points), and a carriage return alone ends a line, as in Python.
    """
    found = {report.finding.code for report in outcome.findings}
    rules = [rule for rule in outcome.rules if rule.code in found]
    index = {rule.code: number for number, rule in enumerate(rules)}
    results = [
        _result(report, index, fingerprint, outcome)
        for report, fingerprint in zip(outcome.findings, outcome.fingerprints(), strict=True)
    ]
    run = {
        "tool": {
            "driver": {
                "name": "fixiac",
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: {"uri": Path(outcome.root).as_uri().rstrip("/") + "/"}},
        "invocations": [
            {
                "executionSuccessful": not outcome.failures,
                "toolExecutionNotifications": [
                    _notification(failure, outcome) for failure in outcome.failures
                ],
            }
        ],
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: type[Rule]) -> _JSON:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": _message(rule.summary()),
        "fullDescription": _message(rule.summary()),
        "help": {**_message(rule.manual()), "markdown": _escaped(rule.manual())},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(report: Report, index: dict[str, int], fingerprint: str, outcome: Outcome) -> _JSON:
    finding = report.finding
    result: _JSON = {
        "ruleId": finding.code,
        "level": finding.severity.value,
        "message": _message("\n".join([finding.message, *remarks(report)])),
        "locations": [_location(finding.span, outcome, quote=True)],
        "partialFingerprints": {"fixiac/v1": fingerprint},
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                **_location(span, outcome),
                "message": {"text": "This has a part in it."},
            }
            for number, span in enumerate(finding.related, 1)
        ]
    if finding.fix and report.fixable:
        result["fixes"] = [_fix(finding.fix, outcome)]
    return result


def _fix(fix: Fix, outcome: Outcome) -> _JSON:
    by_file = groupby(edits.normalised(fix.edits), key=lambda edit: edit.span.path)
    return {
        "description": _message(fix.title),
        "artifactChanges": [
            {
                "artifactLocation": _artifact(path, outcome),
                "replacements": [_replacement(edit, outcome) for edit in of_file],
            }
            for path, of_file in by_file
        ],
    }


def _replacement(edit: Edit, outcome: Outcome) -> _JSON:
    return {
        "deletedRegion": _region(edit.span, outcome),
        "insertedContent": {"text": edit.text},
    }


def _notification(failure: Failure, outcome: Outcome) -> _JSON:
    notification: _JSON = {"level": "error", "message": _message(failure.message)}
    if failure.path:
        place: _JSON = {"artifactLocation": _artifact(failure.path, outcome)}
        if failure.line:
            place["region"] = {"startLine": failure.line}
            if failure.column:
                place["region"]["startColumn"] = failure.column
        notification["locations"] = [{"physicalLocation": place}]
    return notification


def _location(span: Span, outcome: Outcome, *, quote: bool = False) -> _JSON:
    region = _region(span, outcome)
    if quote:
        region["snippet"] = {"text": outcome.sources[span.path].text[span.start : span.end]}
    return {
        "physicalLocation": {
            "artifactLocation": _artifact(span.path, outcome),
            "region": region,
        }
    }


def _region(span: Span, outcome: Outcome) -> _JSON:
    region = outcome.region(span)
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }


def _artifact(path: str, outcome: Outcome) -> _JSON:
    located = outcome.located(path)
    if os.path.isabs(located):
        return {"uri": Path(located).as_uri()}
    return {"uri": quote(os.fsencode(located)), "uriBaseId": _ROOT}


def _message(text: str) -> _JSON:
    return {"text": _escaped(text)}


def _escaped(text: str) -> str:
    """A text that is a message: braces would name an argument of it (section 3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")
