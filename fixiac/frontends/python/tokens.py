"""Values of Terraform that plain Python takes apart, and how Terraform can."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fixiac import model
from fixiac import program as p
from fixiac.calls import Interpolation, TokenUse
from fixiac.edits import Edit, Span
from fixiac.expressions import CannotRenderError, Place
from fixiac.frontends.python.scopes import Scope, Table
from fixiac.frontends.python.typed.known import Of
from fixiac.model import HOLE, Notation

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject

_CORES = ("cdktf", "cdktn")
_METHODS = {
    "lower": ("lower", 0),
    "upper": ("upper", 0),
    "strip": ("trimspace", 0),
    "split": ("split", 1),
    "removeprefix": ("trimprefix", 1),
    "removesuffix": ("trimsuffix", 1),
    "replace": ("replace", 2),
}
"""Methods of text, Terraform's function for each, and how many arguments both take."""
_STRIPS = {"lstrip": "/^{}+/", "rstrip": "/{}+$/"}
"""Methods that take characters away at one end, and the pattern of these for ``replace``, which
reads what stands between slashes as one: https://developer.hashicorp.com/terraform/language/functions/replace"""
_PLAIN = re.compile(r"[\w/.: ]+")
"""Characters that stand for themselves in a pattern."""
_OTHER_METHODS = frozenset(
    "capitalize endswith find index partition rpartition rsplit splitlines startswith title"
    " zfill".split()
)
_COUNTING = frozenset({"enumerate", "zip", "len", "sorted", "list", "set", "reversed"})
_LOOP = "a loop"
_RENAMED = {"length": "length_of"}
_FUNCTION = re.compile(r"\$\{(\w+)\(([^()]*)\)\}")
_SLICE = re.compile(r"\[\s*(\d*)\s*:\s*(\d+)\s*\]")
_MARKS = re.compile(r"(?<!\$)\$\{([^{}\"$]*)\}|((?<!\$)\$?\{)|\}")
_DOUBLED = re.compile(r"(?<!\$)\$\{\{([^{}\"$]*)\}\}|((?<!\$)\$?\{\{)|\}\}")
"""``${...}`` that holds no other one; what opens, as an expression or in one; what closes."""
_DIRECTIVE = re.compile(r"%\{")
_LONGEST = 8
"""Members of a slice that are written out."""


