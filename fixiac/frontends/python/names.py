"""Which names the files of a program import, use, define, and use without a binding."""

from __future__ import annotations

import builtins
import functools
import importlib
import posixpath
import re
import sys
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import TYPE_CHECKING

from fixiac import catalog, lines
from fixiac import program as p
from fixiac.edits import Span
from fixiac.frontends import markdown
from fixiac.frontends.python import habits
from fixiac.frontends.python.absent import GENERATED, is_generated
from fixiac.frontends.python.scopes import Binding, Scope, Table
from fixiac.model import Imported, Mention, Unbound

if TYPE_CHECKING:
    from fixiac.frontends.python.assembly import PythonProject

_ALWAYS = frozenset(dir(builtins)) | frozenset(
    (
        "BaseExceptionGroup EncodingWarning ExceptionGroup PythonFinalizationError WindowsError "
        "__annotations__ __builtins__ __class__ __debug__ __dict__ __doc__ __file__ __loader__ "
        "__module__ __name__ __package__ __path__ __qualname__ __spec__ aiter anext get_ipython "
        "reveal_type"
    ).split()
)
_FILE = re.compile(r"(\w+)(?:[/.-]\w+)*\.(?:json|md|py|sh|toml|txt|ya?ml)")
"""The name of a file as an answer writes it above the file."""
_OF_MODULES = frozenset(
    "__annotations__ __builtins__ __dict__ __doc__ __file__ __loader__ __name__ __package__"
    " __path__ __spec__".split()
)
"""What every module, or every package, has without binding it."""
_MACHINERY = frozenset({"meta_path", "modules", "path_hooks"})
"""What of ``sys`` decides how modules are found."""
_DYNAMIC = frozenset({"exec", "globals", "vars", "locals"})
_ENUMS = frozenset({"global_enum", "global_str", "_convert_"})
"""What gives a module the members of an enum as names of its own."""


