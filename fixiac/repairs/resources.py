"""Arguments that a resource of its own takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from fixiac.calls import Invocation, Passed
from fixiac.edits import Edit, Fix, Span
from fixiac.expressions import (
    Attribute,
    Call,
    CannotRenderError,
    Concat,
    Expression,
    Literal,
    Verbatim,
)
from fixiac.model import Mapping, Reference, Scalar, Sequence, Value
from fixiac.repairs.unknown import Unknown
from fixiac.schemas import Argument
from fixiac.schemas.arguments import Aside, aside
from fixiac.schemas.likeness import article, words


def set_aside(case: Unknown) -> Fix | None:
    """Give arguments to the resource that takes them: one that is there, or a new one."""
    row = aside(case.call.callee, case.passed.name)
    if row is None or case.passed.key_span is None:
        return None
    case.source = row.source
    others = [
        other
        for other in case.project.calls
        if other.callee == row.callee and _linked(case, other, row.link[0])
    ]
    if others and row.several and all(_says_otherwise(case, other, row) for other in others):
        return _declare(case, row)
    if len(others) > 1:
        return None
    return _give(case, others[0], row) if others else _declare(case, row)


def _says_otherwise(case: Unknown, other: Invocation, row: Aside) -> bool:
    """Whether the argument of another resource certainly has another value."""
    present = other.argument(dict(row.arguments).get(case.passed.name, ""))
    if present is None or not isinstance(present.value, Scalar):
        return False
    return isinstance(case.passed.value, Scalar) and not case.same(present)


def _linked(case: Unknown, other: Invocation, argument: str) -> bool:
    passed = other.argument(argument)
    value = passed.value if passed is not None else None
    return isinstance(value, Reference) and value.target == case.call.span


def _give(case: Unknown, other: Invocation, row: Aside) -> Fix | None:
    name = dict(row.arguments).get(case.passed.name, "")
    if not name or "." in name:
        return None
    present = other.argument(name)
    last = row.callee.rpartition(".")[2]
    read = _readings(case, case.passed, row, "")
    if present is None:
        given = case.project.insert(other.mapping, name, Verbatim(case.passed.place))
        edits = (*case.passed.removal, *given, *read)
        return Fix(f"Give `{case.passed.name}` to the {last}", edits, group=case.call.span)
    if not case.same(present):
        return None
    fix = case.left_out(f"the {last}", present)
    return replace(fix, edits=(*fix.edits, *read))


def _declare(case: Unknown, row: Aside) -> Fix | None:
    """Declare the resources behind this one, under names of their own."""
    taken = {name for name, _ in (*row.arguments, *row.objects)}
    moving = [p for p in case.others if p.name in taken and p.key_span is not None]
    name, scope = case.call.argument("resource_name"), None
    if case.call.symbol.is_construct and case.call.complete and case.call.arguments:
        scope, *rest = (p for p in case.call.arguments if not p.name)
        name = rest[0] if len(rest) == 1 else None
    shared = [case.call.argument(argument) for argument in row.shared]
    given = _given_aside(case, row, moving)
    link = _known_by(case, row)
    if link is None or name is None or None in shared or not given:
        return None
    options = _options(case)
    bound = _name_for(case, row, moving) if len(given) == 1 else ""
    edits = [edit for p in moving for edit in (*p.removal, *_readings(case, p, row, bound))]
    for number, values in enumerate(given, start=1):
        suffix = row.suffix if len(given) == 1 else f"{row.suffix}-{number}"
        written = case.project.text(name.place)
        if "_" in written and "-" not in written:
            suffix = suffix.replace("-", "_")
        members: list[tuple[str, Expression]] = [
            *([("", Verbatim(scope.place))] if scope is not None else []),
            ("", Concat((Verbatim(name.place), Literal(suffix)))),
            (row.link[0], link),
            *((p.name, Verbatim(p.place)) for p in shared if p is not None),
            *_members(case, row, values),
        ]
        if options is not None:
            members.append(("opts", Verbatim(options.place)))
        provider = case.call.argument("provider") if scope is not None else None
        if provider is not None:
            members.append(("provider", Verbatim(provider.place)))
        lost = [edit.span for p in moving for edit in p.removal] if number == 1 else []
        kept = [place for found in given for place in found.values()]
        made = Call(row.callee, tuple(members))
        edits += case.project.follow(case.call.statement, made, _between(lost, kept), bound)
    listed = ", ".join(f"`{p.name}`" for p in moving)
    last = row.callee.rpartition(".")[2]
    what = f"{article(last)} {last}" if len(given) == 1 else f"{len(given)} {last}"
    return Fix(f"Declare {what} with {listed}", tuple(edits), group=case.call.span)


def _known_by(case: Unknown, row: Aside) -> Expression | None:
    """What the other resource refers to this one by.

    That is its own attribute, or else that of the resource which it is made for.
    """
    if case.call.sole:
        one = len(case.call.bound) == 1
        return Attribute(case.call.span, row.link[1]) if one else None
    for outer in case.calls.values():
        if not outer.sole or len(outer.bound) != 1 or not outer.symbol.is_pulumi_resource:
            continue
        for passed in outer.arguments:
            value = passed.value
            if (
                isinstance(value, Reference)
                and (value.target, value.attribute) == (case.call.span, row.link[1])
                and passed.place.contains(case.call.span)
                and outer.symbol.attribute(passed.name) is not None
            ):
                return Attribute(outer.span, passed.name)
    return None


def _given_aside(case: Unknown, row: Aside, moving: list[Passed]) -> list[dict[str, Span]]:
    """For each resource to declare, the places of its values by the names that it has for them.

    Empty if one of the values has no name there.
    """
    names, objects = dict(row.arguments), dict(row.objects)
    one: dict[str, Span] = {}
    several: list[dict[str, Span]] = []
    for passed in moving:
        value = passed.value
        if passed.name in names:
            one[names[passed.name]] = passed.place
            continue
        listed = isinstance(value, Sequence)
        items = [i.value for i in value.items] if isinstance(value, Sequence) else [value]
        for item in items:
            found = _named(case, row, dict(objects[passed.name]), item)
            if not found or value.span != passed.place:
                return []
            if listed:
                several.append(found)
            else:
                one |= found
    if one and several:
        return []
    return several or ([one] if one else [])


def _named(case: Unknown, row: Aside, names: dict[str, str], value: Value) -> dict[str, Span]:
    """The places of an object's members by the names that the other resource has for them."""
    if not isinstance(value, Mapping) or not value.complete:
        return {}
    found: dict[str, Span] = {}
    for entry in value.entries:
        key = "_".join(words(entry.key))
        path = names.get(key, f"{row.rest}.{key}" if row.rest else "")
        if not path or _argument_at(case, row.callee, path) is None:
            return {}
        found[path] = entry.place
    return found


