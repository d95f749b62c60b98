"""What the commands that read programs have in common: options, configuration, files, the end."""

from __future__ import annotations

import dataclasses
import functools
import os
import sys
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

import click

from fixiac import config as configuration
from fixiac import engine, files, source
from fixiac.config import ConfigError
from fixiac.engine.options import Options
from fixiac.engine.results import Result
from fixiac.output import places
from fixiac.output import text as lines
from fixiac.output.outcome import Outcome
from fixiac.output.paint import painted
from fixiac.source import Failure, SourceError

NOTHING_LEFT, SOMETHING_LEFT, ERROR = 0, 1, 2

EXIT = """\b
Exit status:
  0  nothing is left to fix
  1  problems are left, or --diff found something to change; 0 with --exit-zero
  2  an error, or a file that could not be read; other files are still done
"""
PATHS = """PATHS are Python files, Markdown files and folders. All files of one call are read as
    one program. Of a folder the *.py files are taken, without what .gitignore names, virtual
    environments, node_modules and build output. The Python blocks of a Markdown file count when
    the file is named."""


_Decorated = Callable[..., Any]
Paths = tuple[str, ...]
Work = Callable[[Mapping[str, str], Options], Result]
"""What is done with the texts of a program: ``engine.fix`` or one like it."""


def options(command: _Decorated) -> _Decorated:
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
        click.option("--isolated", is_flag=True, help="Read no configuration file."),
        click.option(
            "--force-exclude",
            is_flag=True,
            help="Leave out what the configuration excludes also where a path names it.",
        ),
        click.option(
            "--exit-zero",
            is_flag=True,
            help="Exit with 0 even if problems are found; not if errors.",
        ),
        click.option(
            "--stdin-filename",
            metavar="NAME",
            help="What to call standard input, for the path '-'.",
        ),
        click.option(
            "--context",
            metavar="PATH",
            multiple=True,
            help="Read this too, as part of the program; only problems in PATHS count.",
        ),
        click.option("-v", "--verbose", is_flag=True, help="Say why, and where AWS says so."),
        click.option("-q", "--quiet", is_flag=True, help="Print errors only."),
        click.argument("paths", nargs=-1, required=True, metavar="PATHS..."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


class Run:
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
        isolated: bool,
        force_exclude: bool,
        exit_zero: bool,
        stdin_filename: str | None,
        context: tuple[str, ...],
        verbose: bool,
        quiet: bool,
    ) -> None:
        if "-" in paths and len(paths) > 1:
            raise click.UsageError("'-' cannot stand beside other paths.")
        if isolated and config_file:
            raise click.UsageError("--isolated and --config contradict each other.")
        if "-" in paths and context:
            raise click.UsageError("--context needs files that can be written, not '-'.")
        self.paths, self.context = _alike(paths, context) if context else (paths, context)
        self.force_exclude, self.exit_zero = force_exclude, exit_zero
        self.stdin_filename = stdin_filename or "stdin.py"
        self.verbose, self.quiet = verbose, quiet
        self.failures: list[Failure] = []
        self.progress = _Progress()
        self.collected = files.Collection()
        where = config_file or (None if isolated else configuration.find(self._common_folder()))
        config = configuration.load(where) if where else configuration.default()
        known = [rule.code for rule in config.every_rule]
        chosen, refused = _codes("--select", select, known), _codes("--ignore", ignore, known)
        self.config = dataclasses.replace(
            config,
            select=chosen or config.select,
            ignore=(*config.ignore, *refused),
            unsafe_fixes=config.unsafe_fixes if unsafe_fixes is None else unsafe_fixes,
            deployed=config.deployed if deployed is None else deployed,
        )

    def _common_folder(self) -> str:
        names = (self.stdin_filename,) if self.paths == ("-",) else (*self.paths, *self.context)
        places = [os.path.abspath(name) for name in names]
        try:
            common = os.path.commonpath(places)
        except ValueError:
            return os.curdir
        return common if os.path.isdir(common) else os.path.dirname(common)

    def start(self, work: Work) -> Result:
        """Read the files and give their texts to ``work``."""
        progress = self.progress
        within: Collection[str] | None = None
        if self.paths == ("-",):
            self._read_stdin()
        else:
            self.collected = self._collect(self.paths, progress)
        if self.context:
            within = self.collected.sources.keys()
            every = self._collect((*self.paths, *self.context), progress)
            self.collected.sources = every.sources
        self.failures += self.collected.failures
        texts = {path: one.text for path, one in self.collected.sources.items()}
        if texts:
            self._aim()
            found = self.collected.elsewhere() if self.paths != ("-",) else None
            self.config = dataclasses.replace(self.config, elsewhere=found)

        options = Options(self.config, within=within, progress=progress)

        def told(work: Work) -> Result:
            result = work(texts, options)
            progress.clear()
            return result

        self._repair = functools.partial(told, engine.fix)
        result = told(work)
        self.failures += result.failures
        return result

    def _aim(self) -> None:
        """Find out which versions of the SDKs the project is written for."""
        from fixiac import versions  # not needed where there is nothing to read

        self.config, found = versions.aim(self.config, self._common_folder())
        for one in found:
            if not self.quiet and (self.verbose or not one.known):
                click.echo(lines.target_line(one), err=True)

    def _collect(self, paths: Sequence[str], progress: _Progress) -> files.Collection:
        return files.collect(paths, self.config, progress, force_exclude=self.force_exclude)

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

    def outcome(self, result: Result) -> Outcome:
        """What ``engine.check`` gave, for an output format."""
        return Outcome(
            findings=result.findings,
            failures=tuple(self.failures),
            sources=self.collected.sources,
            root=places.top(),
            verbose=self.verbose,
            rules=self.config.every_rule,
            repaired=self._repair,
        )

    def finish(self, result: Result, *, verb: str = "Fixed", err: bool = False) -> None:
        """Print failures, and the summary unless asked to be quiet."""
        sys.stdout.flush()
        echo(map(lines.failure_line, self.failures), err=True)
        if not self.quiet:
            click.echo(lines.summary(result, self.failures, verb=verb), err=err)

    def status(self, result: Result, *, something: bool = False) -> int:
        """The exit status; ``something`` tells that there is more to say than findings."""
        if self.failures:
            return ERROR
        if self.exit_zero:
            return NOTHING_LEFT
        return SOMETHING_LEFT if result.findings or something else NOTHING_LEFT


