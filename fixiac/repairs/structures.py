"""Arguments that belong into a structure, or out of one."""

from __future__ import annotations

from collections.abc import Callable

from fixiac import shapes
from fixiac.asked import pairs
from fixiac.calls import Passed
from fixiac.edits import Edit, Fix, Span
from fixiac.expressions import Array, Call, Kept, Literal, Object, Verbatim
from fixiac.model import Mapping, Sequence
from fixiac.repairs.unknown import Unknown
from fixiac.schemas import Argument, Symbol, Type
from fixiac.schemas.arguments import inside, numbered
from fixiac.schemas.likeness import IDENTITIES, words

_MERGE = {"pulumi.ResourceOptions": "merge", "pulumi.InvokeOptions": "merge"}
"""Options that stand beside the properties of a resource, and what joins two of them."""
_NO_OPTION = frozenset({"id", "version", "urn"})
"""Options whose names may as well have been meant as properties."""
_STRUCTURES = frozenset(
    {"config", "configuration", "details", "options", "settings", "specification"}
)
"""Words at the end of an argument's name that only say that it takes a structure."""
_COMMON = frozenset(
    {"arn", "description", "enabled", "id", "key", "name", "region", "tags", "type", "value"}
)
"""Names that tell nothing of what they belong to."""


def moved(case: Unknown) -> Fix | None:
    """Move arguments into the object that takes them."""
    for holder in case.call.symbol.arguments:
        for alternative in holder.type.alternatives:
            symbol = case.lookup(alternative.name) if alternative.is_class else None
            if symbol is None or not _belongs(case, holder, symbol, case.passed.name):
                continue
            moving = _together(
                case,
                lambda name, holder=holder, symbol=symbol: (  # type: ignore[misc]
                    name.rstrip("_") if _belongs(case, holder, symbol, name) else ""
                ),
            )
            if moving:
                return _move(case, holder, symbol, moving)
    return _supplied(case)


def _supplied(case: Unknown) -> Fix | None:
    """Pass it as the field of the one argument that is still due, a structure or a list of it."""
    taken, key = case.call.symbol.arguments, case.passed.key_span
    due = [a for a in taken if a.required and case.call.argument(a.name) is None]
    if len(due) != 1 or not case.call.complete or case.passed.name in _COMMON:
        return None
    if key is None or case.call.plain:
        return None
    for alternative in due[0].type.alternatives:
        symbol = _structure(case, alternative)
        field = symbol.argument(case.passed.name) if symbol is not None else None
        if symbol is None or field is None or case.fits(field.type) == "no":
            continue
        if any(a.required and a is not field for a in symbol.arguments):
            continue
        listed = alternative.name == "list"
        made = Call(symbol.name, ((field.name, Kept()),))
        wrapped = case.project.wrap(case.passed.place, Array((made,)) if listed else made)
        case.target = ""
        title = f"Move `{case.passed.name}` into `{due[0].name}`"
        return Fix(title, (Edit(key, due[0].name), *wrapped), group=case.call.span)
    return None


def folded(case: Unknown) -> Fix | None:
    """Write ``holder_field`` as the field of the structure that ``holder`` takes."""
    found = [
        (holder, symbol)
        for holder in case.call.symbol.arguments
        if case.passed.name.startswith(f"{holder.name.partition('_')[0]}_")
        for alternative in holder.type.alternatives
        for symbol in [_structure(case, alternative)]
        if symbol is not None and _field(holder, symbol, case.passed.name)
    ]
    if len(found) != 1:
        return None
    holder, symbol = found[0]
    moving = _together(case, lambda name: _field(holder, symbol, name))
    fields = [symbol.argument(name) for _, name in moving]
    for (passed, _), wanted in zip(moving, fields, strict=True):
        known = shapes.type_of(passed)
        if wanted is None or case.fit(known, wanted.type) == "no":
            return None
    names = {name for _, name in moving}
    required = {argument.name for argument in symbol.arguments if argument.required}
    if holder.name not in case.given and not required <= names:
        return None
    return _move(case, holder, symbol, moving) if moving else None


def _structure(case: Unknown, type_: Type) -> Symbol | None:
    """The structure that a type is, or is a list of."""
    inner = type_.items[0] if type_.name == "list" else type_
    symbol = case.lookup(inner.name) if inner.is_class else None
    return symbol if symbol is not None and symbol.kind == "struct" else None


