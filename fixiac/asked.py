"""What the SDKs ask for at each place of a program: in arguments and in lists."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac import shapes
from fixiac.calls import Invocation, Passed
from fixiac.edits import Span
from fixiac.model import Sequence, Value
from fixiac.project import Project
from fixiac.schemas import Argument, Symbol, Type
from fixiac.schemas.uses import lookup


def pairs(call: Invocation) -> Iterator[tuple[Passed, Argument]]:
    """What a call passes, each with the argument that it is for."""
    positional = [argument for argument in call.symbol.arguments if argument.positional]
    for passed in call.arguments:
        if passed.name:
            argument = call.symbol.argument(passed.name)
        elif call.complete and passed.position < len(positional):
            argument = positional[passed.position]
        else:
            argument = None
        if argument is not None and not (call.symbol.is_pulumi_resource and argument.positional):
            yield passed, argument


def asked(project: Project) -> Iterator[tuple[Span, Type]]:
    """The place of every value that is passed to an SDK, and of each member of a list, with the
    type that is asked for there.
    """
    for call in project.calls:
        for passed, argument in pairs(call):
            yield passed.place, argument.type
            yield from _members(passed.value, argument.type)


def _members(value: Value, type_: Type) -> Iterator[tuple[Span, Type]]:
    inner = next((t.items[0] for t in type_.alternatives if t.name == "list"), None)
    if inner is not None and isinstance(value, Sequence):
        for item in value.items:
            yield item.place, inner
            yield from _members(item.value, inner)


def structure(project: Project, type_: Type) -> Symbol | None:
    """The only structure that a type allows, if it allows one."""
    found = [
        symbol
        for alternative in type_.alternatives
        if alternative.is_class
        and (symbol := lookup(project.schema, alternative.name)) is not None
        and symbol.kind == "struct"
    ]
    return found[0] if len(found) == 1 else None


def misplaced(project: Project) -> dict[Span, tuple[Invocation, Symbol]]:
    """Structures made where another one is asked for, which takes all that they are given.

    Only of SDKs that do not compare the two when they are called, and not where the two are alike.
    """
    made = {
        call.span: call
        for call in project.calls
        if call.kind == "class"
        and call.symbol.kind == "struct"
        and call.complete
        and call.callee.partition(".")[0] not in shapes.CHECKING
    }
    found: dict[Span, tuple[Invocation, Symbol]] = {}
    for place, type_ in asked(project) if made else ():
        call, wanted = made.get(place), structure(project, type_)
        if call is None or wanted is None or _alike(project, call.symbol, wanted, set()):
            continue
        if {passed.name for passed in call.arguments} <= {field.name for field in wanted.arguments}:
            found[place] = call, wanted
    return found


def unresolved(project: Project) -> tuple[Span, ...]:
    """The calls of what a module of an SDK does not have: what they ask for is not known."""
    return tuple(
        use.call
        for use in project.attributes
        if use.call is not None and use.kind == "module" and use.symbol is None
    )


def _alike(project: Project, one: Symbol, other: Symbol, seen: set[tuple[str, str]]) -> bool:
    """Whether two structures have the same fields, down to the last structure in them."""
    if one.name == other.name or (one.name, other.name) in seen:
        return True
    seen.add((one.name, other.name))
    fields = {field.name: field.type for field in one.arguments}
    others = {field.name: field.type for field in other.arguments}
    if fields.keys() != others.keys():
        return False
    for name, type_ in fields.items():
        inner, theirs = (_inner(project, t) for t in (type_, others[name]))
        if (inner is None) != (theirs is None):
            return False
        if inner is not None and theirs is not None and not _alike(project, inner, theirs, seen):
            return False
    return True


def _inner(project: Project, type_: Type) -> Symbol | None:
    lists = [t.items[0] for t in type_.alternatives if t.name == "list"]
    return structure(project, lists[0] if len(lists) == 1 else type_)
