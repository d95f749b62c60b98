"""``fixiac check``: list what is wrong and change nothing."""

from __future__ import annotations

from typing import Any

import click

from fixiac import engine
from fixiac.commands.run import EXIT, PATHS, Run, echo, options, write
from fixiac.output import formats


@click.command(
    epilog=EXIT,
    help=f"""List what is wrong and change nothing.

    {PATHS} '-' is standard input.

    A problem marked [*] is one that 'fixiac apply' would fix with the same options.

    \b
    Examples:
      fixiac check .
      fixiac check --output-format sarif --output-file fixiac.sarif .
      fixiac check --statistics .
    """,
)
@options
@click.option(
    "--output-format",
    type=click.Choice(formats.names()),
    default="text",
    show_default=True,
    help="How to write the problems down.",
)
@click.option(
    "-o",
    "--output-file",
    metavar="FILE",
    help="Write them to a file, not to standard output.",
)
@click.option("--statistics", is_flag=True, help="Count the problems by code instead.")
@click.option(
    "--add-ignore",
    is_flag=True,
    help="Add '# fixiac: ignore' comments for all that is found, so that the next check is clean.",
)
@click.option("-w", "--watch", is_flag=True, help="Check again whenever a file changes.")
def check(
    output_format: str,
    output_file: str | None,
    statistics: bool,
    add_ignore: bool,
    watch: bool,
    **options: Any,
) -> int:
    if statistics and output_format not in ("text", "json"):
        raise click.UsageError(f"--statistics has no --output-format {output_format}.")
    if add_ignore and (watch or statistics or output_file or output_format != "text"):
        raise click.UsageError("--add-ignore stands without --watch, --statistics, --output-...")
    run = Run(**options)
    if add_ignore:
        from fixiac.commands.ignoring import add_ignores

        return add_ignores(run)
    if watch:
        from fixiac.commands import watching

        if run.paths == ("-",):
            raise click.UsageError("--watch watches files; it has no use for '-'.")
        return watching.watch(
            (*run.paths, *run.context),
            lambda: _check(Run(**options), output_format, output_file, statistics=statistics),
        )
    return _check(run, output_format, output_file, statistics=statistics)


def _check(run: Run, output_format: str, output_file: str | None, *, statistics: bool) -> int:
    result = run.start(engine.check)
    for_people = output_format in formats.FOR_PEOPLE
    if statistics:
        from fixiac.output.statistics import counts

        names = {rule.code: rule.name for rule in run.config.every_rule}
        counted = counts(result.findings, names, as_json=output_format == "json")
        text = "".join(f"{line}\n" for line in counted)
    elif output_file or not (for_people and run.quiet):
        text = formats.render(output_format, run.outcome(result))
    else:
        text = ""
    if output_file:
        write(output_file, text)
    elif for_people:
        echo(text.splitlines())
    else:
        click.echo(text, nl=False)
    run.finish(result, err=bool(output_file) or not for_people)
    return run.status(result)
