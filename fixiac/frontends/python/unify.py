"""Letting one resource stand for another, with all that was there for the other's sake alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from fixiac import model
from fixiac import program as p
from fixiac.edits import Edit, Item, Span, remove_item
from fixiac.expressions import CannotRenderError
from fixiac.frontends.python.flow import Field, Holder, Spot, Taken, Trace, Tracer, Tree, Variable
from fixiac.frontends.python.removal import remove_statement
from fixiac.frontends.python.scopes import Binding, Scope, Table, self_name
from fixiac.frontends.python.sdk import METHODS
from fixiac.frontends.python.unused import leftovers
from fixiac.frontends.python.values import Closure, Instance, LocalClass, Method, Symbol
from fixiac.model import Resource

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject

_OF_TEXT = METHODS | {"get", "join", "lower", "replace", "require", "strip", "upper"}
"""Methods that change nothing."""


def endings(project: PythonProject, resource: Resource) -> tuple[model.Ending, ...]:
    """Every place where the use of a resource ends. Raises CannotRenderError."""
    return tuple(Tracer(project, project.tree, resource).run().ends)


def unify(
    project: PythonProject, old: Resource, kept: Resource, beside: Iterable[Edit] = ()
) -> tuple[Edit, ...]:
    """Edits that take out ``old`` and make each use of it one of ``kept``.

    Names, attributes, members of tuples, parameters, imports and values that only ``old`` needed go
    too. ``beside`` are the other edits of the same fix: what they remove is not touched, what they
    write stays known. Raises CannotRenderError.
    """
    return _Unification(project, old, kept, tuple(beside)).run()


class _Unification:
    def __init__(
        self, project: PythonProject, old: Resource, kept: Resource, beside: tuple[Edit, ...]
    ) -> None:
        self.project = project
        self.tree: Tree = project.tree
        self.old, self.kept = old, kept
        self.beside = beside
        self.tracer = Tracer(project, self.tree, old)
        self.theirs: Trace = Tracer(project, self.tree, kept).run()
        self.ours: Trace = self.tracer.run()
        self.edits: list[Edit] = []
        self.left: tuple[Edit, ...] = ()
        """What takes out imports and constants that nothing reads any more."""
        self.done: set[int] = set()

    def run(self) -> tuple[Edit, ...]:
        """All edits."""
        self._same_place()
        self.edits += remove_statement(self._table(self.old.id.path), self.old.statement)
        if self.ours.root is not None:
            self._abandon(self.ours.root, self.theirs.root)
        known = -1
        while known != len(self.edits):
            known = len(self.edits)
            self.left = leftovers(self.project.tables, (*self.edits, *self.beside))
            self._drop_values()
        return tuple(dict.fromkeys((*self.edits, *self.left)))

    def _table(self, path: str) -> Table:
        return self.project.tables[path]

    # --- where the two stand ----------------------------------------------------------------

    def _same_place(self) -> None:
        """Raise CannotRenderError unless the kept one is there wherever the other one is used."""
        old, kept = self.old, self.kept
        if not (old.sole and len(old.bound) <= 1):
            raise CannotRenderError("its declaration is a part of something larger")
        if len(kept.bound) != 1 or self.theirs.root is None:
            raise CannotRenderError("the one that would be kept has no name in the program")
        table = self._table(old.id.path)
        here = table.scope_at(old.id.start)
        if old.id.path != kept.id.path or here is not table.scope_at(kept.id.start):
            raise CannotRenderError("the two are made in different places of the program")
        mine, other = table.block_at(old.id.start), table.block_at(kept.id.start)
        if not table.within(mine, other):
            raise CannotRenderError("the one that would be kept is not always made")
        if kept.id.start > old.id.start and (mine != other or self._used_early()):
            raise CannotRenderError("it is used before the one that would be kept is made")

    def _used_early(self) -> bool:
        """Whether the removed key may be used before the kept one, which comes later, is made."""
        return self._used_between(self.old.id.path, self.old.statement.end, self.kept.statement.end)

    def _used_between(self, path: str, start: int, end: int) -> bool:
        """Whether a use of the removed key, or a call that may lead to one, is in a range."""
        spots = [spot for found in self.ours.mentions.values() for spot in found]
        if any(s.path == path and start <= s.node.start < end for s in spots):
            return True
        for call, scope, _ in self._table(path).calls:
            if start <= call.start < end:
                callee = self.project.evaluator.follow(call.func, scope)
                if isinstance(callee, (Closure, LocalClass)):
                    return True
        return False

    # --- names ------------------------------------------------------------------------------

    def _abandon(self, holder: Holder, instead: Holder | None) -> None:
        """Let every use of a name be one of ``instead``, or of another name of the kept one."""
        for spot in self.ours.mentions.get(holder, ()):
            self._redirect(spot, holder, instead)
        for other, imported in self.ours.imported.items():
            if imported == holder:
                self._reimport(other, instead)

    def _redirect(self, spot: Spot, holder: Holder, instead: Holder | None) -> None:
        """Let one use be one of the kept resource, or take out what would be there twice."""
        if id(spot.node) in self.done or self._goes(spot.span):
            return
        self.done.add(id(spot.node))
        if self._drop_assignment(spot) or self._drop_member(spot) or self._drop_argument(spot):
            return
        self.edits.append(self._renamed(spot, holder, instead))

    def _goes(self, span: Span) -> bool:
        """Whether an edit of the fix takes the place out."""
        return any(
            e.removes and e.span.contains(span) for e in (*self.beside, *self.edits, *self.left)
        )

    def _renamed(self, spot: Spot, holder: Holder, instead: Holder | None) -> Edit:
        node = spot.node
        if isinstance(node, p.Attr) and instead is not None and _alike(holder, instead):
            return Edit(Span(spot.path, node.name_start, node.end), instead.name)
        name = None if instead is None else self._name(instead, spot.scope)
        if name is not None:
            return Edit(spot.span, name)
        for other in self.theirs.mentions:
            if isinstance(other, Variable) and self._made_before(other, spot):
                return Edit(spot.span, other.name)
        raise CannotRenderError("the one that would be kept has no name where this one is used")

    def _made_before(self, holder: Variable, spot: Spot) -> bool:
        """Whether a name of the same function certainly has its value at a place."""
        binding = holder.scope.bindings[holder.name][0]
        table = self._table(spot.path)
        return (
            holder.scope is spot.scope
            and binding.after <= spot.node.start
            and (
                binding.kind == "parameter"
                or table.within(table.block_at(spot.node.start), binding.block)
            )
        )

    def _name(self, holder: Holder, scope: Scope) -> str | None:
        """How a name is written in a scope, or None where it is not known."""
        if isinstance(holder, Variable):
            found = scope.find(holder.name)
            return holder.name if found is not None and found[0] is holder.scope else None
        method = scope.method()
        if method is None or scope.owner() is not holder.cls or not self_name(method):
            return None
        return f"{self_name(method)}.{holder.name}"

    def _reimport(self, other: Variable, instead: Holder | None) -> None:
        """Let another file import the kept name instead of the one that goes."""
        if not isinstance(instead, Variable):
            raise CannotRenderError("another file imports its name")
        twin = next(
            (
                v
                for v, of in self.theirs.imported.items()
                if of == instead and v.scope is other.scope
            ),
            None,
        )
        binding = other.scope.bindings[other.name][0]
        assert isinstance(binding.node, p.ImportFrom)
        node, index = binding.node, binding.path[0]
        path = other.scope.module.path
        if twin is not None:
            self.edits += remove_item(
                path, other.scope.module.text, (node.open, node.close), p.items(node.names), index
            )
            self._abandon(other, twin)
            return
        alias = node.names[index]
        if other.scope.find(instead.name) is not None:
            raise CannotRenderError(f"the name {instead.name} is taken in another file")
        end = alias.start + len(alias.name)
        self.edits.append(Edit(Span(path, alias.start, end), instead.name))
        if not alias.alias:
            for spot in self.ours.mentions.get(other, ()):
                self.edits.append(Edit(spot.span, instead.name))

    # --- what would be there twice ----------------------------------------------------------

    def _drop_assignment(self, spot: Spot) -> bool:
        """``self.logs_key = logs_key`` beside ``self.trail_key = trail_key`` goes."""
        holder = self.ours.held.get(id(spot.node))
        if not isinstance(holder, Field):
            return False
        for node, scope in self._table(spot.path).names:
            twin = self.theirs.held.get(id(node))
            if not isinstance(twin, Field) or twin.cls is not holder.cls:
                continue
            if scope is spot.scope and self._set_in_time(spot, node):
                self._remove_around(spot)
                self._abandon(holder, twin)
                return True
        return False

    def _set_in_time(self, spot: Spot, other: p.Expr) -> bool:
        """Whether what ``other`` sets is set whenever what is set at ``spot`` is used."""
        table = self._table(spot.path)
        if table.block_at(other.start) != table.block_at(spot.node.start):
            return False
        return other.start < spot.node.start or not self._used_between(
            spot.path, spot.node.end, other.start
        )

    def _remove_around(self, spot: Spot) -> None:
        table = self._table(spot.path)
        statement = table.statement_at(spot.node.start)
        assert statement is not None
        where = Span(spot.path, statement.start, statement.end)
        self.edits += remove_statement(table, where)

    def _drop_member(self, spot: Spot) -> bool:
        """A member of a returned tuple or dict, or of a list, that is there already goes."""
        display = self.tree.parent(spot.node)
        if not isinstance(display, (p.Array, p.Dict)):
            return False
        ours, theirs = self.ours.members.get(id(display)), self.theirs.members.get(id(display))
        if ours is None:
            return self._drop_from_list(spot, display)
        if theirs is None:
            return False
        if id(display) in self.ours.indexed:
            raise CannotRenderError("a tuple that holds it is read by position")
        self._take_out(spot.path, display, ours.key)
        self._shorten_annotation(spot, display, ours.key)
        for taken in (t for t in self.ours.taken if t.display is display):
            twin = next(
                (t for t in self.theirs.taken if t.display is display and t.of is taken.of), None
            )
            self._drop_taken(taken, twin, ours.key, theirs.key)
        return True

    def _drop_taken(
        self,
        taken: Taken,
        twin: Taken | None,
        key: int | str,
        other: int | str,
    ) -> None:
        node = taken.spot.node
        if isinstance(node, p.Subscript):
            index = node.index
            if isinstance(key, int) or not (isinstance(index, p.Text) and len(index.tokens) == 1):
                raise CannotRenderError("it is taken out by what is not a literal")
            token = index.tokens[0]
            start = token.start + len(token.prefix) + len(token.quote)
            place = Span(taken.spot.path, start, token.end - len(token.quote))
            self.edits.append(Edit(place, str(other)))
            return
        if twin is None or twin.holder is None or taken.holder is None:
            raise CannotRenderError("it is taken from a tuple in a way that is not followed")
        target = self._target(taken)
        self._take_out(taken.spot.path, target, key)
        self._abandon(taken.holder, twin.holder)

    def _target(self, taken: Taken) -> p.Array:
        statement = self._table(taken.spot.path).statement_at(taken.spot.node.start)
        if isinstance(statement, p.Assign) and isinstance(statement.targets[0], p.Array):
            return statement.targets[0]
        raise CannotRenderError("it is taken from a tuple in a way that is not followed")

    def _take_out(self, path: str, display: p.Array | p.Dict, key: int | str) -> None:
        """Take a member out of a display; of two members of a tuple, the other one is left bare."""
        source = self._table(path).module.text
        inner = (display.open, display.close)
        if isinstance(display, p.Dict):
            ours = self.ours.members[id(display)].spot.node
            index = next(i for i, q in enumerate(display.pairs) if q.value is ours)
            self.edits += remove_item(path, source, inner, p.items(display.pairs), index)
            return
        assert isinstance(key, int)
        if display.kind == "tuple" and len(display.elements) == 2:
            rest = display.elements[1 - key]
            for start, end in ((display.start, rest.start), (rest.end, display.end)):
                if start != end:
                    self.edits.append(Edit(Span(path, start, end), ""))
            return
        self.edits += remove_item(path, source, inner, p.items(display.elements), key)

    def _shorten_annotation(self, spot: Spot, display: p.Array | p.Dict, key: int | str) -> None:
        """``-> tuple[Key, Key, Key]`` says one less."""
        function = spot.scope.function().node
        note = function.returns if isinstance(function, p.Function) else None
        if not (isinstance(note, p.Subscript) and isinstance(display, p.Array)):
            return
        members = note.others
        if len(members) != len(display.elements) or not isinstance(key, int):
            return
        path = spot.path
        if len(members) == 2:
            rest = members[1 - key]
            self.edits.append(Edit(Span(path, note.start, rest.start), ""))
            self.edits.append(Edit(Span(path, rest.end, note.end), ""))
        elif key:
            self.edits.append(Edit(Span(path, members[key - 1].end, members[key].end), ""))
        else:
            self.edits.append(Edit(Span(path, members[0].start, members[1].start), ""))

    def _drop_from_list(self, spot: Spot, display: p.Array | p.Dict) -> bool:
        """``depends_on=[logs_key, trail_key]`` names the kept one already."""
        if not isinstance(display, p.Array) or display.kind != "list":
            return False
        nodes = {id(s.node) for found in self.theirs.mentions.values() for s in found}
        if not any(id(element.value) in nodes for element in display.elements):
            return False
        index = next(i for i, e in enumerate(display.elements) if e.value is spot.node)
        source = self._table(spot.path).module.text
        self.edits += remove_item(
            spot.path, source, (display.open, display.close), p.items(display.elements), index
        )
        return True

    def _drop_argument(self, spot: Spot) -> bool:
        """An argument goes when the function is given the kept one by another parameter."""
        passed = self.ours.passed.get(id(spot.node))
        if passed is None:
            return False
        inner = passed.parameter.scope
        calls = self.tracer.calls(inner)
        twins = {q.parameter for q in self.theirs.passed.values() if q.parameter.scope is inner}
        mine = [q for q in self.ours.passed.values() if q.parameter == passed.parameter]
        function = inner.node
        if not isinstance(function, p.Function) or len(mine) != len(calls) or not calls:
            return False
        twin = next(
            (t for t in sorted(twins, key=lambda t: t.name) if self._always(t, calls)), None
        )
        if twin is None:
            return False
        for one in mine:
            self.done.add(id(one.spot.node))
            index = one.call.arguments.index(one.argument)
            self.edits += remove_item(
                one.spot.path,
                one.spot.scope.module.text,
                (one.call.open, one.call.close),
                p.items(one.call.arguments),
                index,
            )
        self.edits += self._drop_parameter(function, inner, passed.parameter.name)
        self._abandon(passed.parameter, twin)
        return True

    def _always(self, parameter: Variable, calls: list[Spot]) -> bool:
        """Whether every call gives the kept resource to a parameter."""
        given = [q for q in self.theirs.passed.values() if q.parameter == parameter]
        return {id(q.call) for q in given} == {id(spot.node) for spot in calls}

    def _drop_parameter(self, function: p.Function, inner: Scope, name: str) -> tuple[Edit, ...]:
        parameters = function.parameters
        index = next(i for i, q in enumerate(parameters) if q.name == name)
        path, source = inner.module.path, inner.module.text
        items = []
        for number, parameter in enumerate(parameters):
            until = parameters[number + 1].start if number + 1 < len(parameters) else function.close
            comma = source.find(",", parameter.end, until)
            items.append(Item(parameter.start, parameter.end, comma if comma >= 0 else None))
        return remove_item(path, source, (function.open, function.close), items, index)

    # --- values that only the removed one had -----------------------------------------------

    def _drop_values(self) -> None:
        """Take out what defines a value that only the text reads which goes."""
        gone = [e.span for e in (*self.edits, *self.left) if e.removes]
        for path, table in self.project.tables.items():
            for node, scope in table.names:
                span = Span(path, node.start, node.end)
                if any(other.contains(span) for other in gone):
                    definition = self._definition(node, scope)
                    if definition is not None:
                        where, table_ = definition
                        self.edits += remove_statement(table_, where)

    def _definition(self, node: p.Name | p.Attr, scope: Scope) -> tuple[Span, Table] | None:
        """The statement that defines what a name stands for, if nothing that stays reads it."""
        binding, cls = self._binding(node, scope)
        if binding is None:
            return None
        statement = binding.node
        holder: Holder | None = None
        table = self._table(binding.scope.module.path)
        if binding.block in table.branches:
            return None
        if isinstance(statement, p.Function) and not statement.decorators:
            holder = Variable(binding.scope, statement.name) if cls is None else None
            name = statement.name
        elif isinstance(statement, p.Assign) and len(statement.targets) == 1:
            if statement.value is None or not self._idle(statement.value, binding.scope):
                return None
            holder = self.tracer.holder(statement.targets[0], binding.scope)
            if holder is None:
                return None
            name = holder.name
        else:
            return None
        where = Span(table.module.path, statement.start, statement.end)
        if self._goes(where) or any(where.contains(other) for other in self.tree.resources):
            return None
        return (where, table) if self._unread(holder, name) else None

    def _binding(self, node: p.Name | p.Attr, scope: Scope) -> tuple[Binding | None, Scope | None]:
        """What gives a name its value, and the class whose name it is, if it is one of ``self``."""
        if isinstance(node, p.Name):
            found = scope.find(node.id)
            bindings = found[1] if found is not None else []
            if len(bindings) == 1 and bindings[0].kind == "from":
                return self._imported(bindings[0]), None
            return (bindings[0] if len(bindings) == 1 else None), None
        base = self.project.evaluator.follow(node.base, scope)
        if not isinstance(base, Instance):
            return None, None
        cls = base.cls.scope
        bindings = [*cls.attributes.get(node.name, ()), *cls.bindings.get(node.name, ())]
        return (bindings[0] if len(bindings) == 1 else None), cls

    def _imported(self, binding: Binding) -> Binding | None:
        """What another file of the program binds under the name that an import takes from it."""
        assert isinstance(binding.node, p.ImportFrom)
        module = self.project.evaluator.module(
            binding.node.module, binding.node.level, binding.scope
        )
        if module is None:
            return None
        bindings = module.scope.bindings.get(binding.node.names[binding.path[0]].name, [])
        return bindings[0] if len(bindings) == 1 else None

    def _idle(self, value: p.Expr, scope: Scope, depth: int = 0) -> bool:
        """Whether nothing but look-ups and functions of text make a value."""
        for node in p.expressions(value):
            if isinstance(node, p.Other):
                return False
            if isinstance(node, p.Call):
                callee = self.project.evaluator.follow(node.func, scope)
                if isinstance(callee, Closure):
                    if depth > 5 or not self._makes_nothing(callee, depth + 1):
                        return False
                elif isinstance(callee, Method):
                    if callee.name not in _OF_TEXT:
                        return False
                elif not isinstance(callee, Symbol):
                    return False
        return True

    def _makes_nothing(self, closure: Closure, depth: int) -> bool:
        """Whether a function does no more than give a value."""
        path = closure.scope.module.path
        where = Span(path, closure.node.start, closure.node.end)
        if any(where.contains(resource) for resource in self.tree.resources):
            return False
        table = self._table(path)
        inner = table.scopes[id(closure.node)]
        if isinstance(closure.node, p.Lambda):
            return self._idle(closure.node.body, inner, depth)
        return all(
            isinstance(s, (p.Return, p.Assign)) or _is_docstring(s)
            for s in p.statements(closure.node.body)
        ) and all(
            self._idle(head, inner, depth)
            for s in p.statements(closure.node.body)
            for head in p.heads(s)
        )

    def _unread(self, holder: Holder | None, name: str) -> bool:
        """Whether what a statement defines is read only where the text goes."""
        if any(name in re.findall(r"\w+", e.text) for e in (*self.edits, *self.beside)):
            return False
        try:
            spans = list(self._reads(holder, name))
        except CannotRenderError:
            return False
        return bool(spans) and all(map(self._goes, spans))

    def _reads(self, holder: Holder | None, name: str) -> Iterator[Span]:
        """Every place that reads a name; of a method, every place that may."""
        if holder is None:
            for path, table in self.project.tables.items():
                for node, _ in table.names:
                    if isinstance(node, p.Attr) and node.name == name:
                        yield Span(path, node.start, node.end)
            return
        for spot in self.tracer.mentions(holder):
            yield spot.span
        if isinstance(holder, Variable) and holder.scope.kind == "module":
            for other in self.tracer.imports(holder):
                binding = other.scope.bindings[other.name][0]
                assert isinstance(binding.node, p.ImportFrom)
                alias = binding.node.names[binding.path[0]]
                yield Span(other.scope.module.path, alias.start, alias.end)
                yield from self._reads(other, other.name)


def _is_docstring(statement: p.Stmt) -> bool:
    return isinstance(statement, p.Evaluate) and isinstance(statement.value, p.Text)


def _alike(one: Holder, other: Holder) -> bool:
    """Whether two names are attributes of the same thing: an object, or a file."""
    if isinstance(one, Field) and isinstance(other, Field):
        return one.cls is other.cls
    return isinstance(one, Variable) and isinstance(other, Variable) and one.scope is other.scope
