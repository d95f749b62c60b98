"""Text made of Pulumi outputs: where plain Python puts it together, and how Pulumi can."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from fixiac import model
from fixiac import program as p
from fixiac.calls import LateText
from fixiac.edits import Edit, Span
from fixiac.expressions import CannotRenderError
from fixiac.frontends.python.scopes import Scope, Table, self_name
from fixiac.frontends.python.typed.known import Of, Own
from fixiac.frontends.python.values import Closure, LocalClass, LocalModule
from fixiac.frontends.python.values import Symbol as Imported

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject

_STRING_METHODS = frozenset(
    "capitalize encode endswith find join lower lstrip removeprefix removesuffix replace rsplit"
    " rstrip split splitlines startswith strip title upper".split()
)
_LISTS = frozenset({"list", "map"})


class Outputs:
    """The texts of one project that are made of outputs."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project

    def texts(self) -> Iterator[LateText]:
        """Every innermost text that holds an output as if it were text, by file and place."""
        for table in self.project.tables.values():
            if "pulumi" not in table.module.text:
                continue
            for statement in p.statements(table.module.body):
                for head in p.heads(statement):
                    for node in p.expressions(head):
                        found = self.text(node, table)
                        if found is not None:
                            yield found

    def deferred(self, text: LateText) -> tuple[Edit, ...]:
        """Edits by which Pulumi puts the text together. Raises CannotRenderError."""
        table = self.project.tables[text.span.path]
        for statement in p.statements(table.module.body):
            for head in p.heads(statement):
                for node in p.expressions(head):
                    if (node.start, node.end) == (text.span.start, text.span.end):
                        found = self.text(node, table)
                        if found == text:
                            return _Deferral(self).run(node, table)
        raise CannotRenderError("it is not found")

    # --- what is one ------------------------------------------------------------------------

    def text(self, node: p.Expr, table: Table) -> LateText | None:
        """What ``node`` puts together of outputs, if it does."""
        form, held = self.form(node, table)
        late = [child for child in held if self.is_output(child, table)]
        if not late:
            return None
        path = table.module.path
        parts = tuple(Span(path, child.start, child.end) for child in late)
        return LateText(Span(path, node.start, node.end), form, parts)

    def form(self, node: p.Expr, table: Table) -> tuple[str, list[p.Expr]]:
        """How an expression makes text, and the expressions that it makes it of."""
        match node:
            case p.Text():
                return "an f-string", [
                    part.value for part in node.parts if isinstance(part, p.Filled)
                ]
            case p.Binary() if node.operator == "+" and self.is_chain(node, table):
                return "+", operands(node)
            case p.Binary() if node.operator == "%" and isinstance(node.left, p.Text):
                right = node.right
                if isinstance(right, p.Array):
                    return "%", [element.value for element in right.elements]
                return "%", [right]
            case p.Call(func=p.Attr(base=p.Text(), name="format")):
                return "format()", [argument.value for argument in node.arguments]
            case p.Call(func=p.Attr(base=p.Text(), name="join")) if len(node.arguments) == 1:
                return "join()", list(_members(node.arguments[0].value))
            case p.Call(func=p.Attr() as func) if func.name in _STRING_METHODS:
                return f"{func.name}()", [func.base]
            case p.Call() if node.arguments:
                callee = self.callee(node, table)
                if callee == "builtins.str" and len(node.arguments) == 1:
                    return "str()", [node.arguments[0].value]
                if callee == "json.dumps":
                    return "json.dumps()", list(self.held(node.arguments[0].value, table, 0))
        return "", []

    def callee(self, node: p.Call, table: Table) -> str:
        """The qualified name of an imported function that is called."""
        scope = table.scope_at(node.start)
        if not isinstance(node.func, (p.Name, p.Attr)):
            return ""
        found = self.project.evaluator.follow(node.func, scope)
        return found.qualified if isinstance(found, Imported) else ""

    def is_chain(self, node: p.Binary, table: Table) -> bool:
        """Whether this is the whole of a ``+`` that joins text."""
        around = self.project.tree.parent(node)
        if isinstance(around, p.Binary) and around.operator == "+" and around.left is node:
            return False
        first, second, *_ = operands(node)
        return self.is_text(first, table) or self.is_text(second, table)

    def is_text(self, node: p.Expr, table: Table) -> bool:
        """Whether an expression is certainly text, or an output of text."""
        known = self.project.typing.of(node, table.scope_at(node.start))
        if not isinstance(known, Of):
            value = self.project.evaluator.value(node, table.scope_at(node.start))
            return model.text_of(value) is not None
        inner = known.type.items[0] if known.type.name == "output" else known.type
        return inner.name == "str"

    def is_output(self, node: p.Expr, table: Table) -> bool:
        """Whether an expression is certainly an output."""
        scope = table.scope_at(node.start)
        known = self.project.typing.of(node, scope)
        if isinstance(known, Of):
            return known.type.name == "output"
        if known is not None:
            return False
        value = self.project.evaluator.follow(node, scope)
        if isinstance(value, model.Reference):
            return not value.plain and value.attribute[:1] not in ("", "_")
        return isinstance(value, model.Fact) and not value.plain

    def held(self, node: p.Expr, table: Table, depth: int) -> Iterator[p.Expr]:
        """The expressions of a dict or list, wherever it is written, nested ones too."""
        scope = table.scope_at(node.start)
        match node:
            case p.Dict():
                for pair in node.pairs:
                    yield from self.held(pair.value, table, depth)
            case p.Array():
                for element in node.elements:
                    yield from self.held(element.value, table, depth)
            case p.Comprehension(kind="ListComp"):
                for made in node.elements:
                    yield from self.held(made, table, depth)
            case p.Name() if depth < 10 and not self.is_output(node, table):
                found = scope.find(node.id)
                if found is not None and len(found[1]) == 1:
                    binding = found[1][0]
                    if binding.kind == "assign" and binding.value is not None and not binding.path:
                        home = self.project.tables[binding.scope.module.path]
                        yield from self.held(binding.value, home, depth + 1)
            case _:
                yield node


