"""Attributes that the classes of a program set: every use of one, and another name for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fixiac import program as p
from fixiac.calls import AttributeUse
from fixiac.edits import Edit, Span
from fixiac.expressions import CannotRenderError
from fixiac.frontends.python.scopes import Binding, Scope, Table, self_name
from fixiac.frontends.python.typed.known import Own
from fixiac.frontends.python.values import VIEW, LocalClass, LocalModule, Made
from fixiac.frontends.python.values import Symbol as Imported
from fixiac.model import Opaque
from fixiac.schemas import Symbol

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject

_BY_NAME = frozenset({"getattr", "hasattr", "setattr", "delattr"})
_WHOLE = frozenset({"vars", "__dict__", "__slots__", "__getattr__", "__getattribute__"})
_DEPTH = 20


@dataclass(frozen=True, slots=True)
class _Found:
    """One ``X.name`` of the program."""

    node: p.Attr
    scope: Scope
    table: Table
    statement: p.Stmt
    written: bool
    """Whether the statement sets it and does nothing else with it."""


class Classes:
    """The attributes of the objects of a program's classes."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project
        self._named: dict[str, list[_Found]] = {}

    def renamed(self, use: AttributeUse, name: str) -> tuple[Edit, ...]:
        """Edits that give an attribute that the program sets another name, wherever it is used.

        Uses that come before it is set mean what the class inherits, and stay. Raises
        CannotRenderError unless every use is followed and the name is free.
        """
        return _Renaming(self, use, name).edits()

    def named(self, name: str) -> list[_Found]:
        """Every attribute use of that name in the program, whatever it is of."""
        if not self._named:
            for table in self.project.tables.values():
                for statement in p.statements(table.module.body):
                    self._collect(table, statement)
        return self._named.get(name, [])

    def _collect(self, table: Table, statement: p.Stmt) -> None:
        targets: set[int] = set()
        if isinstance(statement, p.Assign) and not statement.augmented:
            targets = {id(t) for target in statement.targets for t in _targets(target)}
        for head in p.heads(statement):
            for node in p.expressions(head):
                if isinstance(node, p.Attr):
                    scope = table.scope_at(node.start)
                    found = _Found(node, scope, table, statement, id(node) in targets)
                    self._named.setdefault(node.name, []).append(found)

    def ancestry(self, cls: LocalClass) -> list[LocalClass | Symbol] | None:
        """A class and what it extends, the nearest first; None if that is not known."""
        return self.project.typing.ancestry(cls)

    def all(self) -> Iterator[LocalClass]:
        """Every class of the program."""
        for table in self.project.tables.values():
            for scope in table.ordered:
                if isinstance(scope.node, p.Class):
                    yield LocalClass(scope.node, scope)


