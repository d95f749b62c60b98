"""``fixiac lsp``: a language server for editors."""

from __future__ import annotations

import click


@click.command()
@click.option("--stdio", is_flag=True, expose_value=False, hidden=True)  # as some clients pass it
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
def lsp(isolated: bool) -> None:
    """Serve an editor: problems while typing, and their fixes.

    It speaks the Language Server Protocol over standard input and output; editors start it. It
    needs the extra 'lsp': pip install 'fixiac[lsp]'. docs/editors.md has the lines for each editor.
    """
    try:
        from fixiac.lsp.server import Server
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise click.ClickException(
            f"{error.name} is missing; it comes with: pip install 'fixiac[lsp]'"
        ) from error
    Server(isolated=isolated).run()
