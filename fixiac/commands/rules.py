"""``fixiac rules``: all codemods."""

from __future__ import annotations

import click

from fixiac import config as configuration


@click.command("rules")
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def rules(output_format: str) -> None:
    """List all codemods: code, name and what each finds.

    Those of your own count that the nearest pyproject.toml names or an installed package has.
    """
    every = configuration.nearest().every_rule
    if output_format == "json":
        from fixiac.output.explain import as_json

        click.echo(as_json(every))
        return
    width = max(len(rule.name) for rule in every)
    for rule in every:
        click.echo(f"{rule.code}  {rule.name:{width}}  {rule.summary()}")
