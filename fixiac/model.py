"""The view that codemods read: values, resources and documents, without any syntax.

A constructor call, a dict, a JSON object inside a string and an HCL block are all a
:class:`Mapping`. Every value knows its span; a value reached through a variable has the span of
its definition, so that an edit of it lands where the value is written.

All classes are frozen and can be pickled.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from fixiac.edits import Edit, Span


class Notation(enum.Enum):
    """How a value is spelled where it stands; decides how a new neighbour of it is written."""

    PYTHON = "python"
    """Python literals and calls."""
    JSON = "json"
    """JSON inside a plain string literal."""
    TEMPLATE_JSON = "template-json"
    """JSON inside an f-string: braces are doubled and holes are ``{expression}``."""
    CALL = "call"
    """An SDK's own policy class, such as ``iam.PolicyStatement(...)``."""
    MEMBER = "member"
    """A member of an SDK's class of named values, such as ``PostgresEngineVersion.VER_15``."""


class Ambient(enum.Enum):
    """A fact about the place of deployment that a program asks its provider for."""

    ACCOUNT = "account"
    REGION = "region"
    PARTITION = "partition"


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a container takes a new member: ``before + member + after`` goes in at ``at``.

    ``indent`` is the white space that lines of the member get after their first one, or None if the
    container stands on one line. ``comma`` is where the member before still needs its comma.
    """

    at: int
    before: str
    after: str
    indent: str | None
    notation: Notation
    comma: int | None = None


@dataclass(frozen=True, slots=True)
class Scalar:
    """A literal string, number, boolean or null. ``span`` includes quotes, if there are any.

    ``inner`` is the range of the text between the quotes when each character of ``value`` is
    written as itself there, so that a part of it can be edited; otherwise None.
    """

    span: Span
    value: str | int | float | bool | None
    notation: Notation = Notation.PYTHON
    inner: Span | None = None


@dataclass(frozen=True, slots=True)
class Hole:
    """An expression inside a template: ``{account}`` of an f-string. ``text`` is its source."""

    span: Span
    """The expression with what marks it as a hole, braces included, where it is an f-string's."""
    text: str
    value: Value


@dataclass(frozen=True, slots=True)
class Template:
    """Text with holes, such as an f-string, a concatenation or a format call.

    ``pattern`` writes each hole as the one character :data:`HOLE`.
    """

    span: Span
    parts: tuple[str | Hole, ...]
    notation: Notation = Notation.PYTHON
    inner: Span | None = None
    """As for a scalar: set when the text parts stand as themselves and holes in place."""

    @property
    def pattern(self) -> str:
        """The text with each hole as one :data:`HOLE` character."""
        return "".join(part if isinstance(part, str) else HOLE for part in self.parts)

    @property
    def holes(self) -> tuple[Hole, ...]:
        """The holes in order."""
        return tuple(part for part in self.parts if isinstance(part, Hole))


HOLE = "\0"


@dataclass(frozen=True, slots=True)
class Reference:
    """A use of a resource: the resource itself (``attribute`` is empty) or one attribute of it."""

    span: Span
    target: Span
    """The :attr:`Resource.id` of the resource."""
    attribute: str = ""
    plain: bool = True
    """False while the value is known only at deployment and cannot stand in plain text."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A use of an ambient fact, such as ``aws.get_region().name`` or ``self.account``."""

    span: Span
    what: Ambient
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One member of a mapping or a sequence.

    ``span`` is the whole member as written (``key=value``), ``place`` the range of the value as
    written there, which differs from ``value.span`` if the value is reached through a name.
    ``removal`` takes the member out; it is empty when the dialect cannot.
    """

    key: str
    value: Value
    span: Span
    place: Span
    removal: tuple[Edit, ...] = ()
    key_span: Span | None = None
    """The key as written, quotes included, when it can be replaced."""
    key_notation: Notation = Notation.PYTHON


@dataclass(frozen=True, slots=True)
class Mapping:
    """Named members: an object, a dict, keyword arguments. A key may come more than once.

    ``complete`` is False when there may be members that the view does not show (``**extra``, later
    mutation).
    """

    span: Span
    entries: tuple[Entry, ...]
    constructor: str = ""
    """Qualified name of the class that is called, or empty."""
    slot: Slot | None = None
    complete: bool = True
    notation: Notation = Notation.PYTHON

    def get(self, key: str) -> Entry | None:
        """The first member named ``key``, exactly."""
        return next((entry for entry in self.entries if entry.key == key), None)

    def all(self, key: str) -> tuple[Entry, ...]:
        """Every member named ``key``."""
        return tuple(entry for entry in self.entries if entry.key == key)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Ordered members: a list, a tuple, a JSON array. Keys of the entries are empty."""

    span: Span
    items: tuple[Entry, ...]
    slot: Slot | None = None
    complete: bool = True
    notation: Notation = Notation.PYTHON


