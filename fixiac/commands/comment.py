"""``fixiac comment``: what would be fixed, as a comment for a pull request."""

from __future__ import annotations

import shlex
import sys
from typing import Any

import click

from fixiac import engine
from fixiac.commands.run import EXIT, PATHS, Run, options
from fixiac.output.comment import Comment
from fixiac.suppression import every_rule


@click.command(
    epilog=EXIT,
    help=f"""Write what would be fixed as a comment for a pull request; change no file.

    {PATHS}

    The comment is Markdown: a table by code, and for each file its fixes with their reasons, what
    is left and why, and the diff. It goes to standard output, or to --output-file.

    \b
    Examples:
      fixiac comment .
      fixiac comment --output-file comment.md infra/
    """,
)
@options
@click.option("--output-file", metavar="FILE", help="Write the comment to FILE.")
def comment(output_file: str | None, **options: Any) -> int:
    run = Run(**options)
    result = run.start(engine.fix)
    sources = run.collected.sources
    made = Comment(
        result,
        tuple(run.failures),
        {path: one.text for path, one in sources.items()},
        {rule.code: rule.summary() for rule in every_rule()},
        _command(options),
    )
    text = f"{made.markdown()}\n".encode(errors="backslashreplace")
    if output_file is None:
        sys.stdout.buffer.write(text)
        sys.stdout.buffer.flush()
    else:
        with open(output_file, "wb") as file:
            file.write(text)
    run.finish(result, verb="Would fix", err=True)
    return run.status(result, something=bool(result.applied))


def _command(options: dict[str, Any]) -> str:
    """What to type to have the fixes made."""
    words = ["fixiac", "apply"]
    for name in ("select", "ignore", "context"):
        words += [f"--{name}={value}" for value in options[name]]
    for name in ("unsafe_fixes", "deployed"):
        words += [f"--{name.replace('_', '-')}"] * bool(options[name])
    words += [f"--config={options['config_file']}"] * bool(options["config_file"])
    return shlex.join([*words, *options["paths"]])
