"""Where a resource goes: the names that hold it, what they are handed to, and where that ends.

Only plain ways are followed: names with one value, attributes of ``self``, parameters, returns,
members of a tuple or a dict that is returned, imports between files. Whatever else a resource is
put into is an error, so that what is found is all there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, get_args

from fixiac import model
from fixiac import program as p
from fixiac.edits import Span
from fixiac.expressions import CannotRenderError
from fixiac.frontends.python.scopes import Binding, Scope, self_name
from fixiac.frontends.python.values import (
    Closure,
    Instance,
    LocalClass,
    LocalModule,
    Method,
    Symbol,
)
from fixiac.model import Resource

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject


@dataclass(frozen=True, slots=True)
class Variable:
    """A name of a scope: a local or global variable, a parameter, an imported name."""

    scope: Scope
    name: str


@dataclass(frozen=True, slots=True)
class Field:
    """An attribute that the methods of a class give ``self``."""

    cls: Scope
    name: str


Holder: TypeAlias = Variable | Field
_EXPRESSIONS = get_args(p.Expr)


@dataclass(frozen=True, slots=True)
class Spot:
    """An expression where it stands."""

    node: p.Expr
    scope: Scope

    @property
    def path(self) -> str:
        """The file."""
        return self.scope.module.path

    @property
    def span(self) -> Span:
        """The place of the expression."""
        return Span(self.path, self.node.start, self.node.end)


@dataclass(frozen=True, slots=True)
class Passed:
    """An argument that hands a resource to a parameter of a function of the program."""

    spot: Spot
    call: p.Call
    argument: p.Argument
    parameter: Variable


@dataclass(frozen=True, slots=True)
class Member:
    """A tuple or dict that holds a resource under ``key`` and is returned or named."""

    spot: Spot
    display: p.Array | p.Dict
    key: int | str


@dataclass(frozen=True, slots=True)
class Taken:
    """A place where a member of a tuple or dict is taken out again.

    ``spot`` is an unpacking target or a subscript, ``of`` the expression that it takes from.
    """

    spot: Spot
    display: p.Array | p.Dict
    of: p.Expr
    holder: Holder | None


@dataclass(slots=True)
class Trace:
    """What is known of one resource."""

    root: Holder | None = None
    mentions: dict[Holder, list[Spot]] = field(default_factory=dict)
    """Every use of each name that holds the resource itself."""
    held: dict[int, Holder] = field(default_factory=dict)
    """By id of an expression that is assigned whole: the name it is given."""
    passed: dict[int, Passed] = field(default_factory=dict)
    """By id of the argument's expression."""
    members: dict[int, Member] = field(default_factory=dict)
    """By id of the display."""
    taken: list[Taken] = field(default_factory=list)
    indexed: set[int] = field(default_factory=set)
    """By id: tuples from which something is taken by its position."""
    imported: dict[Variable, Variable] = field(default_factory=dict)
    """Names of other files, and the name each one imports."""
    ends: list[model.Ending] = field(default_factory=list)


class Tree:
    """The expression or statement around each expression of a project."""

    def __init__(self, project: PythonProject) -> None:
        self.around: dict[int, p.Expr | p.Stmt] = {}
        self.resources = {resource.id for resource in project.resources}
        for table in project.tables.values():
            for _, _, statement in table.statements:
                for head in p.heads(statement):
                    self._enter(head, statement)

    def _enter(self, node: p.Expr, parent: p.Expr | p.Stmt) -> None:
        self.around[id(node)] = parent
        for child in p.children(node):
            self._enter(child, node)
        if isinstance(node, p.Comprehension):
            for target in node.targets:
                self._enter(target, node)

    def parent(self, node: p.Expr) -> p.Expr | p.Stmt | None:
        """What holds ``node`` directly."""
        return self.around.get(id(node))

    def outwards(self, node: p.Expr) -> Iterator[p.Expr]:
        """``node`` and the expressions around it, up to its statement."""
        current: p.Expr | p.Stmt | None = node
        while isinstance(current, _EXPRESSIONS):
            yield current
            current = self.around.get(id(current))


