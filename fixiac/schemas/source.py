"""Read what a Python package offers from its source files, without importing it.

The generated code of Pulumi providers and of jsii libraries (AWS CDK, CDKTF) spells out every
class, argument, type and enum member, so the source is the exact truth of what a program can
import. The result is the record text that :mod:`fixiac.schemas.records` describes.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from fixiac.schemas.records import Record

_BUILTINS = {
    "str": "str",
    "bytes": "str",
    "int": "int",
    "float": "num",
    "bool": "bool",
    "object": "any",
    "dict": "map[any]",
    "list": "list[any]",
    "tuple": "list[any]",
    "set": "list[any]",
}
_Function = ast.FunctionDef | ast.AsyncFunctionDef
_TYPING = {"typing", "typing_extensions", "collections.abc"}
_SEQUENCES = {"Sequence", "List", "list", "Set", "set", "Iterable", "Tuple", "tuple", "Collection"}
_MAPPINGS = {"Mapping", "Dict", "dict", "MutableMapping"}
_WRAPPERS = {"Optional", "Input", "InputType", "NotRequired", "Required", "ClassVar", "Final"}
_PROPERTIES = {"property", "classproperty", "cached_property"}
# Bases that say how Python stores an instance and nothing of what it offers.
_PLAIN_BASES = {"object", "ABC", "Protocol", "Generic", "NamedTuple"}
# Everything after this in a module that jsii generated is type checking stubs.
_JSII_STUBS = re.compile(r"^def _typecheckingstub__", re.MULTILINE)


@dataclass(slots=True)
class _Scope:
    """The names of one source file: definitions, imports, star imports."""

    module: str
    package: str
    public: frozenset[str] | None = None
    definitions: dict[str, ast.stmt] = field(default_factory=dict)
    imports: dict[str, str] = field(default_factory=dict)
    stars: list[str] = field(default_factory=list)

    def exported(self, name: str) -> bool:
        if name.startswith("_"):
            return False
        return self.public is None or name in self.public


class SourcePackage:
    """One installed package, read file by file as its modules are asked for.

    ``root`` is the directory of the package, such as ``site-packages/pulumi_aws``.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.name = root.name
        self._scopes: dict[str, _Scope | None] = {}
        self._exports: dict[str, dict[str, str]] = {}

    @cached_property
    def modules(self) -> tuple[str, ...]:
        """Modules a program names, sorted: packages, and files that a package offers as such."""
        found = []
        for path in self.root.rglob("__init__.py"):
            parts = path.parent.relative_to(self.root).parts
            if any(part.startswith("_") for part in parts):
                continue
            found.append(".".join((self.name, *parts)))
            if (path.parent / "outputs.py").exists():
                found.append(".".join((self.name, *parts, "outputs")))
        return tuple(sorted(found))

    @cached_property
    def _public(self) -> frozenset[str]:
        return frozenset(self.modules)

    def files(self, module: str) -> tuple[str, ...]:
        """Names of the files inside a package that can be imported but add no name of their own."""
        directory = self._directory(module)
        if not (directory / "__init__.py").exists():
            return ()
        return tuple(
            sorted(
                path.stem
                for path in directory.glob("*.py")
                if not path.stem.startswith("_") and f"{module}.{path.stem}" not in self._public
            )
        )

    def sources(self, module: str) -> tuple[Path, ...]:
        """The files that a module's names are defined in."""
        directory = self._directory(module)
        if (directory / "__init__.py").exists():
            return tuple(sorted(directory.glob("*.py")))
        return (directory.with_suffix(".py"),)

    def records(self, module: str) -> dict[str, Record]:
        """What a module offers, by name; a nested class is named ``Outer.Inner``."""
        found: dict[str, Record] = {}
        for name, target in self._exported(module).items():
            home, _, original = target.rpartition(".")
            if self._file(target) is not None:
                continue
            scope = self._scope(home)
            node = scope.definitions.get(original) if scope else None
            if scope is None or node is None:
                continue
            if name.endswith("ArgsDict"):  # the same as the Args class, in another spelling
                continue
            for record in _Lowering(self, scope, module).lower(name, node):
                found[record.name] = record
        found.update(self._settings(module))
        return found

    def _settings(self, module: str) -> dict[str, Record]:
        """The variables of a module that a Pulumi provider replaces by an object at run time."""
        target = self._imported(module).get("_ExportableConfig", "")
        scope = self._scope(target.rpartition(".")[0])
        node = scope.definitions.get("_ExportableConfig") if scope else None
        if scope is None or not isinstance(node, ast.ClassDef):
            return {}
        lowering = _Lowering(self, scope, module)
        return {
            item.name: Record(item.name, "value", [], [f"<{lowering.returned(item)}"])
            for item in node.body
            if isinstance(item, ast.FunctionDef) and "property" in _decorators(item)
        }

    def _imported(self, module: str) -> dict[str, str]:
        scope = self._scope(module)
        return scope.imports if scope else {}

    def offers(self, module: str, full: str) -> bool:
        """Whether a module offers what a full name defines, under its own name."""
        return self._exported(module).get(full.rpartition(".")[2]) == full

    def canonical(self, dotted: str) -> str:
        """The name under which a program would import what ``dotted`` names."""
        module, rest = self._split(dotted)
        if not rest or module in self._public:
            return dotted
        parent = module.rpartition(".")[0]
        head, _, tail = rest.partition(".")
        offered = self._exported(parent)
        names = [name for name, target in offered.items() if target == f"{module}.{head}"]
        if not names:
            return dotted
        name = head if head in names else names[0]
        return ".".join(part for part in (parent, name, tail) if part)

    def resolve(self, scope: _Scope, dotted: str) -> str | None:
        """The full name behind a name as one file spells it; None if the file does not say."""
        head, _, rest = dotted.partition(".")
        tail = f".{rest}" if rest else ""
        if head in scope.definitions:
            return self.canonical(f"{scope.module}.{head}{tail}")
        if head in scope.imports:
            full = scope.imports[head] + tail
            if full.startswith(self.name + "."):
                return self._follow(full)
            return full
        for star in scope.stars:
            target = self._exported(star).get(head)
            if target is not None:
                return self.canonical(target + tail)
        return None

    def _follow(self, full: str) -> str:
        module, rest = self._split(full)
        if module in self._public:
            return full
        head, _, tail = rest.partition(".")
        target = self._exported(module).get(head) if head else None
        if target is None or target == full:
            return self.canonical(full)
        return self.canonical(f"{target}.{tail}" if tail else target)

    def _directory(self, module: str) -> Path:
        return self.root.joinpath(*module.split(".")[1:])

    def _file(self, module: str) -> Path | None:
        directory = self._directory(module)
        for path in (directory / "__init__.py", directory.with_suffix(".py")):
            if path.exists():
                return path
        return None

    def _split(self, dotted: str) -> tuple[str, str]:
        """Cut a full name into the file it lies in and the rest."""
        parts = dotted.split(".")
        for size in range(len(parts), 0, -1):
            module = ".".join(parts[:size])
            if size == 1 or self._file(module) is not None:
                return module, ".".join(parts[size:])
        return dotted, ""

    def _exported(self, module: str) -> dict[str, str]:
        """Public name -> full name where it is defined, for one file."""
        if module in self._exports:
            return self._exports[module]
        exports: dict[str, str] = {}
        self._exports[module] = exports
        scope = self._scope(module)
        if scope is None:
            return exports
        for star in scope.stars:
            exports.update(self._exported(star))
        for name, target in scope.imports.items():
            if scope.exported(name) and target.startswith(self.name + "."):
                inner, rest = self._split(target)
                exports[name] = self._exported(inner).get(rest, target) if rest else target
        for name in scope.definitions:
            if scope.exported(name):
                exports[name] = f"{module}.{name}"
        return exports

    def _scope(self, module: str) -> _Scope | None:
        if module not in self._scopes:
            path = self._file(module)
            self._scopes[module] = self._read(module, path) if path else None
        return self._scopes[module]

    def _read(self, module: str, path: Path) -> _Scope:
        text = path.read_text("utf-8")
        stubs = _JSII_STUBS.search(text)
        public = None
        if stubs:
            public = _jsii_names(text)
            text = text[: stubs.start()]
        is_package = path.name == "__init__.py"
        package = module if is_package else module.rpartition(".")[0]
        scope = _Scope(module, package, public)
        self._collect(scope, ast.parse(text).body)
        return scope

    def _collect(self, scope: _Scope, body: list[ast.stmt]) -> None:
        for node in body:
            match node:
                case (
                    ast.ClassDef(name=name)
                    | ast.FunctionDef(name=name)
                    | ast.AsyncFunctionDef(name=name)
                ):
                    scope.definitions[name] = node
                case ast.Assign(targets=[ast.Name(id="__all__")], value=ast.List(elts=elements)):
                    scope.public = frozenset(filter(None, map(_text, elements)))
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    lazy = _lazy_module(value)
                    if lazy:
                        scope.imports[name] = lazy
                    else:
                        scope.definitions[name] = node
                case ast.AnnAssign(target=ast.Name(id=name)):
                    scope.definitions[name] = node
                case ast.Import() | ast.ImportFrom():
                    _import(scope, node)
                case ast.If(body=then) | ast.Try(body=then):
                    self._collect(scope, then)
                case _:
                    pass


