"""Attributes and items of what is followed: of modules, objects, resources, containers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixiac import model
from fixiac import program as p
from fixiac.edits import Span
from fixiac.frontends.python import sdk
from fixiac.frontends.python.scopes import Scope, getter
from fixiac.frontends.python.values import (
    Any_,
    Closure,
    Frame,
    Instance,
    LocalClass,
    LocalModule,
    Made,
    Method,
    Symbol,
)
from fixiac.model import Opaque

if TYPE_CHECKING:
    from fixiac.frontends.python.following.evaluator import Evaluator


def attribute(ev: Evaluator, node: p.Attr, scope: Scope, frame: Frame | None) -> Any_:
    """An attribute of a module, an object, a resource or a value."""
    base = ev.follow(node.base, scope, frame)
    span = scope.span(node)
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
            return ev.relocate(ev.bound(found[0], node, None), node, scope)
        case Instance():
            return ev.relocate(instance_attribute(ev, base, node.name, node, scope), node, scope)
        case LocalClass():
            found = base.scope.bindings.get(node.name)
            if found is not None and len(found) == 1:
                value = ev.bound(found[0], node, None)
                return ev.mutable(value, base.scope, f"self.{node.name}")
            return Opaque(span, f"{node.name} is not bound once in {base.node.name}")
        case Made():
            known = sdk.made_fact(base.qualified, node.name)
            if known is not None:
                return model.Fact(span, *known)
            if node.name in base.extra:
                return base.extra[node.name]
            return Method(Opaque(span, "it is an attribute of an object"), node.name, node, base)
        case model.Reference() if not base.attribute and node.name not in sdk.METHODS:
            return model.Reference(span, base.target, node.name, base.plain)
        case model.Reference() if base.attribute and node.name not in sdk.METHODS:
            return model.Reference(span, base.target, f"{base.attribute}.{node.name}", base.plain)
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
    ev: Evaluator, instance: Instance, name: str, node: p.Node, scope: Scope, depth: int = 0
) -> Any_:
    """An attribute of an object of the program: set on ``self`` or defined in its class."""
    span = scope.span(node)
    cls = instance.cls
    asked = getter(cls.scope, name)
    if asked is not None:
        return ev.calls.returned(Closure(asked, cls.scope, None, instance), (), node, scope)
    bindings = cls.scope.attributes.get(name, [])
    if bindings:
        if len(bindings) > 1:
            first = bindings[0]
            straight = all(b.scope is first.scope and b.block == first.block for b in bindings)
            if not straight or scope.function() is first.scope:
                binding = ev.reaching(first.scope, bindings, scope, node) if straight else None
                if binding is None:
                    return Opaque(span, f"self.{name} is given more than one value")
                bindings = [binding]
        frame = None
        binding = bindings[-1]
        if instance.call is not None and instance.scope is not None:
            frame = ev.calls.arguments(
                binding.scope, instance.call, instance.scope, instance.frame, instance
            )
        value = ev.bound(binding, node, frame)
        return ev.mutable(value, cls.scope, f"self.{name}")
    own = cls.scope.bindings.get(name)
    if own is not None:
        if len(own) == 1 and own[0].kind == "function":
            function = own[0].node
            assert isinstance(function, p.Function)
            return Closure(function, cls.scope, None, instance)
        if len(own) == 1:
            return ev.mutable(ev.bound(own[0], node, None), cls.scope, f"self.{name}")
        return Opaque(span, f"{name} is given more than one value")
    for base in cls.node.bases:
        parent = ev.follow(base.value, cls.scope.parent or cls.scope)
        if isinstance(parent, LocalClass) and depth < 10:
            made = Instance(parent, instance.call, instance.scope, instance.frame)
            value = instance_attribute(ev, made, name, node, scope, depth + 1)
            return ev.mutable(value, cls.scope, f"self.{name}")
        if isinstance(parent, Symbol):
            fact = sdk.made_fact(parent.qualified, name)
            if fact is not None:
                return model.Fact(span, *fact)
    return Opaque(span, f"{name} is not set by {cls.node.name}")


def subscript(ev: Evaluator, node: p.Subscript, scope: Scope, frame: Frame | None) -> Any_:
    """An item by a literal index or key."""
    span = scope.span(node)
    base = ev.follow(node.base, scope, frame)
    if node.index is None:
        return Opaque(span, "it is a slice")
    index = ev.follow(node.index, scope, frame)
    if not isinstance(index, model.Scalar):
        return Opaque(span, "its index is not a literal")
    if isinstance(index.value, (int, str)):
        return ev.relocate(item(base, index.value, span), node, scope)
    return Opaque(span, "its index is not a literal")


def item(base: Any_, index: int | str, span: Span) -> Any_:
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
