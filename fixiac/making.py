"""Putting a value into what makes the object of it that an SDK asks for."""

from __future__ import annotations

from fixiac import shapes
from fixiac.expressions import Call, Kept
from fixiac.model import Scalar, Value
from fixiac.schemas import Argument, Type
from fixiac.schemas.arguments import unit
from fixiac.schemas.makers import Maker, makers

_MEASURES = {"mebibytes": "aws_cdk.Size"}
_DURATION = "aws_cdk.Duration"


def known(lookup: shapes.Lookup, given: Type, wanted: Type) -> tuple[Maker, ...]:
    """What makes ``wanted`` out of ``given``: there is some only where it is not taken as it is."""
    symbol = lookup(given.name) if given.is_class else None
    names = [str(given), given.name]
    names += shapes.ancestors(lookup, symbol) if symbol is not None else []
    for type_ in wanted.alternatives:
        found = makers(type_.name, names)
        if found:
            return found
    return ()


def made(lookup: shapes.Lookup, value: Value, given: Type, wanted: Type) -> Call | None:
    """What is to be written around a value so that it is of the type asked for."""
    if given.name == "bool":
        return _switch(lookup, wanted)
    found = list(known(lookup, given, wanted))
    if given.name == "str" and any(maker.pattern for maker in found):
        text = value.value if isinstance(value, Scalar) else None
        found = [maker for maker in found if isinstance(text, str) and maker.takes(text)]
    return Call(found[0].callee, ((found[0].name, Kept()),)) if len(found) == 1 else None


def _switch(lookup: shapes.Lookup, wanted: Type) -> Call | None:
    """True or false as the structure that is asked for, if that takes nothing else or at least no
    other field that says whether it is enabled.
    """
    found = [lookup(type_.name) for type_ in wanted.alternatives if type_.is_class]
    structs = [symbol for symbol in found if symbol is not None and symbol.kind == "struct"]
    if len(structs) != 1 or any(type_.name == "bool" for type_ in wanted.alternatives):
        return None
    fields = structs[0].arguments
    field = fields[0] if len(fields) == 1 else structs[0].argument("enabled")
    if field is None or any(other.required for other in fields if other is not field):
        return None
    if all(type_.name != "bool" for type_ in field.type.alternatives):
        return None
    return Call(structs[0].name, ((field.name, Kept()),))


def measured(callee: str, argument: Argument, given: Type | None) -> Call | None:
    """A number as the duration or size that it is, in the unit that the service counts it in."""
    row = unit(callee, argument.name)
    if row is None or given is None or given.name not in ("int", "num"):
        return None
    cls = _MEASURES.get(row[0], _DURATION)
    if all(type_.name != cls for type_ in argument.type.alternatives):
        return None
    return Call(f"{cls}.{row[0]}", (("", Kept()),))
