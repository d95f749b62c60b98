"""Whether something that an SDK offers can be used in the way in which a program uses it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

from fixiac.model import Mention
from fixiac.schemas.schema import Schema
from fixiac.schemas.symbols import Symbol

Schemas: TypeAlias = Callable[[str], Schema | None]
"""Gives the schema of an SDK by its root package."""


def lookup(schemas: Schemas, qualified: str) -> Symbol | None:
    """What a qualified name stands for in the schema of its SDK."""
    schema = schemas(qualified.partition(".")[0])
    return None if schema is None else schema.lookup(qualified)


def fits(
    schemas: Schemas, qualified: str, uses: Iterable[Mention], *, strictly: bool = False
) -> bool:
    """Tell whether a name that exists can be used like that.

    Of a module, the first attribute must exist. A construct is called with a scope and an id, a
    Pulumi resource with a name, a struct with keywords alone. ``strictly``: every keyword is one
    that the call takes.
    """
    symbol = lookup(schemas, qualified)
    return symbol is not None and all(_fits(schemas, symbol, use, strictly) for use in uses)


def _fits(schemas: Schemas, symbol: Symbol, use: Mention, strictly: bool) -> bool:
    if use.chain:
        held = lookup(schemas, f"{symbol.name}.{use.chain[0]}")
        if held is None:
            return symbol.kind != "module" and not symbol.complete
        return not strictly or not use.called or len(use.chain) > 1 or _takes(held, use)
    if symbol.kind == "module":
        return False
    if use.role != "value" and symbol.kind in ("function", "method", "attribute", "member"):
        return use.role == "decorator"
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


def named_after(qualified: str) -> bool:
    """Tell whether a class lies in a module that is named after it, so that its name tells all."""
    module, _, last = qualified.rpartition(".")
    return module.rpartition(".")[2].replace("_", "") == last.lower()


def plain_data(schema: Schema, qualified: str) -> bool:
    """Tell whether a struct that does not exist is written as a plain mapping.

    CDKTF makes no class of a block that contains itself; a struct takes any value there. Its name
    would be that of the struct and of the argument: ``Wafv2WebAclRule`` and ``statement``.
    """
    module, _, name = qualified.rpartition(".")
    for member in schema.members(module):
        if not name.startswith(member) or name == member:
            continue
        symbol = schema.lookup(f"{module}.{member}")
        if symbol is not None and symbol.kind == "struct":
            rest = name.removeprefix(member)
            if any(
                argument.type.name == "any" and rest.startswith(_camel(argument.name))
                for argument in symbol.arguments
            ):
                return True
    return False


def _camel(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))


_UNLISTED = re.compile(
    r"aws_cdk\.(\w+_alpha|lambda_layer_\w+|asset_\w+|cloud_assembly_schema)(\.|$)"
    r"|pulumi\.runtime\.proto\.|.*\._(?!_)"
)


def unlisted(qualified: str) -> bool:
    """Tell whether a name may well be there though the schema of its SDK does not have it.

    That is what packages of their own bring that are installed below an SDK's root, those in
    development among them; what is made when the SDK is imported, as Pulumi's messages are; and
    what an SDK keeps for itself: a name with an underscore in front.
    """
    return _UNLISTED.match(qualified) is not None
