"""The project of a set of Python files: the view that codemods check."""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterable, Mapping, Sequence

from fixiac import lines, model
from fixiac import program as p
from fixiac.calls import (
    AttributeUse,
    Clash,
    EarlyRead,
    EnumCall,
    FilePath,
    Implementation,
    Interpolation,
    Invocation,
    LateText,
    NoMethod,
    OwnCall,
    TokenUse,
    Unpacked,
)
from fixiac.edits import Edit, Span
from fixiac.expressions import Expression, Place, Rendering, Statement
from fixiac.frontends import Document
from fixiac.frontends.python import (
    adapting,
    bracing,
    branching,
    companions,
    copying,
    guarding,
    scopes,
    sdk,
    unify,
    unused,
)
from fixiac.frontends.python.absent import Files
from fixiac.frontends.python.classes import Classes
from fixiac.frontends.python.documents import Documents
from fixiac.frontends.python.enums import Enums
from fixiac.frontends.python.flow import Tree
from fixiac.frontends.python.following import texts
from fixiac.frontends.python.following.evaluator import Evaluator
from fixiac.frontends.python.identity import Identities
from fixiac.frontends.python.ids import Ids
from fixiac.frontends.python.interfaces import Interfaces
from fixiac.frontends.python.mending import cutting
from fixiac.frontends.python.moves import Moves
from fixiac.frontends.python.names import Names
from fixiac.frontends.python.order import Order
from fixiac.frontends.python.outputs import Outputs
from fixiac.frontends.python.paths import Paths
from fixiac.frontends.python.removal import remove_statement
from fixiac.frontends.python.resources import Resources
from fixiac.frontends.python.scopes import Table
from fixiac.frontends.python.signatures import Signatures
from fixiac.frontends.python.tokens import Tokens
from fixiac.frontends.python.typed.attributes import Attributes
from fixiac.frontends.python.typed.expressions import Typing
from fixiac.frontends.python.typed.invocations import Invocations
from fixiac.frontends.python.typed.presence import Presence
from fixiac.frontends.python.values import Symbol
from fixiac.frontends.python.writing.changes import Changes
from fixiac.frontends.python.writing.grants import Grants
from fixiac.frontends.python.writing.naming import Naming
from fixiac.frontends.python.writing.renderer import Renderer
from fixiac.model import (
    Binding,
    Imported,
    Mention,
    Policy,
    Resource,
    Unbound,
    Unescaped,
    Unread,
    Use,
    Value,
)
from fixiac.schemas import Schema
from fixiac.schemas.targets import Targets