@dataclass(frozen=True, slots=True)
class Opaque:
    """What the view cannot know. It is never edited. ``why`` completes "unknown: ..."."""

    span: Span
    why: str = "not a literal"


Value: TypeAlias = Scalar | Template | Reference | Fact | Mapping | Sequence | Opaque


@dataclass(frozen=True, slots=True)
class Resource:
    """One declaration of an AWS resource.

    ``body`` has the neutral property names of :mod:`fixiac.catalog`, the same in every dialect.
    ``repeated`` is True when the declaration runs more than once (a loop, a function called twice).
    """

    id: Span
    """The span of the declaration, which identifies it."""
    kind: str
    """Neutral kind, such as ``kms.Key``, or the constructor's qualified name if it has none."""
    constructor: str
    name: Value | None
    """The logical name: the first argument of Pulumi, the construct id of CDK and CDKTF."""
    body: Mapping
    statement: Span
    """The statement that holds the declaration, with its line ends."""
    bound: tuple[str, ...] = ()
    """Names that the statement gives the resource: ``key``, ``self.key``."""
    sole: bool = False
    """True when the statement does nothing else than declare the resource and bind its names."""
    repeated: bool = False
    dialect: str = ""
    """``pulumi``, ``cdk`` or ``cdktf``, for messages only."""
    protected: bool = False
    """Whether its deletion is guarded: ``protect``, ``prevent_destroy``, RETAIN written out."""
    options: tuple[Entry, ...] = ()
    """What stands beside the properties: Pulumi's options, CDK's scope."""


@dataclass(frozen=True, slots=True)
class Use:
    """A mention of a resource by a name, wherever it is: ``key.arn`` in a call, an export."""

    span: Span
    """The name and the attribute as written."""
    base: Span
    """The part that names the resource."""
    target: Span
    attribute: str
    statement: Span


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a resource, or what is made from it, is used at last and goes no further."""

    span: Span
    method: str = ""
    """The method that is called on the resource itself: ``add_to_resource_policy``."""
    consumer: Span | None = None
    """The id of the resource in whose declaration, or in a method of which, it is used."""
    callee: str = ""
    """Qualified name of the outermost call of an SDK around it, such as ``pulumi.export``."""


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy document, where it is written.

    ``document`` is in the shape of AWS's JSON, whatever the spelling. ``where`` says what it is
    attached to: ``key``, ``bucket``, ``trust``, ``topic``, ``queue``, ``identity``, ``other``, or
    ``unknown`` when the attachment is not seen. ``resources`` are the ids of the resources that
    carry it.
    """

    document: Mapping
    where: str
    resources: tuple[Span, ...]
    complete: bool
    """Whether all statements are seen, and each is written out."""
    statements: tuple[Entry, ...] = field(default=())
    slot: Slot | None = None
    """Where a new statement goes in."""
    granted: tuple[Entry, ...] = ()
    """Statements that are not written out: calls of an SDK's grant methods add them."""
    followed: bool = True
    """Whether all statements are seen, those of ``granted`` included."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One use of a name that is imported or bound nowhere: ``iam.Effect.ALLOW``.

    ``chain`` holds the attributes taken from it, one after the other, and ``parts`` their spans.
    ``called`` tells whether the last of them (or the name, if there are none) is called;
    ``positional`` and ``keywords`` are then what the call gives.
    """

    name: str
    span: Span
    """The name alone."""
    chain: tuple[str, ...] = ()
    parts: tuple[Span, ...] = ()
    called: bool = False
    positional: int = 0
    keywords: tuple[str, ...] = ()
    unpacked: bool = False
    """Whether the call is given arguments that are not written out."""
    role: str = "value"
    """``base`` of a class, ``handler`` of an error, ``annotation``, ``decorator``, or ``value``."""
    evaluated: bool = True
    """False in the annotation of an assignment in a function, which Python never evaluates:
    https://docs.python.org/3/reference/simple_stmts.html#annotated-assignment-statements"""


