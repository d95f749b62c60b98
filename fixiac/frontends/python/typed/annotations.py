"""What annotations promise of the objects that they stand beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixiac import program as p
from fixiac.frontends.python.scopes import Scope
from fixiac.frontends.python.typed.known import NOTHING, Known, Of, Own, agreed, output_of
from fixiac.frontends.python.values import LocalClass
from fixiac.frontends.python.values import Symbol as Imported
from fixiac.schemas import Type

if TYPE_CHECKING:
    from fixiac.frontends.python.typed.expressions import Typing

_TYPING = frozenset({"typing.Optional", "typing.Final", "typing.ClassVar"})
_LISTS = frozenset({"list", "tuple", "List", "Sequence", "Iterable"})


class Annotations:
    """The annotations in a set of files; a quoted one is read once."""

    def __init__(self, typing: Typing) -> None:
        self.typing = typing
        self._forward: dict[int, p.Expr | None] = {}

    def promised(self, node: p.Expr, scope: Scope) -> Known | None:
        """The object that an annotation promises."""
        if isinstance(node, p.Text):
            if id(node) not in self._forward:
                self._forward[id(node)] = _forward(node, scope)
            node = self._forward[id(node)] or node
        if isinstance(node, p.Subscript) and node.index is not None:
            base = self.typing.of(node.base, scope)
            name = base.qualified if isinstance(base, Imported) else ""
            if name in _TYPING:
                return self.promised(node.index, scope)
            if name.rpartition(".")[2] in _LISTS and name.partition(".")[0] in (
                "builtins",
                "typing",
            ):
                item = self.promised(node.index, scope)
                return Of(Type("list", (item.type,))) if isinstance(item, Of) else None
            return output_of(None) if name == "pulumi.Output" else None
        if isinstance(node, p.Binary) and node.operator == "|":
            return agreed(self.promised(side, scope) for side in (node.left, node.right))
        if isinstance(node, p.Constant):
            return NOTHING if node.value is None else None
        named = self.typing.of(node, scope)
        if isinstance(named, LocalClass):
            return Own(named)
        if isinstance(named, Imported):
            symbol = self.typing.lookup(named.qualified)
            if symbol is not None and symbol.kind in ("class", "struct", "interface", "enum"):
                return Of(Type(symbol.name))
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
