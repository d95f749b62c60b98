"""Adding an import where a person would."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from fixiac import lines
from fixiac import program as p
from fixiac.edits import Edit, Span
from fixiac.frontends.python.scopes import Table

_USUAL = {
    "pulumi_aws": "aws",
    "aws_cdk": "cdk",
    "aws_cdk.aws_cloudfront_origins": "origins",
    "aws_cdk.aws_elasticloadbalancingv2": "elbv2",
    "aws_cdk.aws_elasticloadbalancingv2_targets": "elbv2_targets",
    "aws_cdk.aws_lambda": "lambda_",
}
_WIDTH = 100
"""A name joins a one-line import only as far as the line stays this short."""

_ORDERED = 3
"""So many names must be in order to tell that they are kept so."""
_BY_MEMBER = frozenset({"constructs"})

_Statement = p.Import | p.ImportFrom


def usual_name(qualified: str) -> str:
    """The name that people give an imported thing: ``aws`` for ``pulumi_aws``."""
    if qualified in _USUAL:
        return _USUAL[qualified]
    last = qualified.rpartition(".")[2]
    if qualified.startswith("aws_cdk.aws_") and qualified.count(".") == 1:
        return last.removeprefix("aws_")
    return last


def beside(qualified: str, imported: Collection[str]) -> str:
    """What is imported for a thing of the CDK, in a file that imports its modules by name.

    The module; or the thing itself where others of that module are imported so. Empty elsewhere.
    """
    parts = qualified.split(".")
    module = ".".join(parts[:2])
    if not module.startswith("aws_cdk.aws_"):
        return ""
    if takes_members(module, imported):
        return ".".join(parts[:3])
    modules = (name for name in imported if name.startswith("aws_cdk.aws_"))
    return module if any(name.count(".") == 1 for name in modules) else ""


def takes_members(module: str, imported: Iterable[str]) -> bool:
    """Tell whether a file imports what is in a module by name."""
    return any(name.startswith(f"{module}.") for name in imported)


def line_for(qualified: str, name: str = "") -> str:
    """The import statement that binds ``name``, or :func:`usual_name`, to an imported thing.

    A dotted module whose first part is the name is imported whole: ``import urllib.parse``.
    """
    name = name or usual_name(qualified)
    module, last = split(qualified)
    if not module or (name == qualified.partition(".")[0] and name != last):
        return f"import {qualified}" + ("" if module or name == last else f" as {name}")
    return f"from {module} import {_word(last, name)}"


def split(qualified: str) -> tuple[str, str]:
    """The module of an imported thing as a ``from`` import names it, dots in front kept, and the
    rest.
    """
    module, dot, last = qualified.rpartition(".")
    return (module if module.strip(".") else module + dot), last


def by_member(module: str) -> bool:
    """Tell whether people import the members of a module and not the module itself."""
    return module in _BY_MEMBER


def add(
    table: Table,
    qualified: str,
    name: str = "",
    *,
    before: int | None = None,
    local: Iterable[str] = (),
) -> tuple[Edit, ...]:
    """Edits that import ``qualified`` for the whole file as ``name``, or under its usual name.

    It joins the ``from`` statement of its module if there is one, or follows it where that would be
    too long. Otherwise the line goes into its group: the standard library's, the program's own
    modules (whose root names are ``local``) or the others; in order if the group is. Imports inside
    ``if`` and ``try`` do not count, nor do those that run only after the offset ``before``.
    """
    return _Adding(
        table, qualified, name or usual_name(qualified), before, frozenset(local)
    ).edits()


def opens_group(edits: Iterable[Edit]) -> bool:
    """Tell whether edits of :func:`add` start a group, so that the next import depends on them."""
    return any("\n\n" in edit.text.replace("\r", "") for edit in edits)


def _word(last: str, name: str) -> str:
    return last if name == last else f"{last} as {name}"


@dataclass(frozen=True, slots=True)
class _Group:
    """Imports on consecutive lines."""

    statements: list[_Statement]


class _Adding:
    def __init__(
        self, table: Table, qualified: str, name: str, before: int | None, local: frozenset[str]
    ) -> None:
        self.module = table.module
        self.text = table.module.text
        self.path = table.module.path
        self.newline = lines.newline(self.text)
        self.name = name
        self.parent, self.last = split(qualified)
        self.line = line_for(qualified, name)
        if self.line.startswith("import "):
            self.parent = ""
        self.local = local
        self.rank = self._rank(qualified)
        end = len(self.text) if before is None else before
        self.top = [
            s
            for s in self.module.body
            if isinstance(s, (p.Import, p.ImportFrom)) and s.end <= end and not _future(s)
        ]

    def edits(self) -> tuple[Edit, ...]:
        for statement in self.top:
            if self._binds(statement):
                return ()
        siblings = [statement for statement in self.top if self._of_its_module(statement)]
        for statement in siblings:
            joined = self._join(statement)
            if joined is not None:
                return joined
        if siblings:
            return self._behind(siblings[-1])
        groups = self._groups()
        for group in reversed(groups):
            ours = [s for s in group.statements if self._rank_of(s) == self.rank]
            if ours:
                return self._into(group, ours)
        after = [g for g in groups if self._rank_of(g.statements[-1]) < self.rank]
        if after:
            return self._behind(after[-1].statements[-1], blank=True)
        if groups:
            return self._ahead(groups[0].statements[0])
        return self._first()

    def _binds(self, statement: _Statement) -> bool:
        if isinstance(statement, p.ImportFrom):
            module = "." * statement.level + statement.module
            return module == self.parent and any(
                (a.name, a.bound) == (self.last, self.name) for a in statement.names
            )
        return any(f"import {self.text[a.start : a.end]}" == self.line for a in statement.names)

    # --- joining a statement ----------------------------------------------------------------

    def _of_its_module(self, statement: _Statement) -> TypeGuard[p.ImportFrom]:
        return (
            isinstance(statement, p.ImportFrom)
            and bool(self.parent and statement.names)
            and "." * statement.level + statement.module == self.parent
        )

    def _join(self, statement: p.ImportFrom) -> tuple[Edit, ...] | None:
        word = _word(self.last, self.name)
        inner = self.text[statement.open : statement.close]
        if "\n" not in inner and "\r" not in inner:
            start = self.text.rfind("\n", 0, statement.start) + 1
            if len(self.text[start : statement.end]) + len(word) + 2 > _WIDTH:
                return None
        names = statement.names
        bracketed = self.text[statement.open - 1 : statement.open] == "("
        successor = self._successor(names, word)
        if successor is not None:
            member = names[successor]
            lead = self._lead(member, statement)
            if lead is None:
                return (self._insert(member.start, f"{word}, "),)
            if successor and self._ends_line(names[successor - 1]):
                above = lines.end(self.text, names[successor - 1].end)
                return (self._insert(above, f"{self.newline}{lead}{word},"),)
            if not self.text[statement.open : member.start].strip():
                return (self._insert(member.start, f"{word},{self.newline}{lead}"),)
        member = names[-1]
        lead = self._lead(member, statement)
        if lead is not None and bracketed:
            line = self._insert(lines.end(self.text, member.end), f"{self.newline}{lead}{word},")
            close = self.text[member.end : statement.close]
            if "\n" not in close and "\r" not in close:
                if member.comma is None:
                    return (self._insert(statement.close, f",{self.newline}{lead}{word}"),)
                return (self._insert(statement.close, f"{self.newline}{lead}{word},"),)
            return (line,) if member.comma is not None else (self._insert(member.end, ","), line)
        if member.comma is None:
            return (self._insert(member.end, f", {word}"),)
        return (self._insert(member.comma + 1, f" {word},"),)

    def _successor(self, names: Sequence[p.Alias], word: str) -> int | None:
        """The first name that comes after the new one, if the names are in order at all."""
        listed = [alias.name for alias in names]
        if len(listed) < _ORDERED:
            return None
        for key in (str, str.lower):
            keys = [key(name) for name in listed]
            if keys == sorted(keys):
                later = [i for i, known in enumerate(keys) if known > key(word)]
                return later[0] if later else None
        return None

    def _lead(self, member: p.Alias, statement: p.ImportFrom) -> str | None:
        """The white space before a name that starts a line of its own inside brackets."""
        start = self.text.rfind("\n", 0, member.start) + 1
        lead = self.text[start : member.start]
        return lead if start > statement.start and not lead.strip() else None

    def _ends_line(self, member: p.Alias) -> bool:
        stop = member.end if member.comma is None else member.comma + 1
        rest = self.text[stop : lines.end(self.text, stop)].strip()
        return member.comma is not None and (not rest or rest.startswith("#"))

    # --- a line of its own ------------------------------------------------------------------

    def _groups(self) -> list[_Group]:
        groups: list[_Group] = []
        for statement in self.top:
            gap = ""
            if groups:
                gap = self.text[groups[-1].statements[-1].end : statement.start]
            if groups and not re.search(r"\n[ \t\r]*(\n|#)|\n.*\S.*\n", gap):
                groups[-1].statements.append(statement)
            else:
                groups.append(_Group([statement]))
        return groups

    def _into(self, group: _Group, ours: list[_Statement]) -> tuple[Edit, ...]:
        """A line in a group, in order if that part of the group is."""
        new = _Key(not self.line.startswith("import "), self.parent or self.line[7:])
        for order in (_Key.sections, _Key.flat):
            keys = [order(_key(statement)) for statement in ours]
            if len(ours) > 1 and keys == sorted(keys):
                earlier = [s for s in ours if order(_key(s)) < order(new)]
                if earlier:
                    return self._behind(earlier[-1])
                return self._ahead(ours[0], blank=False)
        return self._behind(ours[-1])

    def _behind(self, statement: p.Stmt, blank: bool = False) -> tuple[Edit, ...]:
        gap = self.newline if blank else ""
        return (
            self._insert(lines.end(self.text, statement.end), f"{gap}{self.newline}{self.line}"),
        )

    def _ahead(self, statement: p.Stmt, blank: bool = True) -> tuple[Edit, ...]:
        """A line above a statement; for a new group, above the comments on the statement too."""
        at = lines.start(self.text, statement.start)
        if blank:
            at = lines.above_comments(self.text, at)
        gap = self.newline if blank else ""
        return (self._insert(at, f"{self.line}{self.newline}{gap}"),)

    def _first(self) -> tuple[Edit, ...]:
        """The first import: behind the docstring and ``__future__``, or at the top of the file."""
        body = self.module.body
        head: p.Stmt | None = None
        for statement in body:
            docstring = statement is body[0] and (
                isinstance(statement, p.Evaluate) and isinstance(statement.value, p.Text)
            )
            if docstring or (isinstance(statement, p.ImportFrom) and _future(statement)):
                head = statement
        if head is not None:
            end = lines.end(self.text, head.end)
            follows = self.text[end:].lstrip("\r\n") == "" or re.match(
                r"(\r\n|\n)[ \t]*(\r\n|\n)", self.text[end:]
            )
            tail = "" if follows else self.newline
            return (self._insert(end, f"{self.newline}{self.newline}{self.line}{tail}"),)
        gap = self.newline if not body or isinstance(body[0], (p.Function, p.Class)) else ""
        gap = "" if not body else gap + self.newline
        return (self._insert(self._opening(), f"{self.line}{self.newline}{gap}"),)

    def _opening(self) -> int:
        """Just past the comments that open the file, the interpreter's and the encoding's first."""
        at = 0
        while at < len(self.text):
            end = lines.after(self.text, at)
            line = self.text[at:end].strip()
            if not line.startswith("#"):
                break
            at = end
        if at and not self.text[at : lines.after(self.text, at)].strip():
            while at < len(self.text) and not self.text[at : lines.after(self.text, at)].strip():
                at = lines.after(self.text, at)
            return at
        at = 0
        while re.match(r"#!|#.*coding[:=]", self.text[at:]):
            at = lines.after(self.text, at)
        return at

    # --- small things -----------------------------------------------------------------------

    def _insert(self, at: int, text: str) -> Edit:
        return Edit(Span(self.path, at, at), text)

    def _rank_of(self, statement: _Statement) -> int:
        if isinstance(statement, p.ImportFrom):
            return self._rank("." * statement.level + statement.module)
        return self._rank(statement.names[0].name)

    def _rank(self, qualified: str) -> int:
        root = qualified.partition(".")[0]
        if root in sys.stdlib_module_names:
            return 0
        return 2 if not root or root in self.local else 1


@dataclass(frozen=True, slots=True)
class _Key:
    """What an import is sorted by."""

    from_: bool
    module: str

    def sections(self) -> tuple[bool, str]:
        """Plain imports first."""
        return self.from_, self.module.lower()

    def flat(self) -> tuple[bool, str]:
        """By module alone."""
        return False, self.module.lower()


def _key(statement: _Statement) -> _Key:
    if isinstance(statement, p.ImportFrom):
        return _Key(True, "." * statement.level + statement.module)
    return _Key(False, statement.names[0].name)


def _future(statement: _Statement) -> bool:
    return isinstance(statement, p.ImportFrom) and statement.module == "__future__"