class _Renaming:
    def __init__(self, classes: Classes, use: AttributeUse, name: str) -> None:
        self.classes = classes
        self.typing = classes.project.typing
        self.evaluator = classes.project.evaluator
        self.old, self.new = use.name, name
        first = next(
            f
            for f in classes.named(use.name)
            if f.table.module.path == use.span.path and f.node.start == use.span.start
        )
        base = self.typing.of(first.node.base, first.scope)
        if not isinstance(base, Own):
            raise CannotRenderError("its object is of no class of the program")
        self.family = self._family(base.cls)
        self.setters = [c for c in self.family.values() if self.old in c.scope.attributes]
        if not self.setters:
            raise CannotRenderError("it is set from outside of the class only")

    def _family(self, cls: LocalClass) -> dict[int, LocalClass]:
        """The classes of the program that share with ``cls`` the one that extends the SDK's."""
        levels = self.classes.ancestry(cls) or [cls]
        top = [level for level in levels if isinstance(level, LocalClass)][-1]
        found = {}
        for other in self.classes.all():
            if top.node in (level.node for level in self._local(other)):
                found[id(other.node)] = other
        return found

    def _local(self, cls: LocalClass) -> list[LocalClass]:
        levels = self.classes.ancestry(cls)
        if levels is None:
            return [cls]
        return [level for level in levels if isinstance(level, LocalClass)]

    # --- the whole --------------------------------------------------------------------------

    def edits(self) -> tuple[Edit, ...]:
        """All edits. Raises CannotRenderError."""
        self._free()
        self._by_name()
        ours = [found for found in self.classes.named(self.old) if self._is_ours(found)]
        edits = [self._edit(f.table, f.node.name_start) for f in ours if self._after(f)]
        for cls in self.family.values():
            table = self.classes.project.tables[cls.scope.module.path]
            for field in cls.node.body:
                if isinstance(field, p.Assign) and field.value is None:
                    target = field.targets[0]
                    if isinstance(target, p.Name) and target.id == self.old:
                        edits.append(self._edit(table, target.start))
        return tuple(sorted(edits, key=lambda edit: edit.span))

    def _edit(self, table: Table, start: int) -> Edit:
        return Edit(Span(table.module.path, start, start + len(self.old)), self.new)

    def _free(self) -> None:
        for cls in self.family.values():
            bound = self.new in cls.scope.bindings or self.new in cls.scope.attributes
            levels = self.classes.ancestry(cls) or ()
            held = (f"{s.name}.{self.new}" for s in levels if isinstance(s, Symbol))
            if bound or any(self.typing.lookup(name) is not None for name in held):
                raise CannotRenderError(f"the name {self.new} is taken")
        for found in self.classes.named(self.new):
            if not self._foreign(found.node.base, found.scope):
                raise CannotRenderError(f"the name {self.new} is taken")

    def _by_name(self) -> None:
        """Attributes that are asked for by a text, or all at once."""
        for table in self.classes.project.tables.values():
            for call, scope, _ in table.calls:
                if not isinstance(call.func, p.Name):
                    continue
                if call.func.id in _BY_NAME and len(call.arguments) > 1:
                    asked = self.evaluator.follow(call.arguments[1].value, scope)
                    text = getattr(asked, "value", None)
                    known = text == self.old if isinstance(text, str) else None
                    if known is False or self._foreign(call.arguments[0].value, scope):
                        continue
                    raise CannotRenderError(f"{call.func.id}() may ask for it by name")
                whole = call.func.id in _WHOLE and call.arguments
                if whole and not self._foreign(call.arguments[0].value, scope):
                    raise CannotRenderError("all attributes are read at once")
        for name in _WHOLE:
            for found in self.classes.named(name):
                if not self._foreign(found.node.base, found.scope):
                    raise CannotRenderError("all attributes are read at once")
        if any(name in cls.scope.bindings for cls in self.family.values() for name in _WHOLE):
            raise CannotRenderError("the class finds its attributes by itself")

    # --- whose it is ------------------------------------------------------------------------

    def _is_ours(self, found: _Found) -> bool:
        base = self.typing.of(found.node.base, found.scope)
        if isinstance(base, Own) and id(base.cls.node) in self.family:
            above = {id(level.node) for level in self._local(base.cls)}
            if any(id(setter.node) in above for setter in self.setters):
                return True
            for setter in self.setters:
                if base.cls.node in (level.node for level in self._local(setter)):
                    raise CannotRenderError(
                        f"{base.cls.node.name}, which another class extends, uses it too"
                    )
            return False
        if isinstance(base, LocalClass) and id(base.node) in self.family:
            raise CannotRenderError("it is asked of the class itself")
        if not self._foreign(found.node.base, found.scope):
            path, text = found.table.module.path, found.table.module.text
            line = text.count("\n", 0, found.node.start) + 1
            written = text[found.node.start : found.node.end]
            raise CannotRenderError(f"{written} of {path}:{line} may be this attribute")
        return False

    def _foreign(self, node: p.Expr, scope: Scope) -> bool:
        """Whether an expression is certainly no object of these classes."""
        known = self.typing.of(node, scope)
        if known is not None:
            cls = known.cls if isinstance(known, Own) else known
            if not isinstance(cls, LocalClass):
                return True
            return id(cls.node) not in self.family and not self._may_extend(cls)
        return self._outside(node, scope, 0)

    def _may_extend(self, cls: LocalClass) -> bool:
        """Whether a class of several bases extends one of these."""
        if self.classes.ancestry(cls) is not None:
            return False
        for base in cls.node.bases:
            extended = self.typing.of(base.value, cls.scope.parent or cls.scope)
            if isinstance(extended, LocalClass) and (
                id(extended.node) in self.family or self._may_extend(extended)
            ):
                return True
        return False

    def _outside(self, node: p.Expr, scope: Scope, depth: int) -> bool:
        """Whether a value comes from outside of the program, or is plain data."""
        if depth > _DEPTH:
            return False
        value = self.evaluator.follow(node, scope)
        if isinstance(value, (Imported, LocalModule, Made)):
            return True
        if isinstance(value, VIEW) and not isinstance(value, Opaque):
            return True
        match node:
            case p.Attr() | p.Subscript():
                return self._outside(node.base, scope, depth + 1)
            case p.Call():
                return self._outside(node.func, scope, depth + 1)
            case p.Name():
                found = scope.find(node.id)
                return found is not None and all(self._given(b, depth) for b in found[1])
            case p.Constant() | p.Text() | p.Dict() | p.Comprehension():
                return True
            case _:
                return False

    def _given(self, binding: Binding, depth: int) -> bool:
        if binding.kind == "assign" and binding.value is not None:
            return self._outside(binding.value, binding.scope, depth + 1)
        if isinstance(binding.node, p.Parameter) and binding.node.annotation is not None:
            named = self.typing.of(binding.node.annotation, binding.scope.parent or binding.scope)
            return isinstance(named, Imported) and named.qualified not in (
                "typing.Any",
                "builtins.object",
            )
        return binding.kind == "import"

    # --- before and after -------------------------------------------------------------------

    def _after(self, found: _Found) -> bool:
        """Whether a use means what the program sets; what is read before it means the inherited."""
        if found.written:
            return True
        if isinstance(found.statement, p.Assign) and found.statement.augmented:
            raise CannotRenderError("it is changed in place")
        base, method = found.node.base, found.scope.method()
        own = isinstance(base, p.Name) and method is not None and self_name(method) == base.id
        if not own:
            return True
        assert method is not None
        assert isinstance(method.node, p.Function)
        owner = method.parent
        assert owner is not None
        assert isinstance(owner.node, p.Class)
        above = {id(level.node) for level in self._local(LocalClass(owner.node, owner))}
        for setter in self.setters:
            if id(setter.node) not in above:
                continue
            begin, settled, constructor = self._settled(setter)
            if method.node is constructor:
                if settled <= found.node.start:
                    return True
                if found.scope is method and found.node.start < begin:
                    return False
                if found.scope is method and self._within_value(found, setter):
                    return False
                raise CannotRenderError("it is read where it may not be set yet")
            early = self._early(setter, constructor, settled) - {"__init__"}
            if method.node.name in early:
                raise CannotRenderError(f"{method.node.name}() may read it before it is set")
            return True
        return True

    def _within_value(self, found: _Found, setter: LocalClass) -> bool:
        """Whether a statement reads what is inherited in order to set the attribute."""
        statement = found.statement
        return isinstance(statement, p.Assign) and any(
            self._sets(target, setter) for target in statement.targets
        )

    def _settled(self, setter: LocalClass) -> tuple[int, int, p.Function]:
        """Where the constructor begins to set it, from where on it is set, and the constructor."""
        bindings = setter.scope.bindings.get("__init__", [])
        constructor = bindings[0].node if len(bindings) == 1 else None
        if not isinstance(constructor, p.Function):
            raise CannotRenderError("the class has no constructor of its own that sets it")
        settled = self._from(constructor.body, setter)
        if settled is None:
            raise CannotRenderError("the constructor may leave it unset")
        starts = [
            s.start
            for s in p.statements(constructor.body)
            if isinstance(s, p.Assign) and any(self._sets(target, setter) for target in s.targets)
        ]
        return min([*starts, settled[0]]), settled[1], constructor

    def _from(
        self, body: Iterable[p.Stmt], setter: LocalClass, depth: int = 0
    ) -> tuple[int, int] | None:
        """The first statement of a list that certainly sets it: where it starts and ends."""
        for statement in body:
            if isinstance(statement, p.Assign) and statement.value is not None:
                if any(self._sets(target, setter) for target in statement.targets):
                    return statement.start, statement.end
            elif isinstance(statement, p.Block):
                whole = statement.kind == "with" or (
                    statement.kind == "if" and len(statement.bodies) > len(statement.heads)
                )
                inner = [self._from(inner, setter, depth) for inner in statement.bodies]
                if whole and all(found is not None for found in inner):
                    return statement.start, statement.end
            elif isinstance(statement, p.Evaluate) and depth < _DEPTH:
                called = self._own_method(statement.value, setter)
                if called is not None and self._from(called.body, setter, depth + 1):
                    return statement.start, statement.end
        return None

    def _own_method(self, node: p.Expr, setter: LocalClass) -> p.Function | None:
        if not (isinstance(node, p.Call) and isinstance(node.func, p.Attr)):
            return None
        bindings = setter.scope.bindings.get(node.func.name, [])
        method = bindings[0].node if len(bindings) == 1 else None
        known = self.typing.of(node.func.base, self._scope(node, setter))
        own = isinstance(known, Own) and known.cls.node is setter.node
        return method if own and isinstance(method, p.Function) else None

    def _scope(self, node: p.Node, setter: LocalClass) -> Scope:
        return self.classes.project.tables[setter.scope.module.path].scope_at(node.start)

    def _sets(self, target: p.Expr, setter: LocalClass) -> bool:
        for attribute in _targets(target):
            base = self.typing.of(attribute.base, self._scope(attribute, setter))
            if attribute.name == self.old and isinstance(base, Own):
                return id(base.cls.node) in self.family
        return False

    def _early(self, setter: LocalClass, constructor: p.Function, settled: int) -> set[str]:
        """Methods that the constructor may run before it is set, directly or through others."""
        names = set(_asked(constructor.body, settled))
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            for cls in self.family.values():
                for binding in cls.scope.bindings.get(name, []):
                    if isinstance(binding.node, p.Function) and binding.node is not constructor:
                        more = set(_asked(binding.node.body, binding.node.end)) - names
                        names |= more
                        waiting += more
        return names


def _asked(body: tuple[p.Stmt, ...], end: int) -> Iterator[str]:
    """The names of all attributes that statements ask for before an offset."""
    for statement in p.statements(body):
        for head in p.heads(statement):
            for node in p.expressions(head):
                if isinstance(node, p.Attr) and node.start < end:
                    yield node.name


def _targets(target: p.Expr) -> Iterator[p.Attr]:
    """The attributes that an assignment to ``target`` sets."""
    if isinstance(target, p.Attr):
        yield target
    elif isinstance(target, p.Array):
        for element in target.elements:
            yield from _targets(element.value)