class Names:
    """The names of one project."""

    def __init__(self, project: PythonProject) -> None:
        self.project = project

    # --- uses -------------------------------------------------------------------------------

    @functools.cached_property
    def _mentions(self) -> dict[str, list[tuple[Mention, Scope]]]:
        return {path: list(mentions(table)) for path, table in self.project.tables.items()}

    @functools.cached_property
    def _uses(self) -> dict[tuple[int, str], list[Mention]]:
        """Uses by the scope that binds the name, and the name."""
        found: dict[tuple[int, str], list[Mention]] = {}
        for rows in self._mentions.values():
            for mention, scope in rows:
                where = scope.find(mention.name)
                if where is not None:
                    found.setdefault((id(where[0]), mention.name), []).append(mention)
        return found

    def unbound(self) -> tuple[Unbound, ...]:
        """Names that are used and bound nowhere that the uses can see, by file and first use."""
        found = []
        for path, table in self.project.tables.items():
            if self._is_excerpt(path):
                continue
            known = _ALWAYS | _declared(table)
            excused = _excused(table)
            missing: dict[str, list[Mention]] = {}
            for mention, scope in self._mentions[path]:
                at = mention.span.start
                if mention.name in known or scope.find(mention.name) is not None:
                    continue
                if not any(start <= at < end for start, end in excused):
                    missing.setdefault(mention.name, []).append(mention)
            if missing and not _uncertain(table, self._mentions[path]):
                found += [
                    Unbound(name, tuple(uses))
                    for name, uses in missing.items()
                    if any(use.evaluated for use in uses)
                ]
        return tuple(found)

    def headings(self) -> tuple[Span, ...]:
        """Statements of a file itself that name a file and begin with what nothing binds."""
        missing = {use.span for name in self.project.unbound for use in name.uses}
        found = []
        for path, table in self.project.tables.items():
            for line in table.module.body:
                name = _FILE.fullmatch(table.module.text, line.start, line.end)
                if not isinstance(line, p.Evaluate) or name is None:
                    continue
                if Span(path, *name.span(1)) in missing:
                    found.append(Span(path, line.start, line.end))
        return tuple(found)

    def _is_excerpt(self, path: str) -> bool:
        """Whether a block of a document shows a part of what other blocks hold with its imports."""
        if "#" not in path or not markdown.is_excerpt(path, self.project.tables):
            return False
        document = path.partition("#")[0]
        importing = {i.span.path for i in self.project.imports}
        return path not in importing and any(p.startswith(f"{document}#") for p in importing)

    # --- imports ----------------------------------------------------------------------------

    def imports(self) -> tuple[Imported, ...]:
        """Everything that is imported, by file and place; star imports are left out."""
        found = []
        for table in self.project.tables.values():
            for scope in (table.root, *table.ordered):
                for name, bindings in scope.bindings.items():
                    found += [
                        self._imported(name, binding, bindings, scope, table)
                        for binding in bindings
                        if binding.kind in ("import", "from")
                    ]
        return tuple(sorted(found, key=lambda i: i.span))

    def _imported(
        self, name: str, binding: Binding, bindings: list[Binding], scope: Scope, table: Table
    ) -> Imported:
        path = table.module.path
        uses = tuple(self._uses.get((id(scope), name), ()))
        exclusive = all(
            self._meaning(other) == self._meaning(binding)
            if other.kind in ("import", "from")
            else False
            for other in bindings
        )
        guarded = _guarded(binding.block, table)
        if binding.kind == "import":
            assert isinstance(binding.node, p.Alias)
            alias = binding.node
            statement = table.statement_at(alias.start)
            assert statement is not None
            module = self._file(alias.name, 0, scope)
            return Imported(
                qualified=alias.name,
                bound=name,
                root=alias.name if alias.alias else alias.bound,
                span=Span(path, alias.start, alias.start + len(alias.name)),
                statement=Span(path, statement.start, statement.end),
                guarded=guarded,
                exclusive=exclusive,
                uses=uses,
                file=module,
                absent=""
                if module or guarded or not self._lacks(alias.name, 0, path)
                else alias.name,
            )
        node = binding.node
        assert isinstance(node, p.ImportFrom)
        alias = node.names[binding.path[0]]
        whole = ".".join(part for part in (node.module, alias.name) if part)
        file, defined = self._source(node, alias.name, scope)
        return Imported(
            qualified="." * node.level + whole,
            bound=name,
            root="." * node.level + whole,
            span=Span(path, alias.start, alias.start + len(alias.name)),
            statement=Span(path, node.start, node.end),
            guarded=guarded,
            exclusive=exclusive,
            uses=uses,
            file=file,
            defined=defined,
            absent=""
            if file or guarded or not self._lacks(node.module, node.level, path)
            else "." * node.level + node.module,
        )

    def _meaning(self, binding: Binding) -> str:
        node = binding.node
        if isinstance(node, p.Alias):
            return node.name if node.alias else node.bound
        assert isinstance(node, p.ImportFrom)
        return "." * node.level + f"{node.module}.{node.names[binding.path[0]].name}"

    def _source(self, node: p.ImportFrom, name: str, scope: Scope) -> tuple[str, bool]:
        """The file that a ``from`` import reads, and whether it has the name."""
        whole = f"{node.module}.{name}" if node.module else name
        file = self._file(whole, node.level, scope)
        if file:
            return file, True
        file = self._file(node.module, node.level, scope)
        if not file:
            return "", True
        if self._has(file, name):
            return file, True
        if node.level or self._starts(file, node.module):
            return file, False
        return "", True

    def _starts(self, file: str, module: str) -> bool:
        """Whether a program is likely started where a module is found under its full name.

        Else it may be a package of the same name that is installed.
        """
        if module.partition(".")[0] in sys.stdlib_module_names:
            return False
        document, _, inner = file.rpartition("#")
        place = inner.removesuffix(".py").removesuffix("/__init__")
        folder = place.removesuffix(module.replace(".", "/")).removesuffix("/")
        there = self.project.there
        return not folder or (there.holds(folder, document) and not there.package(folder, document))

    def _has(self, file: str, name: str) -> bool:
        """Whether a module may well have a name: it binds it or all, or it lies in its folder."""
        bound = self.project.tables[file].root.bindings
        if name in bound or "__getattr__" in bound or name in _OF_MODULES or self._makes(file):
            return True
        document, _, inner = file.rpartition("#")
        folder, last = posixpath.split(inner)
        beside = posixpath.join(folder, name)
        return last == "__init__.py" and self.project.there.there(beside, document)

    def _makes(self, file: str) -> bool:
        """Whether a file may make names, or modules, at run time."""
        return _uncertain(self.project.tables[file], self._mentions[file])

    def _lacks(self, module: str, level: int, path: str) -> bool:
        """Whether a module of the program is in no file of it, nor made by one above it."""
        if not self.project.there.lack(module, level, path):
            return False
        above = (file for file in self.project.there.above(module, level, path))
        return not any(self._makes(file) for file in above if file in self.project.tables)

    def _file(self, module: str, level: int, scope: Scope) -> str:
        """The file of the program that a module is, or empty.

        A package of an SDK is hidden only by a file that lies where the program starts.
        """
        found = self.project.evaluator.module(module, level, scope)
        path = "" if found is None else found.scope.module.path
        root = module.partition(".")[0]
        if (
            not level
            and catalog.dialect_of(module)
            and not path.startswith((f"{root}/", f"{root}."))
        ):
            return ""
        return path

    # --- meanings ---------------------------------------------------------------------------

    def meanings(self, name: Unbound) -> tuple[str, ...]:
        """What a name may stand for: by habit, by the language, by the program's own files.

        What the standard library offers is given only where it can be used like that; whether the
        names of an SDK exist is left to the caller.
        """
        path = name.uses[0].span.path
        same = {
            self._meaning(binding)
            for scope in self.project.tables[path].ordered
            for binding in scope.bindings.get(name.name, ())
            if binding.kind in ("import", "from")
        }
        if len(same) == 1:
            return tuple(same)
        standard = (_standard(known, name.uses) for known in habits.STANDARD.get(name.name, ()))
        found = [qualified for qualified in standard if qualified]
        found += habits.PACKAGES.get(name.name, ())
        roots = self.sdks(path)
        for dialect in dict.fromkeys(catalog.dialect_of(r) for r in roots if r != "constructs"):
            found += [
                qualified
                for qualified in habits.meanings(name.name, dialect)
                if dialect != "cdktf" or qualified.partition(".")[0] in (*roots, "constructs")
            ]
        if not roots:
            # Only a package shows the dialect of a program that imports none.
            packages = (habits.meanings(name.name, dialect) for dialect in habits.DIALECTS)
            found += [listed[0] for listed in packages if listed and "." not in listed[0]]
        found += self.definitions(name.name, path) or self._shared(name.name, path)
        return tuple(dict.fromkeys(found))

    def sdks(self, path: str) -> tuple[str, ...]:
        """The SDKs of a file by root package, or those of the program if it imports none.

        An SDK brings those that it is never used without.
        """
        everywhere = _roots(self.project.imports)
        own = _roots(self._imports_of(path)) or everywhere
        dialects = {catalog.dialect_of(root) for root in own}
        found: list[str] = []
        if "pulumi" in dialects:
            found += ["pulumi", "pulumi_aws"]
        if "cdk" in dialects:
            found += ["aws_cdk", "constructs"]
        if "cdktf" in dialects:
            providers = [r for r in everywhere if catalog.dialect_of(r) == "cdktf"]
            found += [*dict.fromkeys(r[:5] for r in providers), *providers, "constructs"]
        return tuple(dict.fromkeys([*found, *own]))

    def _imports_of(self, path: str) -> Iterator[Imported]:
        return (i for i in self.project.imports if i.span.path == path)

    # --- the program's own files --------------------------------------------------------------

    def definitions(self, name: str, path: str) -> tuple[str, ...]:
        """What other files define under a name, as the file at ``path`` can import it.

        Only files that the program imports from are named, in the way in which it does so.
        """
        found = []
        for other in self.defining(name):
            if other == path or _entry(self.project.tables[other]):
                continue
            module = self._importable(other, path)
            if module and not self._leads_to(other, path):
                found.append(f"{module}{'' if module.endswith('.') else '.'}{name}")
        return tuple(found)

    def _shared(self, name: str, path: str) -> tuple[str, ...]:
        """What other files import under a name from a file of the program, as ``path`` can too."""
        found: dict[str, None] = {}
        for imported in self.project.imports:
            file = imported.file
            if imported.bound != name or not file or not imported.defined or file == path:
                continue
            module = self._importable(file, path)
            last = imported.qualified.rpartition(".")[2]
            if _module_of(imported, file) == imported.qualified or self._leads_to(file, path):
                continue
            if module and not _entry(self.project.tables[file]):
                found[f"{module}{'' if module.endswith('.') else '.'}{last}"] = None
        return tuple(found)

    def found_for(self, imported: Imported) -> tuple[str, ...]:
        """What files of the program define of an import whose module is in none, as it is imported.

        Functions with names of one word, as any file may have, are none. The bindings of the AWS
        provider are in a package too.
        """
        name, path = imported.qualified.rpartition(".")[2], imported.span.path
        if is_generated(imported.absent):
            return (self._prebuilt(imported),)
        if name == "lambda_handler" or ("_" not in name and name.islower()):
            return ()
        found = []
        for other in self.defining(name):
            module = self._module_from(imported, other)
            if (
                module
                and not _entry(self.project.tables[other])
                and not self._leads_to(other, path)
            ):
                found.append(f"{module}{'' if module.endswith('.') else '.'}{name}")
        return tuple(found)

    def _prebuilt(self, imported: Imported) -> str:
        """What is imported of bindings that nothing makes, by its name in the prebuilt ones."""
        used = {i.qualified.partition(".")[0] for i in self._imports_of(imported.span.path)}
        root = "cdktn_provider_aws" if "cdktn" in used else "cdktf_cdktf_provider_aws"
        meant = f"{root}{imported.qualified.removeprefix(GENERATED)}"
        schema = self.project.schema(root)
        if schema is None or schema.lookup(meant) is not None:
            return meant
        found = schema.find(meant.rpartition(".")[2])
        return found[0] if len(found) == 1 else meant

    def _module_from(self, imported: Imported, target: str) -> str:
        """The module that a file is where an absent one was to be, or empty if it is not below."""
        path = imported.span.path
        document, _, inner = path.rpartition("#")
        container, _, wanted = target.rpartition("#")
        dots = imported.absent[: len(imported.absent) - len(imported.absent.lstrip("."))]
        base = self.project.there.base(imported.absent.lstrip("."), len(dots), path)
        if base is None and _entry(self.project.tables[path]):
            base = posixpath.dirname(inner)
        below = posixpath.relpath(wanted, base or ".") if base is not None else ".."
        if container != document or below.startswith(".."):
            return ""
        module = below.removesuffix(".py").replace("/", ".").removesuffix("__init__").rstrip(".")
        return dots + module

    def offers(self, file: str) -> tuple[str, ...]:
        """The functions, classes and variables that a file has for others, imports aside."""
        return tuple(
            name
            for name, bindings in self.project.tables[file].root.bindings.items()
            if not name.startswith("_")
            and {binding.kind for binding in bindings} <= {"function", "class", "assign"}
        )

    def defining(self, name: str) -> tuple[str, ...]:
        """The files that define a function, class or constant of that name for others."""
        return tuple(path for path, table in self.project.tables.items() if defines(table, name))

    def _importable(self, target: str, path: str) -> str:
        """The module name by which a file can import another one, as the program shows it; or
        empty.
        """
        folder = posixpath.dirname(target)
        stem = posixpath.basename(target).removesuffix(".py")
        near = ""
        for imported in self.project.imports:
            if not imported.file or posixpath.dirname(imported.file) != folder:
                continue
            module = _module_of(imported, imported.file)
            if not module:
                continue
            importer = posixpath.dirname(imported.span.path)
            if module.startswith(".") and importer != posixpath.dirname(path):
                continue  # a relative name holds for files of the same folder only
            prefix, dot, _ = module.rpartition(".")
            if imported.file == target:
                return module
            if not imported.file.endswith("__init__.py"):
                near = f"{prefix}{dot}{stem}"
        return near if stem != "__init__" else ""

    def _leads_to(self, start: str, end: str) -> bool:
        """Whether a file imports another one, by whatever way round."""
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            path = waiting.pop()
            if path == end:
                return True
            if path not in seen:
                seen.add(path)
                waiting += [i.file for i in self._imports_of(path) if i.file]
        return False


