"""Codemods over plain words, so that the engine is tested without any real one."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from fixiac import frontends
from fixiac.edits import Edit, Fix, Safety, Span
from fixiac.rules import Rule, Setting


@dataclass
class Texts:
    """A project of nothing but texts."""

    texts: dict[str, str]


@pytest.fixture
def plain(monkeypatch):
    """Put projects together as texts alone."""
    monkeypatch.setattr(
        frontends,
        "assemble",
        lambda documents: Texts({path: one.text for path, one in documents.items()}),
    )


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


@pytest.fixture
def run(tmp_path):
    """Run the real command in an empty folder."""

    def run(*arguments, stdin=b"", cwd=tmp_path, check=None):
        done = subprocess.run(
            [sys.executable, "-m", "fixiac", *map(str, arguments)],
            cwd=cwd,
            input=stdin,
            capture_output=True,
            check=False,
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        if check is not None:
            assert done.returncode == check, (done.stdout.decode(), done.stderr.decode())
        return done

    return run


ROOT = Path(__file__).parent.parent
