"""Arguments that a method takes: one behind the object, or one that makes it."""

from __future__ import annotations

from fixiac import shapes
from fixiac.calls import Passed
from fixiac.edits import Edit, Fix, Span
from fixiac.expressions import CannotRenderError, Expression, Invoke, Kept, Verbatim
from fixiac.model import Entry, Mapping, Sequence
from fixiac.repairs.unknown import Unknown
from fixiac.schemas import Method, Symbol, Type
from fixiac.schemas.arguments import Afterwards, afterwards
from fixiac.schemas.makers import rest


def called_behind(case: Unknown) -> Fix | None:
    """Call a method of the object for each member of a list that its class does not take."""
    row, value = afterwards(case.call.callee, case.passed.name), case.passed.value
    if row is None or not isinstance(value, Sequence) or not case.passed.removal:
        return None
    case.source = row.source
    place = case.passed.place
    if value.span != place or not value.complete or not value.items:
        raise CannotRenderError("its members are not written there")
    text = case.project.texts[place.path]
    if "#" in text[place.start : place.end]:
        raise CannotRenderError("a comment would be lost")
    items, edits = list(value.items), list(case.passed.removal)
    if row.first and row.first not in case.given:
        first = items.pop(0)
        assert case.passed.key_span is not None
        case.target = row.first
        rename = Edit(case.passed.key_span, row.first)
        edits = [rename, *case.project.keep(place, first.place)]
    title = f"Call {row.method}() for `{case.passed.name}`"
    start, alone = case.call.statement.start, case.call.statement == case.call.span
    removed = [edit.span for edit in edits if edit.removes]
    if len(case.call.bound) == 1:
        target = Verbatim(Span(case.call.path, start, start + len(case.call.bound[0])))
        for number, item in enumerate(items):
            made = Invoke(target, row.method, _called_with(case, row, item))
            comments = removed if number == 0 else []
            edits += case.project.follow(case.call.statement, made, comments)
    elif any("#" in text[span.start : span.end] for span in removed):
        raise CannotRenderError("a comment would be lost")
    elif alone and len(items) == 1 and not row.first:
        made = Invoke(Kept(), row.method, _called_with(case, row, items[0]))
        edits += case.project.wrap(case.call.span, made)
    else:
        raise CannotRenderError("the object has no name")
    return Fix(title, tuple(edits), group=case.call.span)


def _called_with(case: Unknown, row: Afterwards, item: Entry) -> tuple[tuple[str, Expression], ...]:
    """What a method is called with for one member of a list. Raises CannotRenderError."""
    record = item.value
    if not row.records:
        wanted = _further(case, row)
        made = case.calls.get(item.place)
        given = Type(made.callee) if made is not None and made.kind == "class" else None
        if shapes.fits(case.lookup, given, wanted, checking=True) == "no":
            raise CannotRenderError("a member is not what the method takes")
        return (("", Verbatim(item.place)),)
    schema = case.call.symbol.method(row.method)
    taken = {argument.name for argument in schema.arguments} if schema is not None else set()
    if (
        not isinstance(record, Mapping)
        or record.constructor not in row.records
        or record.span != item.place
        or not record.complete
        or not {entry.key for entry in record.entries} <= taken
    ):
        raise CannotRenderError("a member is not written with the method's own arguments")
    return tuple((entry.key, Verbatim(entry.place)) for entry in record.entries)


def _further(case: Unknown, row: Afterwards) -> Type:
    """What the method takes."""
    method = case.call.symbol.method(row.method)
    if method is None or not method.arguments:
        return rest(f"{case.call.callee}.{row.method}") or Type("any")
    return method.arguments[0].type


def made_by_method(case: Unknown) -> Fix | None:
    """Call the method of a class that makes an object of the kind that an argument says."""
    symbol, place = case.call.symbol, case.passed.place
    said = case.member_at(place)
    if case.call.kind != "class" or symbol.arguments or said is None:
        return None
    others = tuple(p for p in case.call.arguments if p is not case.passed)
    for method in symbol.methods:
        fits = method.static and method.returns == Type(symbol.name)
        if fits and method.name == said.lower() and takes(method, others):
            end = Span(place.path, case.call.function.end, case.call.function.end)
            edits = (Edit(end, f".{method.name}"), *case.passed.removal)
            last = symbol.name.rpartition(".")[2]
            return Fix(f"Call {last}.{method.name}()", edits, group=case.call.span)
    return None


def takes(callee: Symbol | Method, arguments: tuple[Passed, ...]) -> bool:
    """Whether something can be called with just these arguments."""
    places = [argument.name for argument in callee.arguments if argument.positional]
    given = [p.name or "".join(places[p.position : p.position + 1]) for p in arguments]
    required = {argument.name for argument in callee.arguments if argument.required}
    names = {argument.name for argument in callee.arguments}
    return len(set(given)) == len(given) and required <= set(given) <= names
