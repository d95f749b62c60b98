"""One argument that its callee does not take, with all that a repair asks about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from fixiac import shapes
from fixiac.calls import Invocation, Passed
from fixiac.edits import Fix, Span
from fixiac.model import Mapping, Reference, Scalar
from fixiac.project import Project
from fixiac.repairs.carrying import beside
from fixiac.schemas import Schema, Symbol, Type
from fixiac.schemas.uses import lookup


@dataclass(slots=True)
class Unknown:
    """An argument that is not in the signature of what is called.

    ``others`` are all such arguments of the call, itself included; ``given`` the names of all that
    it passes. ``calls`` has every call of the program by its place; ``holders`` has, by a value's
    place, the call that it is passed to and how. A repair notes in ``target`` the argument that
    takes its place, and in ``source`` where the documentation says so.
    """

    project: Project
    call: Invocation
    passed: Passed
    others: list[Passed]
    given: set[str]
    calls: dict[Span, Invocation]
    holders: dict[Span, tuple[Invocation, Passed]]
    target: str = ""
    source: str = ""
    type: Type | None = field(init=False)

    def __post_init__(self) -> None:
        self.type = shapes.type_of(self.passed)

    @property
    def root(self) -> str:
        """The package of the callee."""
        return self.call.callee.partition(".")[0]

    def lookup(self, qualified: str) -> Symbol | None:
        """What the SDK's table has under a qualified name."""
        return lookup(self.project.schema, qualified)

    def schema_of(self, qualified: str) -> Schema | None:
        """The table of the SDK that a qualified name is of."""
        return self.project.schema(qualified.partition(".")[0])

    def fits(self, wanted: Type) -> shapes.Fit:
        """Whether the value can be passed where a type is asked for."""
        return self.fit(self.type, wanted)

    def fit(self, given: Type | None, wanted: Type) -> shapes.Fit:
        """Whether a value of one type can be passed where another is asked for."""
        checking = self.root in shapes.CHECKING
        return shapes.fits(self.lookup, given, wanted, checking=checking)

    def same(self, other: Passed) -> bool:
        """Whether another argument passes the same value."""
        mine, theirs = self.passed.value, other.value
        if isinstance(mine, Scalar) and isinstance(theirs, Scalar):
            return mine.value == theirs.value
        if isinstance(theirs, Reference) and theirs.target == self.call.span:
            return theirs.attribute == self.passed.name
        here, there = self.passed.place, other.place
        return here.path == there.path and self.project.text(here) == self.project.text(there)

    def member_at(self, place: Span) -> str | None:
        """The member of an SDK's enum that is written there; the enum need not exist."""
        for imported in self.project.imports:
            if imported.span.path != place.path or self.schema_of(imported.root) is None:
                continue
            for use in imported.uses:
                whole = use.parts and (use.span.start, use.parts[-1].end)
                if whole == (place.start, place.end) and use.chain[-1].isupper():
                    return use.chain[-1]
        return None

    def literal(self) -> object:
        """The literal that is passed; of an enum its member, of an object all of its members."""
        value = self.passed.value
        if isinstance(value, Scalar):
            return value.value
        if isinstance(value, Mapping) and value.complete and not value.constructor:
            scalars = [e for e in value.entries if isinstance(e.value, Scalar)]
            if len(scalars) == len(value.entries):
                return {e.key: e.value.value for e in scalars if isinstance(e.value, Scalar)}
        return self.member_at(self.passed.place)

    def left_out(self, other: str, same: Passed) -> Fix:
        """Leave it out, since ``same`` says the same, which is said of ``other``.

        Its comments go there. Raises CannotRenderError.
        """
        title = f"Leave out `{self.passed.name}`: {other} says the same"
        removal = self.passed.removal
        edits = (*removal, *beside(self.project, removal, same.place))
        return Fix(title, edits, group=self.call.span)
