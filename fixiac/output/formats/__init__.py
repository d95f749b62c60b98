"""The formats of ``fixiac check``, a module each.

A module is named as its format is and has one function, ``render``, from an
:class:`~fixiac.output.outcome.Outcome` to text. A new module is all that a new format needs.
"""

from __future__ import annotations

import importlib
import pkgutil

from fixiac.output.outcome import Outcome

FOR_PEOPLE = frozenset({"concise", "full", "text"})
"""The formats that are lines of a terminal: the summary goes with them. Others are for programs."""


def names() -> tuple[str, ...]:
    """Every format, in order."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def render(name: str, outcome: Outcome) -> str:
    """Write an outcome down in the format ``name``: whole lines, or nothing."""
    module = importlib.import_module(f"{__name__}.{name}")
    text: str = module.render(outcome)
    return text
