"""The text in which a table keeps what a module offers, and the reading of it.

A module is a line ``@name``, a line ``/name`` for each of its files that can be imported by itself,
and its records. A record is a header and one line for each thing that it offers. The first
character says what it is::

    =Bucket class .BucketBase      name, kind (with `!` if deprecated), bases
    (scope!:T id!:T **.BucketProps arguments that can be given by position, then a struct whose
                                   fields are the other arguments
    !name T     ?name T            a keyword-only argument, required or not
    ...                            further arguments of any name are taken
    .name T                        an attribute that can be read only
    :name T                        an attribute that can be set
    >name T                        an attribute that is a Pulumi output of T
    *NAME T                        an attribute of the class itself
    -name R (arguments             a method and what it returns
    +name R (arguments             a static or class method
    #NAME     #NAME=text           an enum member, with its text if that differs
    <T                             what a function returns, or the type of a module's variable

A line that holds in some versions of the package only ends in a tab and the letters of these
versions. In a type, ``.X`` stands for a name of the same module, ``~m.X`` for one of the same
package and ``$X`` for one of the core package (``cdktf`` or ``cdktn``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from fixiac.schemas.symbols import Argument, Attribute, Kind, Method, Symbol, Type, parse_type

Expand = Callable[[str], str]
Fields = Callable[[str], tuple[Argument, ...] | None]


@dataclass(slots=True)
class Record:
    """One class, function, enum or variable of a module, as text."""

    name: str
    kind: str
    bases: list[str]
    lines: list[str] = field(default_factory=list)

    @property
    def header(self) -> str:
        """The first line of the record."""
        return " ".join([f"={self.name}", self.kind, *self.bases])


@dataclass(frozen=True, slots=True)
class Signature:
    """Arguments as written in a record: ``lifted`` names the struct that adds its fields."""

    arguments: tuple[Argument, ...]
    lifted: str | None = None
    open: bool = False


def parse_signature(text: str, expand: Expand) -> Signature:
    """Read the arguments of a function: ``a!:str b:int **.Props ...``."""
    arguments: list[Argument] = []
    lifted, open_, positional = None, False, True
    for token in text.split(" "):
        if token == "*":
            positional = False
        elif token == "...":
            open_ = True
        elif token.startswith("**"):
            lifted = expand(token[2:])
        elif token:
            name, _, spelled = token.partition(":")
            required = name.endswith("!")
            type_ = parse_type(spelled, expand)
            arguments.append(Argument(name.rstrip("!"), type_, required, positional))
    return Signature(tuple(arguments), lifted, open_)


def of_version(lines: Iterable[str], letter: str) -> Iterator[str]:
    """The lines that hold in one version, without the mark."""
    for line in lines:
        text, tab, letters = line.partition("\t")
        if not tab or letter in letters:
            yield text


class _Reading:
    """What was read of a record so far."""

    def __init__(self, expand: Expand, fields: Fields) -> None:
        self._expand = expand
        self._fields = fields
        self.arguments: list[Argument] = []
        self.methods: list[Method] = []
        self.attributes: list[Attribute] = []
        self.values: dict[str, str] = {}
        self.returns: Type | None = None
        self.constructor = False
        self.open = False
        self.bundle: str | None = None

    def line(self, line: str) -> None:
        sign, rest = line[0], line[1:]
        name, _, spelled = rest.partition(" ")
        if line == "...":
            self.open = True
        elif sign == "(":
            self._constructor(rest)
        elif sign == "<":
            self.returns = parse_type(rest, self._expand)
        elif sign == "#":
            name, _, text = rest.partition("=")
            self.values[name] = text or name
        elif sign in "-+":
            self._method(name, spelled, static=sign == "+")
        else:
            type_ = parse_type(spelled, self._expand)
            if sign in "!?":
                self.arguments.append(Argument(name, type_, sign == "!", positional=False))
            else:
                type_ = Type("output", (type_,)) if sign == ">" else type_
                self.attributes.append(Attribute(name, type_, sign == ":", sign == "*"))

    def _constructor(self, text: str) -> None:
        signature = parse_signature(text, self._expand)
        self.arguments.extend(signature.arguments)
        self.open, self.constructor = signature.open, True
        self.bundle = signature.lifted
        if self.bundle:
            if self.arguments and self.arguments[0].name == "resource_name":
                taken = Argument("args", Type(self.bundle), required=False, positional=False)
                self.arguments.append(taken)
            fields = self._fields(self.bundle)
            self.open = self.open or fields is None
            self.arguments.extend(_lifted(fields or (), self.arguments))

    def _method(self, name: str, text: str, *, static: bool) -> None:
        result, _, spelled = text.partition(" (")
        signature = parse_signature(spelled, self._expand)
        arguments, open_ = signature.arguments, signature.open
        if signature.lifted:
            fields = self._fields(signature.lifted)
            open_ = open_ or fields is None
            arguments += _lifted(fields or (), arguments)
        returns = parse_type(result, self._expand)
        self.methods.append(Method(name, arguments, returns, static, open_))


def parse_record(qualified: str, lines: Iterable[str], expand: Expand, fields: Fields) -> Symbol:
    """Read one record, header first, into a symbol without what it inherits.

    ``expand`` completes the name of a class, ``fields`` gives the arguments of a struct by its full
    name, None if there is no such struct.
    """
    header, *body = lines
    _, kind, *bases = header.split(" ")
    reading = _Reading(expand, fields)
    for line in body:
        reading.line(line)
    attributes = reading.attributes
    if kind.startswith("struct"):
        attributes = [Attribute(a.name, a.type, False, False) for a in reading.arguments]
    return Symbol(
        kind=_KINDS[kind.rstrip("!")],
        name=qualified,
        arguments=tuple(reading.arguments),
        methods=tuple(reading.methods),
        attributes=tuple(attributes),
        members=tuple(reading.values),
        values=reading.values,
        bases=tuple(expand(base) for base in bases),
        returns=reading.returns,
        open=reading.open,
        bundle=reading.bundle,
        constructor=reading.constructor,
        deprecated=kind.endswith("!"),
    )


_KINDS: dict[str, Kind] = {
    "class": "class",
    "struct": "struct",
    "interface": "interface",
    "enum": "enum",
    "function": "function",
    "value": "value",
}


def _lifted(fields: tuple[Argument, ...], taken: Iterable[Argument]) -> tuple[Argument, ...]:
    names = {argument.name for argument in taken}
    return tuple(field for field in fields if field.name not in names)
