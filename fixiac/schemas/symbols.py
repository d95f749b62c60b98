"""What a schema says of one name: its kind, arguments, attributes, methods and members."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "module",
    "class",
    "struct",
    "interface",
    "enum",
    "function",
    "value",
    "method",
    "attribute",
    "member",
]

SCALARS = frozenset({"str", "num", "int", "bool", "any", "none"})
"""Names of the types that are no classes; ``num`` takes integers and fractions."""


@dataclass(frozen=True, slots=True)
class Type:
    """A type, the same for every SDK.

    ``name`` is one of :data:`SCALARS`, one of ``list``, ``map``, ``output`` (each with one item; a
    map's keys are strings) or ``union`` (two items or more), or the qualified name of a class, a
    struct or an enum. Being optional is not part of a type, and a Pulumi input is the type that it
    wraps.
    """

    name: str
    items: tuple[Type, ...] = ()

    def __str__(self) -> str:
        if self.name == "union":
            return "|".join(map(str, self.items))
        if self.items:
            return f"{self.name}[{self.items[0]}]"
        return self.name

    @property
    def alternatives(self) -> tuple[Type, ...]:
        """The members of a union; of any other type, the type itself."""
        return self.items if self.name == "union" else (self,)

    @property
    def is_class(self) -> bool:
        """Whether this names a class, a struct or an enum."""
        return not self.items and self.name not in SCALARS


def parse_type(text: str, expand: Callable[[str], str] = str) -> Type:
    """Read ``list[str|pulumi_aws.s3.Bucket]``; ``expand`` completes the name of each class."""
    type_, end = _union(text, 0, expand)
    if end != len(text):
        raise ValueError(f"not a type: {text!r}")
    return type_


def _union(text: str, start: int, expand: Callable[[str], str]) -> tuple[Type, int]:
    type_, end = _single(text, start, expand)
    if end == len(text) or text[end] != "|":
        return type_, end
    items = [type_]
    while end < len(text) and text[end] == "|":
        type_, end = _single(text, end + 1, expand)
        items.append(type_)
    return Type("union", tuple(items)), end


def _single(text: str, start: int, expand: Callable[[str], str]) -> tuple[Type, int]:
    end = start
    while end < len(text) and text[end] not in "[]|":
        end += 1
    name = text[start:end]
    if not name:
        raise ValueError(f"not a type: {text!r}")
    if end < len(text) and text[end] == "[":
        item, end = _union(text, end + 1, expand)
        if text[end : end + 1] != "]":
            raise ValueError(f"not a type: {text!r}")
        return Type(name, (item,)), end + 1
    return Type(name if name in SCALARS else expand(name)), end


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a constructor, a function or a method."""

    name: str
    type: Type
    required: bool
    positional: bool
    """Whether it can be given by position; these come first, in their order."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of the instances of a class, or of the class itself if ``static``."""

    name: str
    type: Type
    settable: bool
    static: bool

    @property
    def is_output(self) -> bool:
        """Whether it is a Pulumi output: known only when the resource exists."""
        return self.type.name == "output"


@dataclass(frozen=True, slots=True)
class Method:
    """One method; ``static`` ones are called on the class. ``open``: takes further arguments."""

    name: str
    arguments: tuple[Argument, ...]
    returns: Type
    static: bool
    open: bool = False


@dataclass(frozen=True, slots=True)
class Symbol:
    """One name that an SDK offers.

    ``name`` is qualified, as a program imports it. ``bases`` are qualified too, the nearest first.
    Methods and attributes include the inherited ones; where a base is in no schema, ``complete`` is
    False and nothing can be said of names that are missing here. ``open`` means that the arguments
    listed are not all that is taken. ``bundle`` is the struct whose fields are the arguments; a
    Pulumi resource takes one instance of it as ``args`` in the place of all of them, the required
    ones too. ``values`` gives the text of each member of an enum. ``returns`` is what a function or
    method gives, or the type of a value.
    """

    kind: Kind
    name: str
    arguments: tuple[Argument, ...] = ()
    methods: tuple[Method, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    members: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    bases: tuple[str, ...] = ()
    returns: Type | None = None
    open: bool = False
    bundle: str | None = None
    constructor: bool = False
    deprecated: bool = False
    complete: bool = True

    @property
    def is_construct(self) -> bool:
        """Whether it is declared in a scope under an id, as CDK and CDKTF constructs are."""
        leading = tuple(argument.name.rstrip("_") for argument in self.arguments[:2])
        return self.kind == "class" and leading == ("scope", "id")

    @property
    def is_pulumi_resource(self) -> bool:
        """Whether it is declared under a resource name, as Pulumi resources are."""
        leading = tuple(argument.name for argument in self.arguments[:1])
        return self.kind == "class" and leading == ("resource_name",)

    def argument(self, name: str) -> Argument | None:
        """The argument of that name."""
        return next((item for item in self.arguments if item.name == name), None)

    def attribute(self, name: str) -> Attribute | None:
        """The attribute of that name."""
        return next((item for item in self.attributes if item.name == name), None)

    def method(self, name: str) -> Method | None:
        """The method of that name."""
        return next((item for item in self.methods if item.name == name), None)