class Tracer:
    """Follows one resource. Raises CannotRenderError where it gets lost."""

    def __init__(self, project: PythonProject, tree: Tree, resource: Resource) -> None:
        self.project = project
        self.evaluator = project.evaluator
        self.tree = tree
        self.resource = resource
        self.trace = Trace()
        self._seen: set[tuple[int, bool]] = set()
        self._derived: set[Holder] = set()
        self._members: set[tuple[int, int | str, bool]] = set()

    def run(self) -> Trace:
        """Everything about the resource."""
        call, scope = self._declaration()
        parent = self.tree.parent(call)
        if isinstance(parent, p.Assign) and parent.value is call and len(parent.targets) == 1:
            self.trace.root = self.holder(parent.targets[0], scope)
        if isinstance(parent, p.Evaluate):
            return self.trace
        self._follow(Spot(call, scope), True)
        return self.trace

    def _declaration(self) -> tuple[p.Call, Scope]:
        table = self.project.tables[self.resource.id.path]
        for call, scope, _ in table.calls:
            if (call.start, call.end) == (self.resource.id.start, self.resource.id.end):
                return call, scope
        raise CannotRenderError("its declaration is not found")

    # --- one step ---------------------------------------------------------------------------

    def _follow(self, spot: Spot, whole: bool) -> None:
        """Go on from an expression that is the resource or, if not ``whole``, made from it."""
        if (id(spot.node), whole) in self._seen:
            return
        self._seen.add((id(spot.node), whole))
        parent = self.tree.parent(spot.node)
        match parent:
            case p.Attr():
                self._attribute(parent, spot, whole)
            case p.Call():
                self._argument(parent, spot, whole)
            case p.Array() | p.Dict():
                self._element(parent, spot, whole)
            case p.Assign() if parent.value is spot.node and not parent.augmented:
                self._assigned(parent, spot, whole)
            case p.Return():
                for call in self._returned(spot):
                    self._follow(call, whole)
            case p.Evaluate():
                self._end(spot, "")
            case p.Text() | p.Binary():
                self._follow(Spot(parent, spot.scope), False)
            case p.Subscript() | p.Conditional() | p.Lambda() if not whole:
                scope = spot.scope
                if isinstance(parent, p.Lambda) and scope.parent is not None:
                    scope = scope.parent
                self._follow(Spot(parent, scope), False)
            case _:
                raise self._lost(spot)

    def _lost(self, spot: Spot) -> CannotRenderError:
        line = spot.scope.module.text.count("\n", 0, spot.node.start) + 1
        return CannotRenderError(f"where it goes from line {line} of {spot.path} is not followed")

    def _attribute(self, parent: p.Attr, spot: Spot, whole: bool) -> None:
        outer = self.tree.parent(parent)
        if isinstance(outer, p.Call) and outer.func is parent:
            if whole:
                self._end(Spot(outer, spot.scope), parent.name)
            else:
                self._follow(Spot(outer, spot.scope), False)
            return
        self._follow(Spot(parent, spot.scope), False)

    def _argument(self, call: p.Call, spot: Spot, whole: bool) -> None:
        argument = next((a for a in call.arguments if a.value is spot.node), None)
        if argument is None:
            raise self._lost(spot)
        callee = self.evaluator.follow(call.func, spot.scope)
        if isinstance(callee, Symbol):
            if self._resource_at(call, spot.path) is None:
                self._follow(Spot(call, spot.scope), False)
            else:
                self._end(spot, "")
        elif isinstance(callee, Method) and isinstance(callee.base, model.Reference):
            self._end(spot, "", callee.base.target)
        elif isinstance(callee, (Closure, LocalClass)):
            self._pass(call, argument, callee, spot, whole)
        elif isinstance(call.func, p.Attr) and call.func.name == "register_outputs":
            self._end(spot, "", callee="pulumi.ComponentResource.register_outputs")
        elif not whole and isinstance(callee, Method):
            self._follow(Spot(call, spot.scope), False)
        else:
            raise self._lost(spot)

    def _pass(
        self,
        call: p.Call,
        argument: p.Argument,
        callee: Closure | LocalClass,
        spot: Spot,
        whole: bool,
    ) -> None:
        inner = self._called(callee)
        parameter = None if inner is None else parameter_of(inner, call, argument)
        if inner is None or parameter is None:
            raise self._lost(spot)
        holder = Variable(inner, parameter)
        if whole:
            self.trace.passed[id(spot.node)] = Passed(spot, call, argument, holder)
        self._hold(holder, whole)

    def _called(self, callee: Closure | LocalClass) -> Scope | None:
        scopes = self.project.tables[callee.scope.module.path].scopes
        if isinstance(callee, Closure):
            return scopes.get(id(callee.node))
        made = callee.scope.bindings.get("__init__", [])
        return scopes.get(id(made[0].node)) if len(made) == 1 else None

    def _element(self, display: p.Array | p.Dict, spot: Spot, whole: bool) -> None:
        key = self._key_of(display, spot)
        top: p.Expr = display
        parent = self.tree.parent(top)
        depth = 1
        while isinstance(parent, (p.Array, p.Dict)):
            top, parent, depth = parent, self.tree.parent(parent), depth + 1
        if isinstance(parent, p.Call):
            callee = self.evaluator.follow(parent.func, spot.scope)
            if not isinstance(callee, (Closure, LocalClass)):
                self._argument(parent, Spot(top, spot.scope), False)
                return
        if not whole and not isinstance(display, p.Array):
            self._follow(Spot(top, spot.scope), False)
            return
        if key is None or depth > 1:
            raise self._lost(spot)
        if whole:
            self.trace.members[id(display)] = Member(spot, display, key)
        self._carry(Spot(display, spot.scope), display, key, whole)

    def _key_of(self, display: p.Array | p.Dict, spot: Spot) -> int | str | None:
        """The index or the literal key under which a display holds an expression."""
        if isinstance(display, p.Array):
            if display.kind == "set" or any(element.star for element in display.elements):
                return None
            return next(i for i, e in enumerate(display.elements) if e.value is spot.node)
        pair = next((q for q in display.pairs if q.value is spot.node), None)
        if pair is None or pair.key is None or any(q.key is None for q in display.pairs):
            return None
        return model.text_of(self.evaluator.value(pair.key, spot.scope))

    def _assigned(self, assign: p.Assign, spot: Spot, whole: bool) -> None:
        for target in assign.targets:
            holder = self.holder(target, spot.scope)
            if holder is None:
                raise self._lost(spot)
            if whole and len(assign.targets) == 1:
                self.trace.held[id(spot.node)] = holder
            self._hold(holder, whole)

    def holder(self, target: p.Expr, scope: Scope) -> Holder | None:
        """The name that an assignment to ``target`` gives a value, if it is a plain one."""
        if isinstance(target, p.Name):
            found = scope.find(target.id)
            return None if found is None else Variable(found[0], target.id)
        if isinstance(target, p.Attr) and isinstance(target.base, p.Name):
            owner, method = scope.owner(), scope.method()
            if owner is not None and method is not None and self_name(method) == target.base.id:
                return Field(owner, target.name)
        return None

    def _end(self, spot: Spot, method: str, consumer: Span | None = None, callee: str = "") -> None:
        """A use that goes no further. ``method`` is what is called on the resource itself."""
        for node in self.tree.outwards(spot.node):
            if isinstance(node, p.Call):
                found = self.evaluator.follow(node.func, spot.scope)
                if isinstance(found, Symbol):
                    callee = found.qualified
                if consumer is None:
                    consumer = self._resource_at(node, spot.path)
        self.trace.ends.append(model.Ending(spot.span, method, consumer, callee))

    def _resource_at(self, call: p.Call, path: str) -> Span | None:
        span = Span(path, call.start, call.end)
        return span if span in self.tree.resources else None

    # --- members of tuples and dicts --------------------------------------------------------

    def _carry(self, spot: Spot, display: p.Array | p.Dict, key: int | str, whole: bool) -> None:
        """Go on from an expression whose member ``key`` is the resource."""
        if (id(spot.node), key, whole) in self._members:
            return
        self._members.add((id(spot.node), key, whole))
        parent = self.tree.parent(spot.node)
        match parent:
            case p.Return():
                for call in self._returned(spot):
                    self._carry(call, display, key, whole)
            case p.Assign() if parent.value is spot.node and len(parent.targets) == 1:
                self._unpack(parent.targets[0], spot, display, key, whole)
            case p.Subscript() if parent.base is spot.node:
                index = parent.index
                value = None if index is None else self.evaluator.value(index, spot.scope)
                if not isinstance(value, model.Scalar):
                    raise self._lost(spot)
                if whole and isinstance(key, int):
                    self.trace.indexed.add(id(display))
                if value.value == key:
                    taken = Spot(parent, spot.scope)
                    if whole:
                        self.trace.taken.append(Taken(taken, display, spot.node, None))
                    self._follow(taken, whole)
            case _:
                raise self._lost(spot)

    def _unpack(
        self,
        target: p.Expr,
        spot: Spot,
        display: p.Array | p.Dict,
        key: int | str,
        whole: bool,
    ) -> None:
        if isinstance(target, p.Array) and isinstance(key, int):
            if any(element.star for element in target.elements) or key >= len(target.elements):
                raise self._lost(spot)
            node = target.elements[key].value
            holder = self.holder(node, spot.scope)
            if holder is None:
                raise self._lost(spot)
            if whole:
                self.trace.taken.append(Taken(Spot(node, spot.scope), display, spot.node, holder))
            self._hold(holder, whole)
            return
        named = self.holder(target, spot.scope)
        if named is None:
            raise self._lost(spot)
        for mention in self.mentions(named):
            self._carry(mention, display, key, whole)

    # --- names ------------------------------------------------------------------------------

    def _hold(self, holder: Holder, whole: bool) -> None:
        if whole and holder in self.trace.mentions:
            return
        if not whole and holder in self._derived:
            return
        if whole:
            self.trace.mentions[holder] = []
        else:
            self._derived.add(holder)
        found = list(self.mentions(holder))
        if whole:
            self.trace.mentions[holder] = found
        for spot in found:
            self._follow(spot, whole)
        if isinstance(holder, Variable) and holder.scope.kind == "module":
            for other in self.imports(holder):
                if whole:
                    self.trace.imported[other] = holder
                self._hold(other, whole)

    def mentions(self, holder: Holder) -> Iterator[Spot]:
        """Every use of a name. Raises CannotRenderError if there may be more."""
        if isinstance(holder, Field):
            yield from self._field_mentions(holder)
            return
        bindings = holder.scope.bindings.get(holder.name, [])
        if len(bindings) != 1 or holder.scope.kind == "class":
            raise CannotRenderError(f"{holder.name} is given more than one value")
        if holder.scope.kind == "module":
            yield from self._outer_mentions(holder)
        for node, scope in self.project.tables[holder.scope.module.path].names:
            if isinstance(node, p.Name) and node.id == holder.name:
                found = scope.find(node.id)
                if found is not None and found[0] is holder.scope:
                    yield Spot(node, scope)

    def _outer_mentions(self, holder: Variable) -> Iterator[Spot]:
        """Uses of a name of a file as an attribute of that file."""
        path = holder.scope.module.path
        stem = path.rpartition("/")[2].removesuffix(".py")
        if "__all__" in holder.scope.bindings:
            raise CannotRenderError(f"{path} says by name what it offers")
        for table in self.project.tables.values():
            for statement in p.statements(table.module.body):
                if isinstance(statement, p.ImportFrom) and statement.star:
                    module = self.evaluator.module(statement.module, statement.level, table.root)
                    if module is not None and module.scope is holder.scope:
                        raise CannotRenderError(f"{table.module.path} imports all names of {path}")
            for node, scope in table.names:
                if isinstance(node, p.Attr) and node.name == holder.name:
                    base = self.evaluator.follow(node.base, scope)
                    if isinstance(base, LocalModule) and base.scope is holder.scope:
                        yield Spot(node, scope)
                    elif isinstance(base, Symbol) and base.qualified.split(".")[-1] == stem:
                        raise self._lost(Spot(node, scope))

    def _field_mentions(self, holder: Field) -> Iterator[Spot]:
        if len(holder.cls.attributes.get(holder.name, [])) != 1:
            raise CannotRenderError(f"self.{holder.name} is given more than one value")
        for table in self.project.tables.values():
            for node, scope in table.names:
                if not isinstance(node, p.Attr) or node.name != holder.name:
                    continue
                base = self.evaluator.follow(node.base, scope)
                if isinstance(base, Instance):
                    if holder.cls in self._lineage(base.cls):
                        yield Spot(node, scope)
                elif isinstance(base, (model.Opaque, LocalClass)):
                    raise self._lost(Spot(node, scope))

    def _lineage(self, cls: LocalClass, depth: int = 0) -> Iterator[Scope]:
        yield cls.scope
        for base in cls.node.bases:
            parent = self.evaluator.follow(base.value, cls.scope.parent or cls.scope)
            if isinstance(parent, LocalClass) and depth < 10:
                yield from self._lineage(parent, depth + 1)

    def imports(self, holder: Variable) -> Iterator[Variable]:
        """The names by which other files import a name."""
        for table in self.project.tables.values():
            for scope in (table.root, *table.ordered):
                for name, bindings in scope.bindings.items():
                    for binding in bindings:
                        if self._imported(binding, holder):
                            yield Variable(scope, name)

    def _imported(self, binding: Binding, holder: Variable) -> bool:
        if binding.kind != "from" or not isinstance(binding.node, p.ImportFrom):
            return False
        if binding.node.names[binding.path[0]].name != holder.name:
            return False
        module = self.evaluator.module(binding.node.module, binding.node.level, binding.scope)
        return module is not None and module.scope is holder.scope

    # --- functions --------------------------------------------------------------------------

    def _returned(self, spot: Spot) -> Iterator[Spot]:
        """The calls of the function that returns ``spot``, if they are all seen."""
        inner = spot.scope.function()
        function = inner.node
        if not isinstance(function, p.Function) or function.decorators or function.asynchronous:
            raise self._lost(spot)
        returns = [s for s in p.statements(function.body) if isinstance(s, p.Return)]
        calls = self.calls(inner)
        if len(returns) != 1 or not calls:
            raise CannotRenderError(f"who calls {function.name}() is not seen")
        yield from calls

    def calls(self, inner: Scope) -> list[Spot]:
        """Every call of a function; empty when it may be called elsewhere too."""
        function = inner.node
        if not isinstance(function, p.Function):
            return []
        found = [Spot(call, where) for call, where in self.evaluator.calls.of(inner)]
        known = {id(spot.node.func) for spot in found if isinstance(spot.node, p.Call)}
        name = function.name
        if name == "__init__":
            return found
        for table in self.project.tables.values():
            for node, scope in table.names:
                written = node.id if isinstance(node, p.Name) else node.name
                if written == name and id(node) not in known and self._may_be(node, scope, inner):
                    return []
        return found

    def _may_be(self, node: p.Name | p.Attr, scope: Scope, inner: Scope) -> bool:
        """Whether a name that is not called may stand for the function."""
        value = self.evaluator.follow(node, scope)
        if isinstance(value, Closure):
            return value.node is inner.node
        return isinstance(value, model.Opaque) and isinstance(node, p.Attr)


def parameter_of(inner: Scope, call: p.Call, argument: p.Argument) -> str | None:
    """The parameter of ``inner`` that an argument of ``call`` is given to."""
    node = inner.node
    if not isinstance(node, p.Function) or any(a.star for a in call.arguments) or argument.star:
        return None
    parameters = list(node.parameters)
    if inner.parent is not None and inner.parent.kind == "class" and self_name(inner):
        parameters = parameters[1:]
    if argument.name:
        named = [q.name for q in parameters if q.name == argument.name and not q.star]
        return named[0] if named else None
    positional = [q for q in parameters if not q.star and not q.keyword_only]
    index = [a for a in call.arguments if not a.name].index(argument)
    return positional[index].name if index < len(positional) else None