class PythonProject:
    """Implements :class:`fixiac.project.Project` for Python files."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        targets: Targets | None = None,
        unread: Iterable[Unread] = (),
        there: Files | None = None,
    ) -> None:
        self.unread = tuple(unread)
        self.there = there or Files((*documents, *(one.path for one in self.unread)), None)
        self.documents = dict(sorted(documents.items()))
        self.tables: dict[str, Table] = {
            path: scopes.build(document.program) for path, document in self.documents.items()
        }
        self.evaluator = Evaluator(self.tables, self.there)
        self.typing = Typing(self.tables, self.evaluator, targets or Targets())
        self.invocations = Invocations(self.typing)
        self.presence = Presence(self.typing)
        self.declared = Resources(self)
        self.attached = Documents(self)
        self.naming = Naming(self)
        self.renderer = Renderer(self)
        self.changes = Changes(self)
        self.names = Names(self)
        self.moves = Moves(self)
        self.classes = Classes(self)
        self.outputs = Outputs(self)
        self.tokens = Tokens(self)
        self.ids = Ids(self)
        self.interfaces = Interfaces(self)
        self.enums = Enums(self)
        self.order = Order(self)
        self.signatures = Signatures(self)

    @functools.cached_property
    def unfinished(self) -> tuple[Span, ...]:
        """Where functions say that the text ended in them."""
        tables = self.tables.values()
        return tuple(span for table in tables for span in cutting.unfinished(table.module))

    @functools.cached_property
    def texts(self) -> dict[str, str]:
        """The text of each file, by path."""
        return {path: document.text for path, document in self.documents.items()}

    def comments(self, span: Span) -> tuple[Span, ...]:
        """The comments that stand in a place, in order."""
        return tuple(c for c in self.documents[span.path].comments if span.contains(c))

    def text(self, span: Span) -> str:
        """The text at a span."""
        return self.documents[span.path].text[span.start : span.end]

    def indent(self, span: Span) -> str:
        """The white space that the line of a place begins with."""
        text = self.texts[span.path]
        start = text.rfind("\n", 0, span.start) + 1
        line = text[start : lines.end(text, start)]
        return line[: len(line) - len(line.lstrip(" \t"))]

    # --- resources --------------------------------------------------------------------------

    @property
    def resources(self) -> tuple[Resource, ...]:
        """Every resource declared."""
        return self.declared.all

    def resource(self, id: Span) -> Resource:  # noqa: A002 - the model's own word
        """The resource with that id. Raises KeyError."""
        return self.declared.by_id[id]

    def of_kind(self, *kinds: str) -> tuple[Resource, ...]:
        """The resources of any of these kinds."""
        return tuple(r for r in self.resources if r.kind in kinds)

    @property
    def uses(self) -> tuple[Use, ...]:
        """Every mention of a resource by a name."""
        return self.declared.uses

    # --- calls and attributes ---------------------------------------------------------------

    def schema(self, root: str) -> Schema | None:
        """What the SDK with that root package offers, in the version that is the target."""
        return self.typing.schema(root)

    def later_schema(self, root: str) -> Schema | None:
        """What the newest version of an SDK offers, if that is another one than the target."""
        return self.typing.targets.later(root)

    @functools.cached_property
    def calls(self) -> tuple[Invocation, ...]:
        """Every call of what an SDK certainly offers."""
        return tuple(self.invocations.all())

    @functools.cached_property
    def own_calls(self) -> tuple[OwnCall, ...]:
        """Every call of a function or class of the program itself."""
        return tuple(self.signatures.calls())

    @functools.cached_property
    def enum_calls(self) -> tuple[EnumCall, ...]:
        """Every call of an enum of an SDK with one value."""
        return tuple(self.enums.calls())

    def tabulate(self, call: EnumCall, members: Mapping[int, str]) -> tuple[Edit, ...]:
        """Edits by which a member is looked up by its number. Raises CannotRenderError."""
        return self.enums.tabulated(call, members)

    @functools.cached_property
    def no_methods(self) -> tuple[NoMethod, ...]:
        """Every method that is called on ``self`` and certainly is not there."""
        return tuple(self.signatures.no_methods())

    @functools.cached_property
    def early_reads(self) -> tuple[EarlyRead, ...]:
        """Every attribute that a constructor certainly reads before it sets it."""
        return tuple(self.order.early())

    def advance(self, read: EarlyRead) -> tuple[Edit, ...]:
        """Edits that set an attribute above what needs it. Raises CannotRenderError."""
        return self.order.advanced(read)

    @functools.cached_property
    def implementations(self) -> tuple[Implementation, ...]:
        """Every interface of an SDK that a class of the program extends."""
        return tuple(self.interfaces.extended())

    def implement(self, found: Implementation) -> tuple[Edit, ...]:
        """Edits by which a class declares what it implements. Raises CannotRenderError."""
        return self.interfaces.implemented(found)

    @functools.cached_property
    def unpacked(self) -> tuple[Unpacked, ...]:
        """Every object that a call of an SDK unpacks and that is no mapping."""
        return tuple(self.signatures.unpacked(self.calls, self.own_calls))

    def asked_of(self, call: OwnCall) -> frozenset[str]:
        """The parameters of what is called that it certainly asks for attributes."""
        return self.signatures.asked_of(call)

    def accept(self, call: OwnCall, names: Sequence[str]) -> tuple[Edit, ...]:
        """Edits by which what is called takes arguments of more names."""
        return adapting.accept(self, call, names)

    def bundle(self, call: OwnCall, names: Sequence[str]) -> tuple[str, tuple[Edit, ...]]:
        """Edits by which named arguments become one object that what is called takes."""
        return adapting.bundle(self, call, names)

    def unbundle(self, call: OwnCall, name: str) -> tuple[Edit, ...]:
        """Edits by which the parts of an object are passed instead of it."""
        return adapting.unbundle(self, call, name)

    @functools.cached_property
    def attributes(self) -> tuple[AttributeUse, ...]:
        """Every attribute use on what is certain."""
        return tuple(Attributes(self.typing, self.presence, self.invocations).uses())

    @functools.cached_property
    def late_texts(self) -> tuple[LateText, ...]:
        """Every text that holds an output as if it were text."""
        return tuple(self.outputs.texts())

    def defer(self, text: LateText) -> tuple[Edit, ...]:
        """Edits by which a text waits for its parts. Raises CannotRenderError."""
        return self.outputs.deferred(text)

    @functools.cached_property
    def unescaped(self) -> tuple[Unescaped, ...]:
        """Every object of JSON in a text whose braces are taken for holes."""
        return tuple(one for table in self.tables.values() for one in bracing.unescaped(table))

    @functools.cached_property
    def token_uses(self) -> tuple[TokenUse, ...]:
        """Every place where a value of Terraform is taken apart."""
        return tuple(self.tokens.uses())

    def by_terraform(self, use: TokenUse) -> tuple[Edit, ...]:
        """Edits by which Terraform takes it apart. Raises CannotRenderError."""
        return self.tokens.applied(use)

    @functools.cached_property
    def interpolations(self) -> tuple[Interpolation, ...]:
        """Every ``${...}`` that a text writes out."""
        return tuple(self.tokens.interpolations())

    def file_path(self, place: Span) -> FilePath | None:
        """The path of a file that is passed at a place."""
        return Paths(self).at(place)

    def parameters(self, at: Span) -> frozenset[str]:
        """The parameters of the function around a place that keep their value."""
        scope = self.tables[at.path].scope_at(at.start).function()
        if not isinstance(scope.node, p.Function):
            return frozenset()
        names = (parameter.name for parameter in scope.node.parameters if not parameter.star)
        return frozenset(name for name in names if len(scope.bindings.get(name, [])) == 1)

    @functools.cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """Constructs whose id another one has in the same scope."""
        return tuple(self.ids.clashes())

    def rename_attribute(self, use: AttributeUse, name: str) -> tuple[Edit, ...]:
        """Edits that give an attribute of the program another name. Raises CannotRenderError."""
        return self.classes.renamed(use, name)

    # --- names and imports ------------------------------------------------------------------

    @functools.cached_property
    def imports(self) -> tuple[Imported, ...]:
        """Everything that is imported by name."""
        return self.names.imports()

    @functools.cached_property
    def unbound(self) -> tuple[Unbound, ...]:
        """Names that are used and bound nowhere."""
        return self.names.unbound()

    @functools.cached_property
    def headings(self) -> tuple[Span, ...]:
        """Statements that are nothing but the name of a file."""
        return self.names.headings()

    def meanings(self, name: Unbound) -> tuple[str, ...]:
        """What a name may stand for, by qualified name."""
        return self.names.meanings(name)

    def sdks(self, path: str) -> tuple[str, ...]:
        """The SDKs that a file can be taken to use, by root package."""
        return self.names.sdks(path)

    def definitions(self, name: str, path: str) -> tuple[str, ...]:
        """What other files define under a name, as the file at ``path`` would import it."""
        return self.names.definitions(name, path)

    def found_for(self, imported: Imported) -> tuple[str, ...]:
        """What files define of an import whose module is in none, as it can be imported."""
        return self.names.found_for(imported)

    def offers(self, file: str) -> tuple[str, ...]:
        """The functions, classes and variables that a file has for others."""
        return self.names.offers(file)

    def defining(self, name: str) -> tuple[str, ...]:
        """The files that define a function, class or constant of that name for others."""
        return self.names.defining(name)

    def bind(self, name: str, qualified: str, uses: Sequence[Mention]) -> Binding:
        """Import ``qualified`` as ``name`` for the uses. Raises CannotRenderError."""
        return self.moves.bind(name, qualified, uses)

    def reimport(self, moves: Mapping[Imported, str]) -> tuple[Edit, ...]:
        """Edits by which imports of one statement import something else.

        Raises CannotRenderError.
        """
        return self.moves.reimport(moves)

    def forget(self, unused: Sequence[Imported]) -> tuple[Edit, ...]:
        """Edits that take out imports that nothing uses. Raises CannotRenderError."""
        return self.moves.forget(unused)

    def as_mappings(self, structs: Sequence[Imported]) -> tuple[Edit, ...]:
        """Edits by which calls of structs make plain mappings. Raises CannotRenderError."""
        return self.moves.as_mappings(structs)

    def redirect(self, use: Mention, depth: int, root: str, qualified: str) -> tuple[Edit, ...]:
        """Edits by which a name and its first attributes stand for something else."""
        return self.moves.redirect(use, depth, root, qualified)

    def disperse(self, imported: Imported, targets: Sequence[str]) -> tuple[Edit, ...]:
        """Edits that take an imported module away. Raises CannotRenderError."""
        return self.moves.disperse(imported, targets)

    # --- policies ---------------------------------------------------------------------------

    def json(self, value: Value) -> Value:
        """Read a text value as JSON; a value that is no JSON text comes back as it is."""
        return texts.json(self.tables, value)

    @property
    def policies(self) -> tuple[Policy, ...]:
        """Every policy document written anywhere, each once."""
        return self.attached.all

    @property
    def service_principals(self) -> tuple[model.Entry, ...]:
        """Every service principal that is an object of an SDK, in statements and elsewhere."""
        return self.attached.service_principals

    @property
    def managed_policies(self) -> tuple[model.Entry, ...]:
        """Every AWS managed policy that is named in text, by its ARN or to an SDK."""
        return self.attached.managed_policies

    def policy_of(self, resource: Resource) -> Policy | None:
        """The policy that a resource carries; incomplete where it is not followed."""
        return self.attached.of(resource)

    @functools.cached_property
    def region(self) -> str | None:
        """The region of the program, where its only provider or environment says it as text."""
        found: list[Value] = []
        for table in self.tables.values():
            for call, scope, _ in table.calls:
                callee = self.evaluator.follow(call.func, scope)
                if isinstance(callee, Symbol) and sdk.places(callee.qualified):
                    argument = call.argument("region")
                    if argument is None:
                        return None
                    found.append(self.evaluator.value(argument.value, scope))
        if len(found) != 1 or not isinstance(found[0], model.Scalar):
            return None
        return found[0].value if isinstance(found[0].value, str) else None

    # --- writing ----------------------------------------------------------------------------

    def companion(
        self, base: Span, first: Span, other: Span, word: str
    ) -> tuple[str, tuple[Edit, ...]]:
        """The text by which a resource is known where only one made beside it is named."""
        return companions.companion(self, base, first, other, word)

    def when_run(self, statements: Sequence[Span]) -> tuple[Edit, ...]:
        """Edits by which statements run in the program's own file alone."""
        table = self.tables[statements[0].path]
        return self._with_newlines(guarding.when_run(table, statements))

    def remove_statement(self, statement: Span) -> tuple[Edit, ...]:
        """Edits that take out a whole statement."""
        return remove_statement(self.tables[statement.path], statement)

    def leftovers(self, edits: Iterable[Edit]) -> tuple[Edit, ...]:
        """Edits that take out imports and local constants that only the removed text read."""
        return unused.leftovers(self.tables, edits)

    def branches(self, value: Value) -> tuple[tuple[Span, Value], ...]:
        """The values of which a conditional expression has one, each with its place."""
        return branching.branches(self.evaluator, value)

    def readers(self, value: Value) -> tuple[Span, ...] | None:
        """The names that stand for a literal or what is computed; None if not all by itself."""
        return unused.readers(self.evaluator, value)

    def render(self, expression: Expression, place: Place) -> Rendering:
        """Write ``expression`` for ``place``. Raises CannotRenderError."""
        return self.renderer.render(expression, place)

    def insert(
        self,
        container: model.Mapping | model.Sequence,
        key: str,
        expression: Expression,
        near: Span | None = None,
    ) -> tuple[Edit, ...]:
        """Edits that add a member. Raises CannotRenderError."""
        return self._with_newlines(self.changes.insert(container, key, expression, near))

    def replace(
        self, place: Span, old: Value, expression: Expression, near: Span | None = None
    ) -> tuple[Edit, ...]:
        """Edits that write ``expression`` instead of ``old``."""
        return self._with_newlines(self.changes.replace(place, old, expression, near))

    def wrap(self, place: Span, expression: Expression, name: str = "") -> tuple[Edit, ...]:
        """Edits that write ``expression`` around what stands at ``place``."""
        return self._with_newlines(self.changes.wrap(place, expression, name))

    def enclose(self, span: Span, callee: str, name: str) -> tuple[Edit, ...]:
        """Edits by which the arguments in ``span`` become those of a call, passed as ``name``."""
        return self._with_newlines(self.changes.enclose(span, callee, name))

    def dissolve(
        self, argument: Span, members: Sequence[tuple[Span, str, Span]]
    ) -> tuple[Edit, ...]:
        """Edits by which the members of an object become arguments instead of it."""
        return self.changes.dissolve(argument, members)

    def follow(
        self,
        statement: Span,
        expression: Expression,
        keeping: Sequence[Span] = (),
        name: str = "",
    ) -> tuple[Edit, ...]:
        """Edits that add a statement behind another one."""
        return self._with_newlines(self.changes.follow(statement, expression, keeping, name))

    def recast(self, mapping: model.Mapping, callee: str) -> tuple[Edit, ...]:
        """Edits by which a plain object becomes a call of a class."""
        return self.changes.recast(mapping, callee)

    def keep(self, place: Span, inner: Span) -> tuple[Edit, ...]:
        """Edits that leave only ``inner`` of what stands at ``place``."""
        return self.changes.keep(place, inner)

    def fill(
        self, container: model.Mapping, members: Sequence[tuple[str, Expression]]
    ) -> tuple[Edit, ...]:
        """Edits that add several arguments to a call."""
        return self._with_newlines(self.changes.fill(container, members))

    def pass_behind(self, argument: Span, expression: Expression) -> tuple[Edit, ...]:
        """Edits that pass a value by position, right behind another argument."""
        return self._with_newlines(self.changes.pass_behind(argument, expression))

    def grant(self, resource: Resource, *statements: Statement) -> tuple[Edit, ...]:
        """Edits that add statements to the policy of a resource. Raises CannotRenderError."""
        return self._with_newlines(Grants(self).add(resource, *statements))

    def _with_newlines(self, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        """Edits whose text has the newlines of the file that they change."""
        return tuple(
            Edit(edit.span, edit.text.replace("\r\n", "\n").replace("\n", "\r\n"))
            if "\r\n" in self.documents[edit.span.path].text
            else edit
            for edit in edits
        )

    # --- merging ----------------------------------------------------------------------------

    @functools.cached_property
    def tree(self) -> Tree:
        """What holds each expression."""
        return Tree(self)

    def home(self, span: Span) -> Span:
        """The outermost class or function around a place, or else the file."""
        return copying.home(self.tables[span.path], span)

    def identity(self, value: Value) -> Hashable | None:
        """What a value certainly is, to be compared; None if that is not known."""
        return Identities(self).of(value)

    def endings(self, resource: Resource) -> tuple[model.Ending, ...]:
        """Every place where the use of a resource ends. Raises CannotRenderError."""
        return unify.endings(self, resource)

    def unify(self, old: Resource, kept: Resource, beside: Iterable[Edit] = ()) -> tuple[Edit, ...]:
        """Edits that take a resource out and use another one for it. Raises CannotRenderError."""
        return unify.unify(self, old, kept, beside)

    def repeat(
        self, container: model.Sequence, member: model.Mapping, near: Span
    ) -> tuple[Edit, ...]:
        """Edits that write a member of another list in this one too. Raises CannotRenderError."""
        return copying.repeat(self, container, member, near)

    def add_alias(self, key: Resource, alias: model.Entry) -> tuple[Edit, ...]:
        """Edits that give a key one more alias. Raises CannotRenderError."""
        return copying.add_alias(self, key, alias)

    def require(self, qualified: str, at: Span) -> tuple[str, tuple[Edit, ...]]:
        """The name of an imported thing at a place, and the import that it takes."""
        return self.naming.require(qualified, at.path, at.start)


def assemble(
    documents: Mapping[str, Document],
    targets: Targets | None = None,
    unread: Iterable[Unread] = (),
    there: Files | None = None,
) -> PythonProject:
    """Join documents to a project. ``targets`` has the SDKs, the newest ones if not given."""
    return PythonProject(documents, targets, unread, there)
