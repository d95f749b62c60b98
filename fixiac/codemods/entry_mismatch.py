"""PRJ001: calls of the program's own classes and functions that these do not take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fixiac.calls import NoMethod, OwnCall, OwnParameter, Passed
from fixiac.edits import Edit, Fix
from fixiac.expressions import CannotRenderError
from fixiac.model import Scalar
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_SHORT = {"env": "environment", "config": "configuration", "cfg": "configuration"}
"""Words that are written both ways."""


class EntryMismatch(Rule):
    """A class or function of the program is called with arguments that it does not take.

    ## What it finds

    Calls of the program's own classes, functions and methods, across files: an argument of a name
    that is not taken, one given twice, more by position than there are, and required ones that are
    missing. What `**kwargs` collects counts as taken unless all that happens to it is that it goes
    to the constructor of an SDK's class, which takes only certain names:

    ```python
    class TapStack(Stack):
        def __init__(self, scope, construct_id, **kwargs):
            super().__init__(scope, construct_id, **kwargs)


    TapStack(app, "TapStack", environment_suffix="dev")  # Stack takes no environment_suffix
    ```

    `None`, written as such, for a parameter that the function asks for attributes whatever comes:
    a placeholder for a resource that is made later.

    Methods called on `self` that no class of the program has, such as those that a cut-off answer
    promises.

    Calls that unpack what is not followed are left alone, and so are decorated functions, and calls
    where a test waits for the error.

    ## Why

    The program stops with a TypeError or an AttributeError. Models write the entry file and the
    class in two parts of an answer, and forget what they wrote.

    ## Fix

    - The name is put right where it differs by underscores and capitals alone, or by `env` for
      `environment`.
    - Where the class takes an object such as `props`, whose own class takes the arguments, these
      are passed in such an object; where it takes them one by one, the parts are passed instead of
      the object.
    - A class that hands on everything to an SDK's class takes the further argument, and does not
      use it: it declares the same resources.

    ## When it does not fix

    What is meant is not certain, or a value is missing that only the author knows: where there is
    none, or where `None` is passed.
    """

    code = "PRJ001"
    name = "entry-mismatch"

    def check(self, project: Project) -> Iterator[Finding]:
        """Find calls that are sure to stop with a TypeError."""
        for call in project.own_calls:
            unknown = _unknown(call)
            if unknown:
                yield self._not_taken(project, call, unknown)
            else:
                yield from self._miscounted(call)
                yield from self._nothing(project, call)
        for missing in project.no_methods:
            yield self._missing(missing)

    def _missing(self, missing: NoMethod) -> Finding:
        message = (
            f"{missing.owner} has no method {missing.name}: the program stops with an"
            " AttributeError."
        )
        near = [name for name in missing.methods if _letters(name) == _letters(missing.name)]
        if len(near) == 1:
            fix = Fix(f"Call {near[0]}", (Edit(missing.span, near[0]),))
            return self.finding(missing.span, message, fix)
        return self.finding(missing.span, message, unfixed="what it should do is not known")

    # --- names that are not taken -------------------------------------------------------------

    def _not_taken(self, project: Project, call: OwnCall, unknown: Sequence[Passed]) -> Finding:
        names = ", ".join(passed.name for passed in unknown)
        message = f"{call.name}() takes no argument {names}: the program stops with a TypeError."
        if call.passes:
            message = (
                f"{call.name}() hands {names} on to {call.passes}, which does not take it:"
                " the program stops with a TypeError."
            )
        fix, unfixed = _fix(project, call, unknown)
        return self.finding(
            unknown[0].span,
            message,
            fix,
            related=[*(passed.span for passed in unknown[1:]), call.definition],
            unfixed=unfixed,
        )

    def _nothing(self, project: Project, call: OwnCall) -> Iterator[Finding]:
        """Findings for ``None`` that is passed where attributes are asked for."""
        for passed in call.arguments:
            value = passed.value
            if not isinstance(value, Scalar) or value.value is not None:
                continue
            if value.span != passed.place:
                continue  # it is handed on, and may be looked at on the way
            places = [parameter.name for parameter in call.parameters if parameter.positional]
            known = 0 <= passed.position < len(places)
            name = places[passed.position] if known else passed.name
            if name in project.asked_of(call):
                yield self.finding(
                    passed.place,
                    f"{call.name}() asks {name} for attributes, which None has not: the program"
                    " stops with an AttributeError.",
                    related=[call.definition],
                    unfixed="what should be passed is not known",
                )

    # --- numbers ------------------------------------------------------------------------------

    def _miscounted(self, call: OwnCall) -> Iterator[Finding]:
        """Findings for too many arguments, and for too few."""
        places = [parameter.name for parameter in call.parameters if parameter.positional]
        count = sum(1 for passed in call.arguments if passed.position >= 0)
        by_place = set(places[:count])
        twice = [passed for passed in call.arguments if passed.name in by_place]
        stops = "the program stops with a TypeError."
        if count > len(places) and not call.rest:
            yield self.finding(
                call.function,
                f"{call.name}() takes {len(places)} arguments by position, not {count}: {stops}",
                related=[call.definition],
                unfixed="which of them is too much is not known",
            )
        for passed in twice:
            yield self.finding(
                passed.span,
                f"{call.name}() is given {passed.name} twice, by position and by name: {stops}",
                related=[call.definition],
                unfixed="which of the two is meant is not known",
            )
        given = by_place | {passed.name for passed in call.arguments}
        missing = [q.name for q in call.parameters if q.required and q.name not in given]
        if missing and call.complete and not twice:
            yield self.finding(
                call.function,
                f"{call.name}() needs {', '.join(missing)}: {stops}",
                related=[call.definition],
                unfixed="its value is not known",
            )


def _unknown(call: OwnCall) -> list[Passed]:
    """Arguments of names that are not taken."""
    if call.keywords is None:
        return []
    taken = {parameter.name for parameter in call.parameters} | call.keywords
    return [passed for passed in call.arguments if passed.name and passed.name not in taken]


def _fix(project: Project, call: OwnCall, unknown: Sequence[Passed]) -> tuple[Fix | None, str]:
    names = [passed.name for passed in unknown]
    listed = ", ".join(names)
    edits: tuple[Edit, ...]
    renamed = [_meant(call, passed) for passed in unknown]
    if all(q is not None for q in renamed) and all(passed.key_span for passed in unknown):
        meant = [q.name for q in renamed if q is not None]
        edits = tuple(
            Edit(passed.key_span, name)
            for passed, name in zip(unknown, meant, strict=True)
            if passed.key_span is not None
        )
        return Fix(f"Call it {', '.join(meant)}", edits, group=call.span), ""
    if any(passed.key_span is None for passed in unknown):
        return None, "the arguments are unpacked"
    try:
        name, edits = project.bundle(call, names)
        return Fix(f"Pass {listed} in {name}", edits, group=call.span), ""
    except CannotRenderError:
        pass
    if len(unknown) == 1:
        try:
            edits = project.unbundle(call, names[0])
            return Fix(f"Pass the parts of {listed} by themselves", edits, group=call.span), ""
        except CannotRenderError:
            pass
    if call.passes:
        try:
            edits = project.accept(call, names)
            title = f"Let {call.name}() take {listed}, which it does not use"
            return Fix(title, edits, group=call.definition), ""
        except CannotRenderError as error:
            return None, str(error)
    taken = f": it takes {', '.join(q.name for q in call.free)}" if call.free else ""
    return None, f"what is meant is not certain{taken}"


def _meant(call: OwnCall, passed: Passed) -> OwnParameter | None:
    """The one parameter that an argument is named like."""
    found = [q for q in call.free if _letters(q.name) == _letters(passed.name)]
    return found[0] if len(found) == 1 else None


def _letters(name: str) -> str:
    """A name without what names are spelled differently by."""
    words = re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)
    return "".join(_SHORT.get(word.lower(), word.lower()) for word in words)
