"""``fixiac check --add-ignore``: accept what is found now, by a comment at each place."""

from __future__ import annotations

import dataclasses

import click

from fixiac import engine, source
from fixiac.commands.run import Run, echo
from fixiac.output import text as lines


def add_ignores(run: Run) -> int:
    """Write the comments, tell what they could not silence, and give the exit status."""
    if run.paths == ("-",):
        raise click.UsageError("--add-ignore writes files; it has no use for '-'.")
    result = run.start(engine.ignore)
    written, failures = source.write(run.collected.sources, result.texts)
    run.failures += failures
    done = [report for report in result.applied if report.path in written]
    if not run.quiet:
        for report in result.findings:
            echo(lines.finding_lines(report, verbose=run.verbose))
    run.finish(dataclasses.replace(result, applied=tuple(done)), verb="Ignored")
    return run.status(result)
