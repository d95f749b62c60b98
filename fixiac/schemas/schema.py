"""Looking up names in what an SDK offers."""

from __future__ import annotations

import builtins
import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol, TypeVar

from fixiac.schemas import blocks
from fixiac.schemas.records import parse_record
from fixiac.schemas.renames import Renames
from fixiac.schemas.since import maybe_later
from fixiac.schemas.symbols import Argument, Attribute, Method, Symbol, Type

Reason = Literal["renamed", "case", "suffix", "module", "spelling"]

_CLOSE = 0.8
"""How like two names must be, as `difflib` measures it, to count as a misspelling."""

_VERSION = re.compile("V2(?=[A-Z]|$)")
"""Where Pulumi AWS 6 says that a class is of the newer make: ``BucketLifecycleConfigurationV2``."""

_Named = TypeVar("_Named", Method, Attribute)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that exists and may be the one that was meant.

    ``reason``: ``renamed`` is certain, from a curated list; ``case`` and ``suffix`` are the same
    name but for capitals and underscores, or for the ``A`` that CDKTF puts in or a ``V2``;
    ``module`` is the same name offered elsewhere; ``spelling`` is merely alike.
    """

    name: str
    reason: Reason


class Source(Protocol):
    """Where a schema reads from. Modules are named without the root, the root itself by nothing."""

    root: str
    version: str
    core: str

    def modules(self) -> tuple[str, ...]:
        """All modules, sorted."""

    def names(self, module: str) -> tuple[str, ...] | None:
        """What a module offers, nested classes as ``Outer.Inner``; None without the module."""

    def files(self, module: str) -> tuple[str, ...]:
        """Files of a package that can be imported by themselves and offer the same."""

    def record(self, module: str, name: str) -> list[str] | None:
        """The lines of one record, its header first."""

    def offering(self, name: str) -> Iterable[str]:
        """Modules that may offer a class or function of that name."""


class Schema:
    """What one version of one SDK offers.

    ``other`` gives the schema of another SDK by its root, for the classes that this one inherits
    from. ``asked`` is the version that a program is written for, where that is another one of the
    same major version than is described, or empty.
    """

    def __init__(
        self,
        source: Source,
        other: Callable[[str], Schema | None],
        renames: Renames,
        asked: str = "",
    ) -> None:
        self._source = source
        self._asked = asked
        self._other = other
        self._renames = renames
        self._symbols: dict[str, Symbol | None] = {}
        self._nearby: dict[str, tuple[Candidate, ...]] = {}

    @property
    def root(self) -> str:
        """The package that a program imports, such as ``pulumi_aws``."""
        return self._source.root

    @property
    def version(self) -> str:
        """The version that this describes."""
        return self._source.version

    def modules(self) -> tuple[str, ...]:
        """The qualified names of all modules, sorted."""
        return tuple(self._qualified(module) for module in self._source.modules())

    def members(self, module: str) -> tuple[str, ...]:
        """The names of the classes, functions and variables of a module, nested ones not."""
        names = self._source.names(self._inside(module)) if self._owns(module) else None
        return tuple(name for name in names or () if "." not in name)

    def lookup(self, qualified: str) -> Symbol | None:
        """What a qualified name stands for; None if the SDK has no such name.

        Knows modules, what they offer, nested classes, and the methods, attributes and members of
        each. A file of a package counts as the package: ``pulumi_aws.s3.bucket.Bucket``.
        """
        if qualified not in self._symbols:
            self._symbols[qualified] = self._lookup(qualified)
        return self._symbols[qualified]

    def surely(self, qualified: str) -> bool:
        """Whether a name is in the version that is asked for too, so that a fix can write it."""
        if self.lookup(qualified) is None:
            return False
        return not self._asked or not maybe_later(qualified, self._asked)

    def is_file(self, qualified: str) -> bool:
        """Whether a name is that of a file of a package: it may hold more than the package."""
        symbol = self.lookup(qualified)
        return (
            symbol is not None
            and symbol.kind == "module"
            and self._source.names(self._inside(qualified)) is None
        )

    def find(self, name: str) -> tuple[str, ...]:
        """The qualified names of all classes and functions of that name, over all modules."""
        return tuple(
            self._qualified(module, name)
            for module in self._source.offering(name)
            if self._source.record(module, name) is not None
        )

    def near(self, qualified: str) -> tuple[Candidate, ...]:
        """Names that may be meant by one that does not exist, the surest first.

        None at all where one of them may be missing in the version that is asked for: what is less
        like the name is not meant instead.
        """
        if qualified not in self._nearby:
            found: dict[str, Reason] = {}
            for name, reason in self._near(qualified):
                if name not in found and self._anywhere(name) is not None:
                    found[name] = reason
            late = any(self._owns(name) and not self.surely(name) for name in found)
            near = () if late else tuple(Candidate(name, why) for name, why in found.items())
            self._nearby[qualified] = near
        return self._nearby[qualified]

    def elsewhere(self, qualified: str) -> str:
        """The package that a module which does not exist certainly is, or nothing."""
        return self._renames.elsewhere.get(self._inside(qualified), "")

    def renamed_argument(self, qualified: str, argument: str) -> str | None:
        """The argument that a curated list gives for one that does not exist.

        What is known of the class that declares the same resource in another SDK holds too, as far
        as the argument exists here: in one or in several.
        """
        own = self._renames.argument(qualified, argument)
        if own is not None:
            return own
        symbol = self.lookup(qualified)
        for meant in self._renames.arguments_of_others(qualified, argument):
            for name in (meant, f"{meant}s", meant.removesuffix("s")):
                if symbol is not None and symbol.argument(name):
                    return name
        return None

    def near_argument(self, qualified: str, argument: str) -> tuple[Candidate, ...]:
        """Arguments of a class or function that may be meant by one that it does not take."""
        symbol = self.lookup(qualified)
        if symbol is None:
            return ()
        names = [taken.name for taken in symbol.arguments]
        found: dict[str, Reason] = {}
        renamed = self.renamed_argument(qualified, argument)
        if renamed in names:
            found[renamed] = "renamed"
        for name, reason in _alike(argument, names):
            found.setdefault(name, reason)
        return tuple(Candidate(name, reason) for name, reason in found.items())

    def _owns(self, qualified: str) -> bool:
        return qualified == self.root or qualified.startswith(self.root + ".")

    def _inside(self, qualified: str) -> str:
        return qualified.removeprefix(self.root).removeprefix(".")

    def _qualified(self, module: str, name: str = "") -> str:
        return ".".join(part for part in (self.root, module, name) if part)

    def _split(self, qualified: str) -> tuple[str, list[str]]:
        """Cut a name into its module, as far as there is one, and the rest."""
        parts = self._inside(qualified).split(".") if qualified != self.root else []
        for size in range(len(parts), 0, -1):
            module = ".".join(parts[:size])
            if self._source.names(module) is not None:
                return module, parts[size:]
        return "", parts

    def _lookup(self, qualified: str) -> Symbol | None:
        if not self._owns(qualified):
            return None
        module, rest = self._split(qualified)
        if not rest:
            return Symbol("module", qualified, members=self.members(qualified))
        found = self._held(module, rest)
        if found is None and rest[0] in self._source.files(module):
            if len(rest) == 1:
                return Symbol("module", qualified, members=self.members(self._qualified(module)))
            found = self._held(module, rest[1:])
        return found

    def _held(self, module: str, rest: Sequence[str]) -> Symbol | None:
        for size in range(len(rest), 0, -1):
            name = ".".join(rest[:size])
            if name.endswith("ArgsDict"):  # the same fields, as a typed dictionary
                name = name.removesuffix("Dict")
            symbol = self._symbol(module, name)
            if symbol is not None:
                return symbol if size == len(rest) else _member(symbol, rest[size:])
        return None

    def _symbol(self, module: str, name: str) -> Symbol | None:
        qualified = self._qualified(module, name)
        known = self._symbols.get(qualified)
        if known is not None and known.kind != "module":  # a file may have such a name
            return known
        record = self._source.record(module, name)
        if record is None:
            return None
        header, *lines = record
        struct = blocks.struct_of(name, lines)
        fields = self._source.record(module, struct) if struct else None
        if fields is not None:
            lines = list(blocks.expand(name, lines, fields[1:]))
        symbol = parse_record(
            qualified, [header, *lines], lambda text: self._expand(module, text), self._fields
        )
        symbol = self._inheriting(symbol)
        self._symbols[qualified] = symbol
        return symbol

    def _expand(self, module: str, text: str) -> str:
        match text[:1]:
            case ".":
                return self._qualified(module, text[1:])
            case "~":
                return f"{self.root}.{text[1:]}"
            case "$":
                return f"{self._source.core}.{text[1:]}"
            case _:
                return text

    def _anywhere(self, qualified: str) -> Symbol | None:
        if self._owns(qualified):
            return self.lookup(qualified)
        other = self._other(qualified.partition(".")[0])
        return other.lookup(qualified) if other else None

    def _fields(self, qualified: str) -> tuple[Argument, ...] | None:
        struct = self._anywhere(qualified)
        return struct.arguments if struct else None

    def _inheriting(self, symbol: Symbol) -> Symbol:
        methods, attributes = list(symbol.methods), list(symbol.attributes)
        for name in symbol.bases:
            base = self._anywhere(name) or _builtin(name)
            if base is None:
                symbol = replace(symbol, complete=False)
                continue
            _extend(methods, base.methods)
            _extend(attributes, base.attributes)
            if not base.complete:
                symbol = replace(symbol, complete=False)
            if not symbol.constructor and symbol.kind == "class" and base.kind == "class":
                symbol = replace(
                    symbol,
                    arguments=base.arguments,
                    open=base.open,
                    bundle=base.bundle,
                    constructor=base.constructor,
                )
        return replace(symbol, methods=tuple(methods), attributes=tuple(attributes))

    def _near(self, qualified: str) -> Iterator[tuple[str, Reason]]:
        renamed = self._renames.name(qualified)
        if renamed is not None:
            yield renamed, "renamed"
        if not self._owns(qualified):
            return
        module, rest = self._split(qualified)
        holder = self._symbol(module, ".".join(rest[:-1])) if len(rest) > 1 else None
        if holder is not None:
            outer = ".".join(rest[:-1]) + "."
            held = (n for n in self._source.names(module) or () if n.startswith(outer))
            inner = [name.removeprefix(outer) for name in held]
            for name in self._renames.members_of_others(holder.name, rest[-1]):
                if holder.attribute(name) is not None:
                    yield f"{holder.name}.{name}", "renamed"
            for name, reason in _alike(rest[-1], [*_names(holder), *inner]):
                yield f"{holder.name}.{name}", reason
        elif len(rest) == 1:
            members = self.members(self._qualified(module))
            alike = [*_named_with(module, rest[0], members), *_alike(rest[0], members)]
            sure = [
                (self._qualified(module, name), why) for name, why in alike if why != "spelling"
            ]
            yield from sure
            yield from self._elsewhere(rest[0])
            for name, reason in alike:
                yield self._qualified(module, name), reason
            yield from self._near_module(module, rest)
        elif rest:
            yield from self._near_module(module, rest)
            yield from self._elsewhere(rest[-1])

    def _elsewhere(self, name: str) -> Iterator[tuple[str, Reason]]:
        for found in sorted(self.find(name)):
            yield found, "module"

    def _near_module(self, module: str, rest: Sequence[str]) -> Iterator[tuple[str, Reason]]:
        """The same name in a module that is spelled alike."""
        prefix = f"{module}." if module else ""
        inside = [m.removeprefix(prefix) for m in self._source.modules() if m.startswith(prefix)]
        tail = ".".join(rest[1:])
        for name, reason in _alike(rest[0], [m for m in inside if m and "." not in m]):
            yield self._qualified(prefix + name, tail), reason
            if len(rest) == 2 and reason != "spelling":
                for held, why in _alike(tail, self.members(self._qualified(prefix + name))):
                    if why != "spelling":
                        yield self._qualified(prefix + name, held), why


def _member(symbol: Symbol, rest: Sequence[str]) -> Symbol | None:
    if len(rest) > 1:
        return None
    name = f"{symbol.name}.{rest[0]}"
    if rest[0].startswith("__") and rest[0].endswith("__"):  # every class has these
        return Symbol("method", name, returns=Type("any"), open=True)
    if rest[0] in symbol.members:
        return Symbol("member", name, returns=Type(symbol.name))
    method = symbol.method(rest[0])
    if method is not None:
        return Symbol("method", name, method.arguments, returns=method.returns, open=method.open)
    attribute = symbol.attribute(rest[0])
    if attribute is not None:
        return Symbol("attribute", name, returns=attribute.type)
    return None


def _names(symbol: Symbol) -> list[str]:
    return [
        *symbol.members,
        *(method.name for method in symbol.methods),
        *(attribute.name for attribute in symbol.attributes),
    ]


def _builtin(name: str) -> Symbol | None:
    """A class of Python itself, such as the `dict` that Pulumi's output types are."""
    held = getattr(builtins, name.removeprefix("?"), None)
    if not isinstance(held, type):
        return None
    public = (entry for entry in dir(held) if not entry.startswith("_"))
    methods = (Method(entry, (), Type("any"), static=False, open=True) for entry in public)
    return Symbol("class", name, methods=tuple(methods), open=True, constructor=True)


