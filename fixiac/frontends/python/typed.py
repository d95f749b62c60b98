"""What the expressions of a program certainly are: SDK objects, classes, modules, plain data.

Unlike the evaluator, which follows values, this follows types: a name that is bound several times
has a type if all of its bindings agree. Where they do not, or where something is not followed,
there is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from fixiac import program as p
from fixiac import shapes
from fixiac.calls import AttributeUse, CallKind, HolderKind, Invocation, Passed
from fixiac.edits import Span, remove_item
from fixiac.frontends.python.evaluate import Evaluator, python_slot
from fixiac.frontends.python.scopes import Binding, Scope, Table, self_name
from fixiac.frontends.python.sdk import IMPORT_MODULE
from fixiac.frontends.python.values import Closure, LocalClass, LocalModule
from fixiac.frontends.python.values import Symbol as Imported
from fixiac.model import Mapping as ValueMapping
from fixiac.model import Notation, Scalar, Slot
from fixiac.schemas import Argument, Schema, Symbol, Type
from fixiac.schemas.targets import Targets
from fixiac.schemas.uses import lookup

_DEPTH = 80
_TYPING = frozenset({"typing.Optional", "typing.Final", "typing.ClassVar"})
_LISTS = frozenset({"list", "tuple", "List", "Sequence", "Iterable"})
_OF_OUTPUT = frozenset({"apply", "is_known", "is_secret", "future", "resources", "get"})
"""What an output has itself; any other attribute of it is an output of that attribute."""
_PRIVATE = ("_jsii", "_to_", "_render", "_validate", "_prepare", "_synth", "_internal")
"""Beginnings of private methods that classes of the SDKs have and no table lists."""
_BY_TEXT = frozenset({"hasattr", "getattr", "setattr"})
_CORES = ("cdktf", "cdktn")
_REMOTE = frozenset({"TerraformResource", "TerraformDataSource", "ComplexObject"})
"""What has values of Terraform's in its attributes."""
_VARIABLES = frozenset({("TerraformVariable", "string_value"), ("TerraformVariable", "list_value")})
_FUNCTIONS = frozenset(f"{core}.Fn" for core in _CORES)
_LATE_METHODS = {"split": "list", "lower": "str", "upper": "str", "replace": "str", "strip": "str"}
"""What methods of text make of a token: nothing that Terraform would understand."""
_PLAIN: dict[type, str] = {bool: "bool", int: "int", float: "num"}


@dataclass(frozen=True, slots=True)
class Of:
    """An object of a type; ``exact`` if the program makes it by calling the class itself.

    ``late``: Terraform alone knows the value, and Python has a token that stands for it. ``keys``
    are those that a dict is sure to have, also the dict that an output is of.
    """

    type: Type
    exact: bool = False
    late: bool = False
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Own:
    """An object of a class of the program."""

    cls: LocalClass


@dataclass(frozen=True, slots=True, eq=False)
class Tuple:
    """A tuple or list as written, item by item."""

    items: tuple[Known | None, ...]


@dataclass(frozen=True, slots=True)
class Nothing:
    """``None``, or what never is: left out where bindings are compared."""


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """A method of an object of the program."""

    closure: Closure


Known: TypeAlias = (
    Of | Own | Tuple | Nothing | Bound | Imported | LocalModule | LocalClass | Closure
)

_NOTHING = Nothing()
_STR = Of(Type("str"))
_BOOL = Of(Type("bool"))