def defines(table: Table, name: str) -> bool:
    """Whether a file defines a function, class or constant of that name for others."""
    kinds = {binding.kind for binding in table.root.bindings.get(name, ())}
    constant = kinds == {"assign"} and name.isupper()
    return (constant or kinds in ({"function"}, {"class"})) and not name.startswith("_")


def _roots(imports: Iterable[Imported]) -> list[str]:
    """The root packages of SDKs; ``constructs`` alone tells no dialect."""
    roots = dict.fromkeys(imported.qualified.partition(".")[0] for imported in imports)
    return [root for root in roots if catalog.dialect_of(root) and root != "constructs"]


def _module_of(imported: Imported, file: str) -> str:
    """The part of an import that names the file, as it is written."""
    stem = posixpath.basename(file).removesuffix(".py")
    for name in (imported.qualified, imported.qualified.rpartition(".")[0]):
        if name.lstrip(".").rpartition(".")[2] == stem:
            return name
    return ""


def _entry(table: Table) -> bool:
    """Whether a file is made to be run: to import it would run it."""
    if posixpath.basename(table.module.path) in ("__main__.py", "app.py", "main.py"):
        return True
    return any(
        isinstance(statement, p.Block)
        and statement.kind == "if"
        and any(
            isinstance(inner, p.Name) and inner.id == "__name__"
            for head in statement.heads
            for inner in p.expressions(head)
        )
        for statement in table.module.body
    )