def _import(scope: _Scope, node: ast.Import | ast.ImportFrom) -> None:
    if isinstance(node, ast.Import):
        for alias in node.names:
            head = alias.name.partition(".")[0]
            scope.imports[alias.asname or head] = alias.name if alias.asname else head
        return
    origin = _absolute(scope.package, node.module, node.level)
    for alias in node.names:
        if alias.name == "*":
            scope.stars.append(origin)
        else:
            scope.imports[alias.asname or alias.name] = f"{origin}.{alias.name}"


def _text(node: ast.expr) -> str | None:
    held = node.value if isinstance(node, ast.Constant) else None
    return held if isinstance(held, str) else None


def _jsii_names(text: str) -> frozenset[str] | None:
    start = text.rfind("\n__all__ = [")
    if start < 0:
        return None
    listed = ast.parse(text[start + 1 : text.index("]", start) + 1]).body[0]
    assert isinstance(listed, ast.Assign)
    return frozenset(ast.literal_eval(listed.value))


def _lazy_module(value: ast.expr) -> str | None:
    match value:
        case ast.Call(func=function, args=[ast.Constant(value=str(name))]) if _last(function) in (
            "_LazyImport",
            "lazy_import",
        ):
            return name
    return None


def _absolute(package: str, source: str | None, level: int) -> str:
    if not level:
        return source or ""
    parts = package.split(".")
    base = parts[: len(parts) - level + 1]
    return ".".join([*base, source] if source else base)


