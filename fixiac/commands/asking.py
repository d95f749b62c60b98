"""``fixiac apply --interactive``: shows one fix after the other and asks what to do with it."""

from __future__ import annotations

import sys

import click

from fixiac.commands.run import colours, echo
from fixiac.edits import Safety
from fixiac.engine.results import Answer, Offer
from fixiac.output import text as lines
from fixiac.output.diff import coloured, unified

_KEYS = {
    "y": (Answer.YES, "make this fix"),
    "n": (Answer.NO, "leave it; it is not asked for again"),
    "a": (Answer.ALL, "make this fix and all that follow, except those you said no to"),
    "s": (Answer.SKIP, "skip the file: leave it as it is from here on"),
    "q": (Answer.QUIT, "quit: write what you said yes to and make no other fix"),
}
_HELP = "".join(f"  {key}  {meaning}\n" for key, (_, meaning) in _KEYS.items()) + (
    "  ?  this help\n  Ctrl-C  stop and write nothing\n"
)


def ask(offer: Offer) -> Answer:
    """Show a fix with its reason and its diff and read one key. Raises KeyboardInterrupt."""
    colour = colours()
    click.echo()
    echo(lines.finding_lines(offer.report, verbose=True))
    fix = offer.report.finding.fix
    if fix and fix.safety is Safety.UNSAFE:
        click.echo("    unsafe: it could widen access or change what the program means")
    if fix and fix.replaces:
        click.echo("    a deployed stack would lose or replace a resource")
    for path, before in offer.before.items():
        diff = unified(path, before, offer.after[path])
        shown = coloured(diff.encode()).decode() if colour else diff
        click.echo(shown, nl=False, color=True)
    more = f" ({offer.waiting - 1} more)" if offer.waiting > 1 else ""
    while True:
        click.echo(f"Make this fix{more}? [y,n,a,s,q,?] ", nl=False)
        key = _key()
        if key in _KEYS:
            answer = _KEYS[key][0]
            click.echo(answer.value)
            return answer
        click.echo(key if key.isprintable() else "")
        click.echo(_HELP, nl=False)


def _key() -> str:
    """One key, small; Enter alone says nothing, so that both habits work: ``y`` and ``y Enter``."""
    sys.stdout.flush()
    try:
        while not (key := click.getchar().strip("\r\n").lower()):
            pass
    except EOFError:
        return "q"
    except KeyboardInterrupt:
        click.echo()
        raise
    return key


def can_ask() -> bool:
    """Tell whether there is someone at a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()
