"""What resources, imports and values are called at a place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fixiac import expressions as x
from fixiac import model
from fixiac import program as p
from fixiac.edits import Edit
from fixiac.expressions import CannotRenderError, Place
from fixiac.frontends.python import imports
from fixiac.frontends.python.scopes import Binding, Scope, Table, self_name, visible
from fixiac.frontends.python.values import Any_, Instance, LocalClass, Symbol
from fixiac.frontends.python.writing.layout import Code

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject


class Naming:
    """The names of one project."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project

    def attribute(self, wanted: x.Attribute, place: Place) -> Code:
        """A name for a resource, or for an attribute of it, at a place."""
        table = self.project.tables[place.path]
        made = table.statement_at(wanted.target.start)
        if isinstance(made, p.Assign) and made.value is not None and len(made.targets) == 1:
            whole = (wanted.target.path, wanted.target.start, wanted.target.end)
            if place.at == made.end and whole == (place.path, made.value.start, made.value.end):
                target = made.targets[0]
                text = table.module.text[target.start : target.end]
                return Code(f"{text}.{wanted.name}" if wanted.name else text)
        for text, value in self.named(place):
            if isinstance(value, model.Reference) and value.target == wanted.target:
                if value.attribute == wanted.name:
                    return Code(text)
                if not value.attribute:
                    if not value.plain and self._text_only(place):
                        continue
                    return Code(f"{text}.{wanted.name}")
        raise CannotRenderError("no name for the resource is known at that place")

    def _text_only(self, place: Place) -> bool:
        """Whether the place takes plain text only, as ``json.dumps`` does."""
        table = self.project.tables[place.path]
        found: tuple[int, bool] | None = None
        for call, scope, _ in table.calls:
            if call.start <= place.at < call.end:
                callee = self.project.evaluator.follow(call.func, scope)
                if (
                    isinstance(callee, Symbol)
                    and callee.qualified == "json.dumps"
                    and (found is None or call.end - call.start < found[0])
                ):
                    found = (call.end - call.start, True)
        return found is not None

    def named(self, place: Place) -> Iterator[tuple[str, Any_]]:
        """What names, attributes of ``self`` and items of parameters mean at a place."""
        table = self.project.tables[place.path]
        scope = table.scope_ending(place.at)
        evaluator = self.project.evaluator
        for name, binding in visible(scope, place.at):
            if binding.kind in ("import", "from", "function", "class", "for"):
                continue
            if not self._reaches(binding, table, place):
                continue
            value = evaluator.bound(binding, p.Node(place.at, place.at), None)
            yield name, value
            if binding.kind == "parameter" and isinstance(value, model.Sequence):
                for index, item in enumerate(value.items):
                    yield f"{name}[{index}]", item.value
            elif binding.kind == "parameter" and isinstance(value, model.Mapping):
                for entry in value.entries:
                    yield f'{name}["{entry.key}"]', entry.value
        method, owner = scope.method(), scope.owner()
        if method is not None and owner is not None and self_name(method):
            first = self_name(method)
            assert isinstance(owner.node, p.Class)
            for name, bindings in owner.attributes.items():
                if len(bindings) != 1:
                    continue
                binding = bindings[0]
                same = binding.scope is method
                init = owner.bindings.get("__init__")
                born = init is not None and binding.scope.node is init[0].node
                if (same and binding.after <= place.at) or (
                    not same and born and self._reaches(binding, table, place)
                ):
                    yield (
                        f"{first}.{name}",
                        evaluator.bound(binding, p.Node(place.at, place.at), None),
                    )
            yield first, Instance(LocalClass(owner.node, owner))

    def is_parameter(self, name: str, place: Place) -> bool:
        """Whether a name is a parameter of the function around a place, but not its ``self``."""
        scope = self.project.tables[place.path].scope_ending(place.at)
        method = scope.method()
        if method is not None and name == self_name(method):
            return False
        return any(n == name and b.kind == "parameter" for n, b in visible(scope, place.at))

    def _reaches(self, binding: Binding, table: Table, place: Place) -> bool:
        """Whether the binding's statement has surely run when the place is reached."""
        if binding.kind == "parameter" or binding.scope.module is not table.module:
            return True
        number = binding.block
        if number not in table.branches:
            return True
        return table.within(table.block_at(place.at), number)

    def _imported(self, scope: Scope, at: int) -> Iterator[tuple[str, str]]:
        """The names that are imported where a place sees them, with what they stand for."""
        for name, binding in visible(scope, at):
            if binding.kind in ("import", "from"):
                value = self.project.evaluator.bound(binding, p.Node(at, at), None)
                if isinstance(value, Symbol):
                    yield name, value.qualified

    def takes_members(self, module: str, path: str, at: int) -> bool:
        """Whether what is in a module is imported by name where a place sees it."""
        imported = dict(self._imported(self.project.tables[path].scope_at(at), at)).values()
        return imports.takes_members(module, imported)

    def require(self, qualified: str, path: str, at: int) -> tuple[str, tuple[Edit, ...]]:
        """The name of an imported thing at a place, and the import that it takes."""
        table = self.project.tables[path]
        scope = table.scope_at(at)
        imported = dict(self._imported(scope, at))
        nearest, known = "", ""
        for name, held in imported.items():
            if f"{qualified}.".startswith(f"{held}.") and len(held) > len(known):
                nearest, known = name, held
        wanted = imports.beside(qualified, imported.values())
        name = imports.usual_name(wanted)
        if wanted and "." not in known and scope.find(name) is None:
            return name + qualified[len(wanted) :], imports.add(table, wanted)
        if known:
            return nearest + qualified[len(known) :], ()
        name = imports.usual_name(qualified)
        if scope.find(name) is not None:
            raise CannotRenderError(f"the name {name} is taken")
        return name, imports.add(table, qualified)