def mentions(table: Table) -> Iterator[tuple[Mention, Scope]]:
    """Every use of a name in a file, in order, with the scope that it stands in."""
    path = table.module.path
    above = {id(n.base): n for n, _ in table.names if isinstance(n, p.Attr)}
    calls = {id(call.func): call for call, _, _ in table.calls}
    roles, ignored = _roles(table), _never_evaluated(table)
    seen: set[int] = set()
    for node, scope in sorted(table.names, key=lambda row: row[0].start):
        if not isinstance(node, p.Name) or node.start in seen:
            continue
        seen.add(node.start)
        outer: p.Expr = node
        chain: list[p.Attr] = []
        while id(outer) in above:
            outer = above[id(outer)]
            chain.append(outer)
        call = calls.get(id(outer))
        arguments = () if call is None else call.arguments
        yield (
            Mention(
                name=node.id,
                span=Span(path, node.start, node.end),
                chain=tuple(part.name for part in chain),
                parts=tuple(
                    Span(path, part.name_start, part.name_start + len(part.name)) for part in chain
                ),
                called=call is not None,
                positional=sum(1 for a in arguments if not a.name and not a.star),
                keywords=tuple(a.name for a in arguments if a.name),
                unpacked=any(a.star for a in arguments),
                role=roles.get(id(outer), "value"),
                evaluated=id(outer) not in ignored,
            ),
            scope,
        )


