"""API001: arguments that the callee does not take."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator

from fixiac import making, shapes
from fixiac.asked import misplaced, pairs
from fixiac.calls import Invocation, Passed
from fixiac.edits import Edit, Fix, Safety, Span
from fixiac.expressions import (
    Array,
    Attribute,
    Call,
    CannotRenderError,
    Concat,
    Expression,
    Invoke,
    Kept,
    Literal,
    Member,
    Verbatim,
)
from fixiac.model import HOLE, Entry, Mapping, Reference, Scalar, Sequence, Value, text_of
from fixiac.project import Project
from fixiac.rules import Finding, Rule, Severity
from fixiac.schemas import Argument, Method, Schema, Symbol, Type
from fixiac.schemas.arguments import (
    Afterwards,
    Aside,
    Curated,
    afterwards,
    aside,
    curated,
    inside,
    unit,
)
from fixiac.schemas.documentation import address
from fixiac.schemas.likeness import Kind, Meant, meant, related, unfilled, words
from fixiac.schemas.makers import rest
from fixiac.schemas.uses import lookup

_MERGE = {"pulumi.ResourceOptions": "merge", "pulumi.InvokeOptions": "merge"}
"""Options that stand beside the properties of a resource, and what joins two of them."""
_NO_OPTION = frozenset({"id", "version", "urn"})
"""Options whose names may as well have been meant as properties."""
_DURATION = "aws_cdk.Duration"
_IDENTITIES = frozenset({"arn", "id", "name"})
"""Attributes by which one resource names another."""
_MEASURES = frozenset({_DURATION, "aws_cdk.Size", "aws_cdk.RemovalPolicy"})
"""Classes whose objects tell as little as a number of what they are for."""
_KINDS: dict[str, Kind] = {"arn": "arn", "id": "id", "name": "name", "bucket": "name"}
"""What the last word of an attribute says that it is; a bucket's own name is its ``bucket``."""
_STRUCTURES = frozenset(
    {"config", "configuration", "details", "options", "settings", "specification"}
)
"""Words at the end of an argument's name that only say that it takes a structure."""
_MISTAKEN = frozenset({("name", "arn"), ("arn", "name"), ("arn", "id")})
"""What an argument asks for, and what is no such thing; an ARN does for many an id."""
_ID = re.compile(r"[a-z]+-[0-9a-f]{8,17}")
"""An identifier that EC2 gives: https://docs.aws.amazon.com/ec2/latest/devguide/ec2-resource-ids.html"""
_COMMON = frozenset(
    {"arn", "description", "enabled", "id", "key", "name", "region", "tags", "type", "value"}
)
"""Names that tell nothing of what they belong to."""


