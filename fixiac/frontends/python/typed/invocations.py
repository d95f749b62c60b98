"""The calls of what an SDK certainly offers, and plain objects that stand for structures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fixiac import program as p
from fixiac import shapes
from fixiac.calls import CallKind, Invocation, Passed
from fixiac.edits import Span, remove_item
from fixiac.frontends.python.following.displays import python_slot
from fixiac.frontends.python.scopes import Scope, Table
from fixiac.frontends.python.typed.expressions import Typing
from fixiac.frontends.python.typed.known import type_of
from fixiac.frontends.python.values import LocalClass
from fixiac.frontends.python.values import Symbol as Imported
from fixiac.model import Mapping, Notation, Slot
from fixiac.schemas import Argument, Symbol, Type


class Invocations:
    """The calls in a set of files."""

    def __init__(self, typing: Typing) -> None:
        self.typing = typing
        self.tables = typing.tables

    def all(self) -> Iterator[Invocation]:
        """Every call of what an SDK certainly offers, by file and place."""
        for table in self.tables.values():
            found = []
            for call, scope, block in table.calls:
                made = self._invocation(call, scope, block, table)
                if made is not None:
                    found.append(made)
                    if made.callee.partition(".")[0] in shapes.STRUCTURED:
                        found += self._objects(_given(call, made.symbol), scope, table)
            yield from sorted(found, key=lambda invocation: invocation.span)

    def _invocation(
        self, call: p.Call, scope: Scope, block: int, table: Table
    ) -> Invocation | None:
        called = self._callee(call.func, scope)
        if called is None:
            return None
        callee, kind, symbol = called
        path = scope.module.path
        arguments, slot, complete = self.arguments(call, scope)
        statement = table.statement_at(call.start)
        sole = _is_sole(statement, call) and block not in table.loops
        bound: tuple[str, ...] = ()
        if isinstance(statement, p.Assign) and statement.value is call:
            source = scope.module.text
            bound = tuple(source[t.start : t.end] for t in statement.targets)
        return Invocation(
            callee=callee,
            kind=kind,
            symbol=symbol,
            path=path,
            span=Span(path, call.start, call.end),
            function=Span(path, call.func.start, call.func.end),
            arguments=arguments,
            slot=slot,
            complete=complete,
            statement=statement_span(path, statement, call),
            bound=bound,
            sole=sole,
        )

    def _objects(
        self, given: Iterable[tuple[Argument, p.Expr]], scope: Scope, table: Table
    ) -> Iterator[Invocation]:
        """Plain objects that are passed where structures are asked for, and those inside them."""
        for argument, node in given:
            structs = [
                (symbol, listed)
                for alternative in argument.type.alternatives
                for listed in [alternative.name == "list"]
                for symbol in [self._struct(alternative.items[0] if listed else alternative)]
                if symbol is not None
            ]
            if len(structs) != 1:
                continue
            symbol, listed = structs[0]
            root = symbol.name.partition(".")[0]
            if not listed:  # beside a class of its own, what is plain is handed on as it is
                if isinstance(node, p.Dict) and argument.type.name != "union":
                    yield from self._object(node, symbol, scope, table, "object")
            elif root in shapes.VERBATIM or root not in shapes.CHECKING:
                kind: CallKind = "item" if root in shapes.VERBATIM else "object"
                for item, inner in self._items(node, scope):
                    yield from self._object(item, symbol, inner, table, kind)

    def _struct(self, type_: Type) -> Symbol | None:
        symbol = self.typing.lookup(type_.name) if type_.is_class else None
        return symbol if symbol is not None and symbol.kind == "struct" else None

    def _items(self, node: p.Expr, scope: Scope) -> Iterator[tuple[p.Dict, Scope]]:
        """The plain objects of a list, with the scope that each stands in."""
        inner: Scope | None = scope
        values: list[p.Expr] = []
        if isinstance(node, p.Array):
            values = [element.value for element in node.elements if not element.star]
        elif isinstance(node, p.Comprehension) and node.kind == "ListComp":
            values = [node.elements[0]]
            inner = self.tables[scope.module.path].scopes.get(id(node))
        for value in values:
            if isinstance(value, p.Dict) and inner is not None:
                yield value, inner

    def _object(
        self, node: p.Dict, symbol: Symbol, scope: Scope, table: Table, kind: CallKind
    ) -> Iterator[Invocation]:
        """A plain object as the structure that it stands for; the keys of an item may be those of
        the SDK's own library.
        """
        path, source = scope.module.path, scope.module.text
        mapping = self.typing.evaluator.value(node, scope)
        if not isinstance(mapping, Mapping) or mapping.slot is None:
            return
        values = {pair.value.start: pair.value for pair in node.pairs}
        library = {_camel(argument.name): argument.name for argument in symbol.arguments}
        camel = kind == "item" or symbol.name.partition(".")[0] not in shapes.CHECKING
        arguments: list[Passed] = []
        given: list[tuple[Argument, p.Expr]] = []
        for entry in mapping.entries:
            value = values.get(entry.place.start) if entry.place.path == path else None
            name, key = entry.key, _unquoted(entry.key_span, source)
            if camel and name in library and library[name] != name:
                name, key = library[name], None
            arguments.append(
                Passed(
                    name=name,
                    position=-1,
                    value=entry.value,
                    span=entry.span,
                    place=entry.place,
                    key_span=key,
                    removal=entry.removal,
                    type=type_of(self.typing.of(value, scope)) if value is not None else None,
                )
            )
            argument = symbol.argument(name)
            if argument is not None and value is not None:
                given.append((argument, value))
        statement = table.statement_at(node.start)
        yield Invocation(
            callee=symbol.name,
            kind=kind,
            symbol=symbol,
            path=path,
            span=Span(path, node.start, node.end),
            function=Span(path, node.start, node.open),
            arguments=tuple(arguments),
            slot=mapping.slot,
            complete=mapping.complete,
            statement=statement_span(path, statement, node),
        )
        yield from self._objects(given, scope, table)

    def arguments(self, call: p.Call, scope: Scope) -> tuple[tuple[Passed, ...], Slot, bool]:
        """What a call passes, where a further argument goes, and whether all is seen."""
        path, source = scope.module.path, scope.module.text
        items = p.items(call.arguments)
        arguments: list[Passed] = []
        complete = True
        for index, argument in enumerate(call.arguments):
            if argument.star:
                spread = (
                    self.typing.evaluator.value(argument.value, scope)
                    if argument.star == "**"
                    else None
                )
                if isinstance(spread, Mapping) and spread.complete:
                    arguments += (
                        Passed(e.key, -1, e.value, e.span, e.place) for e in spread.entries
                    )
                else:
                    complete = False
                continue
            known = self.typing.of(argument.value, scope)
            arguments.append(
                Passed(
                    name=argument.name,
                    position=-1 if argument.name else index,
                    value=self.typing.evaluator.value(argument.value, scope),
                    span=Span(path, argument.start, argument.end),
                    place=Span(path, argument.value.start, argument.value.end),
                    key_span=Span(path, argument.start, argument.name_end)
                    if argument.name
                    else None,
                    removal=remove_item(path, source, (call.open, call.close), items, index),
                    type=type_of(known),
                )
            )
        slot = python_slot(source, call.open, call.close, items, Notation.CALL)
        return tuple(arguments), slot, complete

    def _callee(self, func: p.Expr, scope: Scope) -> tuple[str, CallKind, Symbol] | None:
        """What is called: its qualified name, its kind and what the schema says of it."""
        extended = self.constructor_of_base(func, scope)
        if extended is not None:
            return extended.name, "base", extended
        symbol = self.typing.named(func, scope)
        if symbol is None:
            return None
        if symbol.kind in ("class", "struct"):
            return symbol.name, "class", symbol
        if symbol.kind == "function":
            return symbol.name, "function", symbol
        if symbol.kind != "method":
            return None
        holder = self.typing.lookup(symbol.name.rpartition(".")[0])
        method = holder.method(symbol.name.rpartition(".")[2]) if holder is not None else None
        if method is None:
            return None
        if method.static:
            return symbol.name, "static", symbol
        base = self.typing.of(func.base, scope) if isinstance(func, p.Attr) else None
        return None if isinstance(base, Imported) else (symbol.name, "method", symbol)

    def constructor_of_base(self, func: p.Expr, scope: Scope) -> Symbol | None:
        """The SDK class whose constructor ``super().__init__`` is."""
        if not (isinstance(func, p.Attr) and func.name == "__init__"):
            return None
        base, owner = func.base, scope.owner()
        if not (isinstance(base, p.Call) and isinstance(base.func, p.Name) and not base.arguments):
            return None
        if base.func.id != "super" or owner is None or not isinstance(owner.node, p.Class):
            return None
        levels = self.typing.ancestry(LocalClass(owner.node, owner))
        if levels and len(levels) == 2 and isinstance(levels[1], Symbol):
            return levels[1]
        return None


def _given(call: p.Call, symbol: Symbol) -> Iterator[tuple[Argument, p.Expr]]:
    """What a call passes by name, with the argument that takes it."""
    for passed in call.arguments:
        argument = symbol.argument(passed.name) if passed.name else None
        if argument is not None:
            yield argument, passed.value


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _unquoted(key: Span | None, source: str) -> Span | None:
    """The text of a key between its quotes, if it holds nothing but words."""
    if key is None or not re.fullmatch(r"[\w-]+", source[key.start + 1 : key.end - 1]):
        return None
    return Span(key.path, key.start + 1, key.end - 1)


def _is_sole(statement: p.Stmt | None, call: p.Call) -> bool:
    if isinstance(statement, p.Assign):
        return statement.value is call and not statement.augmented
    return isinstance(statement, p.Evaluate) and statement.value is call


def statement_span(path: str, statement: p.Stmt | None, node: p.Node) -> Span:
    """The place of the statement that a node is in, or its own where there is none."""
    place = node if statement is None else statement
    return Span(path, place.start, place.end)