def _roles(table: Table) -> dict[int, str]:
    """What the expressions stand for that are no plain values, by identity."""
    roles: dict[int, str] = {}

    def note(node: p.Expr | None, role: str) -> None:
        if node is not None:
            roles.update((id(inner), role) for inner in p.expressions(node))

    for _, _, statement in table.statements:
        match statement:
            case p.Class():
                for base in statement.bases:
                    roles[id(base.value)] = "base"
            case p.Assign():
                note(statement.annotation, "annotation")
            case p.Block(kind="try"):
                for head in statement.heads:
                    note(head, "handler")
            case p.Function():
                note(statement.returns, "annotation")
                for parameter in statement.parameters:
                    note(parameter.annotation, "annotation")
        if isinstance(statement, (p.Function, p.Class)):
            for decorator in statement.decorators:
                roles[id(decorator)] = "decorator"
    return roles


def _never_evaluated(table: Table) -> set[int]:
    """The expressions in annotations of assignments in functions, by identity."""
    return {
        id(inner)
        for start, _, statement in table.statements
        if isinstance(statement, p.Assign)
        and statement.annotation is not None
        and table.scope_at(start).kind == "function"
        for inner in p.expressions(statement.annotation)
    }


def _guarded(block: int, table: Table) -> bool:
    while block > 0:
        if block in table.branches:
            return True
        block = table.blocks[block][0]
    return block < 0


