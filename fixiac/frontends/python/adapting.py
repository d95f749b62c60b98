"""Edits that bring a call of the program's own code and what it calls together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fixiac import lines
from fixiac import program as p
from fixiac.calls import OwnCall
from fixiac.edits import Edit, Span
from fixiac.expressions import CannotRenderError
from fixiac.frontends.python import imports, unused
from fixiac.frontends.python.removal import remove_statement
from fixiac.frontends.python.scopes import Scope
from fixiac.frontends.python.typed.known import Own
from fixiac.frontends.python.values import LocalClass

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject


def accept(project: PythonProject, call: OwnCall, names: Sequence[str]) -> tuple[Edit, ...]:
    """Edits by which the constructor that is called takes more names, before its ``**`` parameter.

    Raises CannotRenderError.
    """
    _, _, signature = project.signatures.made(call)
    header, scope = signature.header, signature.scope
    last = header.parameters[-1] if header is not None and header.parameters else None
    if scope is None or last is None or last.star != "**":
        raise CannotRenderError("there is no place for it")
    text = scope.module.text
    at = text.rfind("**", 0, last.start + 2)
    line = lines.start(text, at)
    lead = text[line:at]
    between = lines.newline(text) + lead if not lead.strip() else " "
    written = "".join(f"{name}=None,{between}" for name in names)
    return (Edit(Span(scope.module.path, at, at), written),)


def bundle(
    project: PythonProject, call: OwnCall, names: Sequence[str]
) -> tuple[str, tuple[Edit, ...]]:
    """Edits by which named arguments become one object that what is called takes; its name.

    Raises CannotRenderError unless there is one parameter whose class takes them all.
    """
    node, scope, signature = project.signatures.made(call)
    header, home = signature.header, signature.scope
    free = {parameter.name for parameter in call.free}
    found: list[tuple[str, LocalClass]] = []
    for parameter in header.parameters if header is not None else ():
        if parameter.annotation is None or parameter.name not in free or home is None:
            continue
        known = project.typing.annotations.promised(parameter.annotation, home)
        if isinstance(known, Own) and _takes(project, known.cls, names):
            found.append((parameter.name, known.cls))
    if len(found) != 1:
        raise CannotRenderError("no parameter is of a class that takes it")
    name, cls = found[0]
    written, edits = _named(project, cls, node, scope)
    moved = [a for a in node.arguments if a.name in names]
    inside = ", ".join(scope.module.text[a.start : a.end] for a in moved)
    removals = [
        edit
        for passed in call.arguments
        if passed.name in names and passed.span.start != moved[0].start
        for edit in passed.removal
    ]
    first = Span(call.path, moved[0].start, moved[0].end)
    return name, (Edit(first, f"{name}={written}({inside})"), *removals, *edits)


def _takes(project: PythonProject, cls: LocalClass, names: Sequence[str]) -> bool:
    """Whether an object of a class can be made from arguments of these names alone."""
    signature = project.signatures.of_class(cls)
    if signature is None or signature.keywords is None:
        return False
    known = {q.name for q in signature.parameters} | signature.keywords
    required = {q.name for q in signature.parameters if q.required}
    return required <= set(names) <= known


def _named(
    project: PythonProject, cls: LocalClass, call: p.Call, scope: Scope
) -> tuple[str, tuple[Edit, ...]]:
    """The name of a class where a call stands, and the import that it takes."""
    name, path = cls.node.name, scope.module.path
    found = scope.find(name)
    if found is not None:
        known = project.evaluator.bound(found[1][0], call, None)
        if len(found[1]) == 1 and isinstance(known, LocalClass) and known.node is cls.node:
            return name, ()
        raise CannotRenderError(f"the name {name} is taken")
    for qualified in project.definitions(name, path):
        return name, imports.add(project.tables[path], qualified, name)
    raise CannotRenderError(f"it is not certain how to import {name}")


def unbundle(project: PythonProject, call: OwnCall, name: str) -> tuple[Edit, ...]:
    """Edits by which the arguments of one object are passed instead of the object.

    Raises CannotRenderError unless the object is made for this call alone, from named arguments
    that what is called takes.
    """
    node, scope, _ = project.signatures.made(call)
    argument = next(a for a in node.arguments if a.name == name)
    value, path = argument.value, call.path
    made, statement = value, None
    if isinstance(value, p.Name):
        made, statement = _only(project, value, scope)
    if not isinstance(made, p.Call) or not made.arguments:
        raise CannotRenderError("its parts are not written out")
    taken = {q.name for q in call.parameters} | (call.keywords or frozenset())
    given = {a.name for a in call.arguments}
    for part in made.arguments:
        if not part.name or part.name in given or part.name not in taken:
            raise CannotRenderError("not all of its parts are taken")
    text = scope.module.text
    inside = text[made.arguments[0].start : made.arguments[-1].end]
    if "#" in text[made.open : made.arguments[0].start] + text[made.arguments[-1].end : made.close]:
        raise CannotRenderError("a comment would be lost")
    callee = Edit(Span(path, made.func.start, made.func.end), "")
    edits = [Edit(Span(path, argument.start, argument.end), inside)]
    if statement is not None:
        edits += remove_statement(project.tables[path], Span(path, statement.start, statement.end))
    return (*edits, *unused.leftovers(project.tables, [callee]))


def _only(project: PythonProject, name: p.Name, scope: Scope) -> tuple[p.Expr, p.Stmt]:
    """The value of a variable that is used once, in the scope of its only assignment."""
    found = scope.find(name.id)
    if found is None or found[0] is not scope or len(found[1]) != 1:
        raise CannotRenderError("the object is made elsewhere")
    binding = found[1][0]
    table = project.tables[scope.module.path]
    uses = [n for n, _ in table.names if isinstance(n, p.Name) and n.id == name.id]
    statement = binding.node
    if len({use.start for use in uses}) != 1 or not isinstance(statement, p.Assign):
        raise CannotRenderError("the object is used elsewhere")
    if binding.value is None or binding.path or len(statement.targets) != 1:
        raise CannotRenderError("the object is made elsewhere")
    if binding.block != table.block_at(name.start):
        raise CannotRenderError("the object is made under a condition")
    read = {
        n.id: n for n in p.expressions(binding.value) if isinstance(n, p.Name) and scope.find(n.id)
    }
    if any(len(known[1]) > 1 for n in read if (known := scope.find(n)) is not None):
        raise CannotRenderError("what it is made from changes")
    return binding.value, statement
