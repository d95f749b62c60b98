"""``fixiac explain``: the manual of a codemod."""

from __future__ import annotations

import click

from fixiac import config as configuration
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

    every = every_rule()
    for rule in every:
        if code.upper() == rule.code or code.lower() == rule.name:
            click.echo(manual(rule), nl=False)
            return
    hint = configuration.suggestion(code.upper(), [rule.code for rule in every])
    raise click.ClickException(f"unknown code {code}{hint or '; fixiac rules lists them'}")
