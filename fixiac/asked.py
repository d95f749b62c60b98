"""What the SDK asks for at each place of a program: in arguments, and inside lists and objects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fixiac.calls import Invocation, Passed
from fixiac.edits import Span
from fixiac.model import Mapping, Sequence, Value
from fixiac.project import Project
from fixiac.schemas import Argument, Symbol, Type
from fixiac.schemas.uses import lookup


@dataclass(frozen=True, slots=True)
class Asked:
    """A value and the type that is asked for where it stands.

    ``owner`` is the call or the structure that has the argument ``name``; a member of a list has
    the name of the list. ``nested``: it is a member of a plain object.
    """

    value: Value
    place: Span
    type: Type
    owner: str
    name: str
    nested: bool = False


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


def asked(project: Project) -> Iterator[Asked]:
    """Every value that is passed to an SDK and written out, the outer ones first."""
    for call in project.calls:
        for passed, argument in pairs(call):
            whole = Asked(passed.value, passed.place, argument.type, call.callee, argument.name)
            yield from _deep(project, whole)


def _deep(project: Project, whole: Asked) -> Iterator[Asked]:
    yield whole
    value = whole.value
    if isinstance(value, Sequence):
        inner = next((t.items[0] for t in whole.type.alternatives if t.name == "list"), None)
        if inner is not None:
            for item in value.items:
                member = replace(whole, value=item.value, place=item.place, type=inner)
                yield from _deep(project, member)
    elif isinstance(value, Mapping) and not value.constructor:
        struct = structure(project, whole.type)
        for entry in value.entries if struct is not None else ():
            field = struct.argument(entry.key) if struct is not None else None
            if struct is not None and field is not None:
                member = Asked(
                    entry.value, entry.place, field.type, struct.name, field.name, nested=True
                )
                yield from _deep(project, member)


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
