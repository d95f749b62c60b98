"""HTML: one page that needs nothing else, for people who read a report in a browser.

Nothing is loaded, and no script and no style but the page's own count: a policy in the page forbids
it, whatever the files hold. Without a script all but the filter works.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from importlib import resources

from fixiac.edits import Safety, Span
from fixiac.engine.results import Report, Withheld
from fixiac.output.outcome import Outcome
from fixiac.output.page import changes
from fixiac.output.page.excerpt import excerpt
from fixiac.output.page.markup import file_name, link, manual, selection, sentence, text
from fixiac.output.quoting import quoted
from fixiac.output.text import count
from fixiac.rules import Severity
from fixiac.version import __version__

_SEVERITIES = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NOTE: "Note"}
"""From the worst on, as they are called."""
_WITHHELD = {
    None: "fixed by apply",
    Withheld.UNSAFE: "with --unsafe-fixes",
    Withheld.DEPLOYED: "not on a deployed stack",
    Withheld.MANUAL: "for a person to make",
    Withheld.IGNORED: "not where it is ignored",
    Withheld.BROKEN: "withdrawn",
}


def render(outcome: Outcome) -> str:
    """The page, in ASCII, so that no encoding can spoil it."""
    return _Page(outcome).whole().encode("ascii", "xmlcharrefreplace").decode("ascii")


class _Page:
    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.findings = outcome.findings
        self.repaired = outcome.repaired()
        self.failures = tuple(dict.fromkeys((*outcome.failures, *self.repaired.failures)))
        by_file: dict[str, list[Report]] = {path: [] for path in outcome.sources}
        for report in self.findings:
            by_file[report.path].append(report)
        self.by_file = {
            path: reports
            for path, reports in by_file.items()
            if reports or self.repaired.texts.get(path) != outcome.sources[path].text
        }
        codes = {report.finding.code for report in self.findings}
        self.rules = {rule.code: rule for rule in outcome.rules if rule.code in codes}

    def whole(self) -> str:
        style, script = _asset("style.css"), _asset("script.js")
        policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}"
        return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="{policy}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{text(self.headline())} - fixiac</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
{self.top()}
<div class="columns">
{self.side()}
<main id="report">
{self.unread()}
{self.codes()}
{"".join(self.files())}
{self.manuals()}
</main>
</div>
<footer class="bottom"><p>Written by fixiac {text(__version__)}.
<code>fixiac apply</code> makes the fixes, <code>fixiac explain CODE</code> explains a code.</p>
</footer>
<script>{script}</script>
</body>
</html>
"""

    def headline(self) -> str:
        if self.findings:
            paths = {report.path for report in self.findings}
            return f"{count(len(self.findings), 'problem')} in {count(len(paths), 'file')}"
        return "Not everything could be read" if self.failures else "Nothing to fix"

    def top(self) -> str:
        severities = Counter(report.finding.severity for report in self.findings)
        fixable = sum(report.fixable for report in self.findings)
        figures = [
            _figure(severity.value, count(severities[severity], word.lower()))
            for severity, word in _SEVERITIES.items()
            if severities[severity]
        ]
        figures += [_figure("good", f"{fixable} fixed by apply")] if fixable else []
        figures += [_figure("error", count(len(self.failures), "failure"))] if self.failures else []
        read = count(len(self.outcome.sources), "file")
        return f"""<header class="top"><div>
<p class="product">fixiac</p>
<h1>{text(self.headline())}</h1>
<p class="lead">{read} of AWS infrastructure code read as one program.</p>
{f'<ul class="counts">{"".join(figures)}</ul>' if figures else ""}
</div></header>"""

    def side(self) -> str:
        """The filter and the list of files; empty if there is no choice."""
        if not self.findings:
            return ""
        codes = Counter(report.finding.code for report in self.findings)
        severities = Counter(report.finding.severity for report in self.findings)
        found = {path: len(reports) for path, reports in self.by_file.items()}
        code = {code: f"{code} ({codes[code]})" for code in sorted(codes)}
        file = {path: f"{path} ({number})" for path, number in found.items()}
        severity = {
            one.value: f"{word} ({severities[one]})"
            for one, word in _SEVERITIES.items()
            if severities[one]
        }
        entries = "".join(
            f'<li data-entry="{text(path)}"><a href="#file-{place}">{file_name(path)}'
            f'<span class="number">{number}</span></a></li>'
            for place, (path, number) in enumerate(found.items(), 1)
        )
        return f"""<aside class="side" aria-label="Filter and files">
<form id="filter" hidden>
<h2>Filter</h2>
<label>Code {selection("code", "All codes", code)}</label>
<label>File {selection("path", "All files", file)}</label>
<label>Severity {selection("severity", "All severities", severity)}</label>
<button type="reset">Show all</button>
<output id="shown" aria-live="polite"></output>
</form>
<nav aria-labelledby="files"><h2 id="files">Files</h2><ul>{entries}</ul></nav>
</aside>"""

    def unread(self) -> str:
        if not self.failures:
            return ""
        items = "".join(f"<li>{text(str(failure))}</li>" for failure in self.failures)
        return f"""<section class="sheet unread" aria-labelledby="unread">
<h2 id="unread">Not all could be done</h2>
<p>What is said below holds for the rest alone.</p>
<ul>{items}</ul></section>"""

    def codes(self) -> str:
        if not self.findings:
            return '<p class="sheet clean">No problems found</p>'
        body = "".join(map(self.code, self.rules))
        return f"""<section aria-labelledby="codes"><h2 id="codes">By code</h2>
<div class="sheet"><table class="codes">
<thead><tr><th scope="col">Code</th><th scope="col">What</th><th scope="col">Severity</th>
<th scope="col" class="number">Found</th>
<th scope="col" class="number">Fixed by apply</th></tr></thead>
<tbody>{body}</tbody></table></div></section>"""

    def code(self, code: str) -> str:
        reports = [report for report in self.findings if report.finding.code == code]
        severities = {report.finding.severity for report in reports}
        worst = next(severity for severity in _SEVERITIES if severity in severities)
        return (
            f'<tr><th scope="row"><a href="#{text(code)}">{text(code)}</a></th>'
            f"<td>{sentence(self.rules[code].summary())}</td>"
            f"<td>{_badge(worst.value, _SEVERITIES[worst])}</td>"
            f'<td class="number">{len(reports)}</td>'
            f'<td class="number">{sum(report.fixable for report in reports)}</td></tr>'
        )

    def files(self) -> Iterator[str]:
        for place, (path, reports) in enumerate(self.by_file.items(), 1):
            yield f"""<section class="file" id="file-{place}" data-path="{text(path)}"
 aria-labelledby="name-{place}">
<h2 id="name-{place}">{file_name(path)} <small>{count(len(reports), "problem")}</small></h2>
<div class="sheet">{"".join(map(self.problem, reports))}{self.changes(path)}</div>
</section>"""

    def problem(self, report: Report) -> str:
        finding = report.finding
        severity, code = finding.severity, finding.code
        name = self.rules[code].name if code in self.rules else ""
        remarks = "".join(f"<li>{remark}</li>" for remark in self.remarks(report))
        return f"""<article class="problem {severity.value}" data-code="{text(code)}"
 data-path="{text(report.path)}" data-severity="{severity.value}">
<div class="head">{_badge(severity.value, _SEVERITIES[severity])}
<a href="#{text(code)}">{text(code)}</a> <span>{text(name)}</span>
<span class="place">line {report.line}, column {report.column}</span></div>
<h3>{sentence(finding.message)}</h3>
{excerpt(quoted(report, self.outcome))}
<ul class="remarks">{remarks}</ul>
</article>
"""

    def remarks(self, report: Report) -> Iterator[str]:
        finding, fix = report.finding, report.finding.fix
        if fix is not None:
            badges = [_badge("good" if report.fixable else "", _WITHHELD[report.withheld])]
            if fix.safety is Safety.UNSAFE and report.fixable:
                badges.append(_badge("warning", "unsafe"))
            if fix.replaces:
                badges.append(_badge("warning", "replaces a deployed resource"))
            yield f"{' '.join(badges)} {sentence(fix.title)}"
        if finding.unfixed:
            yield f"{_badge('', 'no fix')} {sentence(finding.unfixed)}"
        if finding.related:
            places = [self.place(span, report.path) for span in finding.related]
            yield f"See also {text(', '.join(dict.fromkeys(places)))}"
        if finding.source:
            host, _, page = finding.source.rstrip("/").partition("://")[2].partition("/")
            title = page.rpartition("/")[2].removesuffix(".html")
            yield f"Read more: {link(finding.source, f'{title} on {host}' if title else host)}"

    def place(self, span: Span, path: str) -> str:
        """Where a span is, for a reader of the file ``path``."""
        line = f"line {self.outcome.region(span).line}"
        return line if span.path == path else f"{line} of {span.path}"

    def changes(self, path: str) -> str:
        before = self.outcome.sources[path].text
        table = changes.table(path, before, self.repaired.texts.get(path, before))
        if not table:
            return ""
        fixes = [report.finding.fix for report in self.repaired.applied]
        made = count(sum(path in fix.paths for fix in fixes if fix), "fix", "fixes")
        return f"""<details class="changes" open>
<summary>What apply changes <small>{made}</small></summary>{table}</details>"""

    def manuals(self) -> str:
        if not self.rules:
            return ""
        manuals = "".join(
            f'<details id="{text(code)}"><summary>{text(code)} {text(rule.name)}</summary>'
            f'<div class="manual">{manual(rule.manual(), 3)}</div></details>'
            for code, rule in self.rules.items()
        )
        return f"""<section aria-labelledby="manuals"><h2 id="manuals">What the codes mean</h2>
<div class="sheet manuals">{manuals}</div></section>"""


def _figure(kind: str, words: str) -> str:
    number, _, noun = words.partition(" ")
    return f'<li class="{kind}"><b>{number}</b> {noun}</li>'


def _badge(kind: str, words: str) -> str:
    return f'<span class="badge {kind}">{words}</span>'


def _asset(name: str) -> str:
    return "\n" + (resources.files("fixiac.output.page") / name).read_text("utf-8")


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
