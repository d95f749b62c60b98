"""Functions of the program: what their parameters are bound to, and what calls of them give."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fixiac import model
from fixiac import program as p
from fixiac.edits import Span
from fixiac.frontends.python import sdk
from fixiac.frontends.python.scopes import Binding, Scope, self_name
from fixiac.frontends.python.values import (
    Any_,
    Closure,
    Frame,
    Instance,
    LocalClass,
    Method,
    Pending,
    Symbol,
    plain,
)
from fixiac.model import Opaque

if TYPE_CHECKING:
    from fixiac.frontends.python.following.evaluator import Evaluator


class Calls:
    """The calls of one project, as its evaluator follows them."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self.frames: dict[tuple[int, ...], Frame] = {}
        self.kept: list[object] = []
        """Keeps alive what is known by its identity."""
        self.callers: dict[int, list[tuple[p.Call, Scope]]] | None = None

    def result(self, node: p.Call, scope: Scope, frame: Frame | None) -> Any_:
        """What a call gives."""
        callee = self.evaluator.follow(node.func, scope, frame)
        span = scope.span(node)
        match callee:
            case Symbol():
                return sdk.call(self.evaluator, callee.qualified, node, scope, frame)
            case Method():
                return sdk.method(self.evaluator, callee, node, scope, frame)
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
        span = scope.span(node)
        inner = self.evaluator.tables[closure.scope.module.path].scopes.get(id(closure.node))
        if inner is None:
            return Opaque(span, "its function is not followed")
        call = node if isinstance(node, p.Call) else None
        called = self.arguments(inner, call, scope, frame, closure.instance, closure.frame)
        if isinstance(closure.node, p.Lambda):
            return self.evaluator.follow(closure.node.body, inner, called)
        if closure.node.asynchronous:
            return Opaque(span, "its function is asynchronous")
        returns = [s for s in p.own_statements(closure.node.body) if isinstance(s, p.Return)]
        if len(returns) != 1 or returns[0].value is None:
            return Opaque(span, f"{closure.node.name} does not return in one place")
        return self.evaluator.follow(returns[0].value, inner, called)

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
                    bound[parameter.name] = Opaque(scope.span(call), "it is unpacked")
                elif parameter.default is not None:
                    bound[parameter.name] = Pending(parameter.default, inner.parent or inner, None)
        made = Frame(inner, bound, parent)
        self.frames[key] = made
        self.kept.append((frame, parent, instance))
        return made

    def apply(self, closure: Closure, values: Iterable[Any_]) -> Any_:
        """What a function gives for arguments that are values already, as ``apply`` calls it."""
        inner = self.evaluator.tables[closure.scope.module.path].scopes.get(id(closure.node))
        if inner is None:
            return Opaque(closure.scope.span(closure.node), "its function is not followed")
        names = [q.name for q in closure.node.parameters if not q.star]
        if closure.instance is not None and names:
            names = names[1:]
        bound: dict[str, Any_] = dict(zip(names, values, strict=False))
        if closure.instance is not None:
            bound[self_name(inner)] = closure.instance
        frame = Frame(inner, bound, closure.frame)
        self.kept.append(frame)
        if isinstance(closure.node, p.Lambda):
            return self.evaluator.follow(closure.node.body, inner, frame)
        returns = [s for s in p.own_statements(closure.node.body) if isinstance(s, p.Return)]
        if len(returns) != 1 or returns[0].value is None:
            return Opaque(closure.scope.span(closure.node), "it does not return in one place")
        return self.evaluator.follow(returns[0].value, inner, frame)

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
        calls = self.of(scope)
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
            return self.evaluator.follow(value.node, value.scope, value.frame)
        return value

    def applied(self, scope: Scope, node: p.Parameter, span: Span) -> Any_:
        """The parameter of a function that is handed to ``apply`` of an output."""
        table = self.evaluator.tables[scope.module.path]
        handed = []
        for call, where, _ in table.calls:
            if not (isinstance(call.func, p.Attr) and call.func.name == "apply" and call.arguments):
                continue
            function = call.arguments[0].value
            if function is scope.node:
                handed.append((call, where))
            elif isinstance(function, (p.Name, p.Attr)) and scope.kind == "function":
                target = self.evaluator.follow(function, where)
                if isinstance(target, Closure) and target.node is scope.node:
                    handed.append((call, where))
        if len(handed) != 1:
            return Opaque(span, f"{node.name} is a parameter that is not followed")
        call, where = handed[0]
        assert isinstance(call.func, p.Attr)
        return plain(self.evaluator.follow(call.func.base, where))

    def of(self, scope: Scope) -> list[tuple[p.Call, Scope]]:
        """Where a function (or the class whose constructor it is) is called in the program."""
        if self.callers is None:
            self.callers = {}
            for table in self.evaluator.tables.values():
                for call, where, _ in table.calls:
                    if isinstance(call.func, p.Name) and where.find(call.func.id) is None:
                        continue
                    callee = self.evaluator.follow(call.func, where)
                    target: Scope | None = None
                    if isinstance(callee, Closure):
                        target = self.evaluator.tables[callee.scope.module.path].scopes.get(
                            id(callee.node)
                        )
                    elif isinstance(callee, LocalClass):
                        init = callee.scope.bindings.get("__init__")
                        if init is not None and len(init) == 1:
                            inner = self.evaluator.tables[callee.scope.module.path].scopes
                            target = inner.get(id(init[0].node))
                    if target is not None:
                        self.callers.setdefault(id(target), []).append((call, where))
            self.evaluator.known.clear()
        return self.callers.get(id(scope), [])


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
