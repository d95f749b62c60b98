"""API006: structures that are called as if they were resources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fixiac.calls import Invocation, Passed
from fixiac.edits import Edit, Fix
from fixiac.expressions import CannotRenderError, Literal
from fixiac.model import Sequence
from fixiac.project import Project
from fixiac.rules import Finding, Rule
from fixiac.schemas import Symbol
from fixiac.schemas.arguments import Counterpart, counterpart
from fixiac.schemas.documentation import address
from fixiac.schemas.likeness import article
from fixiac.schemas.uses import lookup


@dataclass(frozen=True, slots=True)
class _Meant:
    """The resource that was meant, and what the call has to say otherwise for it."""

    symbol: Symbol
    row: Counterpart | None


class StructureAsResource(Rule):
    """A structure is given a scope and an id, as only a resource can be.

    ## What it finds

    ``SecurityGroupIngress(self, "web", security_group_id=...)``: classes of CDKTF and CDK that are
    plain data, called with a scope and an id.

    ## Why

    A structure takes nothing but keywords; the program stops with a TypeError. It says a part of a
    resource. A rule or a route that is declared by itself is a resource of its own:
    https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group_rule

    ## Fix

    The resource that says the same is declared: ``SecurityGroupRule`` with its ``type``, ``Route``,
    or the one that has the structure's own name, such as ``S3BucketVersioningA``. It has to take
    every argument that is passed.

    ## When it does not fix

    An argument has no place in the resource, or there is no resource of that kind.
    """

    code = "API006"
    name = "structure-as-resource"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each call."""
        for call in project.calls:
            if call.as_resource:
                yield self._found(project, call)

    def _found(self, project: Project, call: Invocation) -> Finding:
        meant = _meant(project, call)
        fix, unfixed = None, "there is no resource that certainly says the same"
        source = address(call.callee)
        if meant is not None:
            last = meant.symbol.name.rpartition(".")[2]
            source = meant.row.source if meant.row is not None else address(meant.symbol.name)
            try:
                fix = Fix(
                    f"Declare {article(last)} {last}", _edits(project, call, meant), group=call.span
                )
            except CannotRenderError as error:
                unfixed = f"{article(last)} {last} is meant, but {error}"
        return self.finding(
            call.function,
            f"{call.callee} is a part of a resource, and takes no scope and no id.",
            fix,
            unfixed="" if fix is not None else unfixed,
            source=source,
        )


def _meant(project: Project, call: Invocation) -> _Meant | None:
    row = counterpart(call.callee)
    if row is not None:
        symbol = lookup(project.schema, row.callee)
        return _Meant(symbol, row) if symbol is not None else None
    schema = project.schema(call.callee.partition(".")[0])
    last = call.callee.rpartition(".")[2]
    given = {passed.name for passed in call.arguments if passed.name}
    found = [
        symbol
        for name in (last, f"{last}A")
        for qualified in (schema.find(name) if schema is not None else ())
        if (symbol := lookup(project.schema, qualified)) is not None
        and symbol.is_construct
        and given <= {argument.name for argument in symbol.arguments}
    ]
    return _Meant(found[0], None) if len(found) == 1 else None


def _edits(project: Project, call: Invocation, meant: _Meant) -> tuple[Edit, ...]:
    """Edits by which the resource is declared. Raises CannotRenderError."""
    name, edits = project.require(meant.symbol.name, call.function)
    made = [Edit(call.function, name), *edits]
    given: set[str] = set()
    for passed in call.arguments:
        if not passed.name:
            continue
        new = passed.name
        if meant.row is not None and passed.name in meant.row.renames:
            new = meant.row.renames[passed.name]
            made += _one(project, call, passed)
            if passed.key_span is None:
                raise CannotRenderError(f"`{passed.name}` is given by unpacking")
            made.append(Edit(passed.key_span, new))
        if meant.symbol.argument(new) is None or new in given:
            raise CannotRenderError(f"`{passed.name}` has no place in it")
        given.add(new)
    for key, value in meant.row.adds.items() if meant.row is not None else ():
        if key not in given:
            made += project.insert(call.mapping, key, Literal(value))
            given.add(key)
    missing = [a.name for a in meant.symbol.arguments if a.required and not a.positional]
    lacking = [name for name in missing if name not in given]
    if lacking or not call.complete:
        raise CannotRenderError(f"`{lacking[0]}` is missing" if lacking else "more may be passed")
    return tuple(made)


def _one(project: Project, call: Invocation, passed: Passed) -> tuple[Edit, ...]:
    """Edits that pass the only member of a list by itself, where the structure takes a list."""
    argument = call.symbol.argument(passed.name)
    if argument is not None and argument.type.name != "list":
        return ()
    value = passed.value
    if not isinstance(value, Sequence) or value.span != passed.place:
        raise CannotRenderError(f"`{passed.name}` may hold several")
    if not value.complete or len(value.items) != 1:
        raise CannotRenderError(f"`{passed.name}` holds several")
    return project.keep(passed.place, value.items[0].span)
