"""CTF001: values that Terraform alone knows, taken apart by Python."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.calls import TokenUse
from fixiac.edits import Fix
from fixiac.expressions import CannotRenderError
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_DOCS = "https://developer.hashicorp.com/terraform/cdktf/concepts/tokens"


class TokenTakenApart(Rule):
    """A value that Terraform alone knows is taken apart by Python.

    ## What it finds

    Attributes of resources and data sources of CDKTF, values of Terraform variables and what
    ``Fn`` gives, where the program takes a member of them (``azs.names[0]``), calls a method of
    text (``alb.arn.split("/")[1]``), goes through them in a loop, counts them, or writes a list of
    them into a text. Lists of blocks that are indexed too.

    ## Why

    When the program runs Python has a token in the place of the value: a text such as
    ``${TfToken[TOKEN.3]}``, or a list with one such text whatever its length will be. So
    ``names[1]`` stops the program with an IndexError, ``names[0]`` when it is synthesised
    ("Found an encoded list token string in a scalar string context"), and ``.lower()`` leaves a
    text that Terraform no longer knows. A list of blocks cannot be indexed at all. See
    https://developer.hashicorp.com/terraform/cdktf/concepts/tokens

    ## Fix

    Terraform's own function takes the value apart: ``Fn.element(azs.names, 0)``,
    ``Fn.element(Fn.split("/", alb.arn), 1)``, ``Fn.lower()``, ``Fn.replace()``. A slice with
    numbers becomes a list of its members, which can be gone through. A text that is nothing but a
    call of such a function, ``f"${{element({azs.names}, {i})}}"``, becomes that call. A block is
    taken by ``get(0)``.

    ## When it does not fix

    Loops and counts over a whole list: how many members it has is not known. Methods that
    Terraform has no equal of.
    """

    code = "CTF001"
    name = "token-taken-apart"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each place."""
        for use in project.token_uses:
            yield self._finding(project, use)

    def _finding(self, project: Project, use: TokenUse) -> Finding:
        fix, unfixed = None, ""
        try:
            fix = Fix("Let Terraform do it", project.by_terraform(use), group=use.statement)
        except CannotRenderError as error:
            unfixed = str(error)
        token = use.token
        written = project.text(token).partition("\n")[0]
        return self.finding(
            use.span,
            f"{written} is known to Terraform alone, and {use.form} takes apart what stands for it",
            fix,
            unfixed=unfixed,
            source=_DOCS,
        )
