"""The program as a whole: what every codemod is given."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from collections.abc import Mapping as Mapping_
from collections.abc import Sequence as Sequence_
from typing import Protocol

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
from fixiac.model import (
    Binding,
    Ending,
    Entry,
    Imported,
    Mapping,
    Mention,
    Policy,
    Resource,
    Sequence,
    Unbound,
    Unescaped,
    Unread,
    Use,
    Value,
)
from fixiac.schemas import Schema


class Project(Protocol):
    """What the frontends make of a set of files. Positions are those of the files as given."""

    @property
    def texts(self) -> dict[str, str]:
        """The text of each file that was read, by path."""
        ...

    def text(self, span: Span) -> str:
        """The text at a span."""
        ...

    def comments(self, span: Span) -> tuple[Span, ...]:
        """The comments that stand in a place, in order."""
        ...

    @property
    def unread(self) -> tuple[Unread, ...]:
        """The files that do not parse; nothing else is known of them."""
        ...

    @property
    def unfinished(self) -> tuple[Span, ...]:
        """Where functions say that the text ended in them, by path and position."""
        ...

    @property
    def unescaped(self) -> tuple[Unescaped, ...]:
        """Every object of JSON in a text whose braces are taken for holes, by path and place."""
        ...

    @property
    def resources(self) -> tuple[Resource, ...]:
        """Every resource declared, in order of path and position."""
        ...

    @property
    def policies(self) -> tuple[Policy, ...]:
        """Every policy document written anywhere, attached or not, each once."""
        ...

    @property
    def service_principals(self) -> tuple[Entry, ...]:
        """Every service principal that is an object of an SDK, in statements and elsewhere.

        The CDK's ``iam.ServicePrincipal("ec2")`` for one; the value is the full name.
        """
        ...

    @property
    def managed_policies(self) -> tuple[Entry, ...]:
        """Every AWS managed policy that is named in text.

        By its ARN, wherever that stands, or by its path and name where an SDK asks for these. The
        text may have holes.
        """
        ...

    @property
    def uses(self) -> tuple[Use, ...]:
        """Every mention of a resource by a name that is followed for certain."""
        ...

    @property
    def calls(self) -> tuple[Invocation, ...]:
        """Every call of what an SDK certainly offers, by path and position."""
        ...

    @property
    def enum_calls(self) -> tuple[EnumCall, ...]:
        """Every call of an enum of an SDK with one value, by path and position."""
        ...

    def tabulate(self, call: EnumCall, members: Mapping_[int, str]) -> tuple[Edit, ...]:
        """Edits by which the member is looked up by its number, in a constant of the file.

        Raises CannotRenderError.
        """
        ...

    @property
    def no_methods(self) -> tuple[NoMethod, ...]:
        """Every method that is called on ``self`` and certainly is not there, at its first call.

        Public names that an SDK's class may have are among the attributes.
        """
        ...

    @property
    def early_reads(self) -> tuple[EarlyRead, ...]:
        """Every attribute that a constructor certainly reads before it sets it, by path."""
        ...

    def advance(self, read: EarlyRead) -> tuple[Edit, ...]:
        """Edits by which a constructor sets an attribute above the statement that needs it.

        Raises CannotRenderError unless that changes nothing else.
        """
        ...

    @property
    def implementations(self) -> tuple[Implementation, ...]:
        """Every interface of an SDK that a class of the program extends, by path and place."""
        ...

    def implement(self, found: Implementation) -> tuple[Edit, ...]:
        """Edits by which a class declares in a decorator that it implements what it extends.

        Raises CannotRenderError.
        """
        ...

    @property
    def unpacked(self) -> tuple[Unpacked, ...]:
        """Every object that a call of an SDK unpacks and that is no mapping, by path and place."""
        ...

    @property
    def own_calls(self) -> tuple[OwnCall, ...]:
        """Every call of a function or class of the program itself, by path and position.

        What may fail on purpose is left out: where a test waits for an error, or a handler.
        """
        ...

    def asked_of(self, call: OwnCall) -> frozenset[str]:
        """The parameters of what is called that it certainly asks for attributes, whatever comes.

        Not those whose value it looks at before.
        """
        ...

    def accept(self, call: OwnCall, names: Sequence_[str]) -> tuple[Edit, ...]:
        """Edits by which what is called takes arguments of more names, and does not use them.

        Raises CannotRenderError.
        """
        ...

    def bundle(self, call: OwnCall, names: Sequence_[str]) -> tuple[str, tuple[Edit, ...]]:
        """Edits by which named arguments become one object that what is called takes; its name.

        Raises CannotRenderError unless one parameter is of a class that takes them all.
        """
        ...

    def unbundle(self, call: OwnCall, name: str) -> tuple[Edit, ...]:
        """Edits by which the parts of the object that is passed under a name are passed instead.

        Raises CannotRenderError unless it is made for this call, from named arguments.
        """
        ...

    @property
    def attributes(self) -> tuple[AttributeUse, ...]:
        """Every use of ``X.name`` where X is certain: a module, a class, an object of one."""
        ...

    @property
    def late_texts(self) -> tuple[LateText, ...]:
        """Every innermost text that holds an output as if it were text, by path and position."""
        ...

    def defer(self, text: LateText) -> tuple[Edit, ...]:
        """Edits by which a text is put together when its parts are known.

        What takes the text has to take an output then; raises CannotRenderError where it cannot.
        """
        ...

    @property
    def token_uses(self) -> tuple[TokenUse, ...]:
        """Every place where the program takes apart what Terraform alone knows."""
        ...

    def by_terraform(self, use: TokenUse) -> tuple[Edit, ...]:
        """Edits by which Terraform takes it apart. Raises CannotRenderError."""
        ...

    @property
    def interpolations(self) -> tuple[Interpolation, ...]:
        """Every ``${...}`` that a text of a CDKTF program writes out, by path and position."""
        ...

    def file_path(self, place: Span) -> FilePath | None:
        """The path of a file that is passed at a place; None if its end is not written there."""
        ...

    def parameters(self, at: Span) -> frozenset[str]:
        """The parameters of the function around a place that keep their value."""
        ...

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """Every construct whose id is certainly that of an earlier one in the same scope."""
        ...

    def rename_attribute(self, use: AttributeUse, name: str) -> tuple[Edit, ...]:
        """Edits by which an attribute that the program sets gets another name, at all its uses.

        A use that is sure to come before it is set means what the class inherits, and stays.
        Raises CannotRenderError unless every use is followed.
        """
        ...

    def schema(self, root: str) -> Schema | None:
        """What the SDK with that root package offers, in the version that is the target."""
        ...

    def later_schema(self, root: str) -> Schema | None:
        """What the newest version of an SDK offers, if that is another one than the target."""
        ...

    @property
    def region(self) -> str | None:
        """The region that the whole program is for, where it says so in plain text."""
        ...

    @property
    def imports(self) -> tuple[Imported, ...]:
        """Everything that is imported by name, by path and position."""
        ...

    @property
    def unbound(self) -> tuple[Unbound, ...]:
        """Names that are used and bound nowhere, by path and first use.

        Files in which names may come from where they are not seen have none.
        """
        ...

    @property
    def headings(self) -> tuple[Span, ...]:
        """Statements that are nothing but the name of a file, whose first word nothing binds."""
        ...

    def meanings(self, name: Unbound) -> tuple[str, ...]:
        """What a name may stand for, by qualified name: by habit, and by the program's own files.

        What belongs to the language fits the uses; whether an SDK has it is left to the caller.
        """
        ...

    def sdks(self, path: str) -> tuple[str, ...]:
        """The SDKs that a file can be taken to use, by root package."""
        ...

    def definitions(self, name: str, path: str) -> tuple[str, ...]:
        """What other files define under a name, as the file at ``path`` would import it."""
        ...

    def found_for(self, imported: Imported) -> tuple[str, ...]:
        """What files define of an import whose module is in none, as it can be imported."""
        ...

    def offers(self, file: str) -> tuple[str, ...]:
        """The functions, classes and variables that a file of the program has for others."""
        ...

    def defining(self, name: str) -> tuple[str, ...]:
        """The files that define a function, class or constant of that name for others."""
        ...

    def bind(self, name: str, qualified: str, uses: Sequence_[Mention]) -> Binding:
        """Import ``qualified`` as ``name`` for the uses. Raises CannotRenderError."""
        ...

    def reimport(self, moves: Mapping_[Imported, str]) -> tuple[Edit, ...]:
        """Edits by which imports of one statement import something else, with all their uses.

        Raises CannotRenderError.
        """
        ...

    def forget(self, unused: Sequence_[Imported]) -> tuple[Edit, ...]:
        """Edits that take out imports of one statement that nothing uses.

        Raises CannotRenderError.
        """
        ...

    def as_mappings(self, structs: Sequence_[Imported]) -> tuple[Edit, ...]:
        """Edits by which calls of structs, imported in one statement, make plain mappings.

        Raises CannotRenderError unless they are only called, and with keywords alone.
        """
        ...

    def redirect(self, use: Mention, depth: int, root: str, qualified: str) -> tuple[Edit, ...]:
        """Edits by which a name and its first ``depth`` attributes stand for ``qualified``.

        ``root`` is what the name by itself stands for. Raises CannotRenderError.
        """
        ...

    def disperse(self, imported: Imported, targets: Sequence_[str]) -> tuple[Edit, ...]:
        """Edits that take an imported module away; each use goes to the target at its place.

        Raises CannotRenderError.
        """
        ...

    def resource(self, id: Span) -> Resource:  # noqa: A002 - the model's own word
        """The resource with that id. Raises KeyError."""
        ...

    def of_kind(self, *kinds: str) -> tuple[Resource, ...]:
        """The resources of any of these kinds."""
        ...

    def policy_of(self, resource: Resource) -> Policy | None:
        """The policy document that the resource carries, where it is followed for certain."""
        ...

    def json(self, value: Value) -> Value:
        """Read a text value as JSON; a value that is no JSON text comes back as it is."""
        ...

    def remove_statement(self, statement: Span) -> tuple[Edit, ...]:
        """Edits that take out a whole statement with its lines and the comment above it."""
        ...

    def companion(
        self, base: Span, first: Span, other: Span, word: str
    ) -> tuple[str, tuple[Edit, ...]]:
        """The text by which a resource is known where ``base`` names one made beside it, and edits.

        ``first`` and ``other`` are the calls that make the two; ``word`` is the name that the other
        gets if it has none. Raises CannotRenderError unless they are certainly made together.
        """
        ...

    def when_run(self, statements: Sequence_[Span]) -> tuple[Edit, ...]:
        """Edits by which statements that follow each other run in the program's own file alone.

        Not where another file imports them. Raises CannotRenderError.
        """
        ...

    def leftovers(self, edits: Iterable[Edit]) -> tuple[Edit, ...]:
        """Edits that take out imports and local constants that only the text read which goes."""
        ...

    def branches(self, value: Value) -> tuple[tuple[Span, Value], ...]:
        """The values of which a conditional expression has one, each with its place; or nothing."""
        ...

    def readers(self, value: Value) -> tuple[Span, ...] | None:
        """The names that stand for a literal or for what is computed, wherever it is read.

        None unless it is the value of a name or an argument by itself.
        """
        ...

    def grant(self, resource: Resource, *statements: Statement) -> tuple[Edit, ...]:
        """Edits that add statements to the policy that a resource carries.

        A key without a policy gets one that keeps what AWS's default gives. Raises
        CannotRenderError.
        """
        ...

    def require(self, qualified: str, at: Span) -> tuple[str, tuple[Edit, ...]]:
        """The name by which an imported thing is known at a place, and the import it takes."""
        ...

    def render(self, expression: Expression, place: Place) -> Rendering:
        """Write ``expression`` for ``place``. Raises CannotRenderError."""
        ...

    def insert(
        self,
        container: Mapping | Sequence,
        key: str,
        expression: Expression,
        near: Span | None = None,
    ) -> tuple[Edit, ...]:
        """Edits that add a member (``key`` is empty for a sequence). Raises CannotRenderError."""
        ...

    def enclose(self, span: Span, callee: str, name: str) -> tuple[Edit, ...]:
        """Edits by which the arguments in ``span`` become those of a call, passed as ``name``.

        Without a callee, members of a plain object become those of an object in it. Raises
        CannotRenderError.
        """
        ...

    def dissolve(
        self, argument: Span, members: Sequence_[tuple[Span, str, Span]]
    ) -> tuple[Edit, ...]:
        """Edits by which the members of an object become arguments instead of it.

        ``members`` are all there are, in order: the key, the name of the argument, the value's
        place. Raises CannotRenderError.
        """
        ...

    def follow(
        self,
        statement: Span,
        expression: Expression,
        keeping: Sequence_[Span] = (),
        name: str = "",
    ) -> tuple[Edit, ...]:
        """Edits that add a statement behind another one: ``expression``, which gets ``name``.

        The comments in ``keeping`` stand above it. Raises CannotRenderError.
        """
        ...

    def recast(self, mapping: Mapping, callee: str) -> tuple[Edit, ...]:
        """Edits by which a plain object becomes a call of a class. Raises CannotRenderError."""
        ...

    def keep(self, place: Span, inner: Span) -> tuple[Edit, ...]:
        """Edits that leave only ``inner`` of what stands at ``place``. Raises CannotRenderError."""
        ...

    def fill(
        self, container: Mapping, members: Sequence_[tuple[str, Expression]]
    ) -> tuple[Edit, ...]:
        """Edits that add several arguments to a call. Raises CannotRenderError."""
        ...

    def pass_behind(self, argument: Span, expression: Expression) -> tuple[Edit, ...]:
        """Edits that pass a value by position, right behind another argument.

        Raises CannotRenderError.
        """
        ...

    def wrap(self, place: Span, expression: Expression, name: str = "") -> tuple[Edit, ...]:
        """Edits that write ``expression``, which holds one ``Kept``, around what is at ``place``.

        With a ``name`` it becomes the argument of that name.

        Raises CannotRenderError.
        """
        ...

    def replace(
        self, place: Span, old: Value, expression: Expression, near: Span | None = None
    ) -> tuple[Edit, ...]:
        """Edits that write ``expression`` instead of ``old``, which stands at ``place``."""
        ...

    def home(self, span: Span) -> Span:
        """The outermost class or function around a place, or else the file."""
        ...

    def identity(self, value: Value) -> Hashable | None:
        """What a value certainly is: values with the same one are the same when deployed.

        None if that is not known.
        """
        ...

    def endings(self, resource: Resource) -> tuple[Ending, ...]:
        """Every place where the use of a resource ends, however it got there.

        Raises CannotRenderError if it goes where it is not followed.
        """
        ...

    def unify(self, old: Resource, kept: Resource, beside: Iterable[Edit] = ()) -> tuple[Edit, ...]:
        """Edits that take out ``old`` and use ``kept`` for it, wherever it goes.

        What only ``old`` needed goes too: names, members of tuples, parameters, values, imports.
        ``beside`` are the other edits of the same fix. Raises CannotRenderError.
        """
        ...

    def repeat(self, container: Sequence, member: Mapping, near: Span) -> tuple[Edit, ...]:
        """Edits that write a member of another list in this one too, as it is spelled there.

        ``near`` is the document that the list is part of. Raises CannotRenderError.
        """
        ...

    def add_alias(self, key: Resource, alias: Entry) -> tuple[Edit, ...]:
        """Edits that give a key one more alias, from a member of another key's body.

        Raises CannotRenderError.
        """
        ...
