"""SYN001: text that does not parse because of how the answer was given."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.edits import Fix
from fixiac.model import Mend
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_TITLES = {
    "cut": "Keep the unfinished statement as a comment",
    "fence": "Turn Markdown among the code into comments",
    "quotes": "Write straight quotes",
}
_MESSAGES = {
    "cut": "The text ends in the middle of a statement, so nothing in this file can run.",
    "fence": "Markdown stands among the code, so nothing in this file can run.",
    "quotes": "A string is written with curly quotes, which the language does not know.",
}


class CutOffAnswer(Rule):
    """A file that does not parse because of how the answer was given.

    ## What it finds

    - A text that ends in the middle of a statement: a model's answer that was cut off.
    - Markdown fences, and prose between them, among the code.
    - Strings between curly quotes.

    ## Why

    A single open bracket at the end keeps everything before it from running and from being checked.

    ## Fix

    What is complete stays as it is. The unfinished statement is kept as a comment; the function
    that it ends says so with a `NotImplementedError`, since what it should do is not known. Fences
    and prose become comments. Curly quotes become straight ones where they begin or end a string,
    and stay inside strings.

    ## When it does not fix

    Where the text is broken in the middle, would still not parse, has nothing to do with
    infrastructure, or is nothing but the unfinished statement: then the file is reported as one
    that cannot be read.
    """

    code = "SYN001"
    name = "cut-off-answer"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield what keeps a file from being read, where that can be mended."""
        for unread in project.unread:
            if unread.mend is not None:
                mend = unread.mend
                yield self.finding(
                    mend.span, _message(mend), Fix(_TITLES[mend.kind], mend.edits, group=mend.span)
                )


def _message(mend: Mend) -> str:
    said = _MESSAGES[mend.kind]
    if mend.promised:
        said += f" It calls what it does not get to define: {mend.promised}."
    return said
