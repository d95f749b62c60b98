"""CTF005: quotes in texts that are given to functions of Terraform."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fixiac.edits import Fix, Span
from fixiac.expressions import Call, CannotRenderError, Kept
from fixiac.model import Mapping, Scalar, Sequence, Template, Value, text_of
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_DOCS = "https://developer.hashicorp.com/terraform/cdktf/concepts/functions"
_FUNCTION = re.compile(r"(cdktf|cdktn)\.Fn\.(?!raw_string$)\w+")
_QUOTE = re.compile(r'(?<!\\)(?:\\\\)*"')
_READ = re.compile(r"[\\]|[$%]\{")
"""What ``raw_string`` would change the meaning of, or leave as Terraform cannot read it."""
_LITERAL = re.compile(r"[A-Za-z]{0,2}[\"']")


class QuotesInFunction(Rule):
    """A text with double quotes is given to a function of Terraform as it is.

    ## What it finds

    Texts with double quotes as arguments of CDKTF's ``Fn``, and as members of lists and objects
    that are its arguments.

    ## Why

    CDKTF writes the text between quotes of its own. An argument stops synthesis with "has unescaped
    double quotes in it, so it cannot be used as a value"; in a list or an object they go
    unnoticed until Terraform cannot read what was written. See
    https://developer.hashicorp.com/terraform/cdktf/concepts/functions

    ## Fix

    ``Fn.raw_string`` around the text, which escapes them.

    ## When it does not fix

    The text holds values or a backslash: ``Fn.raw_string`` would keep Terraform from reading them.
    """

    code = "CTF005"
    name = "quotes-in-function"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each text."""
        for call in project.calls:
            match = _FUNCTION.fullmatch(call.callee)
            for passed in call.arguments if match else ():
                for place, value in _texts(passed.place, passed.value):
                    text = text_of(value) or ""
                    if _QUOTE.search(text) and _is_written(project, place, value):
                        assert match is not None
                        yield self._found(project, f"{match[1]}.Fn.raw_string", place, value, text)

    def _found(self, project: Project, raw: str, place: Span, value: Value, text: str) -> Finding:
        fix, unfixed = None, "Fn.raw_string would keep Terraform from reading what else it holds"
        if isinstance(value, Scalar) and not _READ.search(text):
            try:
                edits = project.wrap(place, Call(raw, (("", Kept()),)))
                fix = Fix("Escape them by Fn.raw_string", edits)
            except CannotRenderError as error:
                unfixed = str(error)
        return self.finding(
            place,
            "A function of Terraform is given a text with double quotes",
            fix,
            unfixed="" if fix else unfixed,
            source=_DOCS,
        )


def _texts(place: Span, value: Value) -> Iterator[tuple[Span, Value]]:
    """The texts in a value, with their places; the keys of objects are none."""
    match value:
        case Scalar() | Template():
            yield place, value
        case Mapping(entries=members) | Sequence(items=members):
            for member in members:
                yield from _texts(member.place, member.value)


def _is_written(project: Project, place: Span, value: Value) -> bool:
    """Whether a text is a literal, at its place or by a name, and not what a function gives."""
    here = project.text(place)
    there = project.texts[value.span.path]
    return bool(_LITERAL.match(there, value.span.start)) and (
        bool(re.fullmatch(r"[\w.]+", here)) or place == value.span
    )
