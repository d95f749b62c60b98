"""``fixiac comment``: what would be fixed, as a comment for a pull request."""

from __future__ import annotations

import dataclasses
import os
import secrets
import shlex
from collections.abc import Iterator, Mapping
from typing import Any

import click

from fixiac import engine
from fixiac.commands.run import EXIT, PATHS, Run, options, write
from fixiac.engine import Result
from fixiac.forges import Change, Forge, ForgeError, target
from fixiac.forges.posting import keep, suggest
from fixiac.forges.suggestions import make
from fixiac.output import places
from fixiac.output.comment import Comment
from fixiac.output.diff import unified
from fixiac.source import Failure
from fixiac.suppression import every_rule

_SUMMARY_LIMIT = 250_000
"""Characters: a job summary takes 1 MiB, and a character is four bytes at most.
https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions"""


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
    pull = None
    if post or changed:
        try:
            pull = _Pull(forge, repository, number, changed=changed, suggestions=suggestions)
        except ForgeError as error:
            raise click.ClickException(str(error)) from None
    result = run.start(pull.fix if pull else engine.fix)
    made = Comment(
        result,
        tuple(run.failures),
        {path: one.text for path, one in run.collected.sources.items()},
        {rule.code: rule.summary() for rule in every_rule()},
        _command(options),
        pull.link if pull else lambda _path, _line: "",
    )
    if output_file is not None:
        write(output_file, f"{made.markdown()}\n")
    elif not post:
        click.echo(made.markdown())
    if post and pull:
        notes, failures = pull.post(made, suggestions=suggestions)
        run.failures += failures
        for note in () if run.quiet else notes:
            click.echo(note, err=True)
    run.finish(result, verb="Would fix", err=True)
    return run.status(result, something=bool(result.applied))


class _Pull:
    """The pull request of this run. Raises ForgeError if it cannot be known or reached."""

    def __init__(
        self,
        forge: str | None,
        repository: str | None,
        number: int | None,
        *,
        changed: bool,
        suggestions: bool,
    ) -> None:
        self._target = target.find(os.environ, forge, repository, number)
        self._forge: Forge = self._target.connect(os.environ)
        self._commit = target.checked_out()
        self._root = places.top()
        self._changes = self._read_changes() if changed or suggestions else None
        self._all_count = not changed or self._changes is None

    def _read_changes(self) -> dict[str, Change] | None:
        """What the pull request changes, by path; None if that cannot be known."""
        try:
            changes = self._forge.changes()
        except ForgeError:
            if not self._target.foreign:
                raise
            return None
        return None if changes is None else {change.path: change for change in changes}

    def _change(self, path: str) -> Change | None:
        return (self._changes or {}).get(places.located(path, self._root))

    def fix(self, texts: dict[str, str], **options: Any) -> Result:
        """Like ``engine.fix``, for what the pull request changes."""
        if not self._all_count:
            within = options["within"]
            paths = texts if within is None else within
            options["within"] = {path for path in paths if self._change(path)}
        return engine.fix(texts, **options)

    def link(self, path: str, line: int) -> str:
        """The address of a line."""
        return self._target.line(self._commit, places.located(path, self._root), line)

    def post(self, made: Comment, *, suggestions: bool) -> tuple[list[str], list[Failure]]:
        """Bring all up to date; tell what was done, and what failed.

        What was found gets lost in no case.
        """
        notes: list[str] = []
        failures: list[Failure] = []
        try:
            if suggestions:
                made = self._suggest(made)
        except ForgeError as error:
            if self._may_not(error) or error.status in (400, 422):
                notes.append(f"Not suggested: {error}")
            else:
                failures.append(Failure("", 0, 0, str(error)))
        body = made.resolved() if made.clean else made.markdown(self._forge.limit)
        try:
            address = keep(self._forge, body, needed=not made.clean)
        except ForgeError as error:
            if not made.clean:
                _write_elsewhere(made)
            if self._may_not(error):
                notes.append(f"Not posted, as the token may not write. {error}")
            else:
                failures.append(Failure("", 0, 0, str(error)))
        else:
            notes += [f"Comment: {address}"] * bool(address)
        return notes, failures

    def _may_not(self, error: ForgeError) -> bool:
        """Whether an error says no more than that the token may not do something."""
        return error.status == 403 or (error.status in (401, 404) and self._target.foreign)

    def _suggest(self, made: Comment) -> Comment:
        """Suggest what can be suggested, and give the comment that knows of it."""
        changes = {path: change for path in made.before if (change := self._change(path))}
        wanted = make(made.result.applied, made.before, changes)
        suggest(self._forge, wanted, certain=not made.failures)
        return dataclasses.replace(made, suggested=frozenset(one.report for one in wanted))


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


def _command(options: Mapping[str, Any]) -> str:
    """What to type to have the fixes made."""
    words = ["fixiac", "apply"]
    for name in ("select", "ignore", "context"):
        words += [f"--{name}={value}" for value in options[name]]
    for name in ("unsafe_fixes", "deployed", "isolated"):
        words += [f"--{name.replace('_', '-')}"] * bool(options[name])
    words += [f"--config={options['config_file']}"] * bool(options["config_file"])
    return shlex.join([*words, *options["paths"]])
