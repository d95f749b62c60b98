"""PRJ003: attributes that a constructor reads before it sets them."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.edits import Fix
from fixiac.expressions import CannotRenderError
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_SOURCE = "https://docs.python.org/3/reference/datamodel.html#object.__getattribute__"


class AttributeBeforeSet(Rule):
    """A constructor reads an attribute of its object before it sets it.

    ## What it finds

    ``self.database_group`` in ``__init__``, or in a method that it calls, where no statement
    before that can have set it; an attribute that nothing sets at all is found there too. Code
    that may not run, or that may fail on purpose, is left out, and so are attributes that a base
    class, a class that extends this one or code outside of the class may set.

    ## Why

    The program stops with an ``AttributeError`` as soon as an object of the class is made.

    ## Fix

    The statement of the constructor that sets the attribute goes above the one that needs it,
    where all that it needs itself is set by then and nothing in between depends on the order.

    ## When it does not fix

    Each of the two needs the other, or the attribute is set nowhere.
    """

    code = "PRJ003"
    name = "attribute-before-set"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each attribute of a class."""
        for read in project.early_reads:
            fix, unfixed = None, "what it should be is not known"
            if read.later:
                try:
                    fix = Fix(f"Set {read.name} first", project.advance(read))
                except CannotRenderError as error:
                    unfixed = str(error)
            yield self.finding(
                read.span,
                f"{read.owner} reads {read.name} "
                + ("before it is set" if read.later else "and sets it nowhere")
                + ": the program stops with an AttributeError.",
                fix,
                unfixed="" if fix else unfixed,
                source=_SOURCE,
            )
