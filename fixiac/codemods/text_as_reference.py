"""CTF004: parts of texts that Terraform takes for references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fixiac.calls import Interpolation, Passed
from fixiac.edits import Edit, Fix, Span
from fixiac.model import Scalar, Template, walk
from fixiac.project import Project
from fixiac.rules import Finding, Rule
from fixiac.shapes import VERBATIM

_DOCS = "https://developer.hashicorp.com/terraform/language/expressions/strings"
_CORES = ("cdktf.TerraformOutput", "cdktn.TerraformOutput")
_LITERALS = frozenset({"true", "false", "null"})
_ENCODED = re.compile(r"\.launch_template\.LaunchTemplate$")
"""What takes user data in base64, in which Terraform reads nothing."""
_NAME = re.compile(r"[A-Za-z_]\w*")
_SHELL = re.compile(r"[A-Za-z_]\w*(?::[-=?+]|[%#^,]|/).*")
_VARIABLE = re.compile(r"[A-Za-z][\w.-]*:[\w./-]+")
"""A policy variable, such as ``aws:username``:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html"""
_STAGE = re.compile(r"stageVariables\.\w+")
"""https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html"""


class TextAsReference(Rule):
    """A text holds what Terraform takes for a reference, and that is none.

    ## What it finds

    ``${...}`` in a text that a resource of CDKTF is given, where it is a single name
    (``${PORT}`` of a shell script), a variable of IAM policies (``${aws:username}``) or of API
    Gateway's stages, or a form that only shells have (``${PORT:-80}``).

    ## Why

    Synthesis writes the text as it is, and Terraform reads ``${...}`` in it as an expression. It
    stops with "Invalid reference" or "Extra characters after interpolation expression". See
    https://developer.hashicorp.com/terraform/language/expressions/strings

    ## Fix

    A second ``$``, which tells Terraform to leave it as it is.

    ## When it does not fix

    Where a value may be meant: the program has a name like that, or the text is a single word, such
    as the name of a bucket. Where the text is used elsewhere too.
    """

    code = "CTF004"
    name = "text-as-reference"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each place."""
        written: dict[Span, list[Interpolation]] = {}
        for one in project.interpolations:
            if _is_wrong(one.text):
                written.setdefault(one.literal, []).append(one)
        if not written:
            return
        seen: set[Span] = set()
        for call in project.calls:
            root = call.callee.partition(".")[0]
            if (root not in VERBATIM and call.callee not in _CORES) or _ENCODED.search(call.callee):
                continue
            for passed in call.arguments:
                if passed.name and call.symbol.argument(passed.name) is None:
                    continue
                for value in walk(passed.value):
                    if isinstance(value, Scalar | Template) and value.span not in seen:
                        for one in written.get(value.span, ()):
                            yield self._found(project, one, passed, value)
                        seen.add(value.span)

    def _found(
        self, project: Project, one: Interpolation, passed: Passed, value: Scalar | Template
    ) -> Finding:
        source = project.texts[one.literal.path]
        text = source[one.literal.start : one.literal.end]
        inline = passed.place.contains(value.span)
        readers = () if inline else project.readers(value)
        meant, unfixed = False, ""
        if _NAME.fullmatch(one.text) and (one.bound or not re.search(r"\s", text)):
            unfixed = "a value of the program may be meant, which an f-string puts in"
        elif readers is None or any(not passed.place.contains(name) for name in readers):
            unfixed = "the text is used elsewhere too"
        else:
            meant = True
        at = Span(one.span.path, one.span.start, one.span.start)
        return self.finding(
            one.span,
            f"Terraform takes {source[one.span.start : one.span.end]} for a reference",
            Fix("Tell Terraform that it is none", (Edit(at, "$"),)) if meant else None,
            unfixed=unfixed,
            source=_DOCS,
        )


def _is_wrong(text: str) -> bool:
    """Whether what stands in braces is certainly no expression of Terraform's."""
    if text in _LITERALS:
        return False
    if _VARIABLE.fullmatch(text):
        return "::" not in text
    return any(form.fullmatch(text) for form in (_NAME, _SHELL, _STAGE))