@dataclass(frozen=True, slots=True)
class Unbound:
    """A name that is used in a file and bound nowhere that the uses can see."""

    name: str
    uses: tuple[Mention, ...]
    """At least one, in order."""


@dataclass(frozen=True, slots=True)
class Binding:
    """The edits that import a thing under a name.

    ``group`` is set where they start a group of imports, which others may want to join: fixes with
    the same group do not land together. ``joins``: a statement that imports from the same module is
    there already.
    """

    edits: tuple[Edit, ...]
    group: Span | None = None
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """One thing that a file imports.

    ``qualified`` is what is imported, ``bound`` the name it gets; ``root`` is what that name stands
    for, which is shorter where a dotted import binds its first part only.
    """

    qualified: str
    bound: str
    root: str
    span: Span
    """Where the name is written in the import."""
    statement: Span
    guarded: bool
    """Whether it may not run, or may fail on purpose: inside an ``if`` or a ``try``."""
    exclusive: bool
    """Whether nothing else gives the name a value."""
    uses: tuple[Mention, ...]
    file: str = ""
    """The file of the program that is imported from, or empty for another package."""
    defined: bool = True
    """Whether that file has it, as far as can be told."""
    absent: str = ""
    """The module of the program that it should be in and that is in no file, or empty."""


@dataclass(frozen=True, slots=True)
class Unescaped:
    """An object of JSON in a text with holes, whose braces are taken for those of a hole.

    ``edits`` write them as braces that are part of the text.
    """

    span: Span
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that keeps a file from being read, and where.

    ``kind``: ``cut`` (the text ends in a statement), ``fence`` and ``prose`` (Markdown, sentences
    among the code), ``repeat`` (code that is given once more), ``quotes`` (curly ones), ``spaces``
    (characters that only look like spaces, or like nothing), ``word`` (a reserved word as a name),
    ``module`` (one in the name of a module), ``bold`` (underscores that became bold type),
    ``indent`` (a first line at the margin), ``empty`` (a block of comments), ``nested`` (code in
    a string that its own quotes end), ``bracket`` (one that stays open).
    """

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mend:
    """What makes a file that does not parse readable: all of the edits together.

    ``promised`` lists methods that the text calls and does not get to define.
    """

    flaws: tuple[Flaw, ...]
    """At least one, in the order in which a reader meets them."""
    edits: tuple[Edit, ...]
    promised: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that does not parse, where and why, and what would mend it if that is plain."""

    path: str
    text: str
    line: int
    column: int
    message: str
    mend: Mend | None


def walk(value: Value) -> Iterator[Value]:
    """Yield ``value`` and every value below it, without following references."""
    yield value
    if isinstance(value, Mapping):
        for entry in value.entries:
            yield from walk(entry.value)
    elif isinstance(value, Sequence):
        for entry in value.items:
            yield from walk(entry.value)
    elif isinstance(value, Template):
        for hole in value.holes:
            yield from walk(hole.value)


def text_of(value: Value) -> str | None:
    """The text of a string value, holes as :data:`HOLE`; None if it is not text."""
    if isinstance(value, Scalar) and isinstance(value.value, str):
        return value.value
    if isinstance(value, Template):
        return value.pattern
    return None
