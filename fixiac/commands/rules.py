"""``fixiac rules``: all codemods."""

from __future__ import annotations

import click

from fixiac.suppression import every_rule


@click.command("rules")
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def rules(output_format: str) -> None:
    """List all codemods: code, name and what each finds."""
    if output_format == "json":
        from fixiac.output.explain import as_json

        click.echo(as_json(every_rule()))
        return
    width = max(len(rule.name) for rule in every_rule())
    for rule in every_rule():
        click.echo(f"{rule.code}  {rule.name:{width}}  {rule.summary()}")
