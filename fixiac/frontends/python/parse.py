"""Python source to the program view, by LibCST: one parse, one pass for spans, one walk."""

from __future__ import annotations

import ast
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import libcst as cst
from libcst._nodes.internal import CodegenState

from fixiac import program as p
from fixiac.edits import Span
from fixiac.frontends import Document, ReadError

_STACK = 256 * 1024 * 1024
"""Bytes of stack for reading one file; only what is used of it takes memory."""


class _Spans(CodegenState):
    """Records the character range of each node while LibCST writes the tree out again."""

    def __init__(self, module: cst.Module) -> None:
        super().__init__(module.default_indent, module.default_newline)
        self.offset = 0
        self.ranges: dict[int, tuple[int, int]] = {}
        self.comments: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._templates = 0

    def add_indent_tokens(self) -> None:
        self.tokens.extend(self.indent_tokens)
        for token in self.indent_tokens:
            self.offset += len(token)

    def add_token(self, value: str) -> None:
        self.tokens.append(value)
        self.offset += len(value)

    def before_codegen(self, node: cst.CSTNode) -> None:
        self._starts.append(self.offset)
        self._templates += type(node) is cst.FormattedString

    def after_codegen(self, node: cst.CSTNode) -> None:
        start = self._starts.pop()
        self.ranges.setdefault(id(node), (start, self.offset))
        self._templates -= type(node) is cst.FormattedString
        # Before Python 3.12 there are no comments in the holes of an f-string.
        if isinstance(node, cst.Comment) and not self._templates:
            self.comments.append((start, self.offset))

    @contextmanager
    def record_syntactic_position(
        self,
        node: cst.CSTNode,
        *,
        start_node: cst.CSTNode | None = None,
        end_node: cst.CSTNode | None = None,
    ) -> Iterator[None]:
        start = self.offset
        yield
        end = self.offset
        if start_node is not None:
            start = self.ranges[id(start_node)][0]
        if end_node is not None:
            end = self.ranges[id(end_node)][1]
        self.ranges[id(node)] = (start, end)


def read(path: str, text: str) -> Document:
    """Lower Python source. Raises ReadError with the line when it does not parse."""
    try:
        return _on_deep_stack(lambda: _read(path, text))
    except RecursionError:
        raise ReadError(path, 1, 1, "expressions are nested too deeply") from None


def _on_deep_stack(read: Callable[[], Document]) -> Document:
    """Run ``read`` where LibCST's native parser, which recurses, cannot overflow the stack."""
    results: list[Document] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(read())
        except BaseException as error:  # noqa: BLE001 - raised again by the caller's thread
            errors.append(error)

    before = threading.stack_size(_STACK)
    try:
        thread = threading.Thread(target=run)
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    if errors:
        raise errors[0]
    return results[0]


def _read(path: str, text: str) -> Document:
    try:
        module = cst.parse_module(text)
    except cst.ParserSyntaxError as error:
        raise _explained(path, text, error) from None
    spans = _Spans(module)
    module._codegen(spans)
    if "".join(spans.tokens) != text:
        raise ReadError(path, 1, 1, "the syntax tree does not give back the file's own text")
    lower = _Lower(text, spans.ranges)
    body = lower.body(module.body)
    statements = sorted((s.start, s.end) for s in p.statements(body))
    return Document(
        path=path,
        text=text,
        comments=tuple(Span(path, *where) for where in spans.comments),
        statements=tuple(Span(path, *where) for where in statements),
        program=p.Module(path, text, body),
    )


_BINARY: dict[type[cst.CSTNode], str] = {
    cst.Add: "+",
    cst.Divide: "/",
    cst.Modulo: "%",
    cst.And: "and",
    cst.Or: "or",
    cst.BitOr: "|",
}
_CONSTANTS: dict[str, bool | None] = {"True": True, "False": False, "None": None}


def _explained(path: str, text: str, error: cst.ParserSyntaxError) -> ReadError:
    """A syntax error in the words of the interpreter, which knows where a bracket was opened."""
    try:
        ast.parse(text)
    except SyntaxError as known:
        return ReadError(path, known.lineno or 1, max(known.offset or 1, 1), known.msg)
    except (ValueError, MemoryError):
        pass
    where = re.search(r"error at (\d+):(\d+)", str(error.message))
    line, column = (int(where[1]), int(where[2]) + 1) if where else (error.raw_line, 1)
    return ReadError(path, line, column, "this is not valid Python")


