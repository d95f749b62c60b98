"""SYN001: text that does not parse because of how the answer was given."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.edits import Fix
from fixiac.model import Mend
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_TITLES = {
    "cut": "keep the unfinished statement as a comment",
    "fence": "turn Markdown among the code into comments",
    "prose": "turn prose among the code into comments",
    "repeat": "turn code that is given once more into comments",
    "quotes": "write straight quotes",
    "spaces": "write plain spaces",
    "word": "put an underscore behind the reserved word",
    "module": "import the module by its text",
    "bold": "write the underscores again",
    "indent": "indent what begins the block",
    "empty": "let the empty block pass",
    "nested": "put other quotes around the code",
    "bracket": "close the bracket where the next statement begins",
}
_MESSAGES = {
    "cut": "the text ends in the middle of a statement",
    "fence": "Markdown stands among the code",
    "prose": "prose stands among the code",
    "repeat": "what the file holds already is given once more behind Markdown",
    "quotes": "a string is written with curly quotes, which the language does not know",
    "spaces": "there are characters that only look like spaces, or like nothing",
    "word": "a reserved word is used as a name",
    "module": "a reserved word is the name of a module, which no import statement takes",
    "bold": "Markdown took underscores for bold type",
    "indent": "the first lines of a block are not indented",
    "empty": "a block holds nothing but comments",
    "nested": "a string of code ends at the quotes inside the code",
    "bracket": "a bracket is never closed",
}


class CutOffAnswer(Rule):
    """A file that does not parse because of how the answer was given.

    ## What it finds

    - A text that ends in the middle of a statement: a model's answer that was cut off.
    - Markdown fences, sentences and headings among the code; the same code once more behind them.
    - Strings between curly quotes; no-break spaces and characters without any width.
    - Reserved words as names: `from aws_cdk import aws_lambda as lambda`, `aws.lambda.Function`,
      `from lib.lambda import handler`.
    - `def **init**(self)`, where Markdown took `__init__` for bold type.
    - A docstring, or the first line of a block, that is not indented; a block that holds comments
      only; a bracket that stays open where by the indentation the next statement begins.
    - Code in a string that is delimited by the same triple quotes as the docstrings in it.
    - A function that an earlier run closed because the text ended in it: it is unfinished.

    ## Why

    A single open bracket at the end keeps everything before it from running and from being checked.

    ## Fix

    What is complete stays as it is. The unfinished statement is kept as a comment; the function
    that it ends says so with a `NotImplementedError`, since what it should do is not known. Fences
    and prose become comments. Curly quotes become straight ones where they begin or end a string,
    and stay inside strings. A reserved word gets the underscore that SDKs put behind it; a module
    of the program that has one in its name is imported by `importlib.import_module()`. All that is
    wrong with a file is mended at once.

    ## When it does not fix

    Where the text is broken in another way, would still not parse, has nothing to do with
    infrastructure, is nothing but the unfinished statement, or holds two versions of the same with
    prose between them: then the file is reported as one that cannot be read.
    """

    code = "SYN001"
    name = "cut-off-answer"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield what keeps a file from being read, where that can be mended."""
        for unread in project.unread:
            if unread.mend is not None:
                mend = unread.mend
                kinds = list(dict.fromkeys(flaw.kind for flaw in mend.flaws))
                # Where the answer ends says more than any slip before it.
                first, *others = sorted(mend.flaws, key=lambda flaw: flaw.kind != "cut")
                title = ", ".join(_TITLES[kind] for kind in kinds)
                yield self.finding(
                    first.span,
                    _message(mend, kinds),
                    Fix(title[:1].upper() + title[1:], mend.edits),
                    related=[flaw.span for flaw in others],
                )
        for span in project.unfinished:
            yield self.finding(
                span,
                "The text of the answer ended in this function.",
                unfixed="what it still had to do is not known",
            )


def _message(mend: Mend, kinds: list[str]) -> str:
    reasons = "; ".join(_MESSAGES[kind] for kind in kinds)
    message = f"Nothing in this file can run: {reasons}."
    if mend.promised:
        message += f" It calls what it does not get to define: {', '.join(mend.promised)}."
    return message