class Tokens:
    """The uses of tokens in one project."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project

    def uses(self) -> Iterator[TokenUse]:
        """Every place where a token is taken apart, by file."""
        for table, node in self._nodes():
            found = self._form(node, table)
            if found is not None:
                yield self._use(table, node, *found)
        for table in self.project.tables.values():
            for statement in p.statements(table.module.body):
                if isinstance(statement, p.Block) and statement.kind == "for":
                    for head in statement.heads:
                        if self._token(head, table.scope_at(head.start)) == "list":
                            yield self._use(table, head, head, _LOOP)

    def interpolations(self) -> Iterator[Interpolation]:
        """Every ``${...}`` that a text writes out, by file and place."""
        for path, table in self.project.tables.items():
            source = table.module.text
            if "${" not in source or not any(core in source for core in _CORES):
                continue
            for node, scope in table.texts:
                if _DIRECTIVE.search(source, node.start, node.end):
                    continue  # it has names of its own
                inside = 0
                for part in node.parts:
                    if not isinstance(part, p.Raw):
                        continue
                    for match in (_DOUBLED if part.doubled else _MARKS).finditer(
                        source, part.start, part.end
                    ):
                        if match[1] is not None and not inside:
                            yield Interpolation(
                                Span(path, match.start(), match.end()),
                                match[1],
                                Span(path, node.start, node.end),
                                scope.find(match[1].strip()) is not None,
                            )
                        elif match[1] is None and match[2] is None:
                            inside = max(inside - 1, 0)
                        elif match[1] is None and (inside or match[2].startswith("$")):
                            inside += 1

    def _use(self, table: Table, node: p.Expr, token: p.Expr, form: str) -> TokenUse:
        path = table.module.path
        statement = table.statement_at(node.start) or node
        return TokenUse(
            Span(path, node.start, node.end),
            Span(path, token.start, token.end),
            form,
            Span(path, statement.start, statement.end),
        )

    def applied(self, use: TokenUse) -> tuple[Edit, ...]:
        """Edits by which Terraform does it. Raises CannotRenderError."""
        if use.form == _LOOP or use.form in {f"{name}()" for name in _COUNTING}:
            raise CannotRenderError(
                "how many members it has is known to Terraform alone; a list of the program's own, "
                "or a TerraformIterator, can be gone through"
            )
        for table, node in self._nodes():
            if (table.module.path, node.start, node.end) == (
                use.span.path,
                use.span.start,
                use.span.end,
            ):
                found = self._form(node, table)
                if found is not None and found[1] == use.form:
                    return self._written(node, found[0], table, use)
        raise CannotRenderError("it is not found")

    def _nodes(self) -> Iterator[tuple[Table, p.Expr]]:
        for table in self.project.tables.values():
            if any(core in table.module.text for core in _CORES):
                for statement in p.statements(table.module.body):
                    for head in p.heads(statement):
                        for node in p.expressions(head):
                            yield table, node

    # --- what is one ------------------------------------------------------------------------

    def _form(self, node: p.Expr, table: Table) -> tuple[p.Expr, str] | None:
        """The token that an expression takes apart, and by what."""
        scope = table.scope_at(node.start)
        match node:
            case p.Subscript(base=base):
                if self._token(base, scope) or self._complex(base, scope):
                    return base, "[]"
            case p.Call(func=p.Attr(base=base, name=name)) if self._token(base, scope) == "str":
                if name in _METHODS or name in _STRIPS or name in _OTHER_METHODS:
                    return base, f".{name}()"
            case p.Call(func=p.Name(id=name)) if name in _COUNTING and scope.find(name) is None:
                for argument in node.arguments:
                    if self._token(argument.value, scope) == "list":
                        return argument.value, f"{name}()"
            case p.Comprehension(sources=sources):
                outer = self._around(scope, node)
                for source in sources:
                    if self._token(source, outer) == "list":
                        return source, _LOOP
            case p.Text(parts=parts):
                for part in parts:
                    if isinstance(part, p.Filled) and self._token(part.value, scope) == "list":
                        return part.value, "a text"
        return None

    def _around(self, scope: Scope, node: p.Comprehension) -> Scope:
        inner = self.project.tables[scope.module.path].scopes.get(id(node))
        return inner.parent if inner is not None and inner.parent is not None else scope

    def _token(self, node: p.Expr, scope: Scope) -> str:
        """``str`` or ``list`` if an expression is certainly such a token."""
        known = self.project.typing.of(node, scope)
        if isinstance(known, Of) and known.late and known.type.name in ("str", "list"):
            return known.type.name
        return ""

    def _complex(self, node: p.Expr, scope: Scope) -> bool:
        """Whether an expression is a list of blocks, whose members are taken by ``get()``."""
        known = self.project.typing.of(node, scope)
        if not isinstance(known, Of) or not known.type.name.endswith("List"):
            return False
        symbol = self.project.typing.lookup(known.type.name)
        method = symbol.method("get") if symbol is not None else None
        return method is not None and [a.name for a in method.arguments] == ["index"]

    # --- how Terraform does it --------------------------------------------------------------

    def _written(
        self, node: p.Expr, token: p.Expr, table: Table, use: TokenUse
    ) -> tuple[Edit, ...]:
        match node:
            case p.Subscript():
                if not self._token(token, table.scope_at(node.start)):
                    return self._got(node, table)
                made = self._item(node, table)
            case p.Call(func=p.Attr() as func):
                made = self._method(node, func, table)
            case p.Text():
                made = self._text(node, table)
            case _:
                raise CannotRenderError("Terraform has no function that does the same")
        core = next((c for c in _CORES[1:] if c in table.module.text), _CORES[0])
        place = Place(use.span.path, use.span.start, Notation.PYTHON)
        name, edits = self.project.renderer.callee(f"{core}.Fn", place)
        return (Edit(use.span, made.replace(_FN, f"{name}.")), *edits)

    def _item(self, node: p.Subscript, table: Table) -> str:
        listed = self._token(node.base, table.scope_at(node.start)) == "list"
        base, index = _written(node.base, table), node.index
        if index is None:
            match = _SLICE.fullmatch(table.module.text[node.base.end : node.end])
            if match is None:
                raise CannotRenderError("the ends of the slice are not written as numbers")
            start, stop = int(match[1] or 0), int(match[2])
            if not listed:
                return _call("substr", base, str(start), str(max(stop - start, 0)))
            if not start < stop <= start + _LONGEST:
                raise CannotRenderError("the slice is empty or long")
            return f"[{', '.join(_call('element', base, str(n)) for n in range(start, stop))}]"
        if not listed:
            raise CannotRenderError("a single character is taken")
        if isinstance(index, p.Constant) and type(index.value) is int and index.value < 0:
            return _call("element", _call("reverse", base), str(-index.value - 1))
        return _call("element", base, _written(index, table))

    def _got(self, node: p.Subscript, table: Table) -> tuple[Edit, ...]:
        """``x[0]`` as ``x.get(0)``."""
        index = node.index
        if index is None or (isinstance(index, p.Constant) and (index.value or 0) < 0):
            raise CannotRenderError("its end is known to Terraform alone")
        span = Span(table.module.path, node.base.end, node.end)
        return (Edit(span, f".get({_written(index, table)})"),)

    def _method(self, node: p.Call, func: p.Attr, table: Table) -> str:
        name, given = func.name, node.arguments
        if name in _STRIPS or (name == "strip" and given):
            return self._stripped(node, func, table)
        function, count = _METHODS.get(name, ("", 0))
        if not function or len(given) != count or any(a.name or a.star for a in given):
            raise CannotRenderError("Terraform has no function that does the same")
        if name == "replace":
            scope = table.scope_at(node.start)
            old = model.text_of(self.project.evaluator.value(given[0].value, scope))
            if old is None or old.startswith("/"):
                raise CannotRenderError("Terraform may read what is replaced as a pattern")
        base = _written(func.base, table)
        arguments = [_written(argument.value, table) for argument in given]
        ordered = (*arguments, base) if name == "split" else (base, *arguments)
        return _call(function, *ordered)

    def _stripped(self, node: p.Call, func: p.Attr, table: Table) -> str:
        """Characters taken away at one end or both, white space if none are named."""
        characters = "[[:space:]]"
        base = _written(func.base, table)
        for argument in node.arguments:
            value = self.project.evaluator.value(argument.value, table.scope_at(node.start))
            text = value.value if isinstance(value, model.Scalar) else None
            if not isinstance(text, str) or not _PLAIN.fullmatch(text) or argument.name:
                raise CannotRenderError("which characters it takes away is not certain")
            if func.name == "strip":
                return _call("trim", base, _written(argument.value, table))
            characters = text if len(text) == 1 and text != "." else f"[{text}]"
        pattern = _STRIPS[func.name].format(characters)
        return _call("replace", base, f'"{pattern}"', '""')

    def _text(self, node: p.Text, table: Table) -> str:
        """A text that is nothing but a call of Terraform's, such as ``${element({names}, 0)}``."""
        value = self.project.evaluator.value(node, table.scope_at(node.start))
        if not isinstance(value, model.Template):
            raise CannotRenderError("its text is not followed")
        match = _FUNCTION.fullmatch(value.pattern)
        if match is None:
            raise CannotRenderError("it is not certain how its members are to be put into text")
        name = _RENAMED.get(match[1], match[1])
        if self.project.typing.lookup(f"{_CORES[0]}.Fn.{name}") is None:
            raise CannotRenderError(f"Terraform has no function {match[1]}")
        holes = iter(part.value for part in node.parts if isinstance(part, p.Filled))
        arguments: list[str] = []
        for written in match[2].split(","):
            part = written.strip()
            if part == HOLE:
                arguments.append(_written(next(holes), table))
            elif part.isdigit() or re.fullmatch(r'"[^"\\\0]*"', part):
                arguments.append(part)
            else:
                raise CannotRenderError("its arguments are not followed")
        return _call(name, *arguments)


_FN = "\1"
"""Stands for the name that the file has for the functions of Terraform."""


def _call(function: str, *arguments: str) -> str:
    return f"{_FN}{function}({', '.join(arguments)})"


def _written(node: p.Expr, table: Table) -> str:
    return table.module.text[node.start : node.end]
