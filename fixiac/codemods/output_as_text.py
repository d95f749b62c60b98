"""PUL001: outputs of Pulumi that are put into text as if their values were known."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.calls import LateText
from fixiac.edits import Fix
from fixiac.expressions import CannotRenderError
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_DOCS = "https://www.pulumi.com/docs/iac/concepts/inputs-outputs/apply/"


class OutputAsText(Rule):
    """An output of Pulumi stands in a text as if its value were known already.

    ## What it finds

    Attributes of resources, results of ``get_..._output``, secrets of the configuration and what
    ``apply`` gives, inside an f-string, ``+``, ``.format()``, ``str()``, ``",".join()`` or
    ``json.dumps()``, or asked for a method of text such as ``.split()``.

    ## Why

    The value of an output is known only when the resource exists. An f-string gets a sentence
    about ``Output[T]`` in its place, which then becomes a part of a policy or a name; ``+``,
    ``join`` and ``json.dumps`` stop the program with a ``TypeError``. See
    https://www.pulumi.com/docs/iac/concepts/inputs-outputs/apply/

    ## Fix

    The innermost text that holds the output becomes an output itself: ``pulumi.Output.concat``
    for text and ``pulumi.Output.format`` where a part is formatted or may not be text,
    ``pulumi.Output.json_dumps`` for JSON (which waits for the outputs inside), ``.apply`` for
    methods. Variables, parameters, returns and ``apply`` are followed to where the text ends up.

    ## When it does not fix

    The text ends where it has to be known at once: the name of a resource or of an export, a key, a
    condition, options, a function outside of Pulumi; or the way there is not followed.
    """

    code = "PUL001"
    name = "output-as-text"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each innermost text."""
        for text in project.late_texts:
            yield self._finding(project, text)

    def _finding(self, project: Project, text: LateText) -> Finding:
        fix, unfixed = None, ""
        try:
            fix = Fix("Put the text together when the output is known", project.defer(text))
        except CannotRenderError as error:
            unfixed = str(error)
        part = text.parts[0]
        written = project.text(part).partition("\n")[0]
        return self.finding(
            part,
            f"{written} is an output, whose value is not known when {text.form} takes it as text",
            fix,
            related=(text.span,),
            unfixed=unfixed,
            source=_DOCS,
        )
