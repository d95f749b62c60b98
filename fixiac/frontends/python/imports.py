"""Adding an import where a person would."""

from __future__ import annotations

import sys

from fixiac import program as p
from fixiac.edits import Edit, Span
from fixiac.frontends.python.scopes import Table

_USUAL = {
    "pulumi_aws": "aws",
    "aws_cdk": "cdk",
    "aws_cdk.aws_lambda": "lambda_",
}
_PLAIN = frozenset({"pulumi", "json", "os", "re", "time", "datetime", "base64", "hashlib"})


def usual_name(qualified: str) -> str:
    """The name that people give an imported thing: ``aws`` for ``pulumi_aws``."""
    if qualified in _USUAL:
        return _USUAL[qualified]
    last = qualified.rpartition(".")[2]
    if qualified.startswith("aws_cdk.aws_") and qualified.count(".") == 1:
        return last.removeprefix("aws_")
    return last


def line_for(qualified: str) -> str:
    """The import statement that binds :func:`usual_name`."""
    module, _, last = qualified.rpartition(".")
    name = usual_name(qualified)
    if not module:
        return f"import {last}" if name == last else f"import {last} as {name}"
    suffix = "" if name == last else f" as {name}"
    return f"from {module} import {last}{suffix}"


def add(table: Table, qualified: str) -> tuple[Edit, ...]:
    """Edits that import ``qualified`` under its usual name.

    A new name joins the ``from`` statement of its module if there is one. Otherwise the line goes
    behind the last import of its group: the standard library's, or the others; after the docstring
    and ``__future__`` imports where there is none. Imports inside ``if`` and ``try`` do not count.
    """
    module = table.module
    text, path = module.text, module.path
    newline = "\r\n" if "\r\n" in text else "\n"
    parent, _, last = qualified.rpartition(".")
    top = [s for s in module.body if isinstance(s, (p.Import, p.ImportFrom))]
    for statement in top:
        if (
            isinstance(statement, p.ImportFrom)
            and parent
            and (statement.module, statement.level) == (parent, 0)
            and statement.names
        ):
            return _join(statement, text, path, qualified, last)
    line = line_for(qualified)
    ours = _standard(qualified)
    group = [s for s in top if _standard(_root(s)) == ours and not _future(s)]
    if group:
        anchor = group[-1].end
        return (Edit(_point(path, _line_end(text, anchor)), newline + line),)
    rest = [s for s in top if not _future(s)]
    if rest and ours:
        return (Edit(_point(path, rest[0].start), line + newline + newline),)
    if top:
        gap = newline if not rest else ""
        tail = newline + line if rest else gap + newline + line
        if rest:
            tail = newline + newline + line
        return (Edit(_point(path, _line_end(text, top[-1].end)), tail),)
    first = module.body[0] if module.body else None
    if isinstance(first, p.Evaluate) and isinstance(first.value, p.Text):
        return (Edit(_point(path, _line_end(text, first.end)), newline + newline + line),)
    at = first.start if first is not None else len(text)
    return (Edit(_point(path, at), line + newline + (newline if first is not None else "")),)


def _join(
    statement: p.ImportFrom, text: str, path: str, qualified: str, last: str
) -> tuple[Edit, ...]:
    name = usual_name(qualified)
    word = last if name == last else f"{last} as {name}"
    member = statement.names[-1]
    start = text.rfind("\n", 0, member.start) + 1
    lead = text[start : member.start]
    if start > statement.start and not lead.strip():
        newline = "\r\n" if text[max(start - 2, 0) : start] == "\r\n" else "\n"
        if member.comma is not None:
            return (Edit(_point(path, member.comma + 1), f"{newline}{lead}{word},"),)
        return (Edit(_point(path, member.end), f",{newline}{lead}{word}"),)
    at = member.end if member.comma is None else member.comma + 1
    return (Edit(_point(path, at), f", {word}" if member.comma is None else f" {word}"),)


def _point(path: str, at: int) -> Span:
    return Span(path, at, at)


def _line_end(text: str, at: int) -> int:
    while at < len(text) and text[at] not in "\r\n":
        at += 1
    return at


def _root(statement: p.Import | p.ImportFrom) -> str:
    return statement.module if isinstance(statement, p.ImportFrom) else statement.names[0].name


def _future(statement: p.Import | p.ImportFrom) -> bool:
    return isinstance(statement, p.ImportFrom) and statement.module == "__future__"


def _standard(qualified: str) -> bool:
    return qualified.partition(".")[0] in sys.stdlib_module_names
