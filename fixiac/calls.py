"""Calls and attribute uses whose meaning is certain: what a program asks of the SDKs.

The view that codemods on names and arguments read. Syntax has no place here: what is passed is a
value of :mod:`fixiac.model`, and where it can be written anew is said by spans and edits.
"""

from __future__ import annotations

from collections.abc import Mapping as Mapping_
from dataclasses import dataclass
from typing import Literal, TypeAlias

from fixiac.edits import Edit, Span
from fixiac.model import Mapping, Notation, Reference, Slot, Value
from fixiac.schemas import Symbol, Type

CallKind: TypeAlias = Literal["class", "base", "function", "method", "static", "object", "item"]
"""What is called: a class, the constructor of the class that a class of the program extends, a
function, a method of an object, a method of a class. An ``object`` is no call: it is written
plainly where a structure is asked for, and its members are the arguments of that structure. An
``item`` is such an object in a list, whose keys the SDK hands on as they are written."""

HolderKind: TypeAlias = Literal["module", "static", "instance"]
"""What an attribute is asked of: a module, a class or enum itself, an object of a class."""


@dataclass(frozen=True, slots=True)
class Passed:
    """One argument of a call.

    ``name`` is empty if it is given by ``position``, which is -1 for one given by name. ``span`` is
    the whole argument, ``place`` the value as written there, ``key_span`` the name if it can be
    replaced. ``removal`` takes it out; it is empty where that cannot be done. ``type`` is what the
    value certainly is at run time, if that is known.
    """

    name: str
    position: int
    value: Value
    span: Span
    place: Span
    key_span: Span | None = None
    removal: tuple[Edit, ...] = ()
    type: Type | None = None


@dataclass(frozen=True, slots=True)
class Invocation:
    """One call of something that an SDK offers.

    ``callee`` is its qualified name, as the schema has it in ``symbol``. ``complete`` is False when
    more may be passed than the view shows. ``slot`` is where a new argument by name goes in.
    ``bound`` are the names that the statement gives the result; ``sole`` is True when the statement
    does nothing else than make this call and bind its result, once.
    """

    callee: str
    kind: CallKind
    symbol: Symbol
    path: str
    span: Span
    function: Span
    """What is called, as written before the brackets."""
    arguments: tuple[Passed, ...]
    slot: Slot | None
    complete: bool
    statement: Span
    bound: tuple[str, ...] = ()
    sole: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is a plain object in the place of a structure."""
        return self.kind in ("object", "item")

    @property
    def as_resource(self) -> bool:
        """Whether a structure is given two things by position, as a resource its scope and id."""
        places = sum(1 for passed in self.arguments if not passed.name)
        return self.symbol.kind == "struct" and places == 2

    def key(self, passed: Passed) -> Span | None:
        """The whole of an argument's name as written, if it can be replaced."""
        span = passed.key_span
        if span is None or not self.plain:
            return span
        return Span(span.path, span.start - 1, span.end + 1)  # its quotes too

    @property
    def mapping(self) -> Mapping:
        """The call as a container that takes a new argument; its members are not shown."""
        if self.plain:
            return Mapping(self.span, (), "", self.slot, self.complete)
        return Mapping(self.span, (), self.callee, self.slot, self.complete, Notation.CALL)

    def argument(self, name: str) -> Passed | None:
        """The argument of that name, also if it is given by its position."""
        for passed in self.arguments:
            if passed.name == name:
                return passed
        names = [taken.name for taken in self.symbol.arguments if taken.positional]
        if name in names:
            index = names.index(name)
            return next((p for p in self.arguments if p.position == index), None)
        return None


@dataclass(frozen=True, slots=True)
class EnumCall:
    """An enum of an SDK asked for the member that has a value: ``function`` is the enum there.

    ``number``: the value is a whole number, by what makes it or by what its annotation says.
    """

    symbol: Symbol
    span: Span
    function: Span
    passed: Passed
    number: bool


@dataclass(frozen=True, slots=True)
class OwnParameter:
    """One thing that a function or class of the program takes."""

    name: str
    required: bool
    positional: bool
    """Whether it can be given by position; these come first, in their order."""


@dataclass(frozen=True, slots=True)
class OwnCall:
    """One call of a function or class of the program.

    ``rest``: further arguments are taken by position. ``keywords`` are the further names that are
    taken: any, if None. They then go on to the constructor of ``passes``, a class of an SDK.
    ``complete`` is False when more may be passed than the view shows. ``definition`` is where the
    function, or the constructor, or else the class, begins. ``statement`` is the one around the
    call, and ``bound`` are the names that it gives the result; ``makes`` tells whether that is an
    object of a class.
    """

    name: str
    """What is called, as written."""
    path: str
    span: Span
    function: Span
    parameters: tuple[OwnParameter, ...]
    rest: bool
    keywords: frozenset[str] | None
    passes: str
    arguments: tuple[Passed, ...]
    slot: Slot | None
    complete: bool
    definition: Span
    statement: Span
    bound: tuple[str, ...] = ()
    makes: bool = False

    @property
    def free(self) -> tuple[OwnParameter, ...]:
        """The parameters that the call gives nothing for."""
        places = [parameter.name for parameter in self.parameters if parameter.positional]
        count = sum(1 for passed in self.arguments if passed.position >= 0)
        given = {passed.name for passed in self.arguments} | set(places[:count])
        return tuple(parameter for parameter in self.parameters if parameter.name not in given)

    @property
    def mapping(self) -> Mapping:
        """The call as a container that takes a new argument; its members are not shown."""
        return Mapping(self.span, (), self.name, self.slot, self.complete, Notation.CALL)