class _Lower:
    """The one walk over the tree."""

    def __init__(self, text: str, ranges: dict[int, tuple[int, int]]) -> None:
        self.text = text
        self.ranges = ranges

    def at(self, node: cst.CSTNode) -> tuple[int, int]:
        return self.ranges[id(node)]

    # --- statements -------------------------------------------------------------------------

    def body(self, nodes: Sequence[cst.CSTNode]) -> tuple[p.Stmt, ...]:
        found: list[p.Stmt] = []
        for node in nodes:
            if isinstance(node, cst.SimpleStatementLine):
                found += (self.small(small) for small in node.body)
            else:
                found.append(self.compound(node))
        return tuple(found)

    def suite(self, node: Any) -> tuple[p.Stmt, ...]:
        if isinstance(node, cst.SimpleStatementSuite):
            return tuple(self.small(small) for small in node.body)
        return self.body(node.body)

    def small(self, node: cst.BaseSmallStatement) -> p.Stmt:
        start, end = self.at(node)
        match node:
            case cst.Assign():
                targets = tuple(self.expr(target.target) for target in node.targets)
                return p.Assign(start, end, targets, self.expr(node.value), False)
            case cst.AnnAssign():
                value = None if node.value is None else self.expr(node.value)
                note = self.expr(node.annotation.annotation)
                return p.Assign(start, end, (self.expr(node.target),), value, False, note)
            case cst.AugAssign():
                return p.Assign(start, end, (self.expr(node.target),), self.expr(node.value), True)
            case cst.Expr():
                return p.Evaluate(start, end, self.expr(node.value))
            case cst.Return():
                value = None if node.value is None else self.expr(node.value)
                return p.Return(start, end, value)
            case cst.Import():
                return p.Import(start, end, tuple(self.alias(name) for name in node.names))
            case cst.ImportFrom():
                star = isinstance(node.names, cst.ImportStar)
                names = () if star else tuple(self.alias(n) for n in node.names)  # type: ignore[union-attr]
                module = "" if node.module is None else _dotted(node.module)
                close = self.at(node.rpar)[0] if node.rpar is not None else end
                opened = (
                    self.at(node.lpar)[0] + 1
                    if node.lpar is not None
                    else (names[0].start if names else end)
                )
                return p.ImportFrom(
                    start, end, module, len(node.relative), names, star, opened, close
                )
            case cst.Global() | cst.Nonlocal():
                return p.Simple(
                    start,
                    end,
                    type(node).__name__.lower(),
                    (),
                    tuple(n.name.value for n in node.names),
                )
            case _:
                kind = type(node).__name__.lower()
                return p.Simple(start, end, kind, tuple(self.inside(node)))

    def alias(self, node: cst.ImportAlias) -> p.Alias:
        start, end = self.at(node)
        comma = None
        if isinstance(node.comma, cst.Comma):
            comma = self.comma(node.comma)
            end = self.at(node.comma)[0]
        bound = "" if node.asname is None else _dotted(node.asname.name)
        return p.Alias(start, end, _dotted(node.name), bound, comma)

    def comma(self, node: cst.CSTNode) -> int:
        start, end = self.at(node)
        return start + self.text[start:end].index(",")

    def compound(self, node: cst.CSTNode) -> p.Stmt:
        start, end = self.at(node)
        match node:
            case cst.FunctionDef():
                decorators = tuple(self.expr(d.decorator) for d in node.decorators)
                if node.decorators:
                    start = self.at(node.decorators[0])[0]
                    start += len(self.text[start:]) - len(self.text[start:].lstrip(" \t"))
                parameters = tuple(self.parameters(node.params))
                opened, close = self.brackets(self.at(node.name)[1], self.at(node.body)[0])
                body = self.suite(node.body)
                return p.Function(
                    start,
                    _end(body, end),
                    node.name.value,
                    self.at(node.name)[0],
                    parameters,
                    body,
                    decorators,
                    opened,
                    close,
                    None if node.returns is None else self.expr(node.returns.annotation),
                    node.asynchronous is not None,
                )
            case cst.ClassDef():
                decorators = tuple(self.expr(d.decorator) for d in node.decorators)
                if node.decorators:
                    start = self.at(node.decorators[0])[0]
                    start += len(self.text[start:]) - len(self.text[start:].lstrip(" \t"))
                bases = tuple(self.argument(b) for b in (*node.bases, *node.keywords))
                body = self.suite(node.body)
                return p.Class(
                    start,
                    _end(body, end),
                    node.name.value,
                    self.at(node.name)[0],
                    bases,
                    body,
                    decorators,
                )
            case cst.If():
                bodies = [self.suite(node.body)]
                tests = [self.expr(node.test)]
                rest = node.orelse
                while isinstance(rest, cst.If):
                    tests.append(self.expr(rest.test))
                    bodies.append(self.suite(rest.body))
                    rest = rest.orelse
                if rest is not None:
                    bodies.append(self.suite(rest.body))
                return self.block("if", start, end, tests, [], bodies)
            case cst.For():
                bodies = [self.suite(node.body)]
                if node.orelse is not None:
                    bodies.append(self.suite(node.orelse.body))
                return self.block(
                    "for", start, end, [self.expr(node.iter)], [self.expr(node.target)], bodies
                )
            case cst.While():
                bodies = [self.suite(node.body)]
                if node.orelse is not None:
                    bodies.append(self.suite(node.orelse.body))
                return self.block("while", start, end, [self.expr(node.test)], [], bodies)
            case cst.With():
                heads = [self.expr(item.item) for item in node.items]
                targets = [self.expr(i.asname.name) for i in node.items if i.asname is not None]
                return self.block("with", start, end, heads, targets, [self.suite(node.body)])
            case cst.Try() | cst.TryStar():
                bodies = [self.suite(node.body)]
                heads, targets = [], []
                for handler in node.handlers:
                    if handler.type is not None:
                        heads.append(self.expr(handler.type))
                    if handler.name is not None:
                        targets.append(self.expr(handler.name.name))
                    bodies.append(self.suite(handler.body))
                for extra in (node.orelse, node.finalbody):
                    if extra is not None:
                        bodies.append(self.suite(extra.body))
                return self.block("try", start, end, heads, targets, bodies)
            case cst.Match():
                heads, targets, bodies = [self.expr(node.subject)], [], []
                for case in node.cases:
                    targets += [self.expr(name) for name in _captured(case.pattern)]
                    heads += [] if case.guard is None else [self.expr(case.guard)]
                    bodies.append(self.suite(case.body))
                return self.block("match", start, end, heads, targets, bodies)
            case _:
                return p.Simple(start, end, type(node).__name__.lower(), tuple(self.inside(node)))

    def block(
        self,
        kind: str,
        start: int,
        end: int,
        heads: list[p.Expr],
        targets: list[p.Expr],
        bodies: list[tuple[p.Stmt, ...]],
    ) -> p.Block:
        last = max((body[-1].end for body in bodies if body), default=end)
        return p.Block(start, last, kind, tuple(heads), tuple(targets), tuple(bodies))

    def brackets(self, start: int, end: int) -> tuple[int, int]:
        opened = self.text.index("(", start) + 1
        return opened, max(self.text.rfind(")", opened, end), opened)

    def parameters(self, node: cst.Parameters) -> Iterator[p.Parameter]:
        groups: list[tuple[Sequence[cst.Param], bool]] = [
            (node.posonly_params, False),
            (node.params, False),
        ]
        if isinstance(node.star_arg, cst.Param):
            groups.append(([node.star_arg], False))
        groups.append((node.kwonly_params, True))
        if node.star_kwarg is not None:
            groups.append(([node.star_kwarg], False))
        for group, keyword_only in groups:
            for param in group:
                start, end = self.at(param)
                note = param.annotation
                for part in (None if note is None else note.annotation, param.default):
                    end = end if part is None else max(end, self.past(part))
                yield p.Parameter(
                    start,
                    end,
                    param.name.value,
                    param.star if isinstance(param.star, str) else "",
                    None if param.default is None else self.expr(param.default),
                    None if note is None else self.expr(note.annotation),
                    keyword_only,
                )

    # --- expressions ------------------------------------------------------------------------

    def expr(self, node: cst.CSTNode) -> p.Expr:
        start, end = self.at(node)
        match node:
            case cst.Name():
                if node.value in _CONSTANTS:
                    return p.Constant(start, end, _CONSTANTS[node.value])
                return p.Name(start, end, node.value)
            case cst.Attribute():
                return p.Attr(
                    start, end, self.expr(node.value), node.attr.value, self.at(node.attr)[0]
                )
            case cst.Call():
                close = end - 1
                opened = self.text.index("(", self.past(node.func)) + 1
                arguments = tuple(self.argument(arg) for arg in node.args)
                return p.Call(start, end, self.expr(node.func), arguments, opened, close)
            case cst.SimpleString() | cst.FormattedString() | cst.ConcatenatedString():
                parts: list[p.Raw | p.Filled] = []
                tokens: list[p.Token] = []
                self.string(node, parts, tokens)
                return p.Text(start, end, tuple(parts), tuple(tokens))
            case cst.Integer():
                return p.Constant(start, end, node.evaluated_value)
            case cst.Float():
                return p.Constant(start, end, node.evaluated_value)
            case cst.UnaryOperation() if isinstance(node.operator, cst.Minus):
                inner = self.expr(node.expression)
                if isinstance(inner, p.Constant) and isinstance(inner.value, (int, float)):
                    return p.Constant(start, end, -inner.value)
                return p.Other(start, end, (inner,))
            case cst.Dict():
                pairs = tuple(self.pair(element) for element in node.elements)
                return p.Dict(start, end, pairs, start + 1, end - 1)
            case cst.List() | cst.Set():
                kind = "list" if isinstance(node, cst.List) else "set"
                elements = tuple(self.element(element) for element in node.elements)
                return p.Array(start, end, kind, elements, start + 1, end - 1)
            case cst.Tuple():
                elements = tuple(self.element(element) for element in node.elements)
                opened, close = start, end
                if node.lpar:
                    opened, close = self.at(node.lpar[-1])[1], self.at(node.rpar[0])[0]
                    start, end = self.at(node.lpar[-1])[0], self.at(node.rpar[0])[1]
                return p.Array(start, end, "tuple", elements, opened, close)
            case cst.Lambda():
                return p.Lambda(
                    start, end, tuple(self.parameters(node.params)), self.expr(node.body)
                )
            case cst.BinaryOperation() | cst.BooleanOperation():
                operator = _BINARY.get(type(node.operator), "")
                return p.Binary(start, end, operator, self.expr(node.left), self.expr(node.right))
            case cst.IfExp():
                return p.Conditional(
                    start, end, self.expr(node.test), self.expr(node.body), self.expr(node.orelse)
                )
            case cst.Subscript():
                base = self.expr(node.value)
                if len(node.slice) == 1 and isinstance(node.slice[0].slice, cst.Index):
                    return p.Subscript(start, end, base, self.expr(node.slice[0].slice.value), ())
                others = tuple(e for part in node.slice for e in self.inside(part))
                return p.Subscript(start, end, base, None, others)
            case cst.ListComp() | cst.SetComp() | cst.GeneratorExp() | cst.DictComp():
                return self.comprehension(node, start, end)
            case cst.NamedExpr():
                target = self.expr(node.target)
                value = self.expr(node.value)
                binds = target if isinstance(target, p.Name) else None
                return p.Other(start, end, (value,), binds)
            case _:
                return p.Other(start, end, tuple(self.inside(node)))

    def inside(self, node: cst.CSTNode) -> Iterator[p.Expr]:
        """Every outermost expression below a node that has no class of its own."""
        for child in node.children:
            if isinstance(child, (cst.BaseExpression,)):
                yield self.expr(child)
            else:
                yield from self.inside(child)

    def argument(self, node: cst.Arg) -> p.Argument:
        start, end = self.at(node)
        comma = None
        if isinstance(node.comma, cst.Comma):
            comma = self.comma(node.comma)
        value = self.expr(node.value)
        end = self.past(node.value)
        name = "" if node.keyword is None else node.keyword.value
        name_end = start if node.keyword is None else self.at(node.keyword)[1]
        return p.Argument(start, end, name, node.star, value, comma, name_end)

    def past(self, node: cst.CSTNode) -> int:
        """The end of an expression with its closing brackets."""
        brackets = getattr(node, "rpar", ())
        return self.at(brackets[-1])[1] if brackets else self.at(node)[1]

    def before(self, node: cst.CSTNode) -> int:
        """The start of an expression with its opening brackets."""
        brackets = getattr(node, "lpar", ())
        return self.at(brackets[0])[0] if brackets else self.at(node)[0]

    def pair(self, node: cst.BaseDictElement) -> p.Pair:
        comma = self.comma(node.comma) if isinstance(node.comma, cst.Comma) else None
        value = self.expr(node.value)
        end = self.past(node.value)
        if isinstance(node, cst.DictElement):
            return p.Pair(self.before(node.key), end, self.expr(node.key), value, comma)
        return p.Pair(self.at(node)[0], end, None, value, comma)

    def element(self, node: cst.BaseElement) -> p.Element:
        comma = self.comma(node.comma) if isinstance(node.comma, cst.Comma) else None
        start = self.at(node)[0]
        star = isinstance(node, cst.StarredElement)
        value = self.expr(node.value)
        return p.Element(
            start if star else self.before(node.value), self.past(node.value), star, value, comma
        )

    def comprehension(self, node: Any, start: int, end: int) -> p.Comprehension:
        if isinstance(node, cst.DictComp):
            elements: tuple[p.Expr, ...] = (self.expr(node.key), self.expr(node.value))
        else:
            elements = (self.expr(node.elt),)
        targets, sources, conditions = [], [], []
        part = node.for_in
        while part is not None:
            targets.append(self.expr(part.target))
            sources.append(self.expr(part.iter))
            conditions += [self.expr(condition.test) for condition in part.ifs]
            part = part.inner_for_in
        kind = type(node).__name__
        return p.Comprehension(
            start, end, kind, elements, tuple(targets), tuple(sources), tuple(conditions)
        )

    def string(
        self, node: cst.CSTNode, parts: list[p.Raw | p.Filled], tokens: list[p.Token]
    ) -> None:
        start, end = self.at(node)
        if isinstance(node, cst.ConcatenatedString):
            self.string(node.left, parts, tokens)
            self.string(node.right, parts, tokens)
        elif isinstance(node, cst.SimpleString):
            prefix, quote = node.prefix.lower(), node.quote
            tokens.append(p.Token(start, end, prefix, quote))
            begin = start + len(node.prefix) + len(quote)
            parts.append(p.Raw(begin, end - len(quote), "r" in prefix, False))
        elif isinstance(node, cst.FormattedString):
            prefix = node.prefix.lower()
            tokens.append(p.Token(start, end, prefix, node.end))
            for part in node.parts:
                if isinstance(part, cst.FormattedStringText):
                    where = self.at(part)
                    parts.append(p.Raw(*where, "r" in prefix, True))
                elif isinstance(part, cst.FormattedStringExpression):
                    plain = (
                        part.conversion is None and part.format_spec is None and part.equal is None
                    )
                    parts.append(p.Filled(*self.at(part), self.expr(part.expression), plain))


def _end(body: tuple[p.Stmt, ...], otherwise: int) -> int:
    return body[-1].end if body else otherwise


def _dotted(node: cst.CSTNode) -> str:
    if isinstance(node, cst.Attribute):
        return f"{_dotted(node.value)}.{node.attr.value}"
    return node.value if isinstance(node, cst.Name) else ""


def _captured(pattern: cst.CSTNode) -> Iterator[cst.Name]:
    if isinstance(pattern, (cst.MatchAs, cst.MatchStar)) and isinstance(pattern.name, cst.Name):
        yield pattern.name
    if isinstance(pattern, cst.MatchMapping) and isinstance(pattern.rest, cst.Name):
        yield pattern.rest
    for child in pattern.children:
        yield from _captured(child)
