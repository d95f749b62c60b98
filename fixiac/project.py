"""The program as a whole: what every codemod is given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from fixiac.calls import AttributeUse, Invocation
from fixiac.edits import Edit, Span
from fixiac.expressions import Expression, Place, Rendering, Statement
from fixiac.model import Entry, Mapping, Policy, Resource, Sequence, Use, Value
from fixiac.schemas import Schema


class Project(Protocol):
    """What the frontends make of a set of files. Positions are those of the files as given."""

    @property
    def texts(self) -> dict[str, str]:
        """The text of each file that was read, by path."""
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
    def uses(self) -> tuple[Use, ...]:
        """Every mention of a resource by a name that is followed for certain."""
        ...

    @property
    def calls(self) -> tuple[Invocation, ...]:
        """Every call of what an SDK certainly offers, by path and position."""
        ...

    @property
    def attributes(self) -> tuple[AttributeUse, ...]:
        """Every use of ``X.name`` where X is certain: a module, a class, an object of one."""
        ...

    def schema(self, root: str) -> Schema | None:
        """What the SDK with that root package offers, in the version that is the target."""
        ...

    @property
    def region(self) -> str | None:
        """The region that the whole program is for, where it says so in plain text."""
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

    def leftovers(self, edits: Iterable[Edit]) -> tuple[Edit, ...]:
        """Edits that take out imports and local constants that only the text read which goes."""
        ...

    def readers(self, value: Value) -> tuple[Span, ...] | None:
        """The names that stand for a literal, wherever it is read.

        None unless it is the value of a name or an argument by itself.
        """
        ...

    def untracked(self, resource: Resource) -> tuple[Span, ...]:
        """Mentions of the names a resource is bound to that are not followed for certain."""
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

    def replace(
        self, place: Span, old: Value, expression: Expression, near: Span | None = None
    ) -> tuple[Edit, ...]:
        """Edits that write ``expression`` instead of ``old``, which stands at ``place``."""
        ...
