"""What the curated tables say of an argument that does not exist."""

from __future__ import annotations

from fixiac import shapes
from fixiac.edits import Edit, Fix, Span
from fixiac.expressions import Invoke, Kept, Literal, Verbatim
from fixiac.model import Reference, Scalar
from fixiac.repairs.methods import takes
from fixiac.repairs.names import pass_as, repeated
from fixiac.repairs.unknown import Unknown
from fixiac.schemas import Argument
from fixiac.schemas.arguments import Curated, curated
from fixiac.schemas.likeness import Meant


def documented(case: Unknown) -> Fix | None:
    """Do what the first row says that holds for this call and can be carried out."""
    for row in curated(case.call.symbol, case.passed.name):
        if not _holds(case, row):
            continue
        case.source = row.source
        if row.needless:
            return Fix(
                f"Leave out `{case.passed.name}`: {row.needless}",
                case.passed.removal,
                group=case.call.span,
            )
        if row.instead and not any(name in case.given for name, _ in row.instead):
            return _instead(case, row.instead)
        fix = _becoming(case, row)
        fix = _with_others(case, fix, row) if fix is not None else None
        if fix is not None:
            return fix
        case.source = ""
    return None


def _becoming(case: Unknown, row: Curated) -> Fix | None:
    """Pass it as a row of the table says, under another name or to another call."""
    argument = case.call.symbol.argument(row.becomes)
    if argument is None:
        return _into(case, row) if row.into else _called(case, row.callee) if row.callee else None
    if row.read:
        return _read(case, argument, dict(row.read))
    if row.out_of:
        return _left(case, argument, row.out_of)
    return repeated(case, argument) or pass_as(case, Meant(argument, "own"))


def _read(case: Unknown, argument: Argument, names: dict[str, str]) -> Fix | None:
    """Pass another attribute of the same resource."""
    value, place, key = case.passed.value, case.passed.place, case.passed.key_span
    if argument.name in case.given or key is None:
        return None
    parts = case.project.branches(value) or ((place, value),)
    if value.span != place and len(parts) > 1 and case.project.readers(value) != (place,):
        return None
    edits, read = [Edit(key, argument.name)], set()
    for where, part in parts:
        if isinstance(part, Scalar) and part.value is None:
            continue
        if not isinstance(part, Reference):
            return None
        name, made = names.get(part.attribute), case.calls.get(part.target)
        if name is None or made is None or made.symbol.attribute(name) is None:
            return None
        last = Span(where.path, where.end - len(part.attribute), where.end)
        if case.project.texts[where.path][last.start - 1 : last.end] != f".{part.attribute}":
            return None
        edits.append(Edit(last, name))
        read.add(name)
    if not read:
        return None
    case.target = argument.name
    title = f"Pass `{'`, `'.join(sorted(read))}` as `{argument.name}`"
    return Fix(title, tuple(edits))


def _left(case: Unknown, argument: Argument, every: str) -> Fix | None:
    """Pass the characters that are left of ``every`` without those that are passed."""
    value, key = case.passed.value, case.passed.key_span
    if argument.name in case.given or key is None or not isinstance(value, Scalar):
        return None
    if not isinstance(value.value, str) or any(map(str.isalnum, value.value)):
        return None  # letters and digits have arguments of their own
    left = "".join(letter for letter in every if letter not in value.value)
    case.target = argument.name
    edits = case.project.replace(case.passed.place, value, Literal(left))
    title = f"Pass the characters that are left as `{argument.name}`"
    return Fix(title, (Edit(key, argument.name), *edits))


def _holds(case: Unknown, row: Curated) -> bool:
    """Whether what is known of an argument holds for this call."""
    twin = case.call.argument(row.same) if row.same else None
    return (
        row.takes(case.literal())
        and (not row.given or _beside(case, row))
        and not (row.without and row.without in case.given)
        and not (row.also and row.also in case.given)
        and (not row.same or (twin is not None and bool(twin.removal) and case.same(twin)))
    )


def _with_others(case: Unknown, fix: Fix, row: Curated) -> Fix:
    """The fix with what it means for the other arguments that a row names."""
    if row.also:
        value = Verbatim(case.passed.place)
        more = case.project.insert(case.call.mapping, row.also, value)
        title = f"{fix.title}, and the same as `{row.also}`"
        return Fix(title, (*fix.edits, *more), group=case.call.span)
    for name, said in row.says:
        other = case.call.argument(name)
        if other is not None and isinstance(other.value, Scalar) and other.value.value != said:
            edits = case.project.replace(other.place, other.value, Literal(said))
            fix = Fix(f"{fix.title}, and say `{name}={said!r}`", (*fix.edits, *edits))
    twin = case.call.argument(row.same) if row.same else None
    if twin is not None:
        title = f"{fix.title}, and leave out `{row.same}`, which says the same"
        return Fix(title, (*fix.edits, *twin.removal), group=case.call.span)
    return fix


def _beside(case: Unknown, row: Curated) -> bool:
    """Whether the argument that a row asks for is passed, and says what it is to say."""
    other = case.call.argument(row.given)
    said = other.value.value if other and isinstance(other.value, Scalar) else None
    return row.given in case.given and row.saying in ("", said)


def _into(case: Unknown, row: Curated) -> Fix | None:
    """Give the argument to the object that another argument passes."""
    holder, name = case.call.argument(row.into), case.passed.name
    if holder is None or not case.passed.removal:
        return None
    made = case.calls.get(holder.place)
    own = (name, Verbatim(case.passed.place))
    if made is not None and made.complete and made.symbol.argument(name) is not None:
        present = made.argument(name)
        if present is not None:
            return case.left_out(f"`{row.into}`", present) if case.same(present) else None
        edits = case.project.insert(made.mapping, *own)
    else:
        given = shapes.type_of(holder)
        symbol = case.lookup(given.name) if given is not None and given.is_class else None
        method = symbol.method(row.through) if symbol is not None else None
        if method is None or all(argument.name != name for argument in method.arguments):
            return None
        edits = case.project.wrap(holder.place, Invoke(Kept(), row.through, (own,)))
    title = f"Give `{name}` to the object passed as `{row.into}`"
    return Fix(title, (*case.passed.removal, *edits), group=case.call.span)


def _called(case: Unknown, callee: str) -> Fix | None:
    """Call something else that takes all of the arguments."""
    symbol = case.lookup(callee)
    if symbol is None or not case.call.complete or not takes(symbol, case.call.arguments):
        return None
    name, edits = case.project.require(callee, case.call.function)
    last = ".".join(callee.split(".")[2:])
    return Fix(f"Call {last}()", (Edit(case.call.function, name), *edits))


def _instead(case: Unknown, others: tuple[tuple[str, str | int | bool], ...]) -> Fix:
    first, *rest = others
    assert case.passed.key_span is not None
    case.target = first[0]
    edits = [
        Edit(case.passed.key_span, first[0]),
        *case.project.replace(case.passed.place, case.passed.value, Literal(first[1])),
    ]
    for name, value in rest:
        edits += case.project.insert(case.call.mapping, name, Literal(value))
    said = ", ".join(f"`{name}={value!r}`" for name, value in others)
    return Fix(f"Say {said} instead of `{case.passed.name}`", tuple(edits), group=case.call.span)
