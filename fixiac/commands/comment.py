"""``fixiac comment``: what would be fixed, as a comment for a pull request."""

from __future__ import annotations

import os
import secrets
import shlex
from collections.abc import Iterator, Mapping
from typing import Any

import click

from fixiac import engine
from fixiac.commands.run import EXIT, PATHS, Run, options, write
from fixiac.engine.results import Result
from fixiac.forges import ForgeError, target
from fixiac.forges.pull import Posted, Pull
from fixiac.output.comment import Comment
from fixiac.output.diff import unified
from fixiac.source import Failure

_SUMMARY_LIMIT = 250_000
"""Characters: a job summary takes 1 MiB, and a character is four bytes at most.
https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions"""

_FEW = 5
"""So many files are named in the command that fixes them."""


@click.command(
    epilog=EXIT,
    help=f"""Write what would be fixed as a comment for a pull request; change no file.

    {PATHS}

    The comment is Markdown: a table by code, and for each file its fixes with their reasons, what
    is left and why, and the diff. It goes to standard output, to --output-file, or with --post to
    the pull request of GitHub or the merge request of GitLab that CI runs this for. There it
    replaces the comment of the run before, and says so when nothing is left.

    --post needs the extra 'fixiac[comment]' and a token in GITHUB_TOKEN or GITLAB_TOKEN. Where the
    token may not write, as for a pull request from a fork, the comment goes to the job summary and
    the diff to the log; that is no error.

    \b
    Examples:
      fixiac comment .
      fixiac comment --output-file comment.md infra/
      fixiac comment --post --changed .
    """,
)
@options
@click.option("-o", "--output-file", metavar="FILE", help="Write the comment to FILE.")
@click.option("--post", is_flag=True, help="Write or update the comment of the pull request.")
@click.option(
    "--suggestions",
    is_flag=True,
    help="With --post: suggest each fix at its lines too, if the pull request shows them.",
)
@click.option(
    "--changed", is_flag=True, help="Only problems in files that the pull request changes."
)
@click.option("--forge", type=click.Choice(target.FORGES), help="If CI does not tell.")
@click.option("--repository", metavar="NAME", help="OWNER/NAME, or GitLab's project.")
@click.option("--number", type=click.IntRange(1), help="The number of the pull request.")
def comment(
    output_file: str | None,
    post: bool,
    suggestions: bool,
    changed: bool,
    forge: str | None,
    repository: str | None,
    number: int | None,
    **options: Any,
) -> int:
    if suggestions and not post:
        raise click.UsageError("--suggestions goes with --post.")
    run = Run(**options)
    try:
        where = target.find(os.environ, forge, repository, number) if post or changed else None
        pull = Pull(where, os.environ) if where else None
        result = run.start(pull.fix_changed if pull and changed else engine.fix)
    except ForgeError as error:
        raise click.ClickException(str(error)) from None
    made = Comment(
        result,
        tuple(run.failures),
        {path: one.text for path, one in run.collected.sources.items()},
        {rule.code: rule.summary() for rule in run.config.every_rule},
        _command(options, result if changed else None),
        pull.link if pull else lambda _path, _line: "",
    )
    if output_file is not None:
        write(output_file, f"{made.markdown()}\n")
    elif not post:
        click.echo(made.markdown())
    if post and pull:
        _tell(run, made, pull.post(made, suggestions=suggestions))
    run.finish(result, verb="Would fix", err=True)
    return run.status(result, something=bool(result.applied))


def _tell(run: Run, made: Comment, posted: Posted) -> None:
    """Say what became of the comment. What could not be posted gets lost in no case."""
    if posted.missing:
        _write_elsewhere(made)
    run.failures += [Failure("", 0, 0, message) for message in posted.failed]
    if not run.quiet:
        lines = [f"Comment: {posted.address}"] if posted.address else []
        for line in (*lines, *posted.refused):
            click.echo(line, err=True)


def _write_elsewhere(made: Comment) -> None:
    """The comment to the job summary, if there is one, and the diff to the log."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        write(summary, f"{made.markdown(_SUMMARY_LIMIT)}\n", append=True)
    for text in _quoted(_diffs(made.before, made.result.texts)):
        click.echo(text)


def _diffs(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    for path, text in after.items():
        if text != before[path]:
            yield unified(path, before[path], text).removesuffix("\n")


def _quoted(lines: Iterator[str]) -> Iterator[str]:
    """Lines in which GitHub Actions looks for no commands, whatever the code holds."""
    if not os.environ.get("GITHUB_ACTIONS"):
        yield from lines
        return
    end = secrets.token_hex(16)
    yield f"::stop-commands::{end}"
    yield from lines
    yield f"::{end}::"


def _command(options: Mapping[str, Any], changed: Result | None) -> str:
    """What to type to have the fixes made, if few files have ``changed`` in these alone."""
    paths, context = options["paths"], options["context"]
    if changed is not None:
        concerned = sorted({report.path for report in changed.applied})
        if len(concerned) <= _FEW:
            paths, context = concerned, (*paths, *context)
    words = ["fixiac", "apply"]
    for name, values in (*((n, options[n]) for n in ("select", "ignore")), ("context", context)):
        words += [f"--{name}={value}" for value in values]
    for name in ("unsafe_fixes", "deployed", "isolated"):
        words += [f"--{name.replace('_', '-')}"] * bool(options[name])
    words += [f"--config={options['config_file']}"] * bool(options["config_file"])
    return shlex.join([*words, *paths])