class Typing:
    """The typed view of a set of files.

    ``targets`` has the SDKs in the versions that the program is written for.
    """

    def __init__(self, tables: dict[str, Table], evaluator: Evaluator, targets: Targets) -> None:
        self.tables = tables
        self.evaluator = evaluator
        self.targets = targets
        self.known: dict[int, Known | None] = {}
        self.busy: set[int] = set()
        self.cut = 0
        self._called: dict[str, int] | None = None
        self._mentioned: dict[str, int] = {}
        self._written: set[str] = set()
        self._forward: dict[int, p.Expr | None] = {}
        self._targets: dict[str, list[Known | None]] | None = None
        self._by_text: set[str] | None = None

    # --- schemas ----------------------------------------------------------------------------

    def schema(self, root: str) -> Schema | None:
        """The schema of an SDK in the version that the program is written for, or the newest."""
        return self.targets.schema(root)

    def lookup(self, qualified: str) -> Symbol | None:
        """What a qualified name stands for in the schema of its SDK."""
        return lookup(self.schema, qualified)

    # --- expressions ------------------------------------------------------------------------

    def of(self, node: p.Expr, scope: Scope) -> Known | None:
        """What ``node`` certainly is, or None."""
        key = id(node)
        if key in self.known:
            return self.known[key]
        if key in self.busy or len(self.busy) > _DEPTH:
            self.cut += 1
            return None
        cut = self.cut
        self.busy.add(key)
        try:
            found = self._of(node, scope)
        finally:
            self.busy.discard(key)
        if self.cut == cut or not self.busy:
            self.known[key] = found
        return found

    def _of(self, node: p.Expr, scope: Scope) -> Known | None:
        match node:
            case p.Constant():
                if node.value is None:
                    return _NOTHING
                return Of(Type(_PLAIN[type(node.value)]))
            case p.Text():
                return None if any("b" in token.prefix for token in node.tokens) else _STR
            case p.Name():
                return self._name(node, scope)
            case p.Attr():
                base = self.of(node.base, scope)
                return None if base is None else self._attribute(base, node.name, node, scope)
            case p.Call():
                return self._call(node, scope)
            case p.Array():
                if any(element.star for element in node.elements) or node.kind == "set":
                    return None
                return Tuple(tuple(self.of(e.value, scope) for e in node.elements))
            case p.Dict():
                return Of(Type("map", (self._common(node, scope),)), keys=_keys(node, scope))
            case p.Conditional():
                return _agreed([self.of(node.body, scope), self.of(node.orelse, scope)])
            case p.Binary() if node.operator == "or":
                return _agreed([self.of(node.left, scope), self.of(node.right, scope)])
            case p.Subscript():
                item = self._item(self.of(node.base, scope), node.index)
                return self._kept_in(node.base, scope) if item is None else item
            case p.Comprehension() if node.kind == "ListComp":
                inner = self.tables[scope.module.path].scopes.get(id(node))
                made = self.of(node.elements[0], inner) if inner is not None else None
                return Of(Type("list", (made.type,))) if isinstance(made, Of) else None
            case _:
                return None

    def _common(self, node: p.Dict, scope: Scope) -> Type:
        """The type of all values of a dict, or any."""
        if any(pair.key is None for pair in node.pairs):
            return Type("any")
        types = [_type(self.of(pair.value, scope)) for pair in node.pairs]
        first = types[0] if types else None
        same = first is not None and all(type_ == first for type_ in types)
        return first if first is not None and same else Type("any")

    def _name(self, node: p.Name, scope: Scope) -> Known | None:
        found = scope.find(node.id)
        if found is None:
            value = self.evaluator.follow(node, scope)
            return value if isinstance(value, Imported) else None
        where, bindings = found
        binding = self.evaluator.reaching(where, bindings, scope, node) or self._before(
            where, bindings, scope, node
        )
        if binding is not None:
            return self._grown(self._bound(binding, node), where, node.id)
        agreed = _agreed(self._bound(binding, node) for binding in bindings)
        return self._grown(agreed, where, node.id)

    def _before(
        self, where: Scope, bindings: list[Binding], scope: Scope, node: p.Node
    ) -> Binding | None:
        """The last assignment before a use in the same run of statements, also in a loop."""
        if scope.function() is not where or any(binding.block < 0 for binding in bindings):
            return None
        last = max((b for b in bindings if b.after <= node.start), key=_after, default=None)
        block = self.tables[where.module.path].block_at(node.start)
        return last if last is not None and last.kind == "assign" and last.block == block else None

    def _grown(self, known: Known | None, where: Scope, name: str) -> Known | None:
        """A list or dict with what the program puts into it later; ``name`` as it is mutated."""
        changes = where.mutated.get(name)
        if not changes:
            return known
        if isinstance(known, Of) and known.type.name == "map":
            return Of(Type("map", (Type("any"),)))
        if not isinstance(known, Tuple):
            return known
        table = self.tables[where.module.path]
        added = [
            (call.arguments[0].value, scope)
            for call, scope, _ in table.calls
            if call.start in changes
            and isinstance(call.func, p.Attr)
            and call.func.name == "append"
            and len(call.arguments) == 1
            and table.module.text[call.start : call.func.base.end] == name
        ]
        if len(added) != len(changes):
            return None
        agreed = _agreed([*known.items, *(self.of(value, scope) for value, scope in added)])
        return Of(Type("list", (agreed.type,))) if isinstance(agreed, Of) else None

    def _kept_in(self, base: p.Expr, scope: Scope) -> Known | None:
        """What a dict holds that begins empty and to which the program adds items one by one."""
        found = None
        if isinstance(base, p.Name):
            found = scope.find(base.id)
            name = base.id
        elif isinstance(base, p.Attr) and isinstance(base.base, p.Name):
            owner, method = scope.owner(), scope.method()
            name = f"self.{base.name}"
            if owner is not None and method is not None and self_name(method) == base.base.id:
                found = owner, owner.attributes.get(base.name, [])
        if found is None or not found[1]:
            return None
        where, bindings = found
        if not all(isinstance(b.value, p.Dict) and not b.value.pairs for b in bindings):
            return None
        table, changes = self.tables[where.module.path], where.mutated.get(name, [])
        added = [
            statement.value
            for _, _, statement in table.statements
            if isinstance(statement, p.Assign)
            and statement.value is not None
            and not statement.augmented
            and statement.start in changes
            and isinstance(statement.targets[0], p.Subscript)
            and table.module.text[statement.start : statement.targets[0].base.end] == name
        ]
        if not added or len(added) != len(changes):
            return None
        return _agreed(self.of(value, table.scope_at(value.start)) for value in added)

    def _bound(self, binding: Binding, use: p.Node) -> Known | None:
        """What one binding of a name gives it."""
        key = id(binding)
        if key in self.busy:
            self.cut += 1
            return None
        self.busy.add(key)
        try:
            return self._given(binding, use)
        finally:
            self.busy.discard(key)

    def _given(self, binding: Binding, use: p.Node) -> Known | None:
        scope = binding.scope
        match binding.kind:
            case "import" | "function" | "class":
                value = self.evaluator.bound(binding, use, None)
                if isinstance(value, Imported | LocalModule | LocalClass | Closure):
                    return value
                return None
            case "from":
                return self._imported(binding)
            case "assign" if binding.value is not None:
                annotation = getattr(binding.node, "annotation", None)
                found = self.of(binding.value, scope)
                for index in binding.path:
                    found = self._at(found, index)
                if found is None and annotation is not None:
                    return self.annotated(annotation, scope)
                return found
            case "parameter":
                assert isinstance(binding.node, p.Parameter)
                return self._parameter(scope, binding.node)
            case "for":
                return self._looped(binding)
            case _:
                return None

    def _imported(self, binding: Binding) -> Known | None:
        node, scope = binding.node, binding.scope
        assert isinstance(node, p.ImportFrom)
        alias = node.names[binding.path[0]]
        whole = f"{node.module}.{alias.name}" if node.module else alias.name
        if self.evaluator.module(whole, node.level, scope) is None:
            module = self.evaluator.module(node.module, node.level, scope)
            if module is not None:
                found = module.scope.bindings.get(alias.name, [])
                return _agreed(self._bound(other, other.node) for other in found)
        value = self.evaluator.from_import(node, binding.path[0], scope)
        return value if isinstance(value, Imported | LocalModule) else None

    def _looped(self, binding: Binding) -> Known | None:
        node = binding.node
        if isinstance(node, p.Block):
            sources, targets = node.heads, node.targets
        elif isinstance(node, p.Comprehension):
            sources, targets = node.sources, node.targets
        else:
            return None
        if len(sources) != 1 or len(targets) != 1:
            return None
        source, path = sources[0], binding.path
        outer = binding.scope
        if isinstance(node, p.Comprehension) and outer.parent is not None:
            outer = outer.parent
        if isinstance(source, p.Call) and isinstance(source.func, p.Name) and path:
            if source.func.id != "enumerate" or path[0] != 1 or not source.arguments:
                return None
            source, path = source.arguments[0].value, path[1:]
        found = self._element(self.of(source, outer))
        for index in path:
            found = self._at(found, index)
        return found

    def _element(self, base: Known | None) -> Known | None:
        if isinstance(base, Tuple):
            return _agreed(list(base.items))
        if isinstance(base, Of) and base.type.name == "list":
            return _object(base.type.items[0])
        return None

    def _at(self, base: Known | None, index: int) -> Known | None:
        if isinstance(base, Tuple):
            return base.items[index] if -len(base.items) <= index < len(base.items) else None
        return self._element(base)

    def _item(self, base: Known | None, index: p.Expr | None) -> Known | None:
        if isinstance(base, Tuple) and isinstance(index, p.Constant):
            return self._at(base, index.value) if type(index.value) is int else None
        if index is None:
            return None
        if isinstance(base, Of) and base.type.name == "output":
            return _output(self._item(_object(base.type.items[0]), index))
        if isinstance(base, Of) and base.type.name in ("list", "map"):
            item = _object(base.type.items[0])
            return replace(item, late=base.late) if isinstance(item, Of) else item
        return self._element(base)

    # --- attributes and calls ---------------------------------------------------------------

    def _attribute(self, base: Known, name: str, node: p.Node, scope: Scope) -> Known | None:
        match base:
            case Imported():
                return self._member(f"{base.qualified}.{name}")
            case LocalModule():
                found = base.scope.bindings.get(name, [])
                return _agreed(self._bound(binding, node) for binding in found)
            case LocalClass():
                found = base.scope.bindings.get(name, [])
                return _agreed(self._bound(binding, node) for binding in found)
            case Own():
                return self._own(base.cls, name)
            case Of() if base.type.is_class:
                member = self._member(f"{base.type.name}.{name}", of_object=True)
                if isinstance(member, Of) and self._is_token(base.type.name, name):
                    return replace(member, late=True)
                return member
            case Of() if base.type.name == "output" and name not in _OF_OUTPUT:
                inner = _object(base.type.items[0])
                return _output(None if inner is None else self._attribute(inner, name, node, scope))
            case _:
                return None

    def _member(self, qualified: str, *, of_object: bool = False) -> Known | None:
        """A name of a module or class; of an object if ``of_object``."""
        symbol = self.lookup(qualified)
        if symbol is None:
            root = qualified.partition(".")[0]
            return None if of_object or self.schema(root) is not None else Imported(qualified)
        if symbol.kind == "member":
            assert symbol.returns is not None
            return Of(symbol.returns, exact=True)
        if symbol.kind == "attribute":
            holder = self.lookup(qualified.rpartition(".")[0])
            attribute = holder.attribute(symbol.name.rpartition(".")[2]) if holder else None
            if attribute is None or (not of_object and not attribute.static):
                return None
            return _object(attribute.type)
        if symbol.kind == "value":
            return _object(symbol.returns) if symbol.returns is not None else None
        return Imported(qualified)

    def _is_token(self, holder: str, name: str) -> bool:
        """Whether an attribute of an object of CDKTF is read as a token, whatever its value."""
        root, _, rest = holder.partition(".")
        if root in _CORES:
            return (rest, name) in _VARIABLES
        if root not in shapes.VERBATIM or name.endswith("_input"):
            return False
        symbol = self.lookup(holder)
        bases = [base.rpartition(".") for base in symbol.bases] if symbol is not None else []
        if not any(core in _CORES and element in _REMOTE for core, _, element in bases):
            return False  # a structure, or a provider, has what the program gave it
        return all(
            (extended := self.lookup(f"{core}.{element}")) is None
            or extended.attribute(name) is None
            for core, _, element in bases
        )

    def _own(self, cls: LocalClass, name: str) -> Known | None:
        for level in self.ancestry(cls) or ():
            if isinstance(level, Symbol):
                return self._member(f"{level.name}.{name}", of_object=True)
            bindings = level.scope.attributes.get(name, [])
            if bindings:
                agreed = _agreed(self._bound(binding, binding.node) for binding in bindings)
                return self._grown(agreed, level.scope, f"self.{name}")
            found = level.scope.bindings.get(name)
            if found is not None:
                return self._class_level(level, found)
            annotation = _field(level.node, name)
            if annotation is not None:
                return self.annotated(annotation, level.scope)
        return None

    def _class_level(self, level: LocalClass, bindings: list[Binding]) -> Known | None:
        if len(bindings) == 1 and isinstance(bindings[0].node, p.Function):
            function = bindings[0].node
            decorators = {d.id for d in function.decorators if isinstance(d, p.Name)}
            closure = Closure(function, level.scope)
            if decorators == {"property"}:
                return self._returned(closure)
            return None if function.decorators else Bound(closure)
        return _agreed(self._bound(binding, binding.node) for binding in bindings)

    def ancestry(self, cls: LocalClass) -> list[LocalClass | Symbol] | None:
        """A class of the program and what it extends, the nearest first, down to one SDK class.

        None if one of them is not known, or if the order is not plain.
        """
        found: list[LocalClass | Symbol] = []
        current = cls
        while len(found) < 20:
            found.append(current)
            bases = [base for base in current.node.bases if not base.name]
            if not bases:
                return found
            if len(bases) != 1 or bases[0].star:
                return None
            scope = current.scope.parent or current.scope
            base = self.of(bases[0].value, scope)
            if isinstance(base, LocalClass):
                current = base
                continue
            symbol = self.lookup(base.qualified) if isinstance(base, Imported) else None
            if symbol is None or symbol.kind not in ("class", "struct"):
                return None
            found.append(symbol)
            return found
        return None

    def _call(self, node: p.Call, scope: Scope) -> Known | None:
        if isinstance(node.func, p.Attr) and node.func.name == "apply":
            base = self.of(node.func.base, scope)
            return _output(None) if isinstance(base, Of) and base.type.name == "output" else None
        if isinstance(node.func, p.Attr) and node.func.name in _LATE_METHODS:
            base = self.of(node.func.base, scope)
            if isinstance(base, Of) and base.late and base.type.name == "str":
                text = Type("str")
                listed = _LATE_METHODS[node.func.name] == "list"
                return Of(Type("list", (text,)) if listed else text, late=True)
        callee = self.of(node.func, scope)
        match callee:
            case Imported():
                return self._result(callee.qualified, node, scope)
            case LocalClass():
                return Own(callee)
            case Closure():
                return self._returned(callee)
            case Bound():
                return self._returned(callee.closure)
            case _:
                return None

    def _result(self, qualified: str, node: p.Call, scope: Scope) -> Known | None:
        if qualified in ("builtins.str", "json.dumps", "os.getenv") and node.arguments:
            return _STR if qualified != "os.getenv" else None
        if qualified == IMPORT_MODULE:
            return self.evaluator.module_called(node, scope)
        if qualified == "typing.cast" and len(node.arguments) == 2:
            return self.of(node.arguments[1].value, scope)
        if qualified == "pulumi.Output.all" and node.arguments:
            names = frozenset(argument.name for argument in node.arguments)
            if "" not in names:
                return Of(Type("output", (Type("map", (Type("any"),)),)), keys=names)
        symbol = self.lookup(qualified)
        if symbol is None:
            return None
        if symbol.kind in ("class", "struct"):
            return Of(Type(symbol.name), exact=True)
        if symbol.returns is None:
            return None
        made = _object(symbol.returns)
        if isinstance(made, Of) and qualified.rpartition(".")[0] in _FUNCTIONS:
            return replace(made, late=True)
        return made

    def _returned(self, closure: Closure) -> Known | None:
        """What a function of the program gives: all of its returns agree, or it is annotated."""
        node = closure.node
        inner = self.tables[closure.scope.module.path].scopes.get(id(node))
        if inner is None:
            return None
        if isinstance(node, p.Lambda):
            return self.of(node.body, inner)
        if node.asynchronous:
            return None
        returns = [s.value for s in _own_statements(node.body) if isinstance(s, p.Return)]
        found = _agreed(self.of(value, inner) for value in returns if value is not None)
        if found is None and node.returns is not None:
            return self.annotated(node.returns, closure.scope)
        return found

    # --- parameters -------------------------------------------------------------------------

    def _parameter(self, scope: Scope, node: p.Parameter) -> Known | None:
        owner = scope.parent
        if owner is not None and owner.kind == "class" and self_name(scope) == node.name:
            assert isinstance(owner.node, p.Class)
            return Own(LocalClass(owner.node, owner))
        if node.star or scope.kind != "function":
            return None
        passed = self._passed(scope, node)
        if passed is None and node.annotation is not None:
            return self.annotated(node.annotation, scope.parent or scope)
        return passed

    def _passed(self, scope: Scope, node: p.Parameter) -> Known | None:
        """What all calls pass for a parameter, if every call is seen and all agree."""
        function, owner = scope.node, scope.parent
        assert isinstance(function, p.Function)
        name = function.name
        if name == "__init__" and owner is not None and isinstance(owner.node, p.Class):
            name = owner.node.name
        calls = self.evaluator.calls_of(scope)
        self._count()
        assert self._called is not None
        if not calls or len(calls) != self._called.get(name, 0) or name in self._mentioned:
            return None
        passed = []
        for call, where in calls:
            argument = self._argument(scope, function, node, call)
            if argument is None:
                return None
            expression, outer = argument
            passed.append((expression, where if outer is None else outer))
        return _agreed(self.of(expression, where) for expression, where in passed)

    def _argument(
        self, scope: Scope, function: p.Function, node: p.Parameter, call: p.Call
    ) -> tuple[p.Expr, Scope | None] | None:
        """The expression that a call passes for a parameter, and the scope of a default."""
        if any(argument.star for argument in call.arguments):
            return None
        names = [q.name for q in function.parameters if not q.star and not q.keyword_only]
        if self_name(scope) and names and scope.parent is not None and scope.parent.kind == "class":
            names = names[1:]
        positional = [argument for argument in call.arguments if not argument.name]
        for argument in call.arguments:
            if argument.name == node.name:
                return argument.value, None
        if node.name in names and names.index(node.name) < len(positional):
            return positional[names.index(node.name)].value, None
        if node.default is not None:
            return node.default, scope.parent or scope
        return None

    def _count(self) -> None:
        """Count calls and other mentions by the last part of their name."""
        if self._called is not None:
            return
        self._called = {}
        for table in self.tables.values():
            callees = set()
            for call, _, _ in table.calls:
                if isinstance(call.func, p.Name | p.Attr):
                    callees.add(id(call.func))
                    name = call.func.id if isinstance(call.func, p.Name) else call.func.name
                    self._called[name] = self._called.get(name, 0) + 1
            bases = {
                id(b.value)
                for _, _, s in table.statements
                if isinstance(s, p.Class)
                for b in s.bases
            }
            for node, scope in table.names:
                name = node.id if isinstance(node, p.Name) else node.name
                if id(node) in callees or id(node) in bases:
                    continue
                if isinstance(node, p.Attr) or _is_function(scope, name):
                    self._mentioned[name] = self._mentioned.get(name, 0) + 1

    # --- annotations ------------------------------------------------------------------------

    def annotated(self, node: p.Expr, scope: Scope) -> Known | None:
        """The object that an annotation promises."""
        if isinstance(node, p.Text):
            if id(node) not in self._forward:
                self._forward[id(node)] = _forward(node, scope)
            node = self._forward[id(node)] or node
        if isinstance(node, p.Subscript) and node.index is not None:
            base = self.of(node.base, scope)
            name = base.qualified if isinstance(base, Imported) else ""
            if name in _TYPING:
                return self.annotated(node.index, scope)
            if name.rpartition(".")[2] in _LISTS and name.partition(".")[0] in (
                "builtins",
                "typing",
            ):
                item = self.annotated(node.index, scope)
                return Of(Type("list", (item.type,))) if isinstance(item, Of) else None
            return _output(None) if name == "pulumi.Output" else None
        if isinstance(node, p.Binary) and node.operator == "|":
            return _agreed(self.annotated(side, scope) for side in (node.left, node.right))
        if isinstance(node, p.Constant):
            return _NOTHING if node.value is None else None
        named = self.of(node, scope)
        if isinstance(named, LocalClass):
            return Own(named)
        if isinstance(named, Imported):
            symbol = self.lookup(named.qualified)
            if symbol is not None and symbol.kind in ("class", "struct", "interface", "enum"):
                return Of(Type(symbol.name))
        return None

    # --- the view ---------------------------------------------------------------------------

    def attributes(self) -> Iterator[AttributeUse]:
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
        base = self.of(node.base, scope)
        if base is None:
            return None
        held = self._holder(base, node.name)
        if held is None:
            return None
        holder, kind, exact, inherited = held
        symbol = self.lookup(f"{holder}.{node.name}")
        if symbol is None and self._may_have(holder, kind, exact, node, table):
            return None
        path = scope.module.path
        statement = table.statement_at(node.start)
        arguments, slot, complete = (
            self.arguments(call, scope) if call is not None else ((), None, True)
        )
        return AttributeUse(
            holder=holder,
            kind=kind,
            name=node.name,
            symbol=symbol,
            span=Span(path, node.start, node.end),
            base=Span(path, node.base.start, node.base.end),
            name_span=Span(path, node.name_start, node.end),
            statement=_statement_span(path, statement, node),
            call=Span(path, call.start, call.end) if call is not None else None,
            arguments=arguments,
            slot=slot,
            complete=complete,
            exact=exact,
            inherited=inherited,
            given=self._given_for(node.base, scope) if holder == "str" else (),
        )

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
        for call, outer in self.evaluator.calls_of(where):
            argument = self._argument(where, where.node, parameter, call)
            if argument is None or argument[1] is not None:
                return ()
            spans.append(Span(outer.module.path, argument[0].start, argument[0].end))
        return tuple(spans)

    def _may_have(
        self, holder: str, kind: HolderKind, exact: bool, node: p.Attr, table: Table
    ) -> bool:
        """Whether the program may give the object an attribute, or asks whether there is one."""
        name = node.name
        if name in self._asked_for() or _attempted(table, node.start):
            return True
        if kind != "instance":
            return False
        symbol = self.lookup(holder)
        for base in self._set_on().get(name, ()):
            if not isinstance(base, Own):
                return True
            levels = self.ancestry(base.cls)
            if levels is None or (not exact and _is_a(self.lookup, levels[-1], symbol)):
                return True
        if exact:
            return False
        for other in self.tables.values():
            for scope in other.ordered:
                if isinstance(scope.node, p.Class) and (
                    name in scope.bindings or name in scope.attributes
                ):
                    levels = self.ancestry(LocalClass(scope.node, scope))
                    if levels is None or _is_a(self.lookup, levels[-1], symbol):
                        return True
        return False

    def _set_on(self) -> dict[str, list[Known | None]]:
        """What attributes are set on, by their name; under ``*`` where the name is not known."""
        if self._targets is None:
            self._targets = {}
            for table in self.tables.values():
                for _, _, statement in table.statements:
                    if isinstance(statement, p.Assign) and statement.value is not None:
                        for target in _targets(statement):
                            base = self.of(target.base, table.scope_at(target.start))
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
                            text = self.evaluator.value(argument.value, scope)
                            if isinstance(text, Scalar) and isinstance(text.value, str):
                                self._by_text.add(text.value)
        return self._by_text

    def _holder(self, base: Known, name: str) -> tuple[str, HolderKind, bool, bool] | None:
        """What holds an attribute: qualified name, kind, whether exact, whether inherited."""
        if isinstance(base, Imported):
            symbol = self.lookup(base.qualified)
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
            symbol = self.lookup(base.type.name)
            if symbol is None or symbol.kind not in ("class", "struct", "interface"):
                return None
            return symbol.name, "instance", base.exact, False
        if isinstance(base, Of) and base.type.name == "output" and name not in _OF_OUTPUT:
            inner = base.type.items[0]
            symbol = self.lookup(inner.name) if inner.is_class else None
            if symbol is not None and symbol.kind == "class":
                return symbol.name, "instance", False, False
            if inner.name == "str" and not hasattr(str, name):
                return "str", "instance", False, False
        if isinstance(base, Of) and base.type.name == "str" and name == "apply":
            return "str", "instance", base.exact, False
        if isinstance(base, Of) and name in base.keys and not hasattr(dict, name):
            return "dict", "instance", True, False
        if isinstance(base, Own):
            return self._inherited(base.cls, name)
        return None

    def lacks(self, cls: LocalClass, use: p.Attr, table: Table) -> bool:
        """Whether objects of a class certainly have no such method, as no class of the program has.

        What an SDK's class may have of public names is said by :meth:`attributes`.
        """
        levels, name = self.ancestry(cls), use.name
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
                or _field(level.node, name) is not None
            ):
                return False
        return not self._set_elsewhere(name) and not _attempted(table, use.start)

    def _inherited(self, cls: LocalClass, name: str) -> tuple[str, HolderKind, bool, bool] | None:
        """The SDK class that alone can give an object of the program an attribute."""
        levels = self.ancestry(cls)
        if not levels or not isinstance(levels[-1], Symbol) or self._set_elsewhere(name):
            return None
        for level in levels[:-1]:
            assert isinstance(level, LocalClass)
            if level.node.decorators or name in level.scope.bindings or _field(level.node, name):
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
                    levels = self.ancestry(LocalClass(scope.node, scope)) if has else ()
                    if levels is None or any(
                        isinstance(level, LocalClass) and level.node is cls.node for level in levels
                    ):
                        return True
        return False

    def _set_elsewhere(self, name: str) -> bool:
        """Whether some code sets an attribute of that name on an object from outside, or any."""
        if not self._written:
            self._written.add("")
            for table in self.tables.values():
                for _, _, statement in table.statements:
                    if isinstance(statement, p.Assign):
                        for target in _targets(statement):
                            self._written.add(target.name)
                for call, _, _ in table.calls:
                    if isinstance(call.func, p.Name) and call.func.id == "setattr":
                        self._written.add("*")
        return "*" in self._written or name in self._written

    def _assigned(self, table: Table) -> Iterator[AttributeUse]:
        """Attributes that the program sets."""
        path = table.module.path
        for _, _, statement in table.statements:
            if not isinstance(statement, p.Assign) or statement.value is None:
                continue
            for target in _targets(statement):
                base = self.of(target.base, table.scope_at(target.start))
                if isinstance(base, Own):
                    levels = self.ancestry(base.cls)
                    if not levels or not isinstance(levels[-1], Symbol):
                        continue
                    locals_ = [level for level in levels if isinstance(level, LocalClass)]
                    if any(target.name in level.scope.bindings for level in locals_):
                        continue
                    holder, exact, inherited = levels[-1].name, False, True
                elif isinstance(base, Of) and base.type.is_class:
                    symbol = self.lookup(base.type.name)
                    if symbol is None or symbol.kind not in ("class", "struct", "interface"):
                        continue
                    holder, exact, inherited = symbol.name, base.exact, False
                else:
                    continue
                yield AttributeUse(
                    holder=holder,
                    kind="instance",
                    name=target.name,
                    symbol=self.lookup(f"{holder}.{target.name}"),
                    span=Span(path, target.start, target.end),
                    base=Span(path, target.base.start, target.base.end),
                    name_span=Span(path, target.name_start, target.end),
                    statement=_statement_span(path, statement, target),
                    exact=exact,
                    inherited=inherited,
                    assigned=True,
                )

    def calls(self) -> Iterator[Invocation]:
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
            statement=_statement_span(path, statement, call),
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
        symbol = self.lookup(type_.name) if type_.is_class else None
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
        mapping = self.evaluator.value(node, scope)
        if not isinstance(mapping, ValueMapping) or mapping.slot is None:
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
                    type=_type(self.of(value, scope)) if value is not None else None,
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
            statement=_statement_span(path, statement, node),
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
                    self.evaluator.value(argument.value, scope) if argument.star == "**" else None
                )
                if isinstance(spread, ValueMapping) and spread.complete:
                    arguments += (
                        Passed(e.key, -1, e.value, e.span, e.place) for e in spread.entries
                    )
                else:
                    complete = False
                continue
            known = self.of(argument.value, scope)
            arguments.append(
                Passed(
                    name=argument.name,
                    position=-1 if argument.name else index,
                    value=self.evaluator.value(argument.value, scope),
                    span=Span(path, argument.start, argument.end),
                    place=Span(path, argument.value.start, argument.value.end),
                    key_span=Span(path, argument.start, argument.name_end)
                    if argument.name
                    else None,
                    removal=remove_item(path, source, (call.open, call.close), items, index),
                    type=_type(known),
                )
            )
        slot = python_slot(source, call.open, call.close, items, Notation.CALL)
        return tuple(arguments), slot, complete

    def _callee(self, func: p.Expr, scope: Scope) -> tuple[str, CallKind, Symbol] | None:
        """What is called: its qualified name, its kind and what the schema says of it."""
        extended = self.constructor_of_base(func, scope)
        if extended is not None:
            return extended.name, "base", extended
        found = self.of(func, scope)
        symbol = self.lookup(found.qualified) if isinstance(found, Imported) else None
        if symbol is None:
            return None
        if symbol.kind in ("class", "struct"):
            return symbol.name, "class", symbol
        if symbol.kind == "function":
            return symbol.name, "function", symbol
        if symbol.kind != "method":
            return None
        holder = self.lookup(symbol.name.rpartition(".")[0])
        method = holder.method(symbol.name.rpartition(".")[2]) if holder is not None else None
        if method is None:
            return None
        if method.static:
            return symbol.name, "static", symbol
        base = self.of(func.base, scope) if isinstance(func, p.Attr) else None
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
        levels = self.ancestry(LocalClass(owner.node, owner))
        if levels and len(levels) == 2 and isinstance(levels[1], Symbol):
            return levels[1]
        return None


def _after(binding: Binding) -> int:
    return binding.after


def _object(type_: Type | None) -> Known | None:
    """An object of a schema's type; a union counts as its only class, tokens aside."""
    if type_ is None or type_.name in ("any", "none"):
        return None
    if type_.name == "union":
        others = [t for t in type_.items if not t.name.endswith(".IResolvable")]
        return _object(others[0]) if len(others) == 1 else None
    return Of(type_)


def _keys(node: p.Dict, scope: Scope) -> frozenset[str]:
    """The keys of a dict that are written as plain text."""
    source = scope.module.text
    return frozenset(
        source[pair.key.start + 1 : pair.key.end - 1]
        for pair in node.pairs
        if isinstance(pair.key, p.Text) and re.fullmatch(r"[\"']\w+[\"']", _text(pair.key, source))
    )


def _text(node: p.Node, source: str) -> str:
    return source[node.start : node.end]


def _output(known: Known | None) -> Of:
    """A Pulumi output of a thing, which is an output of anything if that is not known."""
    if isinstance(known, Of) and known.type.name == "output":
        return Of(known.type)
    return Of(Type("output", (known.type if isinstance(known, Of) else Type("any"),)))


def _type(known: Known | None) -> Type | None:
    match known:
        case Of():
            return known.type
        case Nothing():
            return Type("none")
        case Tuple():
            types = [_type(item) for item in known.items]
            first = types[0] if types else None
            same = first if first is not None and all(t == first for t in types) else Type("any")
            return Type("list", (same,))
        case _:
            return None


def _agreed(found: Iterable[Known | None]) -> Known | None:
    """The one thing that all are; ``None`` objects do not count. Asks no further than it must."""
    agreed: Known | None = None
    for known in found:
        if agreed is None or isinstance(agreed, Nothing):
            agreed = known
        elif not isinstance(known, Nothing):
            agreed = known and _merged(agreed, known)
        if agreed is None:
            return None
    return agreed


def _merged(one: Known, other: Known) -> Known | None:
    match one, other:
        case Of(), Of() if one.type == other.type:
            return replace(
                one,
                exact=one.exact and other.exact,
                late=one.late and other.late,
                keys=one.keys & other.keys,
            )
        case Own(), Own() if one.cls.node is other.cls.node:
            return one
        case Imported(), Imported() if one.qualified == other.qualified:
            return one
        case LocalClass(), LocalClass() if one.node is other.node:
            return one
        case Tuple(), Tuple() if len(one.items) == len(other.items):
            return Tuple(
                tuple(_agreed([a, b]) for a, b in zip(one.items, other.items, strict=True))
            )
        case _:
            return None


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


def _own_statements(body: Iterable[p.Stmt]) -> Iterator[p.Stmt]:
    for statement in body:
        yield statement
        if isinstance(statement, p.Block):
            for inner in statement.bodies:
                yield from _own_statements(inner)


def _targets(statement: p.Assign) -> Iterator[p.Attr]:
    stack = list(statement.targets)
    while stack:
        target = stack.pop()
        if isinstance(target, p.Attr):
            yield target
        elif isinstance(target, p.Array):
            stack += [element.value for element in target.elements]


def _field(node: p.Class, name: str) -> p.Expr | None:
    """The annotation of a field that the class body declares."""
    for statement in node.body:
        if isinstance(statement, p.Assign) and statement.annotation is not None:
            target = statement.targets[0]
            if isinstance(target, p.Name) and target.id == name:
                return statement.annotation
    return None


def _forward(node: p.Text, scope: Scope) -> p.Expr | None:
    """The name that a quoted annotation holds."""
    written = scope.module.text[node.start : node.end].strip("\"'")
    parts = written.split(".")
    if not all(part.isidentifier() for part in parts):
        return None
    made: p.Expr = p.Name(node.start, node.end, parts[0])
    for part in parts[1:]:
        made = p.Attr(node.start, node.end, made, part, node.start)
    return made


def _is_function(scope: Scope, name: str) -> bool:
    found = scope.find(name)
    return found is not None and any(b.kind in ("function", "class", "from") for b in found[1])


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


def _statement_span(path: str, statement: p.Stmt | None, node: p.Node) -> Span:
    place = node if statement is None else statement
    return Span(path, place.start, place.end)
