"""Following a program: what an expression stands for, as far as that is plain.

Names with one binding, tuples, ``self`` attributes, parameters, returns, lambdas of ``apply`` and
imports between files are followed. Whatever is not certain becomes :class:`~fixiac.model.Opaque`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fixiac import model
from fixiac import program as p
from fixiac.edits import Item, Span, remove_item
from fixiac.frontends.python import jsontext, runtimes, sdk
from fixiac.frontends.python.literals import decode
from fixiac.frontends.python.scopes import Binding, Scope, Table, self_name
from fixiac.frontends.python.values import (
    VIEW,
    Any_,
    Closure,
    Frame,
    Instance,
    LocalClass,
    LocalModule,
    Made,
    Method,
    Pending,
    Symbol,
)
from fixiac.model import HOLE, Entry, Hole, Notation, Opaque, Slot, Value

_DEPTH = 60
_CONVERSION = re.compile(r"%(\(\w+\))?[sdr]")


class Evaluator:
    """Follows the files of one project. Results for expressions outside of a call are kept."""

    def __init__(self, tables: dict[str, Table]) -> None:
        self.tables = tables
        self.modules = _module_names(tables)
        self.known: dict[tuple[int, int], Any_] = {}
        self.frames: dict[tuple[int, ...], Frame] = {}
        self.kept: list[object] = []
        """Keeps alive what is known by its identity."""
        self.busy: set[tuple[int, int]] = set()
        self.callers: dict[int, list[tuple[p.Call, Scope]]] | None = None
        self.depth = 0
        self.cut = 0

    # --- the two ways in --------------------------------------------------------------------

    def value(self, node: p.Expr, scope: Scope, frame: Frame | None = None) -> Value:
        """What ``node`` stands for, in terms of the view."""
        found = self.follow(node, scope, frame)
        if isinstance(found, VIEW):
            return found
        span = _span(scope, node)
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
            return Opaque(_span(scope, node), "it refers to itself")
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
        span = _span(scope, node)
        match node:
            case p.Constant():
                return model.Scalar(span, node.value)
            case p.Text():
                return self.text(node, scope, frame)
            case p.Name():
                return self.name(node, scope, frame)
            case p.Attr():
                return self.attribute(node, scope, frame)
            case p.Call():
                return self.call(node, scope, frame)
            case p.Dict():
                return self.dictionary(node, scope, frame)
            case p.Array():
                return self.array(node, scope, frame)
            case p.Lambda():
                return Closure(node, scope, frame)
            case p.Subscript():
                return self.subscript(node, scope, frame)
            case p.Binary() if node.operator == "+":
                return self.add(node, scope, frame)
            case p.Binary() if node.operator == "%":
                return self.percent(node, scope, frame)
            case p.Binary() if node.operator == "or":
                left = self.follow(node.left, scope, frame)
                if isinstance(left, model.Scalar) and left.value:
                    return left
                return Opaque(span, "it has a default")
            case _:
                return Opaque(span, "it is computed")

    def text(self, node: p.Text, scope: Scope, frame: Frame | None) -> Value:
        """A string literal: text, or a template where it has holes."""
        span = _span(scope, node)
        path, source = span.path, scope.module.text
        if any("b" in token.prefix for token in node.tokens):
            return Opaque(span, "it is bytes")
        parts: list[str | Hole] = []
        verbatim = len(node.tokens) == 1
        for part in node.parts:
            if isinstance(part, p.Raw):
                chars = decode(source, part)
                verbatim = verbatim and chars.verbatim
                if parts and isinstance(parts[-1], str):
                    parts[-1] += chars.text
                else:
                    parts.append(chars.text)
            else:
                value = self.value(part.value, scope, frame)
                if not part.plain:
                    value = Opaque(_span(scope, part.value), "it is formatted")
                text = source[part.value.start : part.value.end]
                parts.append(Hole(Span(path, part.start, part.end), text, value))
        inner = None
        if verbatim and node.tokens:
            token = node.tokens[0]
            quote = len(token.quote)
            inner = Span(path, token.start + len(token.prefix) + quote, token.end - quote)
        parts = [part for part in parts if part != ""]
        if any(isinstance(part, Hole) for part in parts):
            return model.Template(span, tuple(parts), Notation.PYTHON, inner)
        return model.Scalar(span, "".join(str(part) for part in parts), Notation.PYTHON, inner)

    def name(self, node: p.Name, scope: Scope, frame: Frame | None) -> Any_:
        """What a name is bound to where it is used."""
        found = scope.find(node.id)
        if found is None:
            if node.id in sdk.BUILTINS:
                return Symbol(f"builtins.{node.id}")
            if node.id in sdk.FORGOTTEN:
                return Symbol(node.id)
            return Opaque(_span(scope, node), f"{node.id} is not bound here")
        where, bindings = found
        binding = self.reaching(where, bindings, scope, node)
        if binding is None:
            return Opaque(_span(scope, node), f"{node.id} is given more than one value")
        result = self.bound(binding, node, frame)
        return self.relocate(self.mutable(result, where, node.id), node, scope)

    def mutable(self, value: Any_, where: Scope, name: str) -> Any_:
        """Mark a container that is changed in place after it is made."""
        if name in where.mutated and isinstance(value, (model.Mapping, model.Sequence)):
            return _incomplete(value)
        return value

    def relocate(self, value: Any_, node: p.Expr, scope: Scope) -> Any_:
        """A reference stands where it is written, while a literal keeps the place it is made at."""
        span = _span(scope, node)
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
                    value = self.item(value, index, span)
                return value
            case "parameter":
                assert isinstance(binding.node, p.Parameter)
                return self.parameter(binding, binding.node, span, frame)
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

    # --- modules and imports ----------------------------------------------------------------

    def module(self, dotted: str, level: int, scope: Scope) -> LocalModule | None:
        """The file of the program that ``import dotted`` means, if it is one."""
        path = _inner_path(scope.module.path)
        container = scope.module.path[: len(scope.module.path) - len(path)]
        if level:
            base = path.split("/")[:-level]
            wanted = ".".join([*base, *dotted.split(".")] if dotted else base)
            found = self.modules.get((container, wanted.lstrip(".")))
            return None if found is None else LocalModule(found.root)
        parts = path.split("/")[:-1]
        for depth in range(len(parts), -1, -1):
            wanted = ".".join([*parts[:depth], dotted])
            found = self.modules.get((container, wanted.lstrip(".")))
            if found is not None:
                return LocalModule(found.root)
        return None

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
        whole = f"{node.module}.{alias.name}" if node.module else alias.name
        module = self.module(whole, node.level, scope)
        if module is not None:
            return module
        package = self.module(node.module, node.level, scope)
        if package is not None:
            found = package.scope.bindings.get(alias.name)
            if found is None:
                return Opaque(_span(scope, alias), f"{node.module} does not define {alias.name}")
            if len(found) != 1:
                return Opaque(_span(scope, alias), f"{alias.name} is given more than one value")
            return self.bound(found[0], found[0].node, None)
        if node.level:
            return Opaque(_span(scope, alias), "its module is not among the files")
        return Symbol(whole)

    # --- attributes and items ---------------------------------------------------------------

    def attribute(self, node: p.Attr, scope: Scope, frame: Frame | None) -> Any_:
        """An attribute of a module, an object, a resource or a value."""
        base = self.follow(node.base, scope, frame)
        span = _span(scope, node)
        match base:
            case Symbol():
                fact = sdk.symbol_fact(f"{base.qualified}.{node.name}")
                if fact is not None:
                    return model.Fact(span, fact)
                return Symbol(f"{base.qualified}.{node.name}", span)
            case LocalModule():
                found = base.scope.bindings.get(node.name)
                if found is None or len(found) != 1:
                    return Opaque(span, f"{node.name} is not bound once in that module")
                return self.relocate(self.bound(found[0], node, None), node, scope)
            case Instance():
                return self.relocate(
                    self.instance_attribute(base, node.name, node, scope), node, scope
                )
            case LocalClass():
                found = base.scope.bindings.get(node.name)
                if found is not None and len(found) == 1:
                    return self.bound(found[0], node, None)
                return Opaque(span, f"{node.name} is not bound once in {base.node.name}")
            case Made():
                known = sdk.made_fact(base.qualified, node.name)
                if known is not None:
                    return model.Fact(span, *known)
                if node.name in base.extra:
                    return base.extra[node.name]
                return Method(
                    Opaque(span, "it is an attribute of an object"), node.name, node, base
                )
            case model.Reference() if not base.attribute and node.name not in sdk.METHODS:
                return model.Reference(span, base.target, node.name, base.plain)
            case model.Reference() if base.attribute and node.name not in sdk.METHODS:
                return model.Reference(
                    span, base.target, f"{base.attribute}.{node.name}", base.plain
                )
            case model.Mapping() if node.name == "json" and base.get("Statement"):
                return base
            case (
                model.Scalar()
                | model.Template()
                | model.Reference()
                | model.Sequence()
                | (model.Mapping())
                | model.Fact()
                | model.Opaque()
            ):
                return Method(base, node.name, node)
            case _:
                return Opaque(span, f"{node.name} is not followed")

    def instance_attribute(
        self, instance: Instance, name: str, node: p.Node, scope: Scope, depth: int = 0
    ) -> Any_:
        """An attribute of an object of the program: set on ``self`` or defined in its class."""
        span = _span(scope, node)
        cls = instance.cls
        bindings = cls.scope.attributes.get(name, [])
        if bindings:
            if len(bindings) > 1:
                first = bindings[0]
                straight = all(b.scope is first.scope and b.block == first.block for b in bindings)
                if not straight or scope.function() is first.scope:
                    binding = (
                        self.reaching(first.scope, bindings, scope, node) if straight else None
                    )
                    if binding is None:
                        return Opaque(span, f"self.{name} is given more than one value")
                    bindings = [binding]
            frame = None
            binding = bindings[-1]
            if instance.call is not None and instance.scope is not None:
                frame = self.arguments(
                    binding.scope, instance.call, instance.scope, instance.frame, instance
                )
            value = self.bound(binding, node, frame)
            return self.mutable(value, cls.scope, f"self.{name}")
        own = cls.scope.bindings.get(name)
        if own is not None:
            if len(own) == 1 and own[0].kind == "function":
                function = own[0].node
                assert isinstance(function, p.Function)
                decorators = {d.id for d in function.decorators if isinstance(d, p.Name)}
                if "property" in decorators:
                    return self.returned(
                        Closure(function, cls.scope, None, instance), (), node, scope
                    )
                return Closure(function, cls.scope, None, instance)
            if len(own) == 1:
                return self.bound(own[0], node, None)
            return Opaque(span, f"{name} is given more than one value")
        for base in cls.node.bases:
            parent = self.follow(base.value, cls.scope.parent or cls.scope)
            if isinstance(parent, LocalClass) and depth < 10:
                return self.instance_attribute(
                    Instance(parent, instance.call, instance.scope, instance.frame),
                    name,
                    node,
                    scope,
                    depth + 1,
                )
            if isinstance(parent, Symbol):
                fact = sdk.made_fact(parent.qualified, name)
                if fact is not None:
                    return model.Fact(span, *fact)
        return Opaque(span, f"{name} is not set by {cls.node.name}")

    def subscript(self, node: p.Subscript, scope: Scope, frame: Frame | None) -> Any_:
        """An item by a literal index or key."""
        span = _span(scope, node)
        base = self.follow(node.base, scope, frame)
        if node.index is None:
            return Opaque(span, "it is a slice")
        index = self.follow(node.index, scope, frame)
        if not isinstance(index, model.Scalar):
            return Opaque(span, "its index is not a literal")
        if isinstance(index.value, (int, str)):
            return self.relocate(self.item(base, index.value, span), node, scope)
        return Opaque(span, "its index is not a literal")

    def item(self, base: Any_, index: int | str, span: Span) -> Any_:
        """The member of a container at a literal index or key."""
        if (
            isinstance(base, model.Sequence)
            and isinstance(index, int)
            and base.complete
            and -len(base.items) <= index < len(base.items)
        ):
            return base.items[index].value
        if isinstance(base, model.Mapping) and isinstance(index, str) and base.complete:
            entry = base.get(index)
            if entry is not None:
                return entry.value
        if isinstance(base, Made) and isinstance(index, (int, str)) and str(index) in base.extra:
            return base.extra[str(index)]
        return Opaque(span, "its item is not followed")

    # --- calls ------------------------------------------------------------------------------

    def call(self, node: p.Call, scope: Scope, frame: Frame | None) -> Any_:
        """What a call gives."""
        callee = self.follow(node.func, scope, frame)
        span = _span(scope, node)
        match callee:
            case Symbol():
                return sdk.call(self, callee.qualified, node, scope, frame)
            case Method():
                return sdk.method(self, callee, node, scope, frame)
            case Closure():
                arguments = tuple(node.arguments)
                return self.returned(callee, arguments, node, scope, frame)
            case LocalClass():
                return Instance(callee, node, scope, frame)
            case _:
                return Opaque(span, "it is the result of a call that is not followed")

    def returned(
        self,
        closure: Closure,
        arguments: tuple[p.Argument, ...],
        node: p.Node,
        scope: Scope,
        frame: Frame | None = None,
    ) -> Any_:
        """What a call of a function of the program gives."""
        span = _span(scope, node)
        inner = self.tables[closure.scope.module.path].scopes.get(id(closure.node))
        if inner is None:
            return Opaque(span, "its function is not followed")
        call = node if isinstance(node, p.Call) else None
        called = self.arguments(inner, call, scope, frame, closure.instance, closure.frame)
        if isinstance(closure.node, p.Lambda):
            return self.follow(closure.node.body, inner, called)
        if closure.node.asynchronous:
            return Opaque(span, "its function is asynchronous")
        returns = [s for s in _own(closure.node.body) if isinstance(s, p.Return)]
        if len(returns) != 1 or returns[0].value is None:
            return Opaque(span, f"{closure.node.name} does not return in one place")
        return self.follow(returns[0].value, inner, called)

    def arguments(
        self,
        inner: Scope,
        call: p.Call | None,
        scope: Scope,
        frame: Frame | None,
        instance: Instance | None,
        parent: Frame | None = None,
    ) -> Frame:
        """Bind the parameters of ``inner`` to what ``call`` passes."""
        key = (
            id(inner),
            id(call),
            id(scope),
            id(frame),
            id(parent),
            id(instance and instance.call),
        )
        if call is not None and key in self.frames:
            return self.frames[key]
        node = inner.node
        parameters = list(node.parameters) if isinstance(node, (p.Function, p.Lambda)) else []
        bound: dict[str, Any_] = {}
        first = (
            self_name(inner) if inner.parent is not None and inner.parent.kind == "class" else ""
        )
        if first and instance is not None:
            bound[first] = instance
        if first and parameters:
            parameters = parameters[1:]
        if call is not None:
            positional = [q for q in parameters if not q.star and not q.keyword_only]
            starred = any(argument.star for argument in call.arguments)
            index = 0
            for argument in call.arguments:
                pending = Pending(argument.value, scope, frame)
                if argument.star:
                    break
                if argument.name:
                    bound[argument.name] = pending
                elif index < len(positional):
                    bound[positional[index].name] = pending
                    index += 1
            for parameter in parameters:
                if parameter.name in bound:
                    continue
                if starred or parameter.star:
                    bound[parameter.name] = Opaque(_span(scope, call), "it is unpacked")
                elif parameter.default is not None:
                    bound[parameter.name] = Pending(parameter.default, inner.parent or inner, None)
        made = Frame(inner, bound, parent)
        self.frames[key] = made
        self.kept.append((frame, parent, instance))
        return made

    def apply(self, closure: Closure, values: Iterable[Any_]) -> Any_:
        """What a function gives for arguments that are values already, as ``apply`` calls it."""
        inner = self.tables[closure.scope.module.path].scopes.get(id(closure.node))
        if inner is None:
            return Opaque(_span(closure.scope, closure.node), "its function is not followed")
        names = [q.name for q in closure.node.parameters if not q.star]
        if closure.instance is not None and names:
            names = names[1:]
        bound: dict[str, Any_] = dict(zip(names, values, strict=False))
        if closure.instance is not None:
            bound[self_name(inner)] = closure.instance
        frame = Frame(inner, bound, closure.frame)
        self.kept.append(frame)
        if isinstance(closure.node, p.Lambda):
            return self.follow(closure.node.body, inner, frame)
        returns = [s for s in _own(closure.node.body) if isinstance(s, p.Return)]
        if len(returns) != 1 or returns[0].value is None:
            return Opaque(_span(closure.scope, closure.node), "it does not return in one place")
        return self.follow(returns[0].value, inner, frame)

    # --- parameters -------------------------------------------------------------------------

    def parameter(
        self, binding: Binding, node: p.Parameter, span: Span, frame: Frame | None
    ) -> Any_:
        """What a parameter is bound to: by the call being followed, or by all calls alike."""
        scope = binding.scope
        current = frame
        while current is not None:
            if current.scope is scope and node.name in current.arguments:
                return self.settle(current.arguments[node.name])
            current = current.parent
        if node.star:
            return Opaque(span, "it collects arguments")
        owner = scope.parent
        if owner is not None and owner.kind == "class" and self_name(scope) == node.name:
            assert isinstance(owner.node, p.Class)
            return Instance(LocalClass(owner.node, owner))
        if scope.kind == "lambda":
            return self.applied(scope, node, span)
        calls = self.calls_of(scope)
        if not calls:
            return self.applied(scope, node, span)
        agreed: Any_ | None = None
        for call, where in calls:
            bound = self.arguments(scope, call, where, None, None).arguments
            if node.name not in bound:
                return Opaque(span, f"{node.name} is not passed")
            passed = self.settle(bound[node.name])
            if len(calls) == 1:
                return passed
            agreed = _agreed(agreed, passed)
            if agreed is None:
                break
        return agreed or Opaque(span, f"{node.name} differs from call to call")

    def settle(self, value: Any_) -> Any_:
        """Look at an argument where it is passed."""
        if isinstance(value, Pending):
            return self.follow(value.node, value.scope, value.frame)
        return value

    def applied(self, scope: Scope, node: p.Parameter, span: Span) -> Any_:
        """The parameter of a function that is handed to ``apply`` of an output."""
        table = self.tables[scope.module.path]
        handed = []
        for call, where, _ in table.calls:
            if not (isinstance(call.func, p.Attr) and call.func.name == "apply" and call.arguments):
                continue
            function = call.arguments[0].value
            if function is scope.node:
                handed.append((call, where))
            elif isinstance(function, (p.Name, p.Attr)) and scope.kind == "function":
                target = self.follow(function, where)
                if isinstance(target, Closure) and target.node is scope.node:
                    handed.append((call, where))
        if len(handed) != 1:
            return Opaque(span, f"{node.name} is a parameter that is not followed")
        call, where = handed[0]
        assert isinstance(call.func, p.Attr)
        return _plain(self.follow(call.func.base, where))

    def calls_of(self, scope: Scope) -> list[tuple[p.Call, Scope]]:
        """Where a function (or the class whose constructor it is) is called in the program."""
        if self.callers is None:
            self.callers = {}
            for table in self.tables.values():
                for call, where, _ in table.calls:
                    if isinstance(call.func, p.Name) and where.find(call.func.id) is None:
                        continue
                    callee = self.follow(call.func, where)
                    target: Scope | None = None
                    if isinstance(callee, Closure):
                        target = self.tables[callee.scope.module.path].scopes.get(id(callee.node))
                    elif isinstance(callee, LocalClass):
                        init = callee.scope.bindings.get("__init__")
                        if init is not None and len(init) == 1:
                            inner = self.tables[callee.scope.module.path].scopes
                            target = inner.get(id(init[0].node))
                    if target is not None:
                        self.callers.setdefault(id(target), []).append((call, where))
            self.known.clear()
        return self.callers.get(id(scope), [])

    # --- containers -------------------------------------------------------------------------

    def dictionary(self, node: p.Dict, scope: Scope, frame: Frame | None) -> Value:
        """A dict display as a mapping."""
        path, source = scope.module.path, scope.module.text
        entries: list[Entry] = []
        complete = True
        items = p.items(node.pairs)
        for index, pair in enumerate(node.pairs):
            removal = remove_item(path, source, (node.open, node.close), items, index)
            place = _span(scope, pair.value)
            if pair.key is None:
                spread = self.follow(pair.value, scope, frame)
                if isinstance(spread, model.Mapping) and spread.complete:
                    entries += (
                        Entry(e.key, e.value, e.span, e.place, (), None) for e in spread.entries
                    )
                else:
                    complete = False
                continue
            key = self.follow(pair.key, scope, frame)
            name = model.text_of(key) if isinstance(key, (model.Scalar, model.Template)) else None
            if name is None:
                complete = False
                continue
            key_span = _span(scope, pair.key) if isinstance(pair.key, p.Text) else None
            entries.append(
                Entry(
                    name,
                    self.value(pair.value, scope, frame),
                    Span(path, pair.start, pair.end),
                    place,
                    removal,
                    key_span,
                )
            )
        slot = python_slot(source, node.open, node.close, items, Notation.PYTHON)
        return model.Mapping(_span(scope, node), tuple(entries), "", slot, complete)

    def array(self, node: p.Array, scope: Scope, frame: Frame | None) -> Value:
        """A list, tuple or set display as a sequence."""
        path, source = scope.module.path, scope.module.text
        entries: list[Entry] = []
        complete = node.kind != "set"
        items = p.items(node.elements)
        for index, element in enumerate(node.elements):
            removal = remove_item(path, source, (node.open, node.close), items, index)
            if node.kind == "tuple" and len(items) <= 2:
                removal = ()
            place = _span(scope, element.value)
            if element.star:
                spread = self.follow(element.value, scope, frame)
                if isinstance(spread, model.Sequence) and spread.complete:
                    entries += (Entry("", e.value, e.span, e.place, ()) for e in spread.items)
                else:
                    complete = False
                continue
            entries.append(
                Entry(
                    "",
                    self.value(element.value, scope, frame),
                    Span(path, element.start, element.end),
                    place,
                    removal,
                )
            )
        slot = None
        if node.kind == "list":
            slot = python_slot(source, node.open, node.close, items, Notation.PYTHON)
        return model.Sequence(_span(scope, node), tuple(entries), slot, complete)

    def keywords(
        self,
        node: p.Call,
        scope: Scope,
        frame: Frame | None,
        constructor: str,
        renames: dict[str, str] | None = None,
        positions: tuple[str, ...] = (),
    ) -> model.Mapping:
        """The arguments of a call as a mapping; ``positions`` name the positional ones."""
        path, source = scope.module.path, scope.module.text
        entries: list[Entry] = []
        complete = True
        items = p.items(node.arguments)
        position = 0
        for index, argument in enumerate(node.arguments):
            removal = remove_item(path, source, (node.open, node.close), items, index)
            place = _span(scope, argument.value)
            if argument.star == "**":
                spread = self.follow(argument.value, scope, frame)
                if isinstance(spread, model.Mapping) and spread.complete:
                    entries += (
                        Entry((renames or {}).get(e.key, e.key), e.value, e.span, e.place, ())
                        for e in spread.entries
                    )
                else:
                    complete = False
                continue
            if argument.star:
                complete = False
                continue
            name = argument.name
            if not name:
                if position >= len(positions):
                    complete = False
                    continue
                name = positions[position]
                position += 1
                removal = ()
            if not name:
                continue
            key_span = Span(path, argument.start, argument.name_end) if argument.name else None
            entries.append(
                Entry(
                    (renames or {}).get(name, name),
                    self.value(argument.value, scope, frame),
                    Span(path, argument.start, argument.end),
                    place,
                    removal,
                    key_span,
                )
            )
        slot = python_slot(source, node.open, node.close, items, Notation.CALL)
        return model.Mapping(
            _span(scope, node), tuple(entries), constructor, slot, complete, Notation.CALL
        )

    def add(self, node: p.Binary, scope: Scope, frame: Frame | None) -> Any_:
        """``+`` of texts or of lists."""
        left, right = self.value(node.left, scope, frame), self.value(node.right, scope, frame)
        span = _span(scope, node)
        if isinstance(left, model.Sequence) and isinstance(right, model.Sequence):
            items = tuple(
                Entry("", e.value, e.span, e.place, e.removal) for e in (*left.items, *right.items)
            )
            return model.Sequence(span, items, right.slot, left.complete and right.complete)
        if model.text_of(left) is None and model.text_of(right) is None:
            return Opaque(span, "it is computed")
        parts: list[str | Hole] = []
        for side, expr in ((left, node.left), (right, node.right)):
            parts += self.pieces(side, expr, scope)
        return _joined(span, parts)

    def pieces(self, value: Value, node: p.Expr, scope: Scope) -> list[str | Hole]:
        """A value as parts of a text."""
        if isinstance(value, model.Scalar) and isinstance(value.value, str):
            return [value.value]
        if isinstance(value, model.Template):
            return list(value.parts)
        span = _span(scope, node)
        return [Hole(span, scope.module.text[node.start : node.end], value)]

    def percent(self, node: p.Binary, scope: Scope, frame: Frame | None) -> Any_:
        """``"%s" % values``."""
        span = _span(scope, node)
        left = self.value(node.left, scope, frame)
        text = model.text_of(left)
        if not isinstance(left, model.Scalar) or text is None or "%(" in text or "%%" in text:
            return Opaque(span, "it is formatted")
        values = [node.right]
        if isinstance(node.right, p.Array):
            values = [element.value for element in node.right.elements]
        pieces = text.split("%s")
        if len(pieces) != len(values) + 1 or "%" in "".join(pieces):
            return Opaque(span, "it is formatted")
        parts: list[str | Hole] = [pieces[0]]
        for value, piece in zip(values, pieces[1:], strict=True):
            parts += self.pieces(self.value(value, scope, frame), value, scope)
            parts.append(piece)
        return _joined(span, parts)

    # --- JSON -------------------------------------------------------------------------------

    def json(self, value: Value) -> Value:
        """Read a text value as JSON, with the place of each member; others stay as they are."""
        if not isinstance(value, (model.Scalar, model.Template)):
            return value
        text = model.text_of(value)
        if text is None or text.lstrip()[:1] not in ("{", "["):
            return value
        table = self.tables.get(value.span.path)
        node = table.text_at.get((value.span.start, value.span.end)) if table else None
        if table is None or node is None:
            return value
        source = table.module.text
        chars: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        holes: dict[int, Hole] = {}
        filled = iter(value.holes if isinstance(value, model.Template) else ())
        for part in node.parts:
            if isinstance(part, p.Raw):
                decoded = decode(source, part)
                chars += decoded.text
                starts += decoded.starts
                ends += decoded.ends
            else:
                holes[len(chars)] = next(filled)
                chars.append(HOLE)
                starts.append(part.start)
                ends.append(part.end)
        template = any("f" in token.prefix for token in node.tokens)
        content = jsontext.Text(
            value.span.path,
            source,
            "".join(chars),
            starts,
            ends,
            holes,
            Notation.TEMPLATE_JSON if template else Notation.JSON,
            len(node.tokens) == 1 and _editable(node, source),
        )
        found = jsontext.read(content)
        return value if found is None else found


def _editable(node: p.Text, source: str) -> bool:
    """Whether JSON in the literal can lose and get members in place.

    It cannot where something is escaped, nor where ``%s`` takes values in their order.
    """
    return not any(
        ("\\" in written and not part.raw) or _CONVERSION.search(written)
        for part in node.parts
        if isinstance(part, p.Raw)
        for written in (source[part.start : part.end],)
    )


def python_slot(
    source: str, opened: int, close: int, items: list[Item], notation: Notation
) -> Slot:
    """Where a new last member of a bracketed list goes."""
    if not items:
        return Slot(opened, "", "", None, notation)
    last = items[-1]
    line = max(source.rfind("\n", 0, last.start), source.rfind("\r", 0, last.start)) + 1
    lead = source[line : last.start]
    if line < opened or lead.strip():
        below = source.rfind("\n", last.start, last.end) + 1
        tail = source[below : last.end]
        indent = tail[: len(tail) - len(tail.lstrip())] if below else None
        if last.comma is not None:
            return Slot(last.comma + 1, " ", ",", indent, notation)
        return Slot(last.end, ", ", "", indent, notation)
    newline = "\r\n" if source[max(line - 2, 0) : line] == "\r\n" else "\n"
    end = last.end if last.comma is None else last.comma + 1
    stop = end
    while stop < close and source[stop] not in "\r\n":
        stop += 1
    if not source[end:stop].lstrip().startswith("#"):
        stop = end
    comma = last.end if last.comma is None else None
    return Slot(stop, newline + lead, ",", lead, notation, comma)


def _module_names(tables: dict[str, Table]) -> dict[tuple[str, str], Table]:
    """Dotted names of the files, by the container they lie in (``answer.md#``)."""
    names = {}
    for path, table in tables.items():
        inner = _inner_path(path)
        container = path[: len(path) - len(inner)]
        dotted = inner.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        names[container, dotted.lstrip(".")] = table
    return names


def _inner_path(path: str) -> str:
    return path.rpartition("#")[2]


def _span(scope: Scope, node: p.Node) -> Span:
    return Span(scope.module.path, node.start, node.end)


def _own(body: tuple[p.Stmt, ...]) -> Iterator[p.Stmt]:
    """The statements of a function that are not those of functions inside it."""
    for statement in body:
        yield statement
        if isinstance(statement, p.Block):
            for inner in statement.bodies:
                yield from _own(inner)


def _incomplete(value: model.Mapping | model.Sequence) -> Value:
    if isinstance(value, model.Mapping):
        return model.Mapping(
            value.span, value.entries, value.constructor, value.slot, False, value.notation
        )
    return model.Sequence(value.span, value.items, value.slot, False, value.notation)


def _joined(span: Span, parts: Iterable[str | Hole]) -> Value:
    merged: list[str | Hole] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        elif part != "":
            merged.append(part)
    if any(isinstance(part, Hole) for part in merged):
        return model.Template(span, tuple(merged))
    return model.Scalar(span, "".join(str(part) for part in merged))


def joined(span: Span, parts: Iterable[str | Hole]) -> Value:
    """A text value of parts; neighbouring literal parts become one."""
    return _joined(span, parts)


def _agreed(before: Any_ | None, passed: Any_) -> Any_ | None:
    """What one more of several calls passes, if it is what those ``before`` it pass; or None."""
    wanted = _identity(passed)
    if wanted is None or (before is not None and _identity(before) != wanted):
        return None
    if before is not None:
        return before
    return Instance(passed.cls) if isinstance(passed, Instance) else passed


def _identity(value: Any_) -> tuple[object, ...] | None:
    """What makes two values the same thing, or None if that cannot be told."""
    match value:
        case model.Reference():
            return "reference", value.target, value.attribute
        case model.Scalar():
            return "scalar", type(value.value), value.value
        case model.Fact():
            return "fact", value.what
        case Instance():
            return "instance", id(value.cls.node)
        case Symbol():
            return "symbol", value.qualified
        case _:
            return None


def _plain(value: Any_) -> Any_:
    """A value as ``apply`` hands it on: known by then."""
    if isinstance(value, model.Reference):
        return model.Reference(value.span, value.target, value.attribute, True)
    if isinstance(value, model.Fact):
        return model.Fact(value.span, value.what, True)
    if isinstance(value, model.Sequence):
        items = tuple(
            Entry(e.key, _view(_plain(e.value)), e.span, e.place, e.removal) for e in value.items
        )
        return model.Sequence(value.span, items, value.slot, value.complete)
    if isinstance(value, model.Mapping):
        entries = tuple(
            Entry(e.key, _view(_plain(e.value)), e.span, e.place, e.removal, e.key_span)
            for e in value.entries
        )
        return model.Mapping(
            value.span, entries, value.constructor, value.slot, value.complete, value.notation
        )
    return value


def _view(value: Any_) -> Value:
    assert isinstance(value, VIEW)
    return value


plain = _plain
"""A value as ``apply`` hands it on."""
