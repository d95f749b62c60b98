"""``fixiac check --watch``: check again whenever a file changes."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable

import click

from fixiac import files
from fixiac.commands.run import print_error
from fixiac.config import ConfigError

_WAIT = 100
"""Milliseconds after which waiting comes back without a change, at first to say that it began."""
_SETTINGS = ("pyproject.toml", ".gitignore")


def watch(paths: Iterable[str], check: Callable[[], object]) -> int:
    """Check now, and again after each change below ``paths``, until Ctrl-C, which is no error.

    Changes that come in one go, such as those of a branch that is checked out, count as one. A
    mistake in the configuration is said, and the watch goes on.
    """
    try:
        import watchfiles
    except ImportError:
        message = "--watch needs watchfiles: python -m pip install 'fixiac[watch]'"
        raise click.ClickException(message) from None
    given = {os.path.realpath(path) for path in paths}
    folders = {path for path in given if os.path.isdir(path)}
    around = {os.path.dirname(path) for path in given - folders}

    def counts(_: watchfiles.Change, path: str) -> bool:
        path = os.path.realpath(path)
        if path in given or os.path.basename(path) in _SETTINGS:
            return True
        inside = [os.path.relpath(path, folder) for folder in folders]
        below = [parts for parts in (name.split(os.sep) for name in inside) if parts[0] != ".."]
        return path.endswith(files.SUFFIXES) and any(
            files.SKIPPED.isdisjoint(parts) for parts in below
        )

    watched = watchfiles.watch(
        *sorted(folders | around),
        watch_filter=counts,
        yield_on_timeout=True,
        rust_timeout=_WAIT,
        ignore_permission_denied=True,
    )
    try:
        # The watch is on before the first check, so that no change goes unseen in between.
        next(watched)
        _once(check, "Watching; Ctrl-C ends it")
        for changes in watched:
            if changes:
                names = sorted({os.path.relpath(path) for _, path in changes})
                more = f" and {len(names) - 1} more" if len(names) > 1 else ""
                _once(check, f"Changed: {names[0]}{more}")
    except KeyboardInterrupt:
        click.echo()
    return 0


def _once(check: Callable[[], object], why: str) -> None:
    if sys.stdout.isatty():
        click.clear()
    click.echo(f"[{time.strftime('%H:%M:%S')}] {why}", err=True)
    try:
        check()
    except (ConfigError, click.ClickException) as error:
        print_error(error)
    sys.stdout.flush()