def _together(case: Unknown, field: Callable[[str], str]) -> list[tuple[Passed, str]]:
    """The argument and its neighbours that go to the same place; others take another pass.

    ``field`` gives the name that an argument has there, or nothing.
    """
    run: list[tuple[Passed, str]] = []
    found = False
    for passed in case.call.arguments:
        unknown = passed in case.others and passed.key_span is not None
        name = field(passed.name) if unknown else ""
        if name:
            run.append((passed, name))
            found = found or passed is case.passed
        elif found:
            break
        else:
            run = []
    return run if found else []


def _belongs(case: Unknown, holder: Argument, symbol: Symbol, name: str) -> bool:
    plain = name.rstrip("_")
    if symbol.argument(plain) is None:
        return False
    if symbol.name in _MERGE:
        return plain not in _NO_OPTION
    own = words(case.call.callee.rpartition(".")[2])
    return symbol.kind == "struct" and (
        own == ["cfn", *words(holder.name)] or inside(case.call.callee, holder.name)
    )


def _move(
    case: Unknown, holder: Argument, symbol: Symbol, moving: list[tuple[Passed, str]]
) -> Fix | None:
    case.target = ""
    names = ", ".join(f"`{p.name}`" for p, _ in moving)
    title = f"Move {names} into `{holder.name}`"
    present = case.call.argument(holder.name)
    members = tuple((name, Verbatim(p.place)) for p, name in moving)
    if present is None:
        together = Span(case.call.path, moving[0][0].span.start, moving[-1][0].span.end)
        plain = case.call.plain
        edits = list(case.project.enclose(together, "" if plain else symbol.name, holder.name))
        edits += [
            Edit(p.key_span, name)
            for p, name in moving
            if p.key_span is not None and p.name != name
        ]
        return Fix(title, tuple(edits), group=case.call.span)
    removals = [edit for p, _ in moving for edit in p.removal]
    made = case.calls.get(present.place)
    if made is not None and made.callee == symbol.name:
        if any(made.argument(name) is not None for name, _ in members):
            return None
        inserted: list[Edit] = []
        for name, value in members:
            inserted += case.project.insert(made.mapping, name, value)
        return Fix(title, (*removals, *inserted), group=case.call.span)
    if symbol.name not in _MERGE:
        return None
    merge = f"{symbol.name}.{_MERGE[symbol.name]}"
    joined = Call(merge, (("", Kept()), ("", Call(symbol.name, members))))
    edits = [*removals, *case.project.wrap(present.place, joined)]
    return Fix(title, tuple(edits), group=case.call.span)


def enclosed(case: Unknown) -> Fix | None:
    """Put a plain object into the structure that it stands for, which takes nothing but a map.

    The environment of a Lambda function is a structure whose `variables` are the map.
    """
    call = case.call
    if not call.plain or not call.complete or len(case.others) != len(call.arguments):
        return None
    if len(call.symbol.arguments) != 1:
        return None
    (field,) = call.symbol.arguments
    maps = [type_ for type_ in field.type.alternatives if type_.name == "map"]
    given = [shapes.type_of(passed) for passed in call.arguments]
    if not maps or any(case.fit(type_, maps[0].items[0]) != "yes" for type_ in given):
        return None
    edits = case.project.wrap(call.span, Object(((field.name, Kept()),)))
    return Fix(f"Pass the object as its `{field.name}`", edits, group=call.span)


def ordered(case: Unknown) -> Fix | None:
    """Make a structure with its number of each member of a list, where the order counts.

    The `compute_environments` of a job queue are its `compute_environment_orders`.
    """
    row = numbered(case.call.symbol, case.passed.name)
    value, key = case.passed.value, case.passed.key_span
    argument = case.call.symbol.argument(row.argument) if row is not None else None
    if row is None or argument is None or key is None or row.argument in case.given:
        return None
    if not isinstance(value, Sequence) or not value.complete or value.span != case.passed.place:
        return None
    symbols = [_structure(case, type_) for type_ in argument.type.alternatives]
    struct = next((symbol for symbol in symbols if symbol is not None), None)
    given = case.type.items[0] if case.type and case.type.name == "list" else None
    member = struct.argument(row.member) if struct is not None else None
    if struct is None or member is None or case.fit(given, member.type) != "yes":
        return None
    case.target, case.source = row.argument, row.source
    edits = [Edit(key, row.argument)]
    for number, item in enumerate(value.items, start=1):
        fields = ((row.member, Kept()), (row.number, Literal(number)))
        edits += case.project.wrap(item.place, Call(struct.name, fields))
    title = f"Pass each of `{case.passed.name}` with its number in `{row.argument}`"
    return Fix(title, tuple(edits), group=case.call.span)