def _argument_at(case: Unknown, callee: str, path: str) -> Argument | None:
    symbol = case.lookup(callee)
    first, _, field = path.partition(".")
    argument = symbol.argument(first) if symbol is not None else None
    if not field or argument is None:
        return argument
    return _argument_at(case, argument.type.name, field)


def _members(case: Unknown, row: Aside, values: dict[str, Span]) -> list[tuple[str, Expression]]:
    """Arguments of the resource, the fields of a structure put together."""
    members: list[tuple[str, Expression]] = []
    inner: dict[str, list[tuple[str, Expression]]] = {}
    constants = [(name, value) for name, value in row.constants if name not in values]
    for path, place in values.items():
        first, _, field = path.partition(".")
        if field:
            inner.setdefault(first, []).append((field, Verbatim(place)))
        else:
            members.append((path, Verbatim(place)))
    members += [(name, Literal(value)) for name, value in constants]
    for first, fields in inner.items():
        argument = _argument_at(case, row.callee, first)
        assert argument is not None
        members.append((first, Call(argument.type.name, tuple(fields))))
    return members


def _name_for(case: Unknown, row: Aside, moving: list[Passed]) -> str:
    """A name for the other resource, if the program reads from this one what it takes.

    Empty if nothing does, or if the name is taken.
    """
    symbol, names = case.lookup(row.callee), dict(row.arguments)
    read = {use.attribute for use in case.project.uses if use.target == case.call.span}
    if not case.call.sole or not read & {p.name for p in moving}:
        return ""
    if symbol is None or any(symbol.attribute(names.get(p.name, "")) is None for p in moving):
        return ""
    name = f"{case.call.bound[0]}{row.suffix.replace('-', '_')}"
    taken = re.search(rf"\b{re.escape(name)}\b", case.project.texts[case.call.path])
    return "" if taken or not re.fullmatch(r"(self\.)?\w+", name) else name


def _readings(case: Unknown, passed: Passed, row: Aside, bound: str) -> list[Edit]:
    """Edits by which the program reads it from the other resource, or else has the value itself.

    ``bound`` is the name that the other resource gets, or empty.
    """
    edits: list[Edit] = []
    for use in case.project.uses:
        if use.target != case.call.span or use.attribute != passed.name:
            continue
        text = case.project.texts[use.span.path]
        if text[use.span.end : use.span.end + 1] in (".", "["):
            raise CannotRenderError("what is read from it is used further")
        if bound and text[use.span.start : use.span.end] == f"{case.call.bound[0]}.{passed.name}":
            edits.append(Edit(use.span, f"{bound}.{dict(row.arguments)[passed.name]}"))
        else:
            edits += case.project.replace(use.span, passed.value, Verbatim(passed.place))
    return edits


def _options(case: Unknown) -> Passed | None:
    """The options that the other resource gets too. Raises CannotRenderError.

    What this resource waits for, the other one waits for with it.
    """
    options = case.call.argument("opts")
    if options is None:
        return None
    made = case.calls.get(options.place)
    if made is None or not made.complete:
        raise CannotRenderError("its options are not followed")
    given = {p.name for p in made.arguments}
    if not given <= {"parent", "provider", "depends_on"}:
        raise CannotRenderError("its options may not be meant for two resources")
    return options if given - {"depends_on"} else None


def _between(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """What is left of some places without the other ones, which lie in them."""
    left: list[Span] = []
    for span in spans:
        start = span.start
        for other in sorted(other for other in others if span.contains(other)):
            left.append(Span(span.path, start, other.start))
            start = other.end
        left.append(Span(span.path, start, span.end))
    return left
