"""The command line: parses options, calls the engine, prints."""

from __future__ import annotations

import dataclasses
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

from fixiac import config as configuration
from fixiac import engine, files, source
from fixiac.config import Config, ConfigError
from fixiac.engine import Result
from fixiac.output import text as lines
from fixiac.source import Failure, SourceError
from fixiac.suppression import every_rule
from fixiac.version import __version__

NOTHING_LEFT, SOMETHING_LEFT, ERROR = 0, 1, 2
INTERRUPTED = 130

_EXIT = """\b
Exit status:
  0  nothing is left to fix
  1  problems are left, or --diff found something to change
  2  an error, or a file that could not be read; other files are still done
"""
_PATHS = """PATHS are Python files, Markdown files and folders. All files of one call are read as
    one program. Of a folder the *.py files are taken, without what .gitignore names, virtual
    environments, node_modules and build output. The Python blocks of a Markdown file count when
    the file is named."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status. No input leads to a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status: int = cli.main(arguments, prog_name="fixiac", standalone_mode=False) or 0
        sys.stdout.flush()
    except ConfigError as error:
        click.echo(lines.failure_line(Failure(error.path, error.line, 0, error.message)), err=True)
        status = ERROR
    except click.ClickException as error:
        error.show()
        status = ERROR
    except (click.Abort, KeyboardInterrupt):
        click.echo("fixiac: interrupted", err=True)
        status = INTERRUPTED
    except BrokenPipeError:
        # What reads the output has seen enough; Python must not complain at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = SOMETHING_LEFT
    except OSError as error:
        click.echo(lines.failure_line(Failure("", 0, 0, str(error))), err=True)
        status = ERROR
    return status


def _print_version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        from fixiac import aws

        click.echo(f"fixiac {__version__} (AWS data of {aws.data_date()})")
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Show the version and the date of the AWS data, and exit.",
)
def cli() -> None:
    """Repair AWS infrastructure code: Pulumi, AWS CDK and CDKTF in Python.

    \b
    Examples:
      fixiac apply main.py lib/        fix what is wrong, in place
      fixiac apply --diff .            only show it, as a diff that git apply takes
      fixiac apply answer.md           fix the Python blocks of a Markdown file
      cat x.py | fixiac apply -        from standard input to standard output
      fixiac check .                   list problems, change nothing
      fixiac explain KMS001            what a code finds, why, and how it is fixed
    """


_Decorated = Callable[..., Any]


def _common(command: _Decorated) -> _Decorated:
    """The options that apply and check share."""
    options = [
        click.option(
            "--select",
            metavar="CODES",
            multiple=True,
            help="Only these codes, comma-separated; IAM stands for all that begin with it.",
        ),
        click.option("--ignore", metavar="CODES", multiple=True, help="All but these codes."),
        click.option(
            "--unsafe-fixes",
            is_flag=True,
            default=None,
            help="Also fixes that could widen access or change what the program means.",
        ),
        click.option(
            "--deployed",
            is_flag=True,
            default=None,
            help="The stack exists: no fixes that delete or replace a resource.",
        ),
        click.option(
            "--config",
            "config_file",
            metavar="FILE",
            help="A TOML file with [tool.fixiac]; else the nearest pyproject.toml that has one.",
        ),
        click.option(
            "--stdin-filename",
            metavar="NAME",
            help="What to call standard input, for the path '-'.",
        ),
        click.option("-v", "--verbose", is_flag=True, help="Say why, and where AWS says so."),
        click.option("-q", "--quiet", is_flag=True, help="Print errors only."),
        click.argument("paths", nargs=-1, required=True, metavar="PATHS..."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


@cli.command(
    epilog=_EXIT,
    help=f"""Fix what is wrong, in place.

    {_PATHS} With '-' standard input is read and the result goes to standard output.

    Fixes that could widen access need --unsafe-fixes. A file is replaced in one step or not at all;
    what cannot be read is left as it is.

    \b
    Examples:
      fixiac apply main.py lib/
      fixiac apply --diff . | git apply
      fixiac apply --select KMS,IAM001 answer.md
    """,
)
@_common
@click.option("--diff", is_flag=True, help="Change nothing; print a unified diff.")
def apply(diff: bool, **options: Any) -> int:
    run = _Run(**options)
    piped = run.paths == ("-",)
    result = run.start(engine.fix)
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
            _echo(lines.applied_lines(report, verbose=run.verbose), err=diff or piped)
        for report in result.findings:
            _echo(lines.finding_lines(report, verbose=run.verbose), err=diff or piped)
    run.finish(result, verb="Would fix" if diff else "Fixed", err=diff or piped)
    differs = diff and any(text != sources[path].text for path, text in result.texts.items())
    return run.status(result, something=differs)


@cli.command(
    epilog=_EXIT,
    help=f"""List what is wrong and change nothing.

    {_PATHS} '-' is standard input.

    A problem marked [*] is one that 'fixiac apply' would fix with the same options.

    \b
    Examples:
      fixiac check .
      fixiac check --output-format json lib/ > findings.json
    """,
)
@_common
@click.option(
    "--output-format",
    type=click.Choice(["text", "concise", "json"]),
    default="text",
    show_default=True,
)
def check(output_format: str, **options: Any) -> int:
    run = _Run(**options)
    result = run.start(engine.check)
    if output_format == "json":
        from fixiac.output import jsonformat

        click.echo(jsonformat.findings(result.findings, run.failures, result.texts))
    elif not run.quiet:
        concise = output_format == "concise"
        for report in result.findings:
            _echo(lines.finding_lines(report, concise=concise, verbose=run.verbose))
    run.finish(result, err=output_format == "json")
    return run.status(result)


@cli.command()
@click.argument("code")
def explain(code: str) -> None:
    """Print the manual of a codemod, by code or name.

    \b
    Example:
      fixiac explain KMS001
    """
    from fixiac.output.explain import manual

    every = every_rule()
    for rule in every:
        if code.upper() == rule.code or code.lower() == rule.name:
            click.echo(manual(rule), nl=False)
            return
    hint = configuration.suggestion(code.upper(), [rule.code for rule in every])
    raise click.ClickException(f"unknown code {code}{hint or '; fixiac rules lists them'}")


@cli.command("rules")
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def list_rules(output_format: str) -> None:
    """List all codemods: code, name and what each finds."""
    if output_format == "json":
        from fixiac.output import jsonformat

        click.echo(jsonformat.codemods(every_rule()))
        return
    width = max(len(rule.name) for rule in every_rule())
    for rule in every_rule():
        click.echo(f"{rule.code}  {rule.name:{width}}  {rule.summary()}")


class _Run:
    """What apply and check have in common: the configuration, the files, and the end."""

    def __init__(
        self,
        *,
        paths: tuple[str, ...],
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        unsafe_fixes: bool | None,
        deployed: bool | None,
        config_file: str | None,
        stdin_filename: str | None,
        verbose: bool,
        quiet: bool,
    ) -> None:
        if "-" in paths and len(paths) > 1:
            raise click.UsageError("'-' cannot stand beside other paths.")
        self.paths = paths
        self.stdin_filename = stdin_filename or "stdin.py"
        self.verbose, self.quiet = verbose, quiet
        self.failures: list[Failure] = []
        self.collected = files.Collection()
        where = config_file or configuration.find(self._common_folder())
        config = configuration.load(where) if where else Config()
        chosen, refused = _codes("--select", select), _codes("--ignore", ignore)
        self.config = dataclasses.replace(
            config,
            select=chosen or config.select,
            ignore=(*config.ignore, *refused),
            unsafe_fixes=config.unsafe_fixes if unsafe_fixes is None else unsafe_fixes,
            deployed=config.deployed if deployed is None else deployed,
        )

    def _common_folder(self) -> str:
        names = (self.stdin_filename,) if self.paths == ("-",) else self.paths
        places = [os.path.abspath(name) for name in names]
        try:
            common = os.path.commonpath(places)
        except ValueError:
            return os.curdir
        return common if os.path.isdir(common) else os.path.dirname(common)

    def start(self, run: Callable[..., Result]) -> Result:
        progress = _Progress()
        if self.paths == ("-",):
            self._read_stdin()
        else:
            self.collected = files.collect(self.paths, self.config, progress)
        self.failures += self.collected.failures
        texts = {path: one.text for path, one in self.collected.sources.items()}
        result = run(texts, config=self.config, progress=progress)
        progress.clear()
        self.failures += result.failures
        return result

    def _read_stdin(self) -> None:
        data = sys.stdin.buffer.read()
        self.stdin_data = data
        try:
            if not self.stdin_filename.endswith(files.SUFFIXES):
                known = " ".join(files.SUFFIXES)
                raise SourceError(self.stdin_filename, f"fixiac reads only files of {known}")
            decoded = source.decode(self.stdin_filename, data)
        except SourceError as error:
            self.collected.failures.append(error.failure)
        else:
            self.collected.sources[self.stdin_filename] = decoded

    def finish(self, result: Result, *, verb: str = "Fixed", err: bool = False) -> None:
        """Print failures, and the summary unless asked to be quiet."""
        sys.stdout.flush()
        for failure in self.failures:
            click.echo(lines.failure_line(failure), err=True)
        if not self.quiet:
            click.echo(lines.summary(result, self.failures, verb=verb), err=err)

    def status(self, result: Result, *, something: bool = False) -> int:
        if self.failures:
            return ERROR
        return SOMETHING_LEFT if result.findings or something else NOTHING_LEFT


class _Progress:
    """Tells a terminal what is being done, once the work has taken a second."""

    def __init__(self) -> None:
        self._due = time.monotonic() + 1
        self._shown = False

    def __call__(self, what: str) -> None:
        if time.monotonic() < self._due or not sys.stderr.isatty():
            return
        self._due = time.monotonic() + 0.1
        self._shown = True
        click.echo(f"\r\x1b[K{what[:75]}", nl=False, err=True)

    def clear(self) -> None:
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)


def _codes(option: str, values: Iterable[str]) -> tuple[str, ...]:
    """The codes of an option, which may come more than once."""
    codes = [code.strip() for value in values for code in value.split(",") if code.strip()]
    if codes:
        every = [rule.code for rule in every_rule()]
        for code in configuration.unknown_codes(codes, every):
            hint = configuration.suggestion(code, every)
            raise click.BadParameter(f"unknown code {code!r}{hint}", param_hint=option)
    return tuple(codes)


def _echo(text: Iterable[str], *, err: bool = False) -> None:
    for line in text:
        click.echo(line, err=err)


def _print_diff(result: Result, run: _Run) -> None:
    from fixiac.output.diff import unified_bytes

    for path, text in result.texts.items():
        before = run.collected.sources[path]
        try:
            after = before.encode(text)
        except SourceError as error:
            run.failures.append(error.failure)
            continue
        colour = sys.stdout.isatty()
        sys.stdout.buffer.write(unified_bytes(path, before.data, after, colour=colour))
    sys.stdout.buffer.flush()


def _print_result(result: Result, run: _Run) -> None:
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
