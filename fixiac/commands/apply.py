"""``fixiac apply``: fix what is wrong, or show how it would be fixed."""

from __future__ import annotations

import dataclasses
import functools
import sys
from typing import Any

import click

from fixiac import engine, source
from fixiac.commands.run import EXIT, PATHS, Run, Work, colours, echo, options
from fixiac.engine.results import Answer, Offer, Result
from fixiac.output import text as lines
from fixiac.source import SourceError


@click.command(
    epilog=EXIT,
    help=f"""Fix what is wrong, in place.

    {PATHS} With '-' standard input is read and the result goes to standard output.

    With --interactive each fix is shown and asked for; what was accepted is written at the end, or
    when you quit.

    Fixes that could widen access need --unsafe-fixes. A file is replaced in one step or not at all;
    what cannot be read is left as it is.

    \b
    Examples:
      fixiac apply main.py lib/
      fixiac apply --diff . | git apply
      fixiac apply --interactive .
      fixiac apply --select KMS,IAM001 answer.md
    """,
)
@options
@click.option("--diff", is_flag=True, help="Change nothing; print a unified diff.")
@click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit with 1 if something was fixed.")
@click.option(
    "-i",
    "--interactive",
    is_flag=True,
    help="Show each fix and ask. Ctrl-C leaves all files as they were.",
)
def apply(diff: bool, exit_non_zero_on_fix: bool, interactive: bool, **options: Any) -> int:
    run = Run(**options)
    piped = run.paths == ("-",)
    result = run.start(_asking(run, diff=diff) if interactive else engine.fix)
    sources = run.collected.sources
    written: list[str] = []
    if diff:
        _print_diff(result, run)
    elif piped:
        _print_result(result, run)
    else:
        ties = [r.finding.fix.paths for r in result.applied if r.finding.fix]
        written, failures = source.write(sources, result.texts, ties)
        run.failures += failures
        changed = {path for path, text in result.texts.items() if text != sources[path].text}
        result = _without(result, changed - set(written))
    if not run.quiet:
        for report in result.applied:
            echo(lines.applied_lines(report, verbose=run.verbose), err=diff or piped)
        for report in result.findings:
            echo(lines.finding_lines(report, verbose=run.verbose), err=diff or piped)
    run.finish(result, verb="Would fix" if diff else "Fixed", err=diff or piped)
    differs = any(text != sources[path].text for path, text in result.texts.items())
    return run.status(result, something=differs and (diff or exit_non_zero_on_fix))


def _asking(run: Run, *, diff: bool) -> Work:
    """What fixes and asks before each fix."""
    from fixiac.commands import asking

    if diff or run.quiet:
        raise click.UsageError("--interactive stands without --diff and --quiet.")
    if not asking.can_ask():
        raise click.UsageError("--interactive needs a terminal to ask at.")

    def choose(offer: Offer) -> Answer:
        run.progress.clear()
        return asking.ask(offer)

    return functools.partial(engine.fix, choose=choose)


def _print_diff(result: Result, run: Run) -> None:
    from fixiac.output import diff, places

    root, painted = places.top(), colours()
    for path, text in result.texts.items():
        before = run.collected.sources[path]
        try:
            after = before.encode(text)
        except SourceError as error:
            run.failures.append(error.failure)
            continue
        patch = diff.patch(places.located(path, root), before.data, after)
        sys.stdout.buffer.write(diff.coloured(patch) if painted else patch)
    sys.stdout.buffer.flush()


def _print_result(result: Result, run: Run) -> None:
    """Standard input, fixed; as it came if it cannot be."""
    data = run.stdin_data
    try:
        for path, text in result.texts.items():
            data = run.collected.sources[path].encode(text)
    except SourceError as error:
        run.failures.append(error.failure)
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _without(result: Result, unwritten: set[str]) -> Result:
    """The result less the fixes of files that could not be written."""
    if not unwritten:
        return result
    applied = tuple(
        report
        for report in result.applied
        if report.finding.fix and not report.finding.fix.paths & unwritten
    )
    return dataclasses.replace(result, applied=applied)
