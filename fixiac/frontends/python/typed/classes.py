"""What the text of a class or an assignment says of attributes."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac import program as p


def attributes_set(statement: p.Assign) -> Iterator[p.Attr]:
    """The attributes that an assignment sets, also in a tuple."""
    stack = list(statement.targets)
    while stack:
        target = stack.pop()
        if isinstance(target, p.Attr):
            yield target
        elif isinstance(target, p.Array):
            stack += [element.value for element in target.elements]


def declared_field(node: p.Class, name: str) -> p.Expr | None:
    """The annotation of a field that the class body declares."""
    for statement in node.body:
        if isinstance(statement, p.Assign) and statement.annotation is not None:
            target = statement.targets[0]
            if isinstance(target, p.Name) and target.id == name:
                return statement.annotation
    return None
