"""Lines for people: findings, applied fixes, failures and the summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from fixiac.engine.results import Report, Result, Withheld
from fixiac.source import Failure

if TYPE_CHECKING:
    from fixiac.versions import Target

WITHHELD = {
    Withheld.UNSAFE: "with --unsafe-fixes",
    Withheld.DEPLOYED: "not on a deployed stack, as it deletes or replaces a resource",
    Withheld.MANUAL: "for a person to make",
    Withheld.IGNORED: "not applied, as it touches code where the codemod is ignored",
    Withheld.BROKEN: "withdrawn",
}
"""When or why a fix is not applied, in a few words."""


def printable(text: str) -> str:
    """Text without what a terminal would obey or a reader not see: that is written out.

    Names and messages hold text of the program, whoever wrote it.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\t" else _escape(c) for c in text)


def _escape(character: str) -> str:
    return ascii(character)[1:-1]


def finding_line(report: Report) -> str:
    """``path:line:col: CODE [*] message``; the mark stands for a fix that ``apply`` makes."""
    finding = report.finding
    mark = "[*] " if report.fixable else ""
    place = f"{report.path}:{report.line}:{report.column}"
    return printable(f"{place}: {finding.code} {mark}{finding.message}")


def remarks(report: Report, *, verbose: bool = True) -> Iterator[str]:
    """What becomes of a finding: its fix or why there is none and, if asked for, AWS's word."""
    finding = report.finding
    if finding.fix is not None:
        how = f" ({WITHHELD[report.withheld]})" if report.withheld else ""
        yield f"fix{how}: {finding.fix.title}"
    if finding.unfixed:
        yield f"no fix: {finding.unfixed}"
    if verbose and finding.source:
        yield f"see {finding.source}"


def finding_lines(report: Report, *, verbose: bool = False) -> Iterator[str]:
    """:func:`finding_line` and, below it, :func:`remarks`."""
    yield finding_line(report)
    yield from (printable(f"    {remark}") for remark in remarks(report, verbose=verbose))


def applied_lines(report: Report, *, verbose: bool = False) -> Iterator[str]:
    """``path:line: CODE title`` and, if asked for, why."""
    finding = report.finding
    title = finding.fix.title if finding.fix else finding.message
    warning = " (a deployed stack would lose or replace a resource)"
    note = warning if finding.fix and finding.fix.replaces else ""
    yield printable(f"{report.path}:{report.line}: {finding.code} {title}{note}")
    if verbose:
        yield printable(f"    {finding.message}")
        if finding.source:
            yield f"    see {finding.source}"


def target_line(target: Target) -> str:
    """Which version of an SDK the program is taken to be written for, and how that is known."""
    if not target.known:
        how = (
            ", of which nothing is known: its names and arguments are not checked. "
            "Install it in .venv, or set [tool.fixiac.target]"
        )
    elif not target.table:
        how = ", read as it is installed"
    else:
        table = f", as the table of {target.table} has it"
        how = table if target.table != target.version else ""
    return printable(f"Written for {target.package} {target.version} ({target.why}){how}.")


def failure_line(failure: Failure) -> str:
    """``path:line:col: error: message``."""
    place = [failure.path] if failure.path else ["fixiac"]
    place += [str(number) for number in (failure.line, failure.column) if number]
    return printable(f"{':'.join(place)}: error: {failure.message}")


def summary(result: Result, failures: Iterable[Failure], *, verb: str = "Fixed") -> str:
    """One line on a run: what was fixed, what is left and what could not be done."""
    parts: list[str] = []
    if result.applied:
        files = len({path for report in result.applied for path in _paths(report)})
        parts.append(f"{verb} {count(len(result.applied), 'problem')} in {count(files, 'file')}")
    fixable = sum(report.fixable for report in result.findings)
    unsafe = sum(report.withheld is Withheld.UNSAFE for report in result.findings)
    deployed = sum(report.withheld is Withheld.DEPLOYED for report in result.findings)
    notes = [f"{fixable} fixable with fixiac apply"] if fixable else []
    notes += [f"{unsafe} fixable with --unsafe-fixes"] if unsafe else []
    notes += [f"{deployed} fixable without --deployed"] if deployed else []
    if result.findings:
        left = (
            f"{len(result.findings)} left"
            if parts
            else f"Found {count(len(result.findings), 'problem')}"
        )
        parts.append(left + (f" ({', '.join(notes)})" if notes else ""))
    errors = len(list(failures))
    if errors:
        parts.append(count(errors, "error"))
    return ("; ".join(parts) or "Nothing to fix") + "."


def _paths(report: Report) -> Iterator[str]:
    yield from report.finding.fix.paths if report.finding.fix else ()


def count(number: int, noun: str, nouns: str = "") -> str:
    """``1 noun`` or ``2 nouns``."""
    return f"{number} {noun if number == 1 else nouns or noun + 's'}"
