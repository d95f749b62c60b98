"""The command line: names the commands, runs one, and turns what goes wrong into a message."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

import click

from fixiac.commands.run import ERROR, SOMETHING_LEFT, print_error
from fixiac.config import ConfigError
from fixiac.output import text as lines
from fixiac.source import Failure
from fixiac.version import __version__

INTERRUPTED = 130
COMMANDS = ("apply", "check", "comment", "explain", "lsp", "rules")
"""In the order of the help; each is a module of ``fixiac.commands`` with a command so named."""


class _Commands(click.Group):
    """Loads a command's module when the command is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"fixiac.commands.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status. No input leads to a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status: int = cli.main(arguments, prog_name="fixiac", standalone_mode=False) or 0
        sys.stdout.flush()
    except (ConfigError, click.ClickException) as error:
        print_error(error)
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


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
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