def _dotted(node: ast.expr) -> str | None:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        head = _dotted(node.value)
        return f"{head}.{node.attr}" if head else None
    return None


def _last(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        node = node.func
    return (_dotted(node) or "").rpartition(".")[2]


def _decorators(node: ast.ClassDef | _Function) -> set[str]:
    return {_last(decorator) for decorator in node.decorator_list}


class _Lowering:
    """Turns the definitions of one file into records of the module that offers them."""

    def __init__(self, package: SourcePackage, scope: _Scope, module: str) -> None:
        self.package = package
        self.scope = scope
        self.module = module

    def lower(self, name: str, node: ast.stmt) -> Iterator[Record]:
        match node:
            case ast.ClassDef():
                yield from self._class(name, node)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                result = self.returned(node)
                yield Record(
                    name, "function", [], [f"({self._signature(node, bound=False)}", f"<{result}"]
                )
            case ast.AnnAssign(annotation=annotation):
                yield Record(name, "value", [], [f"<{self._type(annotation)}"])
            case ast.Assign():
                yield Record(name, "value", [], ["<any"])
            case _:
                pass

    def returned(self, item: _Function) -> str:
        """What a function returns, by its annotation."""
        return self._type(item.returns)

    def _class(self, name: str, node: ast.ClassDef) -> Iterator[Record]:
        marks = _decorators(node)
        bases = [base for item in node.bases if (base := self._base(item))]
        if "enum" in marks or any(_last(base).endswith("Enum") for base in node.bases):
            yield Record(name, "enum", [], list(_members(node)))
            return
        if "interface" in marks:
            kind = "interface"
        elif marks & {"data_type", "input_type"}:
            kind = "struct"
        else:
            kind = "class"
        if "deprecated" in marks:
            kind += "!"
        lines = list(self._body(node, kind.rstrip("!"), marks))
        yield Record(name, kind, bases, lines)
        for inner in node.body:
            if isinstance(inner, ast.ClassDef) and not inner.name.startswith("_"):
                yield from self._class(f"{name}.{inner.name}", inner)

    def _base(self, node: ast.expr) -> str | None:
        if isinstance(node, ast.Subscript):
            node = node.value
        dotted = _dotted(node)
        if dotted is None or dotted.rpartition(".")[2] in _PLAIN_BASES:
            return None
        resolved = self.package.resolve(self.scope, dotted)
        return self._relative(resolved) if resolved else f"?{dotted}"

    def _body(self, node: ast.ClassDef, kind: str, marks: set[str]) -> Iterator[str]:
        functions = [item for item in node.body if isinstance(item, _Function)]
        constructor = self._constructor(functions, marks)
        fields = "dataclass" in marks or any(_last(base) == "NamedTuple" for base in node.bases)
        if constructor is None and fields:
            constructor = self._fields(node)
        if constructor is not None:
            yield from _constructor_lines(constructor)
        if kind == "struct":  # its attributes are its arguments
            return
        if "type_token" in marks:
            yield "*pulumi_type str"
        settable = {f.name for f in functions if any(map(_is_setter, f.decorator_list))}
        seen: set[str] = set()
        for item in functions:
            if item.name.startswith("_") or item.name in seen:
                continue
            decorators = _decorators(item)
            if decorators & _PROPERTIES:
                seen.add(item.name)
                yield self._attribute(item, settable, static="classproperty" in decorators)
            elif not any(_is_setter(d) for d in item.decorator_list):
                seen.add(item.name)
                sign = "+" if decorators & {"staticmethod", "classmethod"} else "-"
                result = self.returned(item)
                overloaded = "overload" in decorators
                signature = "..." if overloaded else self._method_signature(node, item)
                yield f"{sign}{item.name} {result} ({signature}"
        yield from self._declared(node, functions, seen)

    def _attribute(self, item: _Function, settable: set[str], *, static: bool) -> str:
        type_ = self.returned(item)
        if static:
            return f"*{item.name} {type_}"
        if item.name in settable:
            return f":{item.name} {type_}"
        if type_.startswith("output[") and type_.endswith("]"):
            return f">{item.name} {type_[7:-1]}"
        return f".{item.name} {type_}"

    def _declared(
        self, node: ast.ClassDef, functions: list[_Function], seen: set[str]
    ) -> Iterator[str]:
        """Attributes that a class body or its constructor declares by assignment."""
        for item in node.body:
            match item:
                case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
                    type_ = self._type(annotation)
                case ast.Assign(targets=[ast.Name(id=name)]):
                    type_ = "any"
                case _:
                    continue
            if not name.startswith("_") and name not in seen:
                seen.add(name)
                yield f":{name} {type_}"
        for function in functions:
            if function.name != "__init__":
                continue
            for inner in ast.walk(function):
                match inner:
                    case ast.Assign(targets=[ast.Attribute(value=ast.Name(id=owner), attr=name)]):
                        pass
                    case ast.AnnAssign(target=ast.Attribute(value=ast.Name(id=owner), attr=name)):
                        pass
                    case _:
                        continue
                if owner in ("self", "__self__") and not name.startswith("_") and name not in seen:
                    seen.add(name)
                    yield f":{name} any"

    def _constructor(self, functions: list[_Function], marks: set[str]) -> str | None:
        if "output_type" in marks:  # made by the engine only
            return "..."
        named = {f.name: f for f in functions}
        if "_internal_init" in named:
            return self._resource(_bundle(named["__init__"]), named["_internal_init"])
        plain = [f for f in functions if f.name == "__init__"]
        if not plain:
            return None
        if any("overload" in _decorators(f) for f in plain):
            return "..."
        return self._signature(plain[-1])

    def _resource(self, bundle: str, constructor: _Function) -> str:
        """The arguments of a Pulumi resource: only its bundle says which of them are required."""
        leading = "resource_name!:str opts:pulumi.ResourceOptions"
        node = self.scope.definitions.get(bundle)
        named = {f.name: f for f in getattr(node, "body", ()) if isinstance(f, ast.FunctionDef)}
        if "__init__" not in named:
            return self._signature(constructor)
        fields = [argument.arg for argument in named["__init__"].args.kwonlyargs]
        offered = self.package.offers(self.module, f"{self.scope.module}.{bundle}")
        if offered and "resource_name" not in fields:
            return f"{leading} **.{bundle}"
        # A field may have the name of the first argument; the constructor then calls it otherwise.
        spelled = self._signature(named["__init__"]).removeprefix("*").strip()
        spelled = re.sub(r"(?<!\S)resource_name(?=!?:)", "resource_name_", spelled)
        return f"{leading} * args:any {spelled}".rstrip()

    def _fields(self, node: ast.ClassDef) -> str:
        tokens = []
        for item in node.body:
            if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
                mark = "" if item.value is not None else "!"
                tokens.append(f"{item.target.id}{mark}:{self._type(item.annotation)}")
        return " ".join(tokens)

    def _method_signature(self, owner: ast.ClassDef, item: _Function) -> str:
        if item.name == "get" and any(_last(base) == "CustomResource" for base in owner.bases):
            # looks up an existing resource; it takes the whole state
            return "resource_name!:str id!:str opts:pulumi.ResourceOptions ..."
        static = "staticmethod" in _decorators(item)
        return self._signature(item, bound=not static)

    def _signature(self, item: _Function, *, bound: bool | None = None) -> str:
        arguments = item.args
        positional = [*arguments.posonlyargs, *arguments.args]
        if bound is None:
            bound = bool(positional) and positional[0].arg in ("self", "__self__", "cls")
        optional = len(arguments.defaults)
        tokens = []
        for index, argument in enumerate(positional):
            if bound and index == 0:
                continue
            mark = "" if index >= len(positional) - optional else "!"
            tokens.append(f"{argument.arg}{mark}:{self._type(argument.annotation)}")
        tokens = [token for token in tokens if not token.startswith("__")]
        lifted = self._lifted(item)
        if lifted:
            tokens.append(f"**{lifted}")
        elif arguments.kwonlyargs:
            tokens.append("*")
            for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
                mark = "" if default is not None else "!"
                tokens.append(f"{argument.arg}{mark}:{self._type(argument.annotation)}")
        if arguments.vararg or arguments.kwarg:
            tokens.append("...")
        return " ".join(tokens)

    def _lifted(self, item: _Function) -> str | None:
        """The struct whose fields jsii spread out as the keyword-only arguments of a function."""
        names = {argument.arg for argument in item.args.kwonlyargs}
        if not names:
            return None
        for statement in item.body:
            match statement:
                case ast.Assign(value=ast.Call(func=function, args=[], keywords=keywords)) if {
                    keyword.arg for keyword in keywords
                } == names:
                    dotted = _dotted(function)
                    resolved = self.package.resolve(self.scope, dotted) if dotted else None
                    return self._relative(resolved) if resolved else None
        return None

    def _relative(self, full: str) -> str:
        """Shorten a full name: `.X` in this module, `~m.X` in this package."""
        if full.startswith(self.module + "."):
            rest = full[len(self.module) + 1 :]
            if rest[:1].isupper() or "." not in rest:
                return "." + rest
        if full.startswith(self.package.name + "."):
            return "~" + full[len(self.package.name) + 1 :]
        return full

    def _type(self, node: ast.expr | None) -> str:
        return _join(self._alternatives(node))

    def _alternatives(self, node: ast.expr | None) -> list[str]:
        """The types an annotation allows, None left out."""
        match node:
            case None:
                return ["any"]
            case ast.Constant(value=None):
                return []
            case ast.Constant(value=str(text)):
                try:
                    return self._alternatives(ast.parse(text, mode="eval").body)
                except SyntaxError:
                    return ["any"]
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return [*self._alternatives(left), *self._alternatives(right)]
            case ast.Subscript(value=value, slice=inner):
                return self._subscript(_last(value), inner)
            case ast.Name() | ast.Attribute():
                return [self._name(node)]
            case _:
                return ["any"]

    def _subscript(self, outer: str, inner: ast.expr) -> list[str]:
        items = inner.elts if isinstance(inner, ast.Tuple) else [inner]
        if outer in _WRAPPERS:
            return self._alternatives(items[0])
        if outer == "Union":
            return [found for item in items for found in self._alternatives(item)]
        if outer in _SEQUENCES:
            return [f"list[{self._type(items[0])}]"]
        if outer in _MAPPINGS:
            return [f"map[{self._type(items[-1])}]"]
        if outer in ("Output", "Awaitable"):
            return [f"output[{self._type(items[0])}]"]
        if outer == "Literal":
            return ["str"]
        return ["any"]

    def _name(self, node: ast.expr) -> str:
        dotted = _dotted(node)
        if dotted is None:
            return "any"
        last = dotted.rpartition(".")[2]
        head = dotted.partition(".")[0]
        if head in ("builtins", "_builtins") or (head == dotted and dotted in _BUILTINS):
            return _BUILTINS.get(last, "any")
        if dotted == "jsii.Number":
            return "num"
        if last in ("Sequence", "List"):
            return "list[any]"
        if last in ("Mapping", "Dict"):
            return "map[any]"
        resolved = self.package.resolve(self.scope, dotted)
        if resolved is None or resolved.rpartition(".")[0] in _TYPING:
            return "any"
        if resolved.rpartition(".")[2].startswith("_"):
            return "any"
        return self._relative(resolved)


def _bundle(constructor: _Function) -> str:
    """The struct of which a Pulumi resource takes an instance in place of its arguments."""
    for node in ast.walk(constructor):
        if isinstance(node, ast.Call) and _last(node.func).endswith("get_resource_args_opts"):
            return _last(node.args[0])
    return ""


def _constructor_lines(signature: str) -> Iterator[str]:
    """One line per keyword-only argument, so that versions that differ in one share the others."""
    leading, marker, keywords = signature.partition("* ")
    if marker and (not leading or leading.endswith(" ")):
        yield f"({leading.rstrip()}"
        for token in keywords.split(" "):
            if token == "...":
                yield token
                continue
            name, _, type_ = token.partition(":")
            yield f"!{name[:-1]} {type_}" if name.endswith("!") else f"?{name} {type_}"
    else:
        yield f"({signature}"


def _is_setter(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "setter"


def _join(types: list[str]) -> str:
    unique = list(dict.fromkeys(types))
    # A struct may be given as a dictionary, or as what another resource puts out: the same shape.
    shapes = {t.rpartition(".")[2] for t in unique if t.endswith("Args")}
    if len(unique) > 1:
        named = [t for t in unique if t.startswith((".", "~")) or "." in t.partition("[")[0]]
        if named:
            unique = [t for t in unique if t != "map[any]"]
        unique = [t for t in unique if not t.endswith("ArgsDict")]
    if shapes:
        unique = [t for t in unique if ".outputs." not in t and not t.startswith("~outputs.")]
    if not unique:
        return "none"
    if "any" in unique:
        return "any"
    return "|".join(unique)


def _members(node: ast.ClassDef) -> Iterator[str]:
    for item in node.body:
        match item:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if not name.startswith("_"):
                text = _text(value)
                yield f"#{name}={text}" if text and text != name else f"#{name}"


class PackageSource:
    """An installed package as what a schema reads from, module by module."""

    core = ""

    def __init__(self, root: Path) -> None:
        self._package = SourcePackage(root)
        self._modules = {
            name.removeprefix(root.name).removeprefix("."): name for name in self._package.modules
        }
        self._records: dict[str, dict[str, Record]] = {}
        self.root = root.name
        self.version = _installed_version(root)

    def modules(self) -> tuple[str, ...]:
        """All modules without the root, sorted."""
        return tuple(sorted(self._modules))

    def names(self, module: str) -> tuple[str, ...] | None:
        """What a module offers, nested classes too; None if there is no such module."""
        return tuple(self._read(module)) if module in self._modules else None

    def files(self, module: str) -> tuple[str, ...]:
        """Files of a package that can be imported by themselves."""
        return self._package.files(self._modules[module]) if module in self._modules else ()

    def record(self, module: str, name: str) -> list[str] | None:
        """The lines of one record, its header first."""
        record = self._read(module).get(name) if module in self._modules else None
        return [record.header, *record.lines] if record else None

    def sources(self, module: str) -> tuple[Path, ...]:
        """The files that a module's names are defined in."""
        return self._package.sources(self._modules[module])

    def offering(self, name: str) -> Iterator[str]:
        """Modules in whose files the name occurs as that of a class or function."""
        defined = re.compile(rf"^(?:class|def) {re.escape(name)}\b".encode(), re.MULTILINE)
        for module, qualified in self._modules.items():
            if any(defined.search(path.read_bytes()) for path in self._package.sources(qualified)):
                yield module

    def _read(self, module: str) -> dict[str, Record]:
        if module not in self._records:
            self._records[module] = self._package.records(self._modules[module])
        return self._records[module]


def _installed_version(root: Path) -> str:
    """The version of the distribution that lists the package, from its directory's name."""
    for listed in sorted(root.parent.glob("*.dist-info/RECORD")):
        if f"\n{root.name}/__init__.py," in "\n" + listed.read_text("utf-8"):
            return listed.parent.name.removesuffix(".dist-info").partition("-")[2]
    return ""
