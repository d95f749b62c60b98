"""Codemods over plain words, so that the engine is tested without any real one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from fixiac.edits import Edit, Fix, Safety, Span
from fixiac.rules import Rule, Setting

ROOT = Path(__file__).parent.parent


@dataclass
class Texts:
    """A project of nothing but texts."""

    texts: dict[str, str]


class Replace(Rule):
    """Replaces a word by another."""

    code = "TST001"
    name = "replace"
    word: ClassVar[str] = "old"
    by: ClassVar[str] = "new"
    safety: ClassVar[Safety] = Safety.SAFE
    replaces: ClassVar[bool] = False
    grouped: ClassVar[bool] = False

    def check(self, project):
        for path, text in project.texts.items():
            for found in re.finditer(rf"\b{self.word}\b", text):
                span = Span(path, *found.span())
                fix = Fix(
                    f"write {self.by}",
                    (Edit(span, self.by),),
                    self.safety,
                    self.replaces,
                    Span(path, 0, len(text)) if self.grouped else None,
                )
                yield self.finding(span, f"{self.word} is out of date", fix)


class Everywhere(Rule):
    """Renames a word in all files by one fix, found at the first place."""

    code = "TST002"
    name = "everywhere"
    options = (Setting("by", "anew", ("anew", "afresh"), "What to write."),)

    def check(self, project):
        spans = [
            Span(path, *found.span())
            for path, text in project.texts.items()
            for found in re.finditer(r"\bagain\b", text)
        ]
        if spans:
            edits = tuple(Edit(span, str(self.settings["by"])) for span in spans)
            fix = Fix("rename everywhere", edits)
            yield self.finding(spans[0], "again is used", fix, related=spans[1:])


def codemod(base=Replace, **attributes):
    """A variant of a codemod."""
    return type("Variant", (base,), {"__doc__": base.__doc__, **attributes})
