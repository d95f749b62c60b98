"""IMP001: names that are used and never imported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fixiac.edits import Edit, Fix, Span
from fixiac.expressions import CannotRenderError, Literal, Place
from fixiac.model import Notation, Unbound
from fixiac.project import Project
from fixiac.rules import Finding, Rule
from fixiac.schemas.uses import fits, lookup, named_after

_SHOWN = 4
_JSON: dict[str, bool | None] = {"true": True, "false": False, "null": None}


class MissingImport(Rule):
    """A name is used and nothing binds it: no import, no definition, no parameter.

    ## What it finds

    Names that no scope around the use binds, annotations of assignments in a function aside, which
    Python never evaluates. A file that imports `*`, or that makes names at run
    time (`exec`, `globals()`), is left out; so are built-in names, and names that are bound
    only on some way through the program. The name of a file on a line of its own, as answers write
    it above the file, counts as one finding. Of a document, blocks without any import count as
    excerpts and are left out too, if they have no name of their own and other blocks have imports.

    ## Why

    The program stops with a `NameError` at the first use, before anything is deployed.

    ## Fix

    The import is added if one thing alone can be meant: what the same file imports under that name
    elsewhere; a module that is known by this name in the dialect of the program and that has what
    is used of it (`iam` in a CDK program is `aws_cdk.aws_iam`); a class of an SDK that the program
    uses, offered by one module only and called as this class has to be; a module, function or
    class of the standard library; a class, function or constant that one other file of the program
    defines, imported as the program imports from that file already; or what the program's other
    files import under that name from one of them. It goes where a person would put it: behind the
    docstring and `__future__`, with its group. `true`, `false` and `null`, which are words of
    JSON, are written as the language has them. The name of a file becomes a comment.

    ## When it does not fix

    Several things fit, which are then named; nothing fits; the name is bound for the whole file
    only under conditions; or the import would be a circle.
    """

    code = "IMP001"
    name = "missing-import"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each name and file."""
        first: dict[tuple[str, str], Span] = {}
        headings = project.headings if project.unbound else ()
        for heading in headings:
            written = project.text(heading)
            yield self.finding(
                heading,
                f"{written} is the name of a file, and stands here as if it were code",
                Fix("Make it a comment", (Edit(replace(heading, end=heading.start), "# "),)),
            )
        for missing in project.unbound:
            uses = [u for u in missing.uses if not any(h.contains(u.span) for h in headings)]
            if uses:
                yield self._finding(project, replace(missing, uses=tuple(uses)), first)

    def _finding(
        self, project: Project, missing: Unbound, first: dict[tuple[str, str], Span]
    ) -> Finding:
        """A finding; ``first`` keeps the first name that is missing from each module by file."""
        span = missing.uses[0].span
        related = tuple(use.span for use in missing.uses[1:])
        message = f"{missing.name} is used here, but nothing imports or defines it"
        if missing.name in _JSON and not any(use.called or use.chain for use in missing.uses):
            return self.finding(span, message, _said(project, missing), related=related)
        found = _meant(project, missing)
        if len(found) != 1:
            unfixed = _unfixed(project, missing, found)
            return self.finding(span, message, related=related, unfixed=unfixed)
        try:
            binding = project.bind(missing.name, found[0], missing.uses)
        except CannotRenderError as error:
            return self.finding(span, message, related=related, unfixed=str(error))
        known = found[0].rpartition(".")[2] == missing.name
        title = f"Import {found[0]}" + ("" if known else f" as {missing.name}")
        # Further names of a module join the import that the first one makes.
        leader = first.setdefault((span.path, found[0].rpartition(".")[0]), span)
        group = binding.group or (None if binding.joins else leader)
        fix = Fix(title, binding.edits, group=group)
        return self.finding(span, message, fix, related=related)


def _said(project: Project, missing: Unbound) -> Fix:
    """Write a word of JSON as the language has it, at each use."""
    word = Literal(_JSON[missing.name])
    edits = []
    for use in missing.uses:
        written = project.render(word, Place(use.span.path, use.span.start, Notation.PYTHON))
        edits.append(Edit(use.span, written.text))
    return Fix(f"Write {edits[0].text}", tuple(edits))


def _meant(project: Project, missing: Unbound) -> tuple[str, ...]:
    """What the name can stand for, the likeliest kind of thing only."""
    known = [name for name in project.meanings(missing) if _usable(project, name, missing)]
    if known:
        return tuple(known)
    if project.defining(missing.name):
        return ()
    return tuple(name for name in _offered(project, missing) if _certain(project, name, missing))


def _offered(project: Project, missing: Unbound) -> list[str]:
    """The classes and functions of that name in the SDKs that the file uses."""
    return [
        name
        for root in project.sdks(missing.uses[0].span.path)
        if (schema := project.schema(root)) is not None
        for name in schema.find(missing.name)
        if _stands_alone(project, name)
    ]


def _certain(project: Project, name: str, missing: Unbound) -> bool:
    """Whether name and use tell that it is this class: many SDK names are everyday words."""
    if named_after(name):
        return fits(project.schema, name, missing.uses)
    given = any(use.called and use.keywords for use in missing.uses)
    return given and fits(project.schema, name, missing.uses, strictly=True)


def _usable(project: Project, name: str, missing: Unbound) -> bool:
    if project.schema(name.partition(".")[0]) is None:
        return True
    symbol = lookup(project.schema, name)
    if symbol is None or not fits(project.schema, name, missing.uses):
        return False
    if symbol.kind != "module" or "." not in name:
        return True
    held = (lookup(project.schema, f"{name}.{use.chain[0]}") for use in missing.uses if use.chain)
    return any(thing is not None and thing.kind != "value" for thing in held)


def _stands_alone(project: Project, name: str) -> bool:
    """Whether a name is held by a module, not by a class."""
    holder = lookup(project.schema, name.rpartition(".")[0])
    return holder is not None and holder.kind == "module"


def _unfixed(project: Project, missing: Unbound, found: tuple[str, ...]) -> str:
    if found:
        return f"it may be {_listed(found)}"
    files = project.defining(missing.name)
    if files:
        return f"{_listed(files)} has it, but it is not certain how to import it from there"
    offered = _offered(project, missing)
    if offered:
        return f"none fits its use for certain: {_listed(tuple(offered))}"
    return "no package or file of the program is known to have it"


def _listed(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:_SHOWN])
    return f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown
