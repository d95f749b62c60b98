"""What the expressions of a program certainly are: SDK objects, classes, modules, plain data.

Unlike the evaluator, which follows values, this follows types: a name that is bound several times
has a type if all of its bindings agree. Where they do not, or where something is not followed,
there is none.
"""

from __future__ import annotations

from dataclasses import replace

from fixiac import program as p
from fixiac import shapes
from fixiac.frontends.python.following.evaluator import Evaluator
from fixiac.frontends.python.scopes import Binding, Scope, Table, getter, self_name
from fixiac.frontends.python.sdk import IMPORT_MODULE
from fixiac.frontends.python.typed import collected
from fixiac.frontends.python.typed.annotations import Annotations
from fixiac.frontends.python.typed.classes import declared_field
from fixiac.frontends.python.typed.collected import key_of
from fixiac.frontends.python.typed.known import (
    NOTHING,
    OF_OUTPUT,
    Bound,
    Known,
    Of,
    Own,
    Tuple,
    agreed,
    object_of,
    output_of,
    type_of,
)
from fixiac.frontends.python.typed.parameters import Parameters
from fixiac.frontends.python.values import Closure, LocalClass, LocalModule
from fixiac.frontends.python.values import Symbol as Imported
from fixiac.schemas import Schema, Symbol, Type
from fixiac.schemas.targets import Targets
from fixiac.schemas.uses import lookup

_DEPTH = 80
_CORES = ("cdktf", "cdktn")
_REMOTE = frozenset({"TerraformResource", "TerraformDataSource", "ComplexObject"})
"""What has values of Terraform's in its attributes."""
_VARIABLES = frozenset({("TerraformVariable", "string_value"), ("TerraformVariable", "list_value")})
_FUNCTIONS = frozenset(f"{core}.Fn" for core in _CORES)
_LATE_METHODS = {"split": "list", "lower": "str", "upper": "str", "replace": "str", "strip": "str"}
"""What methods of text make of a token: nothing that Terraform would understand."""
_PLAIN: dict[type, str] = {bool: "bool", int: "int", float: "num"}

_STR = Of(Type("str"))


