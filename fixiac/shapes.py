"""Whether what is passed has the type that an SDK asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from fixiac import model
from fixiac.calls import Passed
from fixiac.schemas import Argument, Symbol, Type

Fit: TypeAlias = Literal["yes", "no", "unknown"]
Lookup: TypeAlias = Callable[[str], Symbol | None]

CHECKING = frozenset(
    {"aws_cdk", "cdktf", "cdktf_cdktf_provider_aws", "cdktn", "cdktn_provider_aws", "constructs"}
)
"""SDKs that refuse a number for a string, and the like, when they are called."""

STRUCTURED = CHECKING | {"pulumi_aws", "pulumi_awsx", "pulumi_tls"}
"""SDKs that make structures of plain objects; Pulumi's take keys in camel case as well."""

VERBATIM = frozenset({"cdktf_cdktf_provider_aws", "cdktn_provider_aws"})
"""SDKs that hand on the keys of a plain object in a list as they are written."""

SWITCHES = {"ENABLED": True, "DISABLED": False}
"""Members of an enum that say what true and false say."""

_SCALARS = frozenset({"str", "num", "int", "bool"})


def type_of(passed: Passed) -> Type | None:
    """What an argument certainly is, from what its value shows or what is known of it."""
    return passed.type if passed.type is not None else type_of_value(passed.value)


def type_of_value(value: model.Value) -> Type | None:
    """What a value of plain data certainly is; a container may stand for its text."""
    match value:
        case model.Scalar(notation=model.Notation.MEMBER):
            return None
        case model.Scalar(value=bool()):
            return Type("bool")
        case model.Scalar(value=int()):
            return Type("int")
        case model.Scalar(value=float()):
            return Type("num")
        case model.Scalar(value=None):
            return Type("none")
        case model.Scalar() | model.Template():
            return Type("str")
        case _:
            return None


def takes_only(argument: Argument, name: str) -> bool:
    """Whether an argument takes one plain type alone, tokens aside."""
    types = argument.type.alternatives
    return {t.name for t in types if not t.name.endswith(".IResolvable")} == {name}


def fits(lookup: Lookup, given: Type | None, wanted: Type, *, checking: bool = True) -> Fit:
    """Whether a value of type ``given`` is taken where ``wanted`` is asked for.

    ``checking``: the SDK tells a number from a string.
    """
    if wanted.name == "union":
        found = {fits(lookup, given, item, checking=checking) for item in wanted.items}
        return "yes" if "yes" in found else "unknown" if "unknown" in found else "no"
    if given is None or given.name == "any":
        return "unknown"
    if wanted.name in ("any", "none") or given.name == "none":
        return "yes"
    if given.name == "union":
        found = {fits(lookup, item, wanted, checking=checking) for item in given.items}
        return found.pop() if len(found) == 1 else "unknown"
    if given.name == "output":
        return fits(lookup, given.items[0], wanted, checking=checking)
    if wanted.name == "output":
        return fits(lookup, given, wanted.items[0], checking=checking)
    if wanted.name in _SCALARS:
        return _scalar(lookup, given, wanted, checking)
    if wanted.name == "list":
        if given.name == "list":
            return fits(lookup, given.items[0], wanted.items[0], checking=checking)
        return _unlike(lookup, given)
    if wanted.name == "map":
        if given.name == "map":
            return fits(lookup, given.items[0], wanted.items[0], checking=checking)
        return "no" if given.name in _SCALARS or given.name == "list" else "unknown"
    return _class(lookup, given, wanted, checking)


def _scalar(lookup: Lookup, given: Type, wanted: Type, checking: bool) -> Fit:
    if given.name == wanted.name or (given.name == "int" and wanted.name == "num"):
        return "yes"
    if given.name in _SCALARS:
        if not checking or wanted.name == "int" or (given.name, wanted.name) == ("bool", "num"):
            return "unknown"
        return "no"
    return _unlike(lookup, given)


def _unlike(lookup: Lookup, given: Type) -> Fit:
    """A class of its own, a list or a map where another kind of thing is asked for."""
    if given.name in _SCALARS or given.name in ("list", "map"):
        return "no"
    symbol = lookup(given.name)
    return "no" if symbol is not None and symbol.kind in ("class", "struct") else "unknown"


def _class(lookup: Lookup, given: Type, wanted: Type, checking: bool) -> Fit:
    symbol = lookup(wanted.name)
    if symbol is None:
        return "unknown"
    if given.name == "map":
        data = symbol.kind == "interface" and checking
        return "yes" if symbol.kind == "struct" else "no" if data else "unknown"
    if given.name == "list":
        return "no"
    if given.name in _SCALARS:
        text = symbol.kind == "enum" and not checking
        return "unknown" if text or symbol.kind == "value" else "no"
    own = lookup(given.name)
    if own is None or symbol.kind in ("interface", "value"):
        data = own is not None and own.kind == "struct" and symbol.kind == "interface"
        if own is not None and checking and _implements(lookup, own, wanted.name):
            return "yes"
        return "no" if data and checking else "unknown"
    if given.name == wanted.name or wanted.name in ancestors(lookup, own):
        return "yes"
    if symbol.kind == own.kind == "struct":
        return "no" if checking else "unknown"
    if own.kind == "interface" or given.name in ancestors(lookup, symbol):
        return "unknown"
    return "no" if checking and own.complete else "unknown"


def _implements(lookup: Lookup, own: Symbol, interface: str) -> bool:
    """Whether a construct is of an interface that is named after it, as CDK does throughout."""
    module, _, last = interface.rpartition(".")
    return own.is_construct and f"{module}.{last[1:]}" in (own.name, *ancestors(lookup, own))


def ancestors(lookup: Lookup, symbol: Symbol) -> list[str]:
    """The qualified names of all that a class extends, the nearest first."""
    found: list[str] = []
    waiting = list(symbol.bases)
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found.append(name)
            base = lookup(name)
            waiting += base.bases if base is not None else ()
    return found
