"""``fixiac check``: list what is wrong and change nothing."""

from __future__ import annotations

from typing import Any

import click

from fixiac import engine
from fixiac.commands.run import EXIT, PATHS, Run, echo, options
from fixiac.output import text as lines


@click.command(
    epilog=EXIT,
    help=f"""List what is wrong and change nothing.

    {PATHS} '-' is standard input.

    A problem marked [*] is one that 'fixiac apply' would fix with the same options.

    \b
    Examples:
      fixiac check .
      fixiac check --output-format json lib/ > findings.json
    """,
)
@options
@click.option(
    "--output-format",
    type=click.Choice(["text", "concise", "json"]),
    default="text",
    show_default=True,
)
def check(output_format: str, **options: Any) -> int:
    run = Run(**options)
    result = run.start(engine.check)
    if output_format == "json":
        from fixiac.output import jsonformat

        click.echo(jsonformat.findings(result.findings, run.failures, result.texts))
    elif not run.quiet:
        concise = output_format == "concise"
        for report in result.findings:
            echo(lines.finding_lines(report, concise=concise, verbose=run.verbose))
    run.finish(result, err=output_format == "json")
    return run.status(result)