def _extend(own: list[_Named], inherited: Iterable[_Named]) -> None:
    names = {item.name for item in own}
    own.extend(item for item in inherited if item.name not in names)


def _alike(name: str, names: Sequence[str]) -> Iterator[tuple[str, Reason]]:
    """The names that are like one, the surest first."""
    plain = _plain(name)
    for other in names:
        if other != name and _plain(other) == plain:
            yield other, "case"
    for other in names:
        if len(other) == len(name) + 1 and _has_extra_a(other, name):
            yield other, "suffix"
    for other in names:
        if len(other) == len(name) + len("V2") and _VERSION.sub("", other) == name:
            yield other, "suffix"
    for other in difflib.get_close_matches(name, names, n=3, cutoff=_CLOSE):
        if other != name:
            yield other, "spelling"


def _named_with(module: str, name: str, members: Sequence[str]) -> Iterator[tuple[str, Reason]]:
    """A member whose name is written with that of its module in front: ``iam.IamRole``."""
    service = _plain(module.rpartition(".")[2].removeprefix("aws_"))
    for member in members:
        if _plain(name) == service + _plain(member):
            yield member, "case"


def _plain(name: str) -> str:
    return name.replace("_", "").lower()


def _has_extra_a(longer: str, shorter: str) -> bool:
    return any(
        letter == "A" and longer[:index] + longer[index + 1 :] == shorter
        for index, letter in enumerate(longer)
    )
