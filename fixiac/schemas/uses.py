"""Whether something that an SDK offers can be used in the way in which a program uses it."""

from __future__ import annotations

from collections.abc import Iterable

from fixiac.model import Mention
from fixiac.schemas import load, releases
from fixiac.schemas.schema import Schema
from fixiac.schemas.symbols import Symbol


def schema_of(qualified: str) -> Schema | None:
    """The schema of the SDK that a qualified name belongs to; None if there is none."""
    root = qualified.partition(".")[0]
    return load(root) if releases(root) else None


def lookup(qualified: str) -> Symbol | None:
    """What a qualified name stands for in the schema of its SDK."""
    schema = schema_of(qualified)
    return None if schema is None else schema.lookup(qualified)


def fits(qualified: str, uses: Iterable[Mention], *, strictly: bool = False) -> bool:
    """Tell whether a name that exists can be used like that.

    Of a module, the first attribute must exist. A construct is called with a scope and an id, a
    Pulumi resource with a name, a struct with keywords alone. ``strictly``: every keyword is one that
    the call takes.
    """
    symbol = lookup(qualified)
    return symbol is not None and all(_fits(symbol, use, strictly) for use in uses)


def _fits(symbol: Symbol, use: Mention, strictly: bool) -> bool:
    if use.chain:
        held = lookup(f"{symbol.name}.{use.chain[0]}")
        if held is None:
            return symbol.kind != "module" and not symbol.complete
        return not strictly or not use.called or len(use.chain) > 1 or _takes(held, use)
    if symbol.kind == "module":
        return False
    if use.called:
        return _callable(symbol, use) and (not strictly or _takes(symbol, use))
    return True


def _callable(symbol: Symbol, use: Mention) -> bool:
    if use.unpacked:
        return symbol.kind in ("class", "struct", "function")
    given = use.positional + len({"scope", "id", "id_"} & set(use.keywords))
    if symbol.is_construct:
        return given >= 2
    match symbol.kind:
        case "struct":
            return use.positional == 0
        case "class" if symbol.is_pulumi_resource:
            return use.positional >= 1 or "resource_name" in use.keywords
        case "class" | "function":
            return symbol.open or use.positional <= _positional(symbol)
        case _:
            return False


def _positional(symbol: Symbol) -> int:
    return sum(1 for argument in symbol.arguments if argument.positional)


def _takes(symbol: Symbol, use: Mention) -> bool:
    if symbol.open:
        return True
    names = {argument.name for argument in symbol.arguments}
    return names >= set(use.keywords)
