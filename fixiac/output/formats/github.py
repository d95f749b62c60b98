"""Workflow commands of GitHub Actions: annotations of the files of a pull request.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from fixiac.engine.results import Report
from fixiac.output.outcome import Outcome
from fixiac.output.text import failure_line, finding_line, printable, remarks
from fixiac.rules import Severity
from fixiac.source import Failure

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(outcome: Outcome) -> str:
    """A command for each finding and each file that could not be read."""
    commands = [_finding(report, outcome) for report in outcome.findings]
    commands += [_failure(failure, outcome) for failure in outcome.failures]
    return "".join(f"{command}\n" for command in commands)


def _finding(report: Report, outcome: Outcome) -> str:
    finding = report.finding
    region = outcome.region(finding.span)
    place: dict[str, object] = {"file": outcome.located(report.path), "line": region.line}
    place["endLine"] = region.end_line
    if region.line == region.end_line:
        # GitHub refuses columns of a region of several lines.
        place |= {"col": region.column, "endColumn": region.end_column}
    text = "\n".join([finding_line(report), *map(printable, remarks(report))])
    return _command(_COMMANDS[finding.severity], place, f"fixiac {finding.code}", text)


def _failure(failure: Failure, outcome: Outcome) -> str:
    place: dict[str, object] = {}
    if failure.path:
        place["file"] = outcome.located(failure.path)
    if failure.line:
        place["line"] = failure.line
    if failure.column:
        place["col"] = failure.column
    return _command("error", place, "fixiac", failure_line(failure))


def _command(name: str, place: dict[str, object], title: str, text: str) -> str:
    properties = {**place, "title": title}
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {written}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