class UnknownArgument(Rule):
    """An argument that the class, method or function does not take.

    What it finds
    -------------
    A keyword that is in no signature of the SDK's version that the program is written for, and more
    arguments by position than there are. Both stop the program with a TypeError before anything is
    deployed. Only calls are looked at whose callee is certain.

    Why
    ---
    The arguments of Pulumi's, CDK's and CDKTF's classes are generated from a schema, so what exists
    is known: https://www.pulumi.com/registry/packages/aws/api-docs/,
    https://docs.aws.amazon.com/cdk/api/v2/python/,
    https://registry.terraform.io/providers/hashicorp/aws/latest/docs.

    Fix
    ---
    - Renamed, where only one argument can be meant: another form of the same words
      (`throttle_rate_limit`, `throttling_rate_limit`), the class's own name added or missing
      (`alarm_name` of a `MetricAlarm` is its `name`), a rename that the documentation knows, or
      the attribute that is passed (`iam_role=role.arn` is the `iam_role_arn`).
    - Renamed, where the value is of the right kind too: a word that only says that it is a switch
      (`enable_performance_insights`, `performance_insights_enabled`) or what kind of value it is
      (`memory`, `memory_size`), or the only argument with a related name that takes an object of
      that class (`user_pools`, `cognito_user_pools`).
    - Renamed, where it is the beginning or the end of the only argument that must still be given
      (`version` of an MSK cluster, `kafka_version`), and the value is of the right kind.
    - Renamed and given its id, ARN or name, where a resource is passed itself: `vpc=vpc` becomes
      `vpc_id=vpc.id`.
    - Renamed and put into a structure that says no more: `image_scanning=True` becomes
      `image_scanning_configuration=RepositoryImageScanningConfigurationArgs(scan_on_push=True)`.
    - Renamed and put into a list, where the argument is the plural: `artifact_store=X` becomes
      `artifact_stores=[X]`.
    - Renamed and given its unit: `interval_seconds=30` becomes `interval=Duration.seconds(30)`.
    - Moved into the object that takes it: `depends_on`, `provider`, `protect` of a Pulumi resource
      go to `opts`; the properties of a CloudFormation resource that has all of them in one
      structure go there.
    - Moved into a structure whose name and field it puts together:
      `delete_marker_replication_status="Enabled"` becomes the `status` of a
      `delete_marker_replication`, `tracing_mode` the `mode` of a `tracing_config`.
    - Said otherwise: `Eip(vpc=True)` becomes `domain="vpc"`.
    - Taken out of an object that does not exist, or into the call from a structure that lacks it:
      `port_range={"from_": 80, "to": 80}` becomes `from_port=80, to_port=80`, and `maximum_percent`
      in the `deployment_configuration` of an ECS service is its `deployment_maximum_percent`.
    - Given to a resource of its own where AWS has one for it: the stage of a `Deployment`, the
      public access block of a bucket. One that the program declares already takes it; otherwise one
      is added.
    - Given to the object that takes it: the `period` of an `Alarm` to its metric.
    - Taken by a method of the object, called behind it: `add_global_secondary_index()` for each of
      a table's `global_secondary_indexes`.
    - Taken by the method that makes such an object: `ObjectLockRetention(mode=GOVERNANCE, ...)`
      becomes `ObjectLockRetention.governance(...)`.
    - Written as the field of the structure that a plain object becomes: `"detail-type"` of an event
      pattern is `"detail_type"`.
    - Left out, where the documentation says that this changes nothing, or where another argument
      says the same.

    The value must have the type that the argument asks for, as far as that is known.

    An argument that the program's version takes and the next one does not, such as the `stage_name`
    of a `Deployment`, is replaced too where what takes its place is there in both. Where that is a
    resource of its own, a stack that is deployed has it already: `--deployed` leaves it.

    When it does not fix
    --------------------
    Where nothing can be meant for certain, the finding names the nearest arguments. Leaving the
    argument out is offered as an unsafe fix, which says what is lost.
    """

    code = "API001"
    name = "unknown-argument"

    def check(self, project: Project) -> Iterator[Finding]:
        """Find arguments that do not exist."""
        calls = {call.span: call for call in project.calls}
        holders: dict[Span, tuple[Invocation, Passed]] = {}
        for call in calls.values():
            for passed in call.arguments:
                holders[passed.place] = call, passed
                value = passed.value
                if isinstance(value, Sequence) and value.complete and len(value.items) == 1:
                    holders.setdefault(value.items[0].place, (call, passed))
        others = misplaced(project)
        for call in calls.values():
            ready = not call.as_resource and not _inside(call.span, others)
            if not call.symbol.open and ready:
                yield from self._unknown(project, call, calls, holders)
                yield from self._surplus(project, call)

    def _surplus(self, project: Project, call: Invocation) -> Iterator[Finding]:
        places = sum(1 for argument in call.symbol.arguments if argument.positional)
        if call.symbol.is_pulumi_resource:
            places += 1  # its properties as one object, between the name and the options
        for passed in call.arguments:
            if call.complete and passed.position >= places:
                fix = _named(project, call, passed)
                yield self.finding(
                    passed.span,
                    f"{call.callee} takes {places or 'no'} arguments by position, "
                    "and this is one more.",
                    fix,
                    unfixed="" if fix else "it is not certain which argument it was meant for",
                    source=address(call.callee),
                )

    def _unknown(
        self,
        project: Project,
        call: Invocation,
        calls: dict[Span, Invocation],
        holders: dict[Span, tuple[Invocation, Passed]],
    ) -> Iterator[Finding]:
        later = _later(project, call)
        leaving = {
            argument.name
            for argument in call.symbol.arguments
            if later is not None and later.argument(argument.name) is None
        }
        taken = {argument.name for argument in call.symbol.arguments} - leaving
        unknown = [
            passed
            for passed in call.arguments
            if passed.name and passed.name not in taken and not passed.name.startswith("__")
        ]
        given = {p.name for p in call.arguments} | {
            a.name
            for i, a in enumerate(a for a in call.symbol.arguments if a.positional)
            if any(p.position == i for p in call.arguments)
        }
        for passed in unknown:
            own = _Repair(project, call, passed, unknown, given, calls, holders)
            if passed.name in leaving:
                fix = own.documented()
                if fix is not None:
                    yield self._leaving(project, call, passed, fix, own.source)
                continue
            fix, unfixed = own.fix()
            if fix is not None and fix.safety is Safety.SAFE and own.target:
                given.add(own.target)
            yield self.finding(
                passed.key_span or passed.span,
                f"The plain object stands for a {call.callee}, "
                f"which has no field `{passed.name}`{own.hint}."
                if call.plain
                else f"{call.callee} takes no argument `{passed.name}`{own.hint}.",
                fix,
                unfixed=unfixed,
                source=own.source or address(call.callee),
            )

    def _leaving(
        self, project: Project, call: Invocation, passed: Passed, fix: Fix, source: str
    ) -> Finding:
        """A finding for an argument that a later version does not take."""
        root = call.callee.partition(".")[0]
        schema = project.later_schema(root)
        version = schema.version if schema is not None else ""
        return self.finding(
            passed.key_span or passed.span,
            f"{call.callee} takes `{passed.name}` no longer in {root} {version}; what takes its"
            " place is there in the program's version too.",
            fix,
            source=source or address(call.callee),
            severity=Severity.WARNING,
        )


def _later(project: Project, call: Invocation) -> Symbol | None:
    """What is called, as a later version than the program's has it."""
    schema = project.later_schema(call.callee.partition(".")[0])
    later = schema.lookup(call.symbol.name) if schema is not None else None
    return later if later is not None and later.complete and not later.open else None