class Typing:
    """The typed view of a set of files.

    ``targets`` has the SDKs in the versions that the program is written for.
    """

    def __init__(self, tables: dict[str, Table], evaluator: Evaluator, targets: Targets) -> None:
        self.tables = tables
        self.evaluator = evaluator
        self.targets = targets
        self.parameters = Parameters(tables, evaluator)
        self.annotations = Annotations(self)
        self.known: dict[int, Known | None] = {}
        self.busy: set[int] = set()
        self.cut = 0

    # --- schemas ----------------------------------------------------------------------------

    def schema(self, root: str) -> Schema | None:
        """The schema of an SDK in the version that the program is written for, or the newest."""
        return self.targets.schema(root)

    def lookup(self, qualified: str) -> Symbol | None:
        """What a qualified name stands for in the schema of its SDK."""
        return lookup(self.schema, qualified)

    # --- expressions ------------------------------------------------------------------------

    def named(self, node: p.Expr, scope: Scope) -> Symbol | None:
        """What of an SDK ``node`` certainly names, as its schema has it, or None."""
        known = self.of(node, scope)
        return self.lookup(known.qualified) if isinstance(known, Imported) else None

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
                    return NOTHING
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
                return Of(
                    Type("map", (self._common(node, scope),)),
                    keys=_keys(node, scope),
                    values=self._values(node, scope),
                )
            case p.Conditional():
                return agreed([self.of(node.body, scope), self.of(node.orelse, scope)])
            case p.Binary() if node.operator == "or":
                return agreed([self.of(node.left, scope), self.of(node.right, scope)])
            case p.Subscript():
                item = self._item(self.of(node.base, scope), node.index, scope)
                return collected.kept_in(self, node.base, scope) if item is None else item
            case p.Comprehension() if node.kind == "ListComp":
                inner = self.tables[scope.module.path].scopes.get(id(node))
                made = self.of(node.elements[0], inner) if inner is not None else None
                return Of(Type("list", (made.type,))) if isinstance(made, Of) else None
            case _:
                return None

    def _values(self, node: p.Dict, scope: Scope) -> tuple[tuple[str, Known], ...]:
        """What a dict has under keys that are plain text; what comes later may replace it."""
        found: dict[str, Known] = {}
        for pair in node.pairs:
            key = key_of(pair.key, scope) if pair.key is not None else None
            value = self.of(pair.value, scope)
            if key is None:
                found.clear()
            elif value is not None:
                found[key] = value
            else:
                found.pop(key, None)
        return tuple(found.items())

    def _common(self, node: p.Dict, scope: Scope) -> Type:
        """The type of all values of a dict, or any."""
        if any(pair.key is None for pair in node.pairs):
            return Type("any")
        types = [type_of(self.of(pair.value, scope)) for pair in node.pairs]
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
            return collected.grown(self, self._bound(binding, node), where, node.id)
        known = agreed(self._bound(binding, node) for binding in bindings)
        return collected.grown(self, known, where, node.id)

    def _before(
        self, where: Scope, bindings: list[Binding], scope: Scope, node: p.Node
    ) -> Binding | None:
        """The last assignment before a use in the same run of statements, also in a loop."""
        if scope.function() is not where or any(binding.block < 0 for binding in bindings):
            return None
        last = max((b for b in bindings if b.after <= node.start), key=_after, default=None)
        block = self.tables[where.module.path].block_at(node.start)
        return last if last is not None and last.kind == "assign" and last.block == block else None

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
                    return self.annotations.promised(annotation, scope)
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
                return agreed(self._bound(other, other.node) for other in found)
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
        if isinstance(source, p.Call) and isinstance(source.func, p.Attr) and not source.arguments:
            whole = {"items": (1,), "values": ()}.get(source.func.name)
            held = self.of(source.func.base, outer) if whole == path else None
            return held.each if isinstance(held, Of) else None
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
            return agreed(list(base.items))
        if isinstance(base, Of) and base.type.name == "list":
            return object_of(base.type.items[0])
        return None

    def _at(self, base: Known | None, index: int) -> Known | None:
        if isinstance(base, Tuple):
            return base.items[index] if -len(base.items) <= index < len(base.items) else None
        return self._element(base)

    def _item(self, base: Known | None, index: p.Expr | None, scope: Scope) -> Known | None:
        if isinstance(base, Tuple) and isinstance(index, p.Constant):
            return self._at(base, index.value) if type(index.value) is int else None
        if index is None:
            return None
        key = key_of(index, scope)
        if key is not None and isinstance(base, Of) and base.under(key) is not None:
            return base.under(key)
        if isinstance(base, Of) and base.each is not None:
            return base.each
        if isinstance(base, Of) and base.type.name == "output":
            return output_of(self._item(object_of(base.type.items[0]), index, scope))
        if isinstance(base, Of) and base.type.name in ("list", "map"):
            item = object_of(base.type.items[0])
            return replace(item, late=base.late) if isinstance(item, Of) else item
        return self._element(base)

    # --- attributes and calls ---------------------------------------------------------------

    def _attribute(self, base: Known, name: str, node: p.Node, scope: Scope) -> Known | None:
        match base:
            case Imported():
                return self._member(f"{base.qualified}.{name}")
            case LocalModule():
                found = base.scope.bindings.get(name, [])
                return agreed(self._bound(binding, node) for binding in found)
            case LocalClass():
                found = base.scope.bindings.get(name, [])
                return agreed(self._bound(binding, node) for binding in found)
            case Own():
                return self._own(base.cls, name)
            case Of() if base.type.is_class:
                member = self._member(f"{base.type.name}.{name}", of_object=True)
                if isinstance(member, Of) and self._is_token(base.type.name, name):
                    return replace(member, late=True)
                if isinstance(member, Of):
                    return replace(member, origin=(base.type.name, name))
                return member
            case Of() if base.type.name == "output" and name not in OF_OUTPUT:
                inner = object_of(base.type.items[0])
                return output_of(
                    None if inner is None else self._attribute(inner, name, node, scope)
                )
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
            return object_of(attribute.type)
        if symbol.kind == "value":
            return object_of(symbol.returns) if symbol.returns is not None else None
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
        levels = self.ancestry(cls) or ()
        for level in levels:
            function = getter(level.scope, name) if isinstance(level, LocalClass) else None
            if isinstance(level, LocalClass) and function is not None:
                return self._returned(Closure(function, level.scope))
        for level in levels:
            if isinstance(level, Symbol):
                return self._member(f"{level.name}.{name}", of_object=True)
            bindings = level.scope.attributes.get(name, [])
            if bindings:
                known = agreed(self._bound(binding, binding.node) for binding in bindings)
                return collected.grown(self, known, level.scope, f"self.{name}")
            found = level.scope.bindings.get(name)
            if found is not None:
                return self._class_level(level, found)
            annotation = declared_field(level.node, name)
            if annotation is not None:
                return self.annotations.promised(annotation, level.scope)
        return None

    def _class_level(self, level: LocalClass, bindings: list[Binding]) -> Known | None:
        if len(bindings) == 1 and isinstance(bindings[0].node, p.Function):
            function = bindings[0].node
            return None if function.decorators else Bound(Closure(function, level.scope))
        return agreed(self._bound(binding, binding.node) for binding in bindings)

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
            return output_of(None) if isinstance(base, Of) and base.type.name == "output" else None
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
        made = object_of(symbol.returns)
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
        returns = [s.value for s in p.own_statements(node.body) if isinstance(s, p.Return)]
        found = agreed(self.of(value, inner) for value in returns if value is not None)
        if found is None and node.returns is not None:
            return self.annotations.promised(node.returns, closure.scope)
        return found

    # --- parameters -------------------------------------------------------------------------

    def _parameter(self, scope: Scope, node: p.Parameter) -> Known | None:
        owner = scope.parent
        if owner is not None and owner.kind == "class" and self_name(scope) == node.name:
            assert isinstance(owner.node, p.Class)
            return Own(LocalClass(owner.node, owner))
        if node.star or scope.kind != "function":
            return None
        passed = self.parameters.passed(scope, node)
        found = None if passed is None else agreed(self.of(value, where) for value, where in passed)
        if found is None and node.annotation is not None:
            return self.annotations.promised(node.annotation, scope.parent or scope)
        return found


def _after(binding: Binding) -> int:
    return binding.after


def _keys(node: p.Dict, scope: Scope) -> frozenset[str]:
    """The keys of a dict that are written as plain text."""
    keys = (key_of(pair.key, scope) for pair in node.pairs if pair.key is not None)
    return frozenset(key for key in keys if key is not None)
