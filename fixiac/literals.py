"""The members of an enum, or constants of a class, that a literal stands for."""

from __future__ import annotations

import re

from fixiac.schemas import Schema, Symbol


def spelled(schema: Schema, symbol: Symbol, text: str) -> list[str]:
    """Those that a text spells, as far as the program's version of the SDK surely has them."""
    plain = _letters(text)
    names = [*symbol.members, *(name for name, value in symbol.values.items() if value == text)]
    names += [a.name for a in symbol.attributes if a.static and a.type.name == symbol.name]
    found = dict.fromkeys(n for n in names if plain and _letters(n) == plain)
    return [name for name in found if schema.surely(f"{symbol.name}.{name}")]


def of_days(schema: Schema, symbol: Symbol, days: int) -> list[str]:
    """Those that stand for a number of days that logs are kept."""
    if not symbol.name.endswith("RetentionDays"):
        return []
    near = schema.near(f"{symbol.name}.DAYS_{days}")
    return [c.name.rpartition(".")[2] for c in near if c.reason == "renamed"]


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
