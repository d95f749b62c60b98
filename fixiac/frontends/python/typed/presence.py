"""Whether an object may have an attribute that no schema lists: the program sets it or asks for it,
or a class of its own has it.
"""

from __future__ import annotations

from collections.abc import Callable

from fixiac import program as p
from fixiac.calls import HolderKind
from fixiac.frontends.python.scopes import Table
from fixiac.frontends.python.typed.classes import attributes_set, declared_field
from fixiac.frontends.python.typed.expressions import Typing
from fixiac.frontends.python.typed.known import Known, Own
from fixiac.frontends.python.values import LocalClass
from fixiac.model import Scalar
from fixiac.schemas import Symbol

_PRIVATE = ("_jsii", "_to_", "_render", "_validate", "_prepare", "_synth", "_internal")
"""Beginnings of private methods that classes of the SDKs have and no table lists."""
_BY_TEXT = frozenset({"hasattr", "getattr", "setattr"})


class Presence:
    """What attributes the objects of a program may have beside those of the SDKs."""

    def __init__(self, typing: Typing) -> None:
        self.typing = typing
        self.tables = typing.tables
        self._written: set[str] = set()
        self._targets: dict[str, list[Known | None]] | None = None
        self._by_text: set[str] | None = None

    def may_have(
        self, holder: str, kind: HolderKind, exact: bool, node: p.Attr, table: Table
    ) -> bool:
        """Whether the program may give the object an attribute, or asks whether there is one."""
        name = node.name
        if name in self._asked_for() or _attempted(table, node.start):
            return True
        if kind != "instance" or holder in ("str", "dict"):
            return False  # on these nothing can be set
        symbol = self.typing.lookup(holder)
        for base in self._set_on().get(name, ()):
            if not isinstance(base, Own):
                return True
            levels = self.typing.ancestry(base.cls)
            if levels is None or (not exact and _is_a(self.typing.lookup, levels[-1], symbol)):
                return True
        if exact:
            return False
        for other in self.tables.values():
            for scope in other.ordered:
                if isinstance(scope.node, p.Class) and (
                    name in scope.bindings or name in scope.attributes
                ):
                    levels = self.typing.ancestry(LocalClass(scope.node, scope))
                    if levels is None or _is_a(self.typing.lookup, levels[-1], symbol):
                        return True
        return False

    def _set_on(self) -> dict[str, list[Known | None]]:
        """What attributes are set on, by their name; under ``*`` where the name is not known."""
        if self._targets is None:
            self._targets = {}
            for table in self.tables.values():
                for _, _, statement in table.statements:
                    if isinstance(statement, p.Assign) and statement.value is not None:
                        for target in attributes_set(statement):
                            base = self.typing.of(target.base, table.scope_at(target.start))
                            self._targets.setdefault(target.name, []).append(base)
        return self._targets

    def _asked_for(self) -> set[str]:
        """Names that the program looks for or sets by text."""
        if self._by_text is None:
            self._by_text = set()
            for table in self.tables.values():
                for call, scope, _ in table.calls:
                    if isinstance(call.func, p.Name) and call.func.id in _BY_TEXT:
                        for argument in call.arguments[1:2]:
                            text = self.typing.evaluator.value(argument.value, scope)
                            if isinstance(text, Scalar) and isinstance(text.value, str):
                                self._by_text.add(text.value)
        return self._by_text

    def lacks(self, cls: LocalClass, use: p.Attr, table: Table) -> bool:
        """Whether objects of a class certainly have no such method, as no class of the program has.

        What an SDK's class may have of public names is said by the uses of attributes.
        """
        levels, name = self.typing.ancestry(cls), use.name
        if levels is None or name.startswith("__") or name in self._asked_for():
            return False
        last = levels[-1]
        if isinstance(last, Symbol) and (not name.startswith("_") or not last.complete):
            return False
        if isinstance(last, Symbol) and name.startswith(_PRIVATE):
            return False
        for level in levels:
            if isinstance(level, LocalClass) and (
                level.node.decorators
                or any(base.name for base in level.node.bases)
                or "__getattr__" in level.scope.bindings
                or declared_field(level.node, name) is not None
            ):
                return False
        return not self._set_elsewhere(name) and not _attempted(table, use.start)

    def inherited(self, cls: LocalClass, name: str) -> tuple[str, HolderKind, bool, bool] | None:
        """The SDK class that alone can give an object of the program an attribute."""
        levels = self.typing.ancestry(cls)
        if not levels or not isinstance(levels[-1], Symbol) or self._set_elsewhere(name):
            return None
        for level in levels[:-1]:
            assert isinstance(level, LocalClass)
            if (
                level.node.decorators
                or name in level.scope.bindings
                or declared_field(level.node, name)
            ):
                return None
            if name in level.scope.attributes or "__getattr__" in level.scope.bindings:
                return None
        if self.derived_has(cls, name):
            return None
        return levels[-1].name, "instance", False, True

    def derived_has(self, cls: LocalClass, name: str) -> bool:
        """Whether a class of the program that extends ``cls`` may have the attribute."""
        for table in self.tables.values():
            for scope in table.ordered:
                if isinstance(scope.node, p.Class) and scope.node is not cls.node:
                    has = name in scope.bindings or name in scope.attributes
                    levels = self.typing.ancestry(LocalClass(scope.node, scope)) if has else ()
                    if levels is None or any(
                        isinstance(level, LocalClass) and level.node is cls.node for level in levels
                    ):
                        return True
        return False

    def sets_itself(self, cls: LocalClass, name: str) -> bool:
        """Whether an attribute of a class is set by its own methods alone, if it is set at all."""
        set_on = self._set_on().get(name, [])
        own = [base for base in set_on if isinstance(base, Own) and base.cls.node is cls.node]
        if not all(isinstance(base, Own) for base in set_on) or name in self._asked_for():
            return False
        setting = any(
            isinstance(call.func, p.Name) and call.func.id in ("setattr", "vars")
            for table in self.tables.values()
            for call, _, _ in table.calls
        )
        return not setting and len(own) == len(cls.scope.attributes.get(name, ()))

    def _set_elsewhere(self, name: str) -> bool:
        """Whether some code sets an attribute of that name on an object from outside, or any."""
        if not self._written:
            self._written.add("")
            for table in self.tables.values():
                for _, _, statement in table.statements:
                    if isinstance(statement, p.Assign):
                        for target in attributes_set(statement):
                            self._written.add(target.name)
                for call, _, _ in table.calls:
                    if isinstance(call.func, p.Name) and call.func.id == "setattr":
                        self._written.add("*")
        return "*" in self._written or name in self._written


def _is_a(
    lookup: Callable[[str], Symbol | None], cls: LocalClass | Symbol, wanted: Symbol | None
) -> bool:
    """Whether objects of a class may be of another one; any class may implement an interface."""
    if wanted is None or isinstance(cls, LocalClass) or wanted.kind == "interface":
        return wanted is None or wanted.kind == "interface"
    waiting, seen = [cls.name], set[str]()
    while waiting:
        name = waiting.pop()
        if name == wanted.name:
            return True
        symbol = lookup(name) if name not in seen else None
        seen.add(name)
        waiting += symbol.bases if symbol is not None else ()
    return False


def _attempted(table: Table, offset: int) -> bool:
    """Whether what stands there may fail for want of an attribute, on purpose."""
    return any(
        isinstance(statement, p.Block)
        and statement.kind == "try"
        and statement.bodies
        and statement.bodies[0]
        and statement.bodies[0][0].start <= offset < statement.bodies[0][-1].end
        and any(
            isinstance(node, p.Name) and node.id == "AttributeError"
            for head in statement.heads
            for node in p.expressions(head)
        )
        for _, _, statement in table.statements
    )
