"""SYN002: JSON in an f-string, with braces that are not doubled."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.edits import Fix
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_DOCS = "https://docs.python.org/3/reference/lexical_analysis.html#formatted-string-literals"


class SingleBraces(Rule):
    """An object of JSON stands in an f-string with single braces.

    ## What it finds

    A hole of an f-string that holds a text in quotes and, behind a colon, what no text can be
    formatted as: `f'{"Effect": "Allow", "Resource": "{arn}"}'`.

    ## Why

    The braces of the object are taken for a hole, its first key for the value and the rest for how
    to write it. The program stops with a `ValueError`. See
    https://docs.python.org/3/reference/lexical_analysis.html#formatted-string-literals

    ## Fix

    The braces of the object, and of the objects in it, are doubled, which makes them part of the
    text. Holes inside stay holes.

    ## When it does not fix

    It always does. What is text with a width, such as `{"name":>20}`, is no finding; nor is a text
    without holes.
    """

    code = "SYN002"
    name = "single-braces"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each outermost object."""
        for found in project.unescaped:
            yield self.finding(
                found.span,
                "The braces of this object are taken for a hole of the f-string.",
                Fix("Double the braces", found.edits),
                source=_DOCS,
            )
