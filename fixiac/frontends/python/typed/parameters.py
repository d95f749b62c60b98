"""What the calls of a function of the program pass for its parameters."""

from __future__ import annotations

from fixiac import program as p
from fixiac.frontends.python.following.evaluator import Evaluator
from fixiac.frontends.python.scopes import Scope, Table, self_name


class Parameters:
    """The parameters of the functions in a set of files."""

    def __init__(self, tables: dict[str, Table], evaluator: Evaluator) -> None:
        self.tables = tables
        self.evaluator = evaluator
        self._called: dict[str, int] | None = None
        self._mentioned: dict[str, int] = {}

    def passed(self, scope: Scope, node: p.Parameter) -> list[tuple[p.Expr, Scope]] | None:
        """What each call passes for a parameter and where it stands; None if a call is not seen."""
        function, owner = scope.node, scope.parent
        assert isinstance(function, p.Function)
        name = function.name
        if name == "__init__" and owner is not None and isinstance(owner.node, p.Class):
            name = owner.node.name
        calls = self.evaluator.calls.of(scope)
        self._count()
        assert self._called is not None
        if not calls or len(calls) != self._called.get(name, 0) or name in self._mentioned:
            return None
        passed = []
        for call, where in calls:
            argument = self.argument(scope, function, node, call)
            if argument is None:
                return None
            expression, outer = argument
            passed.append((expression, where if outer is None else outer))
        return passed

    def argument(
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


def _is_function(scope: Scope, name: str) -> bool:
    found = scope.find(name)
    return found is not None and any(b.kind in ("function", "class", "from") for b in found[1])
