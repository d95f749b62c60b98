"""CON001: constructs that get an id which another one has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from fixiac.calls import Clash, ConstructId
from fixiac.edits import Edit, Fix, Span
from fixiac.expressions import CannotRenderError
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_DOCS = "https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html"


class DuplicateConstructId(Rule):
    """Two constructs have the same id in the same scope.

    ## What it finds

    Two constructs of CDK or CDKTF, the program's own among them, that get the same text as id in
    the same scope, where both are certainly made: in the constructor, or in a method that the
    constructor calls once.

    ## Why

    An id must be unique in its scope. The program stops with "There is already a Construct with
    name ...". See https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html

    ## Fix

    One of the two gets a longer id: the last word of its class is added, or a number. It is a data
    source if one of them is, since nothing is created for it; an output keeps its id, which is its
    name; else it is the later one.

    ## When it does not fix

    Both are stacks, of which only the author knows the one that is meant. A file that imports both
    a stack and the app, and makes the stack as the file that it imports has done already, means its
    own: the other file then makes it only where it is the program itself.
    """

    code = "CON001"
    name = "duplicate-construct-id"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each construct whose id is taken."""
        for clash in project.clashes:
            changed = _changed(clash)
            fix, unfixed = None, "which of the two stacks is meant is not certain"
            if clash.on_import:
                try:
                    edits = project.when_run(clash.on_import)
                    fix = Fix("Make it only where its file is the program", edits)
                except CannotRenderError as error:
                    unfixed = str(error)
            elif clash.on_import is None and not changed.callee.endswith("Stack"):
                new = _new(changed, clash.texts)
                end = changed.span.end - 1
                fix = Fix(
                    f"Use the id {new}",
                    (Edit(Span(changed.span.path, end, end), _added(changed, new)),),
                    group=clash.first.span,
                )
            last = clash.second.callee.rpartition(".")[2]
            yield self.finding(
                clash.second.span,
                f"The id {clash.second.text} of this {last} is that of a "
                f"{clash.first.callee.rpartition('.')[2]} in the same scope",
                fix,
                related=(clash.first.span,),
                unfixed="" if fix else unfixed,
                source=_DOCS,
            )


def _changed(clash: Clash) -> ConstructId:
    return max((clash.second, clash.first), key=lambda made: _rank(made.callee))


def _rank(callee: str) -> int:
    last = callee.rpartition(".")[2]
    if last.startswith("Data"):
        return 2
    return 0 if last in ("TerraformOutput", "CfnOutput") else 1


def _new(made: ConstructId, texts: frozenset[str]) -> str:
    """An id that no text of the file is, quotes included."""
    bare, quote = made.text[:-1], made.text[-1]
    mark = "_" if "_" in bare and "-" not in bare else "-"
    camel = mark == "-" and re.search(r"[a-z0-9][A-Z]|^\w*[\"'][A-Z]", bare) and "-" not in bare
    word = re.findall(r"[A-Z][a-z0-9]*", made.callee.rpartition(".")[2])[-1]
    if word.lower() not in bare.lower():
        new = f"{bare}{word if camel else mark + word.lower()}{quote}"
        if new not in texts:
            return new
    numbers = (f"{bare}{'' if camel else mark}{number}{quote}" for number in count(2))
    return next(new for new in numbers if new not in texts)


def _added(made: ConstructId, new: str) -> str:
    return new[len(made.text) - 1 : -1]