@dataclass(frozen=True, slots=True)
class NoMethod:
    """A method called on ``self`` that is in no class of the program, nor in what it extends."""

    span: Span
    """The name."""
    owner: str
    """The name of the class."""
    name: str
    methods: tuple[str, ...]
    """Those that the class has."""


@dataclass(frozen=True, slots=True)
class EarlyRead:
    """An attribute that a constructor, or a method that it calls, reads before it is set."""

    span: Span
    """The name."""
    owner: str
    """The name of the class."""
    name: str
    later: bool
    """Whether the class sets it at all."""


@dataclass(frozen=True, slots=True)
class Implementation:
    """A class of the program that extends an interface of an SDK: ``base`` is where it says so."""

    base: Span
    owner: str
    """The name of the class."""
    interface: str
    """The qualified name of the interface."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """An object of a class of the program that a call unpacks, and that is no mapping.

    ``span`` is the argument with its stars, ``place`` the object. ``fields`` are the names that the
    program gives objects of the class to hand on to a structure of an SDK, of which they are
    attributes then; None where some of them may not be seen. ``removal`` takes the argument out.
    """

    call: Invocation
    span: Span
    place: Span
    fields: tuple[str, ...] | None
    removal: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class AttributeUse:
    """One use of ``X.name`` where it is certain what X is.

    ``holder`` is the qualified name of the module or class. ``exact`` is True for an object that
    the program makes by calling that class; other objects may be of a class derived from it, or of
    any that implements it. ``inherited`` is True where X is an object of a class of the program
    which extends ``holder`` and has no such attribute of its own. ``assigned``: the program sets
    it. ``call`` is the call that the attribute is the callee of, with its ``arguments``, the
    ``slot`` for a further one, and ``complete`` as an invocation has them. ``symbol`` is what the
    schema has under that name; None if it has nothing, nor does the program give X such an
    attribute or ask first whether there is one. ``given`` is what all callers pass for X, if it is
    a parameter that nothing is done with but to ask it for attributes. ``keys`` are those of X if
    it is a dict; ``within`` is then what the name puts together, a key and an attribute of what is
    under it, or the key alone. ``origin`` is what X certainly is if it is an output of text: an
    attribute of a resource, by the qualified name of its class and its own.
    """

    holder: str
    kind: HolderKind
    name: str
    symbol: Symbol | None
    span: Span
    """The whole of ``X.name``."""
    base: Span
    """X as written."""
    name_span: Span
    statement: Span
    call: Span | None = None
    arguments: tuple[Passed, ...] = ()
    slot: Slot | None = None
    complete: bool = True
    exact: bool = False
    inherited: bool = False
    assigned: bool = False
    given: tuple[Span, ...] = ()
    keys: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    origin: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class LateText:
    """A text that is put together before its parts are known: they are outputs.

    ``form`` says by what: ``f-string``, ``+``, ``json.dumps()``. ``parts`` are the outputs in it.
    """

    span: Span
    form: str
    parts: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TokenUse:
    """A value of Terraform that a program takes apart before Terraform knows it.

    Python has a token in its place: a text, or a list with one text, that stands for the whole.
    ``span`` is what takes it apart, ``token`` the value as written. ``form`` says by what: ``[]``,
    ``.split()``, ``a loop``.
    """

    span: Span
    token: Span
    form: str
    statement: Span


@dataclass(frozen=True, slots=True)
class Interpolation:
    """``${...}`` in a text literal: Terraform reads it as an expression.

    ``text`` is what stands between the braces, ``literal`` the whole text literal; ``bound`` tells
    whether the program has a name of its own like that there.
    """

    span: Span
    text: str
    literal: Span
    bound: bool


@dataclass(frozen=True, slots=True)
class FilePath:
    """The path of a file, as a program writes it, from its own folder or the one it starts in.

    ``to_folder`` leaves the folder that the file lies in, ``to_stem`` leaves the end of the name
    out, from its last dot on. ``beside`` are the modules of Python that are certainly in that
    folder, ``inside`` those in a folder of the file's own name, which is then beside it.
    """

    name: str
    to_folder: tuple[Edit, ...]
    to_stem: tuple[Edit, ...]
    beside: frozenset[str]
    inside: frozenset[str]


@dataclass(frozen=True, slots=True)
class ConstructId:
    """The id that a construct is given: its class, and the text as written, quotes included."""

    callee: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Clash:
    """Two constructs that certainly get one id in one scope, and texts that the file has.

    ``on_import`` is set where a file makes the first when it is imported by the file that makes the
    second: the statements that do that, and synthesise. It is empty where they do something else.
    """

    first: ConstructId
    second: ConstructId
    texts: frozenset[str]
    on_import: tuple[Span, ...] | None = None


_NO_RESOURCE = frozenset({"aws_cdk.App", "aws_cdk.Stack", "aws_cdk.NestedStack", "aws_cdk.Stage"})


def is_token(value: Value, calls: Mapping_[Span, Invocation]) -> bool:
    """Whether a value of the CDK is certain to be a token, which only the deployment resolves.

    ``calls`` are those of the project, by their spans. Names may be known earlier:
    https://docs.aws.amazon.com/cdk/v2/guide/tokens.html
    """
    made = calls.get(value.target) if isinstance(value, Reference) else None
    if not isinstance(value, Reference) or made is None or made.kind != "class":
        return False
    if made.callee == "aws_cdk.CfnParameter":
        return value.attribute == "value_as_string"
    resource = made.symbol.is_construct and made.callee not in _NO_RESOURCE
    return resource and value.attribute.endswith(("_arn", "_id"))
