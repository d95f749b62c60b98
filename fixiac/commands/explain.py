"""``fixiac explain``: the manual of a codemod."""

from __future__ import annotations

from collections.abc import Iterable

import click

from fixiac import config as configuration
from fixiac.rules import Rule
from fixiac.suppression import every_rule


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Print the manual of a codemod, by code or name.

    \b
    Example:
      fixiac explain KMS001
    """
    from fixiac.output.explain import manual

    # What is built in can be explained whatever the configuration is.
    every = every_rule()
    rule = _named(code, every)
    if rule is None:
        every = configuration.nearest().every_rule
        rule = _named(code, every)
    if rule is not None:
        click.echo(manual(rule), nl=False)
        return
    hint = configuration.suggestion(code.upper(), [rule.code for rule in every])
    raise click.ClickException(f"unknown code {code}{hint or '; fixiac rules lists them'}")


def _named(code: str, rules: Iterable[type[Rule]]) -> type[Rule] | None:
    return next((r for r in rules if code.upper() == r.code or code.lower() == r.name), None)
