"""Following a program: what an expression stands for, as far as that is plain.

Names with one binding, tuples, ``self`` attributes, parameters, returns, lambdas of ``apply`` and
imports between files are followed. Whatever is not certain becomes :class:`~fixiac.model.Opaque`.
"""

from __future__ import annotations

from fixiac import model
from fixiac import program as p
from fixiac.edits import Span
from fixiac.frontends.python import runtimes, sdk
from fixiac.frontends.python.absent import Files
from fixiac.frontends.python.following import displays, members, texts
from fixiac.frontends.python.following.calls import Calls
from fixiac.frontends.python.following.modules import Modules
from fixiac.frontends.python.scopes import Binding, Scope, Table
from fixiac.frontends.python.values import (
    VIEW,
    Any_,
    Closure,
    Frame,
    LocalClass,
    LocalModule,
    Made,
    Symbol,
)
from fixiac.model import Opaque, Value

_DEPTH = 60


class Evaluator:
    """Follows the files of one project. Results for expressions outside of a call are kept."""

    def __init__(self, tables: dict[str, Table], there: Files) -> None:
        self.tables = tables
        self.modules = Modules(tables, there)
        self.calls = Calls(self)
        self.known: dict[tuple[int, int], Any_] = {}
        self.busy: set[tuple[int, int]] = set()
        self.depth = 0
        self.cut = 0

    # --- the two ways in --------------------------------------------------------------------

    def value(self, node: p.Expr, scope: Scope, frame: Frame | None = None) -> Value:
        """What ``node`` stands for, in terms of the view."""
        found = self.follow(node, scope, frame)
        if isinstance(found, VIEW):
            return found
        span = scope.span(node)
        if (
            isinstance(found, Made)
            and found.qualified == sdk.PRINCIPAL
            and "principal" in found.extra
        ):
            return found.extra["principal"]
        if isinstance(found, Symbol):
            runtime = runtimes.named(found)
            return runtime or Opaque(span, f"it is {found.qualified}")
        return Opaque(span, "it is an object of the program")

    def follow(self, node: p.Expr, scope: Scope, frame: Frame | None = None) -> Any_:
        """What ``node`` stands for; may be a function, class or module too."""
        key = (id(node), id(frame))
        if key in self.known:
            return self.known[key]
        if key in self.busy or self.depth > _DEPTH:
            self.cut += 1
            return Opaque(scope.span(node), "it refers to itself")
        cut = self.cut
        self.busy.add(key)
        self.depth += 1
        try:
            found = self._follow(node, scope, frame)
        finally:
            self.busy.discard(key)
            self.depth -= 1
        if self.cut == cut or not self.busy:
            self.known[key] = found
        return found

    # --- expressions ------------------------------------------------------------------------

    def _follow(self, node: p.Expr, scope: Scope, frame: Frame | None) -> Any_:
        span = scope.span(node)
        match node:
            case p.Constant():
                return model.Scalar(span, node.value)
            case p.Text():
                return texts.text(self, node, scope, frame)
            case p.Name():
                return self.name(node, scope, frame)
            case p.Attr():
                return members.attribute(self, node, scope, frame)
            case p.Call():
                return self.calls.result(node, scope, frame)
            case p.Dict():
                return displays.dictionary(self, node, scope, frame)
            case p.Array():
                return displays.array(self, node, scope, frame)
            case p.Lambda():
                return Closure(node, scope, frame)
            case p.Subscript():
                return members.subscript(self, node, scope, frame)
            case p.Binary() if node.operator == "+":
                return texts.add(self, node, scope, frame)
            case p.Binary() if node.operator == "%":
                return texts.percent(self, node, scope, frame)
            case p.Binary() if node.operator == "or":
                left = self.follow(node.left, scope, frame)
                if isinstance(left, model.Scalar) and left.value:
                    return left
                return Opaque(span, "it has a default")
            case _:
                return Opaque(span, "it is computed")

    def name(self, node: p.Name, scope: Scope, frame: Frame | None) -> Any_:
        """What a name is bound to where it is used."""
        found = scope.find(node.id)
        if found is None:
            if node.id in sdk.BUILTINS:
                return Symbol(f"builtins.{node.id}")
            if node.id in sdk.FORGOTTEN:
                return Symbol(node.id)
            return Opaque(scope.span(node), f"{node.id} is not bound here")
        where, bindings = found
        binding = self.reaching(where, bindings, scope, node)
        if binding is None:
            return Opaque(scope.span(node), f"{node.id} is given more than one value")
        result = self.bound(binding, node, frame)
        return self.relocate(self.mutable(result, where, node.id), node, scope)

    def mutable(self, value: Any_, where: Scope, name: str) -> Any_:
        """Mark a container that is changed in place after it is made."""
        if name in where.mutated and isinstance(value, (model.Mapping, model.Sequence)):
            return _incomplete(value)
        return value

    def relocate(self, value: Any_, node: p.Expr, scope: Scope) -> Any_:
        """A reference stands where it is written, while a literal keeps the place it is made at."""
        span = scope.span(node)
        if isinstance(value, model.Reference):
            return model.Reference(span, value.target, value.attribute, value.plain)
        if isinstance(value, model.Fact):
            return model.Fact(span, value.what, value.plain)
        return value

    def reaching(
        self, where: Scope, bindings: list[Binding], scope: Scope, node: p.Node
    ) -> Binding | None:
        """The one binding whose value a use sees, or None when that depends on how it runs."""
        if len(bindings) == 1:
            return bindings[0]
        imports = [b for b in bindings if b.kind in ("import", "from")]
        if len(imports) == len(bindings):
            same = {self.imported(b, node) for b in imports}
            return bindings[0] if len(same) == 1 else None
        if scope.function() is not where or where.kind == "class":
            if all(b.kind == "assign" and b.block == bindings[0].block for b in bindings):
                return bindings[-1] if where.kind == "module" and scope is not where else None
            return None
        table = self.tables[where.module.path]
        block = table.block_at(node.start)
        before = [b for b in bindings if b.after <= node.start]
        if not before:
            return None
        last = max(before, key=lambda b: b.after)
        plain = all(b.block >= 0 for b in bindings) and not any(
            b.block in table.loops for b in bindings
        )
        if not plain or not table.within(block, last.block):
            return None
        return last

    def imported(self, binding: Binding, node: p.Node) -> str:
        """What an import binding means, to compare two of them."""
        found = self.bound(binding, node, None)
        return found.qualified if isinstance(found, Symbol) else str(id(found))

    def bound(self, binding: Binding, use: p.Node, frame: Frame | None) -> Any_:
        """The value of one binding, as seen by a use of it."""
        scope = binding.scope
        span = Span(scope.module.path, use.start, use.end)
        match binding.kind:
            case "import":
                assert isinstance(binding.node, p.Alias)
                alias = binding.node
                dotted = alias.name if alias.alias else alias.name.partition(".")[0]
                return self.module(dotted, 0, scope) or Symbol(dotted)
            case "from":
                assert isinstance(binding.node, p.ImportFrom)
                return self.from_import(binding.node, binding.path[0], scope)
            case "function":
                assert isinstance(binding.node, p.Function)
                if binding.node.decorators:
                    return Opaque(span, "the function is decorated")
                return Closure(binding.node, scope, frame)
            case "class":
                assert isinstance(binding.node, p.Class)
                table = self.tables[scope.module.path]
                return LocalClass(binding.node, table.scopes[id(binding.node)])
            case "assign" if binding.value is not None:
                value = self.follow(binding.value, scope, self.frame_for(scope, frame))
                for index in binding.path:
                    value = members.item(value, index, span)
                return value
            case "parameter":
                assert isinstance(binding.node, p.Parameter)
                return self.calls.parameter(binding, binding.node, span, frame)
            case _:
                return Opaque(span, f"it is bound by a {binding.kind}")

    def frame_for(self, scope: Scope, frame: Frame | None) -> Frame | None:
        """The frame that still speaks of ``scope`` or of a scope around it."""
        while frame is not None:
            around: Scope | None = scope
            while around is not None:
                if around is frame.scope:
                    return frame
                around = around.parent
            frame = frame.parent
        return None

    def module(self, dotted: str, level: int, scope: Scope) -> LocalModule | None:
        """The file of the program that ``import dotted`` means, if it is one."""
        path = self.modules.find(dotted, level, scope.module.path)
        return LocalModule(self.tables[path].root) if path else None

    def module_called(self, call: p.Call, scope: Scope) -> LocalModule | None:
        """The file of the program that a call of ``importlib.import_module`` gives."""
        argument = call.argument("name", 0)
        name = self.value(argument.value, scope) if argument is not None else None
        if not isinstance(name, model.Scalar) or not isinstance(name.value, str):
            return None
        dotted = name.value.lstrip(".")
        return self.module(dotted, len(name.value) - len(dotted), scope)

    def from_import(self, node: p.ImportFrom, index: int, scope: Scope) -> Any_:
        """What one name of a ``from`` import stands for."""
        alias = node.names[index]
        key = (id(alias), id(scope))
        if key in self.busy:
            self.cut += 1
            return Opaque(scope.span(alias), "it is imported in a circle")
        self.busy.add(key)
        try:
            return self._from_import(node, alias, scope)
        finally:
            self.busy.discard(key)

    def _from_import(self, node: p.ImportFrom, alias: p.Alias, scope: Scope) -> Any_:
        whole = f"{node.module}.{alias.name}" if node.module else alias.name
        module = self.module(whole, node.level, scope)
        if module is not None:
            return module
        package = self.module(node.module, node.level, scope)
        if package is not None:
            found = package.scope.bindings.get(alias.name)
            if found is None:
                return Opaque(scope.span(alias), f"{node.module} does not define {alias.name}")
            if len(found) != 1:
                return Opaque(scope.span(alias), f"{alias.name} is given more than one value")
            return self.bound(found[0], found[0].node, None)
        if node.level:
            return Opaque(scope.span(alias), "its module is not among the files")
        return Symbol(whole)


def _incomplete(value: model.Mapping | model.Sequence) -> Value:
    if isinstance(value, model.Mapping):
        return model.Mapping(
            value.span, value.entries, value.constructor, value.slot, False, value.notation
        )
    return model.Sequence(value.span, value.items, value.slot, False, value.notation)