def _between(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """What is left of some places without the other ones, which lie in them."""
    left: list[Span] = []
    for span in spans:
        start = span.start
        for other in sorted(other for other in others if span.contains(other)):
            left.append(Span(span.path, start, other.start))
            start = other.end
        left.append(Span(span.path, start, span.end))
    return left


def _inside(span: Span, others: Iterable[Span]) -> bool:
    """Whether a place is in another one, whose structure has to be the right one first."""
    return any(other.contains(span) for other in others)


def _named(project: Project, call: Invocation, passed: Passed) -> Fix | None:
    """Pass the only argument by its name, where the call takes only one that it can be."""
    if len(call.arguments) != 1 or len(call.symbol.arguments) != 1:
        return None
    name = call.symbol.arguments[0].name
    return Fix(f"Pass it as `{name}`", project.wrap(passed.place, Kept(), name))


def _outside(symbol: Symbol, holder: str, key: str) -> Argument | None:
    """The argument that says by itself what ``key`` says in the object ``holder``.

    ``maximum_percent`` in a `deployment_configuration` is `deployment_maximum_percent`, ``from_``
    in a `port_range` is `from_port`. Words that many things have need one of the holder's.
    """
    plain, own = words(key), words(holder)
    longer = {
        name
        for end in range(1, len(own) + 1)
        for name in ("_".join([*own[:end], *plain]), "_".join([*plain, *own[:end]]))
        if symbol.argument(name) is not None
    }
    if not longer and "_".join(plain) not in _COMMON:
        longer = {"_".join(plain)}
    return symbol.argument(longer.pop()) if len(longer) == 1 else None


def _takes(callee: Symbol | Method, arguments: tuple[Passed, ...]) -> bool:
    """Whether something can be called with just these arguments."""
    places = [argument.name for argument in callee.arguments if argument.positional]
    given = [p.name or "".join(places[p.position : p.position + 1]) for p in arguments]
    required = {argument.name for argument in callee.arguments if argument.required}
    names = {argument.name for argument in callee.arguments}
    return len(set(given)) == len(given) and required <= set(given) <= names


def _field(holder: Argument, symbol: Symbol, name: str) -> str:
    """The field of a structure that is written as ``holder_field``, or nothing.

    ``tracing_mode`` is the mode of a ``tracing_config``.
    """
    cut, _, last = holder.name.rpartition("_")
    for stem in (holder.name, cut if last in _STRUCTURES else ""):
        rest = name.removeprefix(f"{stem}_") if stem else name
        own = stem == holder.name or rest not in _IDENTITIES
        if rest != name and own and symbol.argument(rest) is not None:
            return rest
    return ""


class _Repair:
    """What can be done about one argument. ``target`` is the argument that takes its place."""

    def __init__(
        self,
        project: Project,
        call: Invocation,
        passed: Passed,
        unknown: list[Passed],
        given: set[str],
        calls: dict[Span, Invocation],
        holders: dict[Span, tuple[Invocation, Passed]],
    ) -> None:
        self.project = project
        self.call = call
        self.passed = passed
        self.unknown = unknown
        self.given = given
        self.calls = calls
        self.holders = holders
        self.type = shapes.type_of(passed)
        self.checking = call.callee.partition(".")[0] in shapes.CHECKING
        self.target = ""
        self.source = ""
        self.hint = ""

    def fix(self) -> tuple[Fix | None, str]:
        """The fix, and why there is none that is safe."""
        if self.passed.key_span is None:
            return None, "it is given by unpacking"
        try:
            fix = (
                self._known()
                or self._made()
                or self._renamed()
                or self._dissolved()
                or self._lifted()
                or self._moved()
                or self._folded()
                or self._set_aside()
                or self._afterwards()
            )
        except CannotRenderError as error:
            return self._dropped(), f"the right form cannot be written here: {error}"
        if fix is not None:
            return fix, ""
        near = self._near()
        self.hint = f"; the nearest are {', '.join(near)}" if near else ""
        return self._dropped(), "none of its arguments is certainly the one that was meant"

    def documented(self) -> Fix | None:
        """The safe fix that the documentation knows, if there is one and it can be written.

        A resource of its own meets what a deployed stack has made already without it.
        """
        try:
            fix = self._known()
            apart = None if fix is not None else self._set_aside()
        except CannotRenderError:
            return None
        if apart is not None:
            fix = dataclasses.replace(apart, replaces=True)
        return fix if fix is not None and fix.safety is Safety.SAFE else None

    def _near(self) -> list[str]:
        schema = self._schema(self.call.callee)
        if schema is None:
            return []
        found = schema.near_argument(self.call.callee, self.passed.name)
        return [f"`{candidate.name}`" for candidate in found]

    def _lookup(self, qualified: str) -> Symbol | None:
        return lookup(self.project.schema, qualified)

    def _fits(self, wanted: Type) -> shapes.Fit:
        return self._fit(self.type, wanted)

    def _fit(self, given: Type | None, wanted: Type) -> shapes.Fit:
        return shapes.fits(self._lookup, given, wanted, checking=self.checking)

    # --- what is curated --------------------------------------------------------------------

    def _known(self) -> Fix | None:
        for row in curated(self.call.symbol, self.passed.name):
            if not self._holds(row):
                continue
            self.source = row.source
            if row.needless:
                return Fix(
                    f"Leave out `{self.passed.name}`: {row.needless}",
                    self.passed.removal,
                    group=self.call.span,
                )
            if row.instead and not any(name in self.given for name, _ in row.instead):
                return self._instead(row.instead)
            fix = self._becoming(row)
            fix = self._with_others(fix, row) if fix is not None else None
            if fix is not None:
                return fix
            self.source = ""
        return None

    def _becoming(self, row: Curated) -> Fix | None:
        """Pass it as a row of the table says, under another name or to another call."""
        argument = self.call.symbol.argument(row.becomes)
        if argument is None:
            return self._into(row) if row.into else self._called(row.callee) if row.callee else None
        if row.read:
            return self._read(argument, dict(row.read))
        if row.out_of:
            return self._left(argument, row.out_of)
        return self._repeated(argument) or self._as(Meant(argument, "own"))

    def _read(self, argument: Argument, names: dict[str, str]) -> Fix | None:
        """Pass another attribute of the same resource."""
        value, place, key = self.passed.value, self.passed.place, self.passed.key_span
        text = self.project.texts[place.path][place.start : place.end]
        if argument.name in self.given or not isinstance(value, Reference) or key is None:
            return None
        name, made = names.get(value.attribute), self.calls.get(value.target)
        if name is None or made is None or made.symbol.attribute(name) is None:
            return None
        if not text.endswith(f".{value.attribute}"):
            return None
        self.target = argument.name
        last = Span(place.path, place.end - len(value.attribute), place.end)
        edits = (Edit(key, argument.name), Edit(last, name))
        return Fix(f"Pass `{name}` as `{argument.name}`", edits)

    def _left(self, argument: Argument, every: str) -> Fix | None:
        """Pass the characters that are left of ``every`` without those that are passed."""
        value, key = self.passed.value, self.passed.key_span
        if argument.name in self.given or key is None or not isinstance(value, Scalar):
            return None
        if not isinstance(value.value, str) or any(map(str.isalnum, value.value)):
            return None  # letters and digits have arguments of their own
        left = "".join(letter for letter in every if letter not in value.value)
        self.target = argument.name
        edits = self.project.replace(self.passed.place, value, Literal(left))
        title = f"Pass the characters that are left as `{argument.name}`"
        return Fix(title, (Edit(key, argument.name), *edits))

    def _holds(self, row: Curated) -> bool:
        """Whether what is known of an argument holds for this call."""
        twin = self.call.argument(row.same) if row.same else None
        return (
            row.takes(self._literal())
            and (not row.given or self._beside(row))
            and not (row.without and row.without in self.given)
            and not (row.also and row.also in self.given)
            and (not row.same or (twin is not None and bool(twin.removal) and self._same(twin)))
        )

    def _with_others(self, fix: Fix, row: Curated) -> Fix:
        """The fix with what it means for the other arguments that a row names."""
        if row.also:
            value = Verbatim(self.passed.place)
            more = self.project.insert(self.call.mapping, row.also, value)
            title = f"{fix.title}, and the same as `{row.also}`"
            return Fix(title, (*fix.edits, *more), group=self.call.span)
        twin = self.call.argument(row.same) if row.same else None
        if twin is not None:
            title = f"{fix.title}, and leave out `{row.same}`, which says the same"
            return Fix(title, (*fix.edits, *twin.removal), group=self.call.span)
        return fix

    def _beside(self, row: Curated) -> bool:
        """Whether the argument that a row asks for is passed, and says what it is to say."""
        other = self.call.argument(row.given)
        said = other.value.value if other and isinstance(other.value, Scalar) else None
        return row.given in self.given and row.saying in ("", said)

    def _literal(self) -> object:
        """The literal that is passed; of an enum its member, of an object all of its members."""
        value = self.passed.value
        if isinstance(value, Scalar):
            return value.value
        if isinstance(value, Mapping) and value.complete and not value.constructor:
            scalars = [e for e in value.entries if isinstance(e.value, Scalar)]
            if len(scalars) == len(value.entries):
                return {e.key: e.value.value for e in scalars if isinstance(e.value, Scalar)}
        return self._member_at(self.passed.place)

    def _into(self, row: Curated) -> Fix | None:
        """Give the argument to the object that another argument passes."""
        holder, name = self.call.argument(row.into), self.passed.name
        if holder is None or not self.passed.removal:
            return None
        made = self.calls.get(holder.place)
        own = (name, Verbatim(self.passed.place))
        if made is not None and made.complete and made.symbol.argument(name) is not None:
            present = made.argument(name)
            if present is not None:
                return self._left_out(row.into) if self._same(present) else None
            edits = self.project.insert(made.mapping, *own)
        else:
            given = shapes.type_of(holder)
            symbol = self._lookup(given.name) if given is not None and given.is_class else None
            method = symbol.method(row.through) if symbol is not None else None
            if method is None or all(argument.name != name for argument in method.arguments):
                return None
            edits = self.project.wrap(holder.place, Invoke(Kept(), row.through, (own,)))
        title = f"Give `{name}` to the object passed as `{row.into}`"
        return Fix(title, (*self.passed.removal, *edits), group=self.call.span)

    def _called(self, callee: str) -> Fix | None:
        """Call something else that takes all of the arguments."""
        symbol = self._lookup(callee)
        if symbol is None or not self.call.complete or not _takes(symbol, self.call.arguments):
            return None
        name, edits = self.project.require(callee, self.call.function)
        last = ".".join(callee.split(".")[2:])
        return Fix(f"Call {last}()", (Edit(self.call.function, name), *edits))

    def _made(self) -> Fix | None:
        """Call the method of a class that makes an object of the kind that an argument says."""
        symbol, place = self.call.symbol, self.passed.place
        said = self._member_at(place)
        if self.call.kind != "class" or symbol.arguments or said is None:
            return None
        others = tuple(p for p in self.call.arguments if p is not self.passed)
        for method in symbol.methods:
            fits = method.static and method.returns == Type(symbol.name)
            if fits and method.name == said.lower() and _takes(method, others):
                end = Span(place.path, self.call.function.end, self.call.function.end)
                edits = (Edit(end, f".{method.name}"), *self.passed.removal)
                last = symbol.name.rpartition(".")[2]
                return Fix(f"Call {last}.{method.name}()", edits, group=self.call.span)
        return None

    def _left_out(self, other: str) -> Fix:
        return Fix(
            f"Leave out `{self.passed.name}`: `{other}` says the same",
            self.passed.removal,
            group=self.call.span,
        )

    def _member_at(self, place: Span) -> str | None:
        """The member of an SDK's enum that is written there; the enum need not exist."""
        for imported in self.project.imports:
            if imported.span.path != place.path or self._schema(imported.root) is None:
                continue
            for use in imported.uses:
                whole = use.parts and (use.span.start, use.parts[-1].end)
                if whole == (place.start, place.end) and use.chain[-1].isupper():
                    return use.chain[-1]
        return None

    def _schema(self, qualified: str) -> Schema | None:
        return self.project.schema(qualified.partition(".")[0])

    def _instead(self, others: tuple[tuple[str, str | int | bool], ...]) -> Fix:
        first, *rest = others
        assert self.passed.key_span is not None
        self.target = first[0]
        edits = [
            Edit(self.passed.key_span, first[0]),
            *self.project.replace(self.passed.place, self.passed.value, Literal(first[1])),
        ]
        for name, value in rest:
            edits += self.project.insert(self.call.mapping, name, Literal(value))
        said = ", ".join(f"`{name}={value!r}`" for name, value in others)
        return Fix(
            f"Say {said} instead of `{self.passed.name}`", tuple(edits), group=self.call.span
        )

    # --- another name -----------------------------------------------------------------------

    def _renamed(self) -> Fix | None:
        listed = self._listed()
        if listed is not None:
            return self._repeated(listed) or self._as(Meant(listed, "own"))
        found = meant(self.call.symbol, self.passed.name, self.given) or self._typed()
        if len(found) == 1:
            return self._as(found[0])
        told = self._by_attribute()
        if told is not None:
            return self._as(Meant(told, "own"))
        given = meant(self.call.symbol, self.passed.name, ())
        return self._repeated(given[0].argument) if len(given) == 1 else None

    def _by_attribute(self) -> Argument | None:
        """``kms_key=key.arn`` and ``kms_key_id=key.arn`` are a `kms_key_arn`."""
        value = self.passed.value
        if not isinstance(value, Reference) or value.attribute not in _IDENTITIES:
            return None
        stem, _, last = self.passed.name.rpartition("_")
        if last not in _IDENTITIES:
            stem = self.passed.name
        return self.call.symbol.argument(f"{stem}_{value.attribute}")

    def _typed(self) -> tuple[Meant, ...]:
        """The arguments of a related name that alone take an object of this class, or a list."""
        given = self.type.items[0] if self.type and self.type.name == "list" else self.type
        if given is None or not given.is_class or given.name in _MEASURES:
            return ()
        return tuple(
            Meant(argument, "type")
            for argument in unfilled(self.call.symbol, self.given)
            if related(self.passed.name, argument) and self._is_for(argument.type, given)
        )

    def _is_for(self, wanted: Type, given: Type) -> bool:
        """Whether objects of just that class are asked for, or a list of them."""
        types = [t.items[0] if t.name == "list" else t for t in wanted.alternatives]
        last = given.name.rpartition(".")[2]
        return any(
            t.is_class and (t.name.rpartition(".")[2] == f"I{last}" or self._fit(given, t) == "yes")
            for t in types
        )

    def _listed(self) -> Argument | None:
        """The argument that the list of renames gives for it."""
        schema = self._schema(self.call.callee)
        name = schema.renamed_argument(self.call.callee, self.passed.name) if schema else None
        return self.call.symbol.argument(name) if name is not None else None

    def _repeated(self, argument: Argument) -> Fix | None:
        """Leave out what another argument says already."""
        present = self.call.argument(argument.name)
        same = present is not None and self._same(present)
        return self._left_out(argument.name) if same else None

    def _as(self, found: Meant) -> Fix | None:
        """Pass the value as another argument, in the shape that it takes."""
        argument, name = found.argument, self.passed.name
        if argument.name in self.given:
            return None
        assert self.passed.key_span is not None
        rename = Edit(self.passed.key_span, argument.name)
        shape = self._shape(found)
        if shape is None:
            return None
        self.target = argument.name
        if isinstance(shape, Kept):
            return Fix(f"Rename `{name}` to `{argument.name}`", (rename,))
        edits = self.project.wrap(self.passed.place, shape)
        what = "a list in" if isinstance(shape, Array) else f"{found.unit} in"
        if isinstance(shape, Member):
            what = f"its {shape.name} in"
        elif isinstance(shape, Call) and not found.unit:
            what = f"a `{shape.callee.rpartition('.')[2]}` in"
        return Fix(f"Pass `{name}` as {what} `{argument.name}`", (rename, *edits))

    def _shape(self, found: Meant) -> Expression | None:
        """What is to be written around the value for an argument; None if it does not fit."""
        wanted = found.argument.type
        kind = _kind(self.passed.value)
        if found.kind and kind != found.kind:
            return self._identity(found)
        if (_KINDS.get(words(found.argument.name)[-1]), kind) in _MISTAKEN:
            return None
        if found.unit:
            if shapes.takes_only(found.argument, "int") or shapes.takes_only(found.argument, "num"):
                counted = unit(self.call.callee, found.argument.name)
                return Kept() if counted and counted[0] == found.unit else None
            durations = [t for t in wanted.alternatives if t.name == _DURATION]
            if durations and self.type is not None and self.type.name in ("int", "num"):
                return Call(f"{_DURATION}.{found.unit}", (("", Kept()),))
            return None
        if self.type is None and wanted.name == "list" and not self.passed.name.endswith("s"):
            return None  # it may be one of them, or all
        made = self.type and (
            making.measured(self.call.callee, found.argument, self.type)
            or making.made(self._lookup, self.passed.value, self.type, wanted)
        )
        if made:
            return made
        fit = self._fits(wanted)
        if fit == "unknown" and found.how in ("switch", "tail"):
            return None  # such a name alone is not enough
        if fit == "yes" or (fit == "unknown" and found.how != "number"):
            return Kept()
        for alternative in wanted.alternatives:
            if alternative.name == "list" and self._fits(alternative.items[0]) == "yes":
                return Array((Kept(),))
        alike = self.type is not None and any(
            type_.name == self.type.name in ("list", "map") for type_ in wanted.alternatives
        )  # what is in it has a finding of its own
        return Kept() if (fit == "unknown" and self.type is not None) or alike else None

    def _identity(self, found: Meant) -> Expression | None:
        """The ARN, id or name of a resource that is passed itself: ``vpc=vpc`` is a ``vpc_id``."""
        symbol = self._lookup(self.type.name) if self.type and self.type.is_class else None
        if symbol is None or not (symbol.is_pulumi_resource or symbol.is_construct):
            return None
        own, told = words(symbol.name.rpartition(".")[2]), words(found.argument.name)[:-1]
        attribute = symbol.attribute(found.kind)
        if told[-len(own) :] != own or attribute is None:
            return None
        fits = self._fit(attribute.type, found.argument.type) == "yes"
        return Member(Kept(), found.kind) if fits else None

    # --- another place ----------------------------------------------------------------------

    def _moved(self) -> Fix | None:
        """Move arguments into the object that takes them."""
        for holder in self.call.symbol.arguments:
            for alternative in holder.type.alternatives:
                symbol = self._lookup(alternative.name) if alternative.is_class else None
                if symbol is None or not self._belongs(holder, symbol, self.passed.name):
                    continue
                moving = self._together(
                    lambda name, holder=holder, symbol=symbol: (  # type: ignore[misc]
                        name.rstrip("_") if self._belongs(holder, symbol, name) else ""
                    )
                )
                if moving:
                    return self._move(holder, symbol, moving)
        return None

    def _folded(self) -> Fix | None:
        """Write ``holder_field`` as the field of the structure that ``holder`` takes."""
        found = [
            (holder, symbol)
            for holder in self.call.symbol.arguments
            if self.passed.name.startswith(f"{holder.name.partition('_')[0]}_")
            for alternative in holder.type.alternatives
            for symbol in [self._structure(alternative)]
            if symbol is not None and _field(holder, symbol, self.passed.name)
        ]
        if len(found) != 1:
            return None
        holder, symbol = found[0]
        moving = self._together(lambda name: _field(holder, symbol, name))
        fields = [symbol.argument(name) for _, name in moving]
        for (passed, _), wanted in zip(moving, fields, strict=True):
            known = shapes.type_of(passed)
            if wanted is None or self._fit(known, wanted.type) == "no":
                return None
        names = {name for _, name in moving}
        required = {argument.name for argument in symbol.arguments if argument.required}
        if holder.name not in self.given and not required <= names:
            return None
        return self._move(holder, symbol, moving) if moving else None

    def _structure(self, type_: Type) -> Symbol | None:
        """The structure that a type is, or is a list of."""
        inner = type_.items[0] if type_.name == "list" else type_
        symbol = self._lookup(inner.name) if inner.is_class else None
        return symbol if symbol is not None and symbol.kind == "struct" else None

    def _together(self, field: Callable[[str], str]) -> list[tuple[Passed, str]]:
        """The argument and its neighbours that go to the same place; others take another pass.

        ``field`` gives the name that an argument has there, or nothing.
        """
        run: list[tuple[Passed, str]] = []
        found = False
        for passed in self.call.arguments:
            unknown = passed in self.unknown and passed.key_span is not None
            name = field(passed.name) if unknown else ""
            if name:
                run.append((passed, name))
                found = found or passed is self.passed
            elif found:
                break
            else:
                run = []
        return run if found else []

    def _belongs(self, holder: Argument, symbol: Symbol, name: str) -> bool:
        plain = name.rstrip("_")
        if symbol.argument(plain) is None:
            return False
        if symbol.name in _MERGE:
            return plain not in _NO_OPTION
        own = words(self.call.callee.rpartition(".")[2])
        return symbol.kind == "struct" and (
            own == ["cfn", *words(holder.name)] or inside(self.call.callee, holder.name)
        )

    def _move(
        self, holder: Argument, symbol: Symbol, moving: list[tuple[Passed, str]]
    ) -> Fix | None:
        self.target = ""
        names = ", ".join(f"`{p.name}`" for p, _ in moving)
        title = f"Move {names} into `{holder.name}`"
        present = self.call.argument(holder.name)
        members = tuple((name, Verbatim(p.place)) for p, name in moving)
        if present is None:
            together = Span(self.call.path, moving[0][0].span.start, moving[-1][0].span.end)
            plain = self.call.plain
            edits = list(self.project.enclose(together, "" if plain else symbol.name, holder.name))
            edits += [
                Edit(p.key_span, name)
                for p, name in moving
                if p.key_span is not None and p.name != name
            ]
            return Fix(title, tuple(edits), group=self.call.span)
        removals = [edit for p, _ in moving for edit in p.removal]
        made = self.calls.get(present.place)
        if made is not None and made.callee == symbol.name:
            if any(made.argument(name) is not None for name, _ in members):
                return None
            inserted: list[Edit] = []
            for name, value in members:
                inserted += self.project.insert(made.mapping, name, value)
            return Fix(title, (*removals, *inserted), group=self.call.span)
        if symbol.name not in _MERGE:
            return None
        merge = f"{symbol.name}.{_MERGE[symbol.name]}"
        joined = Call(merge, (("", Kept()), ("", Call(symbol.name, members))))
        edits = [*removals, *self.project.wrap(present.place, joined)]
        return Fix(title, tuple(edits), group=self.call.span)

    # --- out of an object ---------------------------------------------------------------------

    def _dissolved(self) -> Fix | None:
        """Pass the members of an object by themselves, where the call takes all of them."""
        value = self.passed.value
        if not (isinstance(value, Mapping) and value.complete and value.entries):
            return None
        if value.span != self.passed.place:
            return None
        members: list[tuple[Span, str, Span]] = []
        for entry in value.entries:
            argument = _outside(self.call.symbol, self.passed.name, entry.key)
            if argument is None or entry.key_span is None or argument.name in self.given:
                return None
            given = shapes.type_of_value(entry.value)
            if self._fit(given, argument.type) == "no":
                return None
            members.append((entry.key_span, argument.name, entry.place))
        if len({name for _, name, _ in members}) != len(members):
            return None
        self.target = members[0][1]
        return self._without(self.passed, members)

    def _without(self, holder: Passed, members: list[tuple[Span, str, Span]]) -> Fix:
        edits = self.project.dissolve(holder.span, members)
        names = ", ".join(f"`{name}`" for _, name, _ in members)
        return Fix(f"Pass {names} instead of `{holder.name}`", edits, group=self.call.span)

    def _lifted(self) -> Fix | None:
        """Pass an argument of a structure to the call that takes the structure."""
        holder = self.holders.get(self.call.span) if self.call.symbol.kind == "struct" else None
        if holder is None or self.passed.key_span is None:
            return None
        outer, whole = holder
        name = next((argument.name for passed, argument in pairs(outer) if passed is whole), "")
        argument = _outside(outer.symbol, name, self.passed.name) if name else None
        if argument is None or outer.argument(argument.name) is not None:
            return None
        if self._fits(argument.type) == "no":
            return None
        every = [
            (key, found.name, p.place)
            for p in self.call.arguments
            if p in self.unknown
            and (key := self.call.key(p)) is not None
            and (found := _outside(outer.symbol, name, p.name)) is not None
            and outer.argument(found.name) is None
        ]
        if self.call.complete and len(every) == len(self.call.arguments):
            return None if outer.plain else self._without(whole, every)
        title = f"Pass `{argument.name}` beside `{whole.name}`"
        given = self.project.insert(outer.mapping, argument.name, Verbatim(self.passed.place))
        return Fix(title, (*self.passed.removal, *given), group=self.call.span)

    # --- a resource of its own --------------------------------------------------------------

    def _set_aside(self) -> Fix | None:
        """Give arguments to the resource that takes them: one that is there, or a new one."""
        row = aside(self.call.callee, self.passed.name)
        if row is None or self.passed.key_span is None:
            return None
        self.source = row.source
        others = [
            other
            for other in self.project.calls
            if other.callee == row.callee and self._linked(other, row.link[0])
        ]
        if len(others) > 1:
            return None
        return self._give(others[0], row) if others else self._declare(row)

    def _linked(self, other: Invocation, argument: str) -> bool:
        passed = other.argument(argument)
        value = passed.value if passed is not None else None
        return isinstance(value, Reference) and value.target == self.call.span

    def _give(self, other: Invocation, row: Aside) -> Fix | None:
        name = dict(row.arguments).get(self.passed.name, "")
        if not name or "." in name:
            return None
        present = other.argument(name)
        last = row.callee.rpartition(".")[2]
        read = self._readings(self.passed)
        if present is None:
            given = self.project.insert(other.mapping, name, Verbatim(self.passed.place))
            edits = (*self.passed.removal, *given, *read)
            return Fix(f"Give `{self.passed.name}` to the {last}", edits, group=self.call.span)
        if not self._same(present):
            return None
        return Fix(
            f"Leave out `{self.passed.name}`: the {last} says the same",
            (*self.passed.removal, *read),
            group=self.call.span,
        )

    def _same(self, other: Passed) -> bool:
        """Whether another argument passes the same value."""
        mine, theirs = self.passed.value, other.value
        if isinstance(mine, Scalar) and isinstance(theirs, Scalar):
            return mine.value == theirs.value
        if isinstance(theirs, Reference) and theirs.target == self.call.span:
            return theirs.attribute == self.passed.name
        texts = self.project.texts
        written = [texts[p.place.path][p.place.start : p.place.end] for p in (self.passed, other)]
        return self.passed.place.path == other.place.path and written[0] == written[1]

    def _declare(self, row: Aside) -> Fix | None:
        """Declare the resources behind this one, under names of their own."""
        taken = {name for name, _ in (*row.arguments, *row.objects)}
        moving = [p for p in self.unknown if p.name in taken and p.key_span is not None]
        name, scope = self.call.argument("resource_name"), None
        if self.call.symbol.is_construct and self.call.complete and self.call.arguments:
            scope, *rest = (p for p in self.call.arguments if not p.name)
            name = rest[0] if len(rest) == 1 else None
        shared = [self.call.argument(argument) for argument in row.shared]
        given = self._given_aside(row, moving)
        if not self.call.sole or len(self.call.bound) != 1 or name is None or None in shared:
            return None
        if not given:
            return None
        options = self.call.argument("opts")
        if options is not None and not self._plain_options(options):
            raise CannotRenderError("its options may not be meant for two resources")
        edits = [edit for p in moving for edit in (*p.removal, *self._readings(p))]
        for number, values in enumerate(given, start=1):
            suffix = row.suffix if len(given) == 1 else f"{row.suffix}-{number}"
            written = self.project.texts[name.place.path][name.place.start : name.place.end]
            if "_" in written and "-" not in written:
                suffix = suffix.replace("-", "_")
            members: list[tuple[str, Expression]] = [
                *([("", Verbatim(scope.place))] if scope is not None else []),
                ("", Concat((Verbatim(name.place), Literal(suffix)))),
                (row.link[0], Attribute(self.call.span, row.link[1])),
                *((p.name, Verbatim(p.place)) for p in shared if p is not None),
                *self._members(row, values),
            ]
            if options is not None:
                members.append(("opts", Verbatim(options.place)))
            provider = self.call.argument("provider") if scope is not None else None
            if provider is not None:
                members.append(("provider", Verbatim(provider.place)))
            lost = [edit.span for p in moving for edit in p.removal] if number == 1 else []
            kept = [place for found in given for place in found.values()]
            made = Call(row.callee, tuple(members))
            edits += self.project.follow(self.call.statement, made, _between(lost, kept))
        listed = ", ".join(f"`{p.name}`" for p in moving)
        last = row.callee.rpartition(".")[2]
        what = f"a {last}" if len(given) == 1 else f"{len(given)} {last}"
        return Fix(f"Declare {what} with {listed}", tuple(edits), group=self.call.span)

    def _given_aside(self, row: Aside, moving: list[Passed]) -> list[dict[str, Span]]:
        """For each resource to declare, the places of its values by the names that it has for them.

        Empty if one of the values has no name there.
        """
        names, objects = dict(row.arguments), dict(row.objects)
        one: dict[str, Span] = {}
        several: list[dict[str, Span]] = []
        for passed in moving:
            value = passed.value
            if passed.name in names:
                one[names[passed.name]] = passed.place
                continue
            listed = isinstance(value, Sequence)
            items = [i.value for i in value.items] if isinstance(value, Sequence) else [value]
            for item in items:
                found = self._named(row, dict(objects[passed.name]), item)
                if not found or value.span != passed.place:
                    return []
                if listed:
                    several.append(found)
                else:
                    one |= found
        if one and several:
            return []
        return several or ([one] if one else [])

    def _named(self, row: Aside, names: dict[str, str], value: Value) -> dict[str, Span]:
        """The places of an object's members by the names that the other resource has for them."""
        if not isinstance(value, Mapping) or not value.complete:
            return {}
        found: dict[str, Span] = {}
        for entry in value.entries:
            key = "_".join(words(entry.key))
            path = names.get(key, f"{row.rest}.{key}" if row.rest else "")
            if not path or self._argument_at(row.callee, path) is None:
                return {}
            found[path] = entry.place
        return found

    def _argument_at(self, callee: str, path: str) -> Argument | None:
        symbol = self._lookup(callee)
        first, _, field = path.partition(".")
        argument = symbol.argument(first) if symbol is not None else None
        if not field or argument is None:
            return argument
        return self._argument_at(argument.type.name, field)

    def _members(self, row: Aside, values: dict[str, Span]) -> list[tuple[str, Expression]]:
        """Arguments of the resource, the fields of a structure put together."""
        members: list[tuple[str, Expression]] = []
        inner: dict[str, list[tuple[str, Expression]]] = {}
        constants = [(name, value) for name, value in row.constants if name not in values]
        for path, place in values.items():
            first, _, field = path.partition(".")
            if field:
                inner.setdefault(first, []).append((field, Verbatim(place)))
            else:
                members.append((path, Verbatim(place)))
        members += [(name, Literal(value)) for name, value in constants]
        for first, fields in inner.items():
            argument = self._argument_at(row.callee, first)
            assert argument is not None
            members.append((first, Call(argument.type.name, tuple(fields))))
        return members

    def _readings(self, passed: Passed) -> list[Edit]:
        """Edits that write the value where the program reads it from this resource."""
        edits: list[Edit] = []
        for use in self.project.uses:
            if use.target != self.call.span or use.attribute != passed.name:
                continue
            text = self.project.texts[use.span.path]
            if text[use.span.end : use.span.end + 1] in (".", "["):
                raise CannotRenderError("what is read from it is used further")
            edits += self.project.replace(use.span, passed.value, Verbatim(passed.place))
        return edits

    def _plain_options(self, options: Passed) -> bool:
        made = self.calls.get(options.place)
        return (
            made is not None
            and made.complete
            and {p.name for p in made.arguments} <= {"parent", "provider", "depends_on"}
        )

    # --- a method of the object -------------------------------------------------------------

    def _afterwards(self) -> Fix | None:
        """Call a method of the object for each member of a list that its class does not take."""
        row, value = afterwards(self.call.callee, self.passed.name), self.passed.value
        if row is None or not isinstance(value, Sequence) or not self.passed.removal:
            return None
        self.source = row.source
        place = self.passed.place
        if value.span != place or not value.complete or not value.items:
            raise CannotRenderError("its members are not written there")
        if "#" in self.project.texts[place.path][place.start : place.end]:
            raise CannotRenderError("a comment would be lost")
        items, edits = list(value.items), list(self.passed.removal)
        if row.first and row.first not in self.given:
            first = items.pop(0)
            assert self.passed.key_span is not None
            self.target = row.first
            rename = Edit(self.passed.key_span, row.first)
            edits = [rename, *self.project.keep(place, first.place)]
        title = f"Call {row.method}() for `{self.passed.name}`"
        start, alone = self.call.statement.start, self.call.statement == self.call.span
        if len(self.call.bound) == 1:
            target = Verbatim(Span(self.call.path, start, start + len(self.call.bound[0])))
            for item in items:
                made = Invoke(target, row.method, self._called_with(row, item))
                edits += self.project.follow(self.call.statement, made)
        elif alone and len(items) == 1 and not row.first:
            made = Invoke(Kept(), row.method, self._called_with(row, items[0]))
            edits += self.project.wrap(self.call.span, made)
        else:
            raise CannotRenderError("the object has no name")
        return Fix(title, tuple(edits), group=self.call.span)

    def _called_with(self, row: Afterwards, item: Entry) -> tuple[tuple[str, Expression], ...]:
        """What a method is called with for one member of a list. Raises CannotRenderError."""
        record = item.value
        if not row.records:
            wanted = self._further(row)
            made = self.calls.get(item.place)
            given = Type(made.callee) if made is not None and made.kind == "class" else None
            if shapes.fits(self._lookup, given, wanted, checking=True) == "no":
                raise CannotRenderError("a member is not what the method takes")
            return (("", Verbatim(item.place)),)
        schema = self.call.symbol.method(row.method)
        taken = {argument.name for argument in schema.arguments} if schema is not None else set()
        if (
            not isinstance(record, Mapping)
            or record.constructor not in row.records
            or record.span != item.place
            or not record.complete
            or not {entry.key for entry in record.entries} <= taken
        ):
            raise CannotRenderError("a member is not written with the method's own arguments")
        return tuple((entry.key, Verbatim(entry.place)) for entry in record.entries)

    def _further(self, row: Afterwards) -> Type:
        """What the method takes."""
        method = self.call.symbol.method(row.method)
        if method is None or not method.arguments:
            return rest(f"{self.call.callee}.{row.method}") or Type("any")
        return method.arguments[0].type

    # --- nothing right ----------------------------------------------------------------------

    def _dropped(self) -> Fix | None:
        if not self.passed.removal:
            return None
        place = self.passed.place
        text = " ".join(self.project.texts[place.path][place.start : place.end].split())
        shown = text if len(text) <= 60 else f"{text[:57]}..."
        return Fix(
            f"Leave out `{self.passed.name}`; what it says is lost: {shown}",
            self.passed.removal,
            Safety.UNSAFE,
            group=self.call.span,
        )


def _kind(value: Value) -> Kind:
    """What of a resource a value certainly is; empty if that cannot be told."""
    if isinstance(value, Reference):
        last = value.attribute.rpartition("_")[2]
        return _KINDS.get(last, "")
    text = text_of(value)
    if text is None or text.startswith(HOLE):
        return ""
    if text.startswith("arn:"):
        return "arn"
    return "id" if _ID.fullmatch(text) else "name"
