"""JUnit's XML, for Jenkins and other servers that show tests: a test for each problem.

https://github.com/jenkinsci/xunit-plugin has the schema, junit-10.xsd.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from fixiac.engine.results import Report
from fixiac.output.outcome import Outcome
from fixiac.output.text import remarks
from fixiac.source import Failure

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(outcome: Outcome) -> str:
    """A suite for each file: its problems as failures, or one test that passed.

    What could not be read is an error. In ASCII, whatever the encoding of the terminal is.
    """
    findings: dict[str, list[Report]] = {path: [] for path in outcome.sources}
    for report in outcome.findings:
        findings[report.path].append(report)
    failures: dict[str, list[Failure]] = {}
    for failure in outcome.failures:
        failures.setdefault(failure.path, []).append(failure)
    suites = [
        _suite(path, findings.get(path, ()), failures.get(path, ()), outcome)
        for path in [*findings, *(path for path in failures if path not in findings)]
    ]
    root = _element("testsuites", name="fixiac", **_totals(suites))
    root.extend(suites)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="us-ascii", xml_declaration=True)
    return written.decode("ascii") + "\n"


def _suite(
    path: str, findings: Iterable[Report], failures: Iterable[Failure], outcome: Outcome
) -> ET.Element:
    name = outcome.located(path) if path else "fixiac"
    group = os.path.splitext(name)[0]
    cases = []
    for report in findings:
        finding = report.finding
        place = f"line {report.line}, column {report.column}"
        case = _element("testcase", name=f"{finding.code} at {place}", classname=group)
        told = "\n".join([f"{place}: {finding.message}", *remarks(report)])
        case.append(_element("failure", told, message=finding.message, type=finding.code))
        cases.append(case)
    for failure in failures:
        case = _element("testcase", name="could not be read", classname=group)
        case.append(_element("error", str(failure), message=failure.message, type="fixiac"))
        cases.append(case)
    if not cases:
        cases = [_element("testcase", name="no problem", classname=group)]
    suite = _element("testsuite", name=name)
    suite.extend(cases)
    counts = {
        "tests": len(cases),
        "failures": _count(suite, "failure"),
        "errors": _count(suite, "error"),
    }
    suite.attrib |= {key: str(value) for key, value in counts.items()}
    return suite


def _count(suite: ET.Element, tag: str) -> int:
    return len(suite.findall(f"testcase/{tag}"))


def _totals(suites: Iterable[ET.Element]) -> dict[str, str]:
    return {
        name: str(sum(int(suite.attrib[name]) for suite in suites))
        for name in ("tests", "failures", "errors")
    }


def _element(tag: str, text: str = "", /, **attributes: str) -> ET.Element:
    element = ET.Element(tag, {key: _plain(value) for key, value in attributes.items()})
    element.text = _plain(text) or None
    return element


def _plain(text: str) -> str:
    """Text without characters that XML cannot hold."""
    return _FORBIDDEN.sub(lambda found: f"\\x{ord(found.group()):02x}", text)
