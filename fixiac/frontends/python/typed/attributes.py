"""The uses of attributes on what is certain, as the view has them."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac import program as p
from fixiac.calls import AttributeUse, HolderKind
from fixiac.edits import Span
from fixiac.frontends.python.scopes import Scope, Table
from fixiac.frontends.python.typed.classes import attributes_set
from fixiac.frontends.python.typed.expressions import Typing
from fixiac.frontends.python.typed.invocations import Invocations, statement_span
from fixiac.frontends.python.typed.known import OF_OUTPUT, Known, Of, Own
from fixiac.frontends.python.typed.presence import Presence
from fixiac.frontends.python.values import LocalClass
from fixiac.frontends.python.values import Symbol as Imported
from fixiac.schemas import Symbol


class Attributes:
    """The attributes used in a set of files."""

    def __init__(self, typing: Typing, presence: Presence, invocations: Invocations) -> None:
        self.typing = typing
        self.tables = typing.tables
        self.presence = presence
        self.invocations = invocations

    def uses(self) -> Iterator[AttributeUse]:
        """Every attribute use on what is certain, by file and place."""
        for table in self.tables.values():
            found: list[AttributeUse] = []
            callees = {id(call.func): call for call, _, _ in table.calls}
            for node, scope in table.names:
                if isinstance(node, p.Attr) and not node.name.startswith("_"):
                    call = callees.get(id(node))
                    use = self._use(node, scope, table, call)
                    if use is not None:
                        found.append(use)
            found += self._assigned(table)
            yield from sorted(found, key=lambda use: (use.span, use.assigned))

    def _use(
        self, node: p.Attr, scope: Scope, table: Table, call: p.Call | None
    ) -> AttributeUse | None:
        base = self.typing.of(node.base, scope)
        if base is None:
            return None
        held = self._holder(base, node.name)
        if held is None:
            return None
        holder, kind, exact, inherited = held
        symbol = self.typing.lookup(f"{holder}.{node.name}")
        if symbol is None and self.presence.may_have(holder, kind, exact, node, table):
            return None
        path = scope.module.path
        statement = table.statement_at(node.start)
        arguments, slot, complete = (
            self.invocations.arguments(call, scope) if call is not None else ((), None, True)
        )
        return AttributeUse(
            holder=holder,
            kind=kind,
            name=node.name,
            symbol=symbol,
            span=Span(path, node.start, node.end),
            base=Span(path, node.base.start, node.base.end),
            name_span=Span(path, node.name_start, node.end),
            statement=statement_span(path, statement, node),
            call=Span(path, call.start, call.end) if call is not None else None,
            arguments=arguments,
            slot=slot,
            complete=complete,
            exact=exact,
            inherited=inherited,
            given=self._given_for(node.base, scope) if holder == "str" else (),
            keys=tuple(sorted(base.keys)) if holder == "dict" and isinstance(base, Of) else (),
            within=self._within(base, node.name) if isinstance(base, Of) else (),
            origin=base.origin if isinstance(base, Of) and base.type.name == "output" else None,
        )

    def _within(self, base: Of, name: str) -> tuple[str, ...]:
        """The key of a dict that a name is, or begins with before an attribute of what it has."""
        if name in base.keys:
            return (name,)
        found = []
        for key in base.keys:
            held, rest = base.under(key), name.removeprefix(f"{key}_")
            if rest != name and isinstance(held, Of) and held.type.is_class:
                symbol = self.typing.lookup(held.type.name)
                if symbol is not None and symbol.attribute(rest) is not None:
                    found.append((key, rest))
        return found[0] if len(found) == 1 else ()

    def _given_for(self, base: p.Expr, scope: Scope) -> tuple[Span, ...]:
        """What all callers pass for a parameter that is only asked for attributes of no text."""
        found = scope.find(base.id) if isinstance(base, p.Name) else None
        if found is None or len(found[1]) != 1 or not isinstance(found[1][0].node, p.Parameter):
            return ()
        where, parameter = found[0], found[1][0].node
        table = self.tables[where.module.path]
        asked = {id(n.base): n.name for n, _ in table.names if isinstance(n, p.Attr)}
        for node, inner in table.names:
            if isinstance(node, p.Name) and node.id == parameter.name:
                known = inner.find(node.id)
                name = asked.get(id(node), "")
                if known is not None and known[0] is where and (not name or hasattr(str, name)):
                    return ()
        assert isinstance(where.node, p.Function)
        spans: list[Span] = []
        for call, outer in self.typing.evaluator.calls.of(where):
            argument = self.typing.parameters.argument(where, where.node, parameter, call)
            if argument is None or argument[1] is not None:
                return ()
            spans.append(Span(outer.module.path, argument[0].start, argument[0].end))
        return tuple(spans)

    def _holder(self, base: Known, name: str) -> tuple[str, HolderKind, bool, bool] | None:
        """What holds an attribute: qualified name, kind, whether exact, whether inherited."""
        if isinstance(base, Imported):
            symbol = self.typing.lookup(base.qualified)
            if symbol is None or symbol.kind not in (
                "module",
                "class",
                "struct",
                "interface",
                "enum",
            ):
                return None
            return symbol.name, "module" if symbol.kind == "module" else "static", False, False
        if isinstance(base, Of) and base.type.is_class:
            symbol = self.typing.lookup(base.type.name)
            if symbol is None or symbol.kind not in ("class", "struct", "interface"):
                return None
            return symbol.name, "instance", base.exact, False
        if isinstance(base, Of) and base.type.name == "output" and name not in OF_OUTPUT:
            inner = base.type.items[0]
            symbol = self.typing.lookup(inner.name) if inner.is_class else None
            if symbol is not None and symbol.kind == "class":
                return symbol.name, "instance", False, False
            if inner.name == "str" and not hasattr(str, name):
                return "str", "instance", False, False
        if isinstance(base, Of) and base.type.name == "str" and name == "apply":
            return "str", "instance", base.exact, False
        late = isinstance(base, Of) and base.type.name == "output" and name in OF_OUTPUT
        if isinstance(base, Of) and base.keys and not (late or hasattr(dict, name)):
            return "dict", "instance", True, False
        if isinstance(base, Own):
            return self.presence.inherited(base.cls, name)
        return None

    def _assigned(self, table: Table) -> Iterator[AttributeUse]:
        """Attributes that the program sets."""
        path = table.module.path
        for _, _, statement in table.statements:
            if not isinstance(statement, p.Assign) or statement.value is None:
                continue
            for target in attributes_set(statement):
                base = self.typing.of(target.base, table.scope_at(target.start))
                if isinstance(base, Own):
                    levels = self.typing.ancestry(base.cls)
                    if not levels or not isinstance(levels[-1], Symbol):
                        continue
                    locals_ = [level for level in levels if isinstance(level, LocalClass)]
                    if any(target.name in level.scope.bindings for level in locals_):
                        continue
                    holder, exact, inherited = levels[-1].name, False, True
                elif isinstance(base, Of) and base.type.is_class:
                    symbol = self.typing.lookup(base.type.name)
                    if symbol is None or symbol.kind not in ("class", "struct", "interface"):
                        continue
                    holder, exact, inherited = symbol.name, base.exact, False
                else:
                    continue
                yield AttributeUse(
                    holder=holder,
                    kind="instance",
                    name=target.name,
                    symbol=self.typing.lookup(f"{holder}.{target.name}"),
                    span=Span(path, target.start, target.end),
                    base=Span(path, target.base.start, target.base.end),
                    name_span=Span(path, target.name_start, target.end),
                    statement=statement_span(path, statement, target),
                    exact=exact,
                    inherited=inherited,
                    assigned=True,
                )
