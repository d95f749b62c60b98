"""``fixiac check``: list what is wrong and change nothing."""

from __future__ import annotations

from typing import Any

import click

from fixiac import engine
from fixiac.commands.run import EXIT, PATHS, Run, echo, options
from fixiac.output import text as lines
from fixiac.suppression import every_rule


@click.command(
    epilog=EXIT,
    help=f"""List what is wrong and change nothing.

    {PATHS} '-' is standard input.

    A problem marked [*] is one that 'fixiac apply' would fix with the same options.

    \b
    Examples:
      fixiac check .
      fixiac check --output-format json lib/ > findings.json
      fixiac check --statistics .
    """,
)
@options
@click.option(
    "--output-format",
    type=click.Choice(["text", "concise", "json"]),
    default="text",
    show_default=True,
)
@click.option("--statistics", is_flag=True, help="Count the problems by code instead.")
def check(output_format: str, statistics: bool, **options: Any) -> int:
    if statistics and output_format not in ("text", "json"):
        raise click.UsageError(f"--statistics has no --output-format {output_format}.")
    run = Run(**options)
    result = run.start(engine.check)
    if statistics:
        from fixiac.output.statistics import counts

        names = {rule.code: rule.name for rule in every_rule()}
        echo(counts(result.findings, names, as_json=output_format == "json"))
    elif output_format == "json":
        from fixiac.output import jsonformat

        click.echo(jsonformat.findings(result.findings, run.failures, result.texts))
    elif not run.quiet:
        concise = output_format == "concise"
        for report in result.findings:
            echo(lines.finding_lines(report, concise=concise, verbose=run.verbose))
    run.finish(result, err=output_format == "json")
    return run.status(result)