def _starred(table: Table) -> bool:
    return any(isinstance(s, p.ImportFrom) and s.star for _, _, s in table.statements)


def _uncertain(table: Table, rows: Iterable[tuple[Mention, Scope]]) -> bool:
    """Whether names may come into being in ways that are not seen, or may be missing on purpose."""
    return _starred(table) or any(
        (mention.name in _DYNAMIC and mention.called)
        or mention.name == "NameError"
        or not _ENUMS.isdisjoint((mention.name, *mention.chain))
        or (mention.name == "sys" and not _MACHINERY.isdisjoint(mention.chain))
        for mention, _ in rows
    )


_OF_VERSION = re.compile(r"\bversion_info\b|\bPY[23]\b|\bhexversion\b")
_KNOWINGLY = re.compile(
    r"#[^\r\n]*?(?:noqa:[^\r\n]*F821|type: *ignore\[name-defined"
    r"|pylint: *disable=[^\r\n]*undefined-variable)"
)


def _excused(table: Table) -> list[tuple[int, int]]:
    """Where names may be missing on purpose: lines that say so to another tool, and code for other
    versions of Python.
    """
    text = table.module.text
    comments = _KNOWINGLY.finditer(text)
    found = [(lines.start(text, comment.start()), comment.end()) for comment in comments]
    for _, _, statement in table.statements:
        heads = statement.heads if isinstance(statement, p.Block) else ()
        if any(_OF_VERSION.search(text[head.start : head.end]) for head in heads):
            found.append((statement.start, statement.end))
    return found


_TYPE_PARAMETERS = re.compile(r"\s*\[([^]]*)\]")


def _declared(table: Table) -> frozenset[str]:
    """Names that statements declare without binding them: annotations, globals, type parameters."""
    found: set[str] = set()
    for _, _, statement in table.statements:
        match statement:
            case p.Assign(value=None):
                found.update(t.id for t in statement.targets if isinstance(t, p.Name))
            case p.Simple(kind="global" | "nonlocal"):
                found.update(statement.names)
            case p.Simple(kind="typealias"):
                found.update(c.id for c in statement.children if isinstance(c, p.Name))
            case p.Function() | p.Class():
                end = statement.name_start + len(statement.name)
                listed = _TYPE_PARAMETERS.match(table.module.text, end)
                if listed:
                    found.update(re.findall(r"\w+", listed.group(1)))
    return frozenset(found)


def _standard(qualified: str, uses: Iterable[Mention]) -> str:
    """What to import of the standard library so that a name can be used like that, or empty.

    A package does not bring its submodules: ``urllib`` may have to be ``urllib.parse``.
    """
    thing = _import(qualified)
    submodules: set[str] = set()
    for use in uses:
        if not use.chain:
            if isinstance(thing, ModuleType) or (use.called and not callable(thing)):
                return ""
            continue
        deepest = _submodule(thing, use.chain)
        if deepest:
            submodules.add(deepest)
        elif not hasattr(thing, use.chain[0]):
            return ""
    if len(submodules) > 1:
        return ""
    return submodules.pop() if submodules else qualified


def _import(qualified: str) -> object:
    """A module of the standard library, or a member of one; None if there is none."""
    try:
        return importlib.import_module(qualified)
    except ImportError:
        module, _, last = qualified.rpartition(".")
        return getattr(_import(module), last, None) if module else None


def _submodule(thing: object, chain: Iterable[str]) -> str:
    """The innermost submodule that attributes of a package lead to; empty if there is none."""
    found = ""
    for name in chain:
        if not isinstance(thing, ModuleType) or not hasattr(thing, "__path__"):
            break
        inner = f"{thing.__name__}.{name}"
        try:
            thing = importlib.import_module(inner)
        except ImportError:
            break
        found = inner
    return found