class _Deferral:
    """The edits for one text, and for what has to take it as an output then."""

    def __init__(self, outputs: Outputs) -> None:
        self.outputs = outputs
        self.project = outputs.project
        self.tree = outputs.project.tree
        self.typing = outputs.project.typing
        self.edits: list[Edit] = []
        self.lifted: set[int] = set()
        self.accepted: set[int] = set()

    def run(self, node: p.Expr, table: Table) -> tuple[Edit, ...]:
        """All edits. Raises CannotRenderError."""
        self.lift(node, table)
        return tuple(sorted(dict.fromkeys(self.edits), key=lambda edit: edit.span))

    def output(self, table: Table, at: int) -> str:
        """The name of Pulumi's ``Output`` at a place."""
        name, edits = self.project.naming.require("pulumi.Output", table.module.path, at)
        self.edits += edits
        return name

    def edit(self, table: Table, start: int, end: int, text: str) -> None:
        """Note one edit."""
        self.edits.append(Edit(Span(table.module.path, start, end), text))

    def inside(self, node: p.Expr, table: Table) -> bool:
        """Whether an edit is noted inside of an expression."""
        return any(
            e.span.path == table.module.path and node.start < e.span.end and e.span.start < node.end
            for e in self.edits
        )

    # --- putting a text together ------------------------------------------------------------

    def lift(self, node: p.Expr, table: Table) -> None:
        """Make an output of a text, and let what is around it take that."""
        if id(node) in self.lifted:
            return
        self.lifted.add(id(node))
        form, _ = self.outputs.form(node, table)
        end: p.Expr = node
        match node:
            case p.Text():
                self.string(node, table)
            case p.Binary() if form == "+":
                self.chain(node, table)
            case p.Call() if form == "format()":
                self.format(node, table)
            case p.Call() if form == "join()":
                self.join(node, table)
            case p.Call() if form == "json.dumps()":
                name = self.output(table, node.start)
                self.edit(table, node.func.start, node.func.end, f"{name}.json_dumps")
            case p.Call() if form == "str()":
                self.edit(table, node.start, node.arguments[0].value.start, "")
                apply = (
                    "" if self.outputs.is_text(node.arguments[0].value, table) else ".apply(str)"
                )
                self.edit(table, node.arguments[0].value.end, node.end, apply)
            case p.Call(func=p.Attr() as func) if form:
                end = self.method(node, func.base, table)
            case _:
                raise CannotRenderError(f"text put together with {form or 'this'} is left to you")
        self.accept(end, table)

    def string(self, node: p.Text, table: Table) -> None:
        """An f-string becomes a call of ``concat``, or of ``format`` where that says the same."""
        text = table.module.text
        if self.inside(node, table):
            raise CannotRenderError("a part of it needs to wait as well")
        holes = [part for part in node.parts if isinstance(part, p.Filled)]
        name = self.output(table, node.start)
        simple = all(h.plain and self.outputs.is_text(h.value, table) for h in holes)
        written = text[node.start : node.end]
        if simple and len(node.tokens) == 1 and "{{" not in written and "}}" not in written:
            self.edit(table, node.start, node.end, self.concat(node, table, name))
            return
        order: list[str] = []
        self.edit(table, node.start, node.start, f"{name}.format(")
        for token in node.tokens:
            if "f" in token.prefix:
                at = token.start + text[token.start : token.end].lower().index("f")
                self.edit(table, at, at + 1, "")
        for part in node.parts:
            if isinstance(part, p.Raw):
                if not part.doubled:
                    for offset in range(part.start, part.end):
                        if text[offset] in "{}":
                            self.edit(table, offset, offset, text[offset])
                continue
            source = text[part.value.start : part.value.end]
            rest = text[part.value.end : part.end - 1].strip()
            if "{" in rest or rest.startswith("=") or "\n" in source:
                raise CannotRenderError("its format is left to you")
            if source not in order:
                order.append(source)
            self.edit(table, part.start + 1, part.end - 1, f"{order.index(source)}{rest}")
        self.edit(table, node.end, node.end, "".join(f", {source}" for source in order) + ")")

    def concat(self, node: p.Text, table: Table, name: str) -> str:
        """The text and the holes of an f-string as arguments of ``concat``."""
        text = table.module.text
        (token,) = node.tokens
        prefix = text[token.start : token.start + len(token.prefix)].replace("f", "")
        prefix, quote = prefix.replace("F", ""), token.quote
        pieces: list[str] = []
        begin = token.start + len(token.prefix) + len(quote)
        for part in node.parts:
            if isinstance(part, p.Filled):
                if begin < part.start:
                    pieces.append(f"{prefix}{quote}{text[begin : part.start]}{quote}")
                pieces.append(text[part.value.start : part.value.end])
                begin = part.end
        end = token.end - len(quote)
        if begin < end:
            pieces.append(f"{prefix}{quote}{text[begin:end]}{quote}")
        return pieces[0] if len(pieces) == 1 else f"{name}.concat({', '.join(pieces)})"

    def chain(self, node: p.Binary, table: Table) -> None:
        """``"a" + b + "c"`` becomes ``Output.concat("a", b, "c")``."""
        text = table.module.text
        parts = operands(node)
        self.edit(table, node.start, node.start, f"{self.output(table, node.start)}.concat(")
        for left, right in pairwise(parts):
            gap = text[left.end : right.start]
            if gap.replace("\\", "").strip() != "+":
                raise CannotRenderError("it has brackets inside")
            before, _, after = gap.partition("+")
            space = before + after.lstrip(" ") if "\n" in before else after
            self.edit(table, left.end, right.start, f",{space}")
        for part in parts:
            if isinstance(part, p.Text) and self.outputs.text(part, table) is not None:
                self.lifted.add(id(part))
                self.string(part, table)
        self.edit(table, node.end, node.end, ")")

    def format(self, node: p.Call, table: Table) -> None:
        """``"...".format(x)`` becomes ``Output.format("...", x)``."""
        assert isinstance(node.func, p.Attr)
        base = node.func.base
        self.edit(table, base.start, base.start, f"{self.output(table, node.start)}.format(")
        self.edit(table, base.end, node.open, ", ")

    def join(self, node: p.Call, table: Table) -> None:
        """``",".join([a, b])`` becomes ``Output.all(a, b).apply(",".join)``."""
        assert isinstance(node.func, p.Attr)
        text = table.module.text
        listed = node.arguments[0].value
        if not isinstance(listed, p.Array) or listed.kind != "list":
            raise CannotRenderError("what it joins is no list that is written out")
        inner = text[listed.open : listed.close]
        joiner = text[node.func.start : node.func.end]
        name = self.output(table, node.start)
        self.edit(table, node.start, node.end, f"{name}.all({inner}).apply({joiner})")

    def method(self, node: p.Call, base: p.Expr, table: Table) -> p.Expr:
        """``x.split(":")[0]`` of an output becomes ``x.apply(lambda text: text.split(":")[0])``."""
        outer: p.Expr = node
        while True:
            around = self.tree.parent(outer)
            reads = isinstance(around, (p.Attr, p.Subscript)) and around.base is outer
            if not (reads or (isinstance(around, p.Call) and around.func is outer)):
                break
            if isinstance(around, p.Attr) and around.name == "apply":
                raise CannotRenderError("its result is not followed")
            assert isinstance(around, (p.Attr, p.Subscript, p.Call))
            outer = around
        names = {n.id for n in p.expressions(outer) if isinstance(n, p.Name)}
        if "text" in names:
            raise CannotRenderError("the name text is taken")
        self.edit(table, base.end, base.end, ".apply(lambda text: text")
        self.edit(table, outer.end, outer.end, ")")
        return outer

    # --- what takes it ----------------------------------------------------------------------

    def accept(self, node: p.Expr, table: Table) -> None:
        """Check that an output can stand here, or make it so. Raises CannotRenderError."""
        if id(node) in self.accepted:
            return
        self.accepted.add(id(node))
        around = self.tree.parent(node)
        match around:
            case p.Dict():
                if any(pair.key is node for pair in around.pairs):
                    raise CannotRenderError("a key must be known as text")
                self.accept(around, table)
            case p.Array() if around.kind != "set":
                self.accept(around, table)
            case p.Comprehension() if node in around.elements and around.kind == "ListComp":
                self.accept(around, table)
            case p.Conditional() if around.test is not node:
                self.accept(around, table)
            case p.Text():
                self.lift(around, table)
            case p.Binary(operator="+"):
                self.added(around, table)
            case p.Call():
                self.passed(around, node, table)
            case p.Lambda() if around.body is node:
                self.applied(around, table)
            case p.Assign() if around.value is node and not around.augmented:
                self.assigned(around, table)
            case p.Return():
                self.returned(around, table)
            case _:
                raise CannotRenderError("what it is used for needs plain text")

    def added(self, node: p.Binary, table: Table) -> None:
        """An operand of ``+``, which joins texts or lists."""
        whole: p.Binary = node
        while isinstance(outer := self.tree.parent(whole), p.Binary) and outer.operator == "+":
            whole = outer
        if self.outputs.is_chain(whole, table):
            self.lift(whole, table)
            return
        for operand in operands(whole):
            known = self.typing.of(operand, table.scope_at(operand.start))
            listed = isinstance(known, Of) and known.type.name in _LISTS
            if isinstance(operand, (p.Array, p.Comprehension)) or listed:
                self.accept(whole, table)
                return
        raise CannotRenderError("what it is added to is not followed")

    def passed(self, call: p.Call, node: p.Expr, table: Table) -> None:
        """An argument of a call."""
        scope = table.scope_at(call.start)
        index = next((i for i, a in enumerate(call.arguments) if a.value is node), -1)
        if index < 0:
            raise CannotRenderError("what it is used for needs plain text")
        argument = call.arguments[index]
        if argument.star:
            raise CannotRenderError("what it is unpacked into is not followed")
        known = self.typing.of(call.func, scope)
        if isinstance(known, Imported):
            self.handed(known.qualified, call, argument, index, table)
            return
        callee = self.project.evaluator.follow(call.func, scope)
        if isinstance(callee, Closure):
            self.parameter(callee, argument, index)
            return
        if isinstance(callee, LocalClass):
            self.constructed(callee, argument, index)
            return
        raise CannotRenderError("what it is passed to is not followed")

    def handed(
        self, qualified: str, call: p.Call, argument: p.Argument, index: int, table: Table
    ) -> None:
        """An argument of something imported."""
        if qualified == "json.dumps" and index == 0 and not argument.name:
            self.lift(call, table)
            return
        root, last = qualified.partition(".")[0], qualified.rpartition(".")[2]
        symbol = self.typing.lookup(qualified)
        if argument.name == "opts":
            raise CannotRenderError("options of a resource must be known as they are")
        if root.startswith("pulumi_") and symbol is not None and symbol.kind == "struct":
            self.accept(call, table)
            return
        resource = symbol.is_pulumi_resource if symbol is not None else last[:1].isupper()
        if root.startswith("pulumi_") and resource:
            if argument.name == "resource_name" or (index == 0 and not argument.name):
                raise CannotRenderError("the name of a resource must be known as text")
            if symbol is None and not (call.arguments and not call.arguments[0].name):
                self.accept(call, table)
            return
        if root.startswith("pulumi_") and last.endswith("_output"):
            return
        holder = qualified.rpartition(".")[0]
        if holder == "pulumi.Output" or last == "register_outputs":
            return
        if qualified == "pulumi.export":
            if argument.name == "name" or (index == 0 and not argument.name):
                raise CannotRenderError("the name of an export must be known as text")
            return
        if qualified == "builtins.dict" and argument.name:
            self.accept(call, table)
            return
        raise CannotRenderError(f"{last}() needs plain text")

    def parameter(self, closure: Closure, argument: p.Argument, index: int) -> None:
        """An argument of a function of the program: each use of the parameter must take it."""
        node = closure.node
        inner = self.project.tables[closure.scope.module.path].scopes.get(id(node))
        if inner is None:
            raise CannotRenderError("what it is passed to is not followed")
        names = [q.name for q in node.parameters if not q.star and not q.keyword_only]
        if closure.scope.kind == "class" and self_name(inner):
            names = names[1:]
        named = {q.name for q in node.parameters if not q.star}
        name = argument.name or (names[index] if index < len(names) else "")
        if name not in named or len(inner.bindings.get(name, ())) != 1:
            raise CannotRenderError("what it is passed to is not followed")
        self.uses(name, inner)

    def constructed(self, cls: LocalClass, argument: p.Argument, index: int) -> None:
        """An argument of the constructor of a class of the program."""
        bindings = cls.scope.bindings.get("__init__", [])
        node = bindings[0].node if len(bindings) == 1 else None
        if not isinstance(node, p.Function):
            raise CannotRenderError(f"what {cls.node.name} does with it is not followed")
        self.parameter(Closure(node, cls.scope), argument, index)

    def applied(self, node: p.Lambda, table: Table) -> None:
        """What ``apply`` is given may return an output."""
        if not self.is_callback(node, table):
            raise CannotRenderError("what the function is for is not followed")

    def assigned(self, node: p.Assign, table: Table) -> None:
        """A variable or an attribute: each use of it must take an output."""
        if len(node.targets) != 1:
            raise CannotRenderError("it has several names")
        (target,) = node.targets
        scope = table.scope_at(target.start)
        if isinstance(target, p.Name):
            found = scope.find(target.id)
            if found is None or len(found[1]) != 1:
                raise CannotRenderError(f"{target.id} is given more than one value")
            self.uses(target.id, found[0])
            return
        if isinstance(target, p.Attr):
            self.attribute(target, scope)
            return
        raise CannotRenderError("where it is kept is not followed")

    def uses(self, name: str, home: Scope) -> None:
        """Every use of a name that a scope binds."""
        if name in home.mutated:
            raise CannotRenderError(f"{name} is changed in place")
        table = self.project.tables[home.module.path]
        for node, scope in table.names:
            if isinstance(node, p.Name) and node.id == name:
                found = scope.find(name)
                if found is not None and found[0] is home and self.is_read(node):
                    self.use(node, table)
        if home.kind == "module":
            for other, where in self.imported(name, home):
                self.uses(other, where)
            for read in self.project.classes.named(name):
                module = self.typing.of(read.node.base, read.scope)
                if isinstance(module, LocalModule) and module.scope is home:
                    self.use(read.node, read.table)

    def imported(self, name: str, home: Scope) -> Iterator[tuple[str, Scope]]:
        """The names by which other files import one of a module."""
        for table in self.project.tables.values():
            for scope in (table.root, *table.ordered):
                for bound, bindings in scope.bindings.items():
                    for binding in bindings:
                        node = binding.node
                        if binding.kind != "from" or not isinstance(node, p.ImportFrom):
                            continue
                        module = self.project.evaluator.module(node.module, node.level, scope)
                        alias = node.names[binding.path[0]]
                        if module is not None and module.scope is home and alias.name == name:
                            yield bound, scope

    def is_read(self, node: p.Expr) -> bool:
        """Whether a name is used, not set."""
        around = self.tree.parent(node)
        return not (isinstance(around, p.Assign) and node in around.targets)

    def use(self, node: p.Expr, table: Table) -> None:
        """One use of a value that is an output, or holds one, from now on."""
        around = self.tree.parent(node)
        if isinstance(around, p.Evaluate):
            return
        self.accept(node, table)

    def attribute(self, target: p.Attr, scope: Scope) -> None:
        """Every use of an attribute of an object of the program."""
        base = self.typing.of(target.base, scope)
        if not isinstance(base, Own) or len(base.cls.scope.attributes.get(target.name, ())) != 1:
            raise CannotRenderError(f"{target.name} is given more than one value")
        if f"self.{target.name}" in base.cls.scope.mutated:
            raise CannotRenderError(f"{target.name} is changed in place")
        for found in self.project.classes.named(target.name):
            if found.written:
                continue
            known = self.typing.of(found.node.base, found.scope)
            if isinstance(known, Own) and known.cls.node is base.cls.node:
                self.use(found.node, found.table)
            elif known is None or isinstance(known, Own):
                raise CannotRenderError(f"another object has a {target.name} too")

    def returned(self, node: p.Return, table: Table) -> None:
        """What a function returns: each call of it must take an output."""
        scope = table.scope_at(node.start)
        while scope.kind not in ("function", "module") and scope.parent is not None:
            scope = scope.parent
        function = scope.node
        if not isinstance(function, p.Function) or function.decorators or function.asynchronous:
            raise CannotRenderError("what is returned is not followed")
        calls = self.project.evaluator.calls.of(scope)
        seen = {id(call.func) for call, _ in calls}
        for other in self.project.tables.values():
            for name, _ in other.names:
                written = name.id if isinstance(name, p.Name) else name.name
                if written != function.name or id(name) in seen or not self.is_read(name):
                    continue
                if not self.is_callback(name, other):
                    raise CannotRenderError(f"not every call of {function.name} is followed")
        for call, where in calls:
            self.use(call, self.project.tables[where.module.path])

    def is_callback(self, node: p.Expr, table: Table) -> bool:
        """Whether a function is handed to ``apply`` of an output."""
        around = self.tree.parent(node)
        return (
            isinstance(around, p.Call)
            and isinstance(around.func, p.Attr)
            and around.func.name == "apply"
            and around.func is not node
            and self.outputs.is_output(around, table)
        )


def operands(node: p.Binary) -> list[p.Expr]:
    """What a ``+`` adds up, from left to right."""
    left = node.left
    before = operands(left) if isinstance(left, p.Binary) and left.operator == "+" else [left]
    return [*before, node.right]


def _members(node: p.Expr) -> Iterator[p.Expr]:
    if isinstance(node, p.Array):
        for element in node.elements:
            yield element.value
    elif isinstance(node, p.Comprehension):
        yield from node.elements