class _Progress:
    """Tells a terminal what is being done, once the work has taken a second."""

    def __init__(self) -> None:
        self._due = time.monotonic() + 1
        self._shown = False

    def __call__(self, what: str) -> None:
        if time.monotonic() < self._due or not sys.stderr.isatty() or _is_dumb():
            return
        self._due = time.monotonic() + 0.1
        self._shown = True
        click.echo(f"\r\x1b[K{lines.printable(what)[:75]}", nl=False, err=True)

    def clear(self) -> None:
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
            self._shown = False


def _codes(option: str, values: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    """The codes of an option, which may come more than once."""
    codes = [code.strip() for value in values for code in value.split(",") if code.strip()]
    for code in configuration.unknown_codes(codes, known):
        hint = configuration.suggestion(code, known)
        raise click.BadParameter(f"unknown code {code!r}{hint}", param_hint=option)
    return tuple(codes)


def colours(*, err: bool = False) -> bool:
    """Tell whether to write in colour to standard output or, if ``err``, to standard error.

    Terminals get colour, unless told otherwise:

    NO_COLOR forbids it (https://no-color.org), else FORCE_COLOR asks for it
    (https://force-color.org); either counts if it is not empty.
    """
    if os.environ.get("NO_COLOR"):
        return False
    stream = sys.stderr if err else sys.stdout
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and not _is_dumb())


def _is_dumb() -> bool:
    """Whether the terminal shows control sequences as text."""
    return os.environ.get("TERM") == "dumb"


def print_error(error: ConfigError | click.ClickException) -> None:
    """Say on standard error why there was no run."""
    if isinstance(error, ConfigError):
        failure = Failure(error.path, error.line, 0, error.message)
        echo([lines.failure_line(failure)], err=True)
    else:
        error.show()


def echo(text: Iterable[str], *, err: bool = False) -> None:
    """Print lines for people, on standard error if ``err``; in colour where that is wanted."""
    colour = colours(err=err)
    for line in text:
        click.echo(painted(line) if colour else line, err=err, color=colour)


def write(path: str, text: str, *, append: bool = False) -> None:
    """Write a file of output, and the folders that it is in."""
    os.makedirs(os.path.dirname(path) or os.curdir, exist_ok=True)
    mode = "a" if append else "w"
    with open(path, mode, encoding="utf-8", errors="backslashreplace", newline="") as file:
        file.write(text)


def _alike(paths: Paths, context: Paths) -> tuple[Paths, Paths]:
    """Both as absolute or both as relative names, so that a module is found from either."""
    spell = os.path.abspath if all(map(os.path.isabs, paths)) else os.path.relpath
    return tuple(map(spell, paths)), tuple(map(spell, context))