def dissolved(case: Unknown) -> Fix | None:
    """Pass the members of an object by themselves, where the call takes all of them."""
    value = case.passed.value
    if not (isinstance(value, Mapping) and value.complete and value.entries):
        return None
    if value.span != case.passed.place:
        return None
    members: list[tuple[Span, str, Span]] = []
    for entry in value.entries:
        argument = _outside(case.call.symbol, case.passed.name, entry.key)
        if argument is None or entry.key_span is None or argument.name in case.given:
            return None
        given = shapes.type_of_value(entry.value)
        if case.fit(given, argument.type) == "no":
            return None
        members.append((entry.key_span, argument.name, entry.place))
    if len({name for _, name, _ in members}) != len(members):
        return None
    case.target = members[0][1]
    return _without(case, case.passed, case.passed.name, members)


def _without(
    case: Unknown, holder: Passed, called: str, members: list[tuple[Span, str, Span]]
) -> Fix:
    edits = case.project.dissolve(holder.span, members)
    names = ", ".join(f"`{name}`" for _, name, _ in members)
    return Fix(f"Pass {names} instead of `{called}`", edits, group=case.call.span)


def lifted(case: Unknown) -> Fix | None:
    """Pass an argument of a structure to the call that takes the structure."""
    holder = case.holders.get(case.call.span) if case.call.symbol.kind == "struct" else None
    if holder is None or case.passed.key_span is None:
        return None
    outer, whole = holder
    name = next((argument.name for passed, argument in pairs(outer) if passed is whole), "")
    argument = _outside(outer.symbol, name, case.passed.name) if name else None
    if argument is None or outer.argument(argument.name) is not None:
        return None
    if case.fits(argument.type) == "no":
        return None
    every = [
        (key, found.name, p.place)
        for p in case.call.arguments
        if p in case.others
        and (key := case.call.key(p)) is not None
        and (found := _outside(outer.symbol, name, p.name)) is not None
        and outer.argument(found.name) is None
    ]
    if case.call.complete and len(every) == len(case.call.arguments):
        return None if outer.plain else _without(case, whole, name, every)
    title = f"Pass `{argument.name}` beside `{name}`"
    given = case.project.insert(outer.mapping, argument.name, Verbatim(case.passed.place))
    return Fix(title, (*case.passed.removal, *given), group=case.call.span)


def _outside(symbol: Symbol, holder: str, key: str) -> Argument | None:
    """The argument that says by itself what ``key`` says in the object ``holder``.

    ``maximum_percent`` in a `deployment_configuration` is `deployment_maximum_percent`, ``from_``
    in a `port_range` is `from_port`. Words that many things have need one of the holder's.
    """
    plain, own = words(key), words(holder)
    longer = {
        name
        for end in range(1, len(own) + 1)
        for name in ("_".join([*own[:end], *plain]), "_".join([*plain, *own[:end]]))
        if symbol.argument(name) is not None
    }
    if not longer and "_".join(plain) not in _COMMON:
        longer = {"_".join(plain)}
    return symbol.argument(longer.pop()) if len(longer) == 1 else None


def _field(holder: Argument, symbol: Symbol, name: str) -> str:
    """The field of a structure that is written as ``holder_field``, or nothing.

    ``tracing_mode`` is the mode of a ``tracing_config``.
    """
    cut, _, last = holder.name.rpartition("_")
    for stem in (holder.name, cut if last in _STRUCTURES else ""):
        rest = name.removeprefix(f"{stem}_") if stem else name
        own = stem == holder.name or rest not in IDENTITIES
        if rest != name and own and symbol.argument(rest) is not None:
            return rest
    return ""
