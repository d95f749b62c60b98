"""API003: arguments of a type that the callee does not take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fixiac import literals, making, shapes, tags
from fixiac.asked import misplaced, pairs
from fixiac.aws.managed_policies import exists
from fixiac.calls import AttributeUse, Invocation, Passed
from fixiac.edits import Edit, Fix, Span
from fixiac.expressions import Array, Call, CannotRenderError, Kept, Literal, Member
from fixiac.making import measured
from fixiac.model import Entry, Scalar, Sequence
from fixiac.model import Mapping as Values
from fixiac.project import Project
from fixiac.rules import Finding, Rule
from fixiac.schemas import Argument, Symbol, Type
from fixiac.schemas.documentation import address
from fixiac.schemas.likeness import article
from fixiac.schemas.makers import rest
from fixiac.schemas.uses import lookup

_JSON = frozenset(
    "access_policies configurations_json container_definitions container_properties dashboard_body"
    " definition event_pattern inline_policy input_parameters node_properties policy_document"
    " replication_task_settings rule_json rules_json secret_string table_mappings".split()
)
"""Arguments of Terraform's resources that take JSON text alone, as all do whose name ends in
`policy`: https://registry.terraform.io/providers/hashicorp/aws/latest/docs."""
_OF_CONSTRUCTS = frozenset(
    {"cdktf.ITerraformDependable", "cdktn.ITerraformDependable", "constructs.IDependable"}
)
"""Interfaces that every construct of the provider implements, which no schema says."""

_OWN_POLICY = "aws_cdk.aws_iam.ManagedPolicy.from_managed_policy_name"
_AWS_POLICY = "from_aws_managed_policy_name"
"""Methods for a policy of the account, and for one of AWS, which the name alone is enough for:
https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk.aws_iam/ManagedPolicy.html"""


class WrongShape(Rule):
    """A value of another type than the argument asks for.

    What it finds
    -------------
    A list where one object is due and the other way round, a number or a boolean for a text, a text
    for a number, a number for a duration: where both the type of the value and the type of the
    argument are certain.

    Why
    ---
    CDK and CDKTF compare every argument with its annotation when a class or method is called, and
    stop with a TypeError: https://docs.aws.amazon.com/cdk/v2/guide/work-with-cdk-python.html.
    Pulumi takes a text for a number, but not a list for an object.

    Fix
    ---
    - `X` becomes `[X]` where a list of such objects is asked for, and `[X]` becomes `X` where one
      is.
    - The same for the members of plain objects that Pulumi makes structures of:
      `{"types": ["REGIONAL"]}` becomes `{"types": "REGIONAL"}`.
    - Tags become a list of keys and values where a map of them is passed, and the other way round.
    - `30` becomes `"30"`, `"30"` becomes `30`, `True` becomes `"true"`, `"true"` becomes `True`.
    - A plain object in a list of CDKTF becomes one of the class that is asked for: its keys would
      be handed on as `hash_key`, where the library's own name is `hashKey`.
    - A structure of another class with the same fields becomes one of the class that is asked for.
    - A resource becomes its `id` or `arn` where the argument is named after that: `vpc_id=vpc`.
    - `30` becomes `Duration.seconds(30)` where the service itself counts this property in seconds,
      and `Size.mebibytes(512)` likewise.
    - A text that spells a member of the enum or class asked for becomes that member: `"PUBLIC"`,
      `SubnetType.PUBLIC`; so does a number of days that logs are kept. A member `ENABLED` or
      `DISABLED` becomes true or false where that is due, and the other way round.
    - `from_managed_policy_name("ReadOnlyAccess")` becomes `from_aws_managed_policy_name(...)` where
      AWS has a policy of that name: the other looks up one of the account's own, below a scope.
    - True becomes the structure that says so, with `enabled`, where nothing else must be said.
    - `vpc.vpc_id` becomes `vpc` where the object itself is asked for.
    - What CDK makes the right object of is put into that: a topic passed as an alarm action becomes
      `SnsAction(topic)`, a CIDR passed as a peer `Peer.ipv4(...)`, a text passed as a secret value
      `SecretValue.unsafe_plain_text(...)`.
    - An object becomes its JSON text where nothing else is taken: `redrive_policy={...}` becomes
      `redrive_policy=json.dumps({...})`.
    - A method becomes its sibling that takes the value, where only one does.

    When it does not fix
    --------------------
    A list of several objects where one is due, a number whose unit is not documented, an object of
    another class: these are reported. What is not a literal is not converted.
    """

    code = "API003"
    name = "wrong-shape"

    def check(self, project: Project) -> Iterator[Finding]:
        """Find values that do not fit."""
        calls = {call.span: call for call in project.calls}
        reads = {use.span: use for use in project.attributes if not use.assigned}
        for call in calls.values():
            for passed, argument in (*pairs(call), *_further(call)):
                shaping = _Shaping(project, call, passed, argument, calls, reads)
                finding = self._checked(shaping)
                if finding is not None:
                    yield finding
            if call.kind == "item":
                yield from self._plain_object(project, call)
        for call, wanted in misplaced(project).values():
            yield self._misplaced(project, call, wanted)

    def _misplaced(self, project: Project, call: Invocation, wanted: Symbol) -> Finding:
        """A structure of another class than is asked for; its fields are handed on as they are."""
        last = wanted.name.rpartition(".")[2]
        fix, unfixed = None, ""
        try:
            name, edits = project.require(wanted.name, call.function)
            fix = Fix(f"Make {article(last)} `{last}` of it", (Edit(call.function, name), *edits))
        except CannotRenderError as error:
            unfixed = f"it cannot be written here: {error}"
        return self.finding(
            call.function,
            f"A `{last}` is asked for here, and this is a `{call.callee.rpartition('.')[2]}`.",
            fix,
            unfixed=unfixed,
            source=address(wanted.name),
        )

    def _plain_object(self, project: Project, call: Invocation) -> Iterator[Finding]:
        """An object in a list whose keys are handed on as written, where the names are others."""
        keys = [(passed, call.key(passed)) for passed in call.arguments]
        names = {passed.name for passed, _ in keys}
        known = {field.name for field in call.symbol.arguments}
        if not call.complete or not any("_" in name for name in names) or not names <= known:
            return
        entries = [
            Entry(passed.name, passed.value, passed.span, passed.place, passed.removal, key)
            for passed, key in keys
            if key is not None
        ]
        if len(entries) != len(keys):
            return  # some have the names of the library already
        last = call.callee.rpartition(".")[2]
        fix, unfixed = None, ""
        try:
            edits = project.recast(Values(call.span, tuple(entries)), call.callee)
            fix = Fix(f"Make {article(last)} `{last}` of it", edits)
        except CannotRenderError as error:
            unfixed = f"it cannot be written here: {error}"
        yield self.finding(
            call.span,
            f"In a list the keys of a plain object are handed on as they are written, and these "
            f"are not the names that {last} has then.",
            fix,
            unfixed=unfixed,
            source=address(call.callee),
        )

    def _checked(self, shaping: _Shaping) -> Finding | None:
        call, passed, argument = shaping.call, shaping.passed, shaping.wanted
        given = shaping.given
        if given is None or not shaping.unfit():
            return None
        fix, unfixed = None, "what was meant is not certain"
        try:
            fix = shaping.fix(given)
        except CannotRenderError as error:
            unfixed = f"the right form cannot be written here: {error}"
        if fix is None and shaping.is_its_id(given):
            return None
        return self.finding(
            passed.place,
            f"{_named(argument)} of {call.callee} takes {_words(argument.type)}, "
            f"and this is {_words(given)}.",
            fix,
            unfixed="" if fix is not None else unfixed,
            source=address(call.callee),
        )


def _further(call: Invocation) -> Iterator[tuple[Passed, Argument]]:
    """What is passed to a method that takes any number of arguments, each with what it takes."""
    type_ = rest(call.callee)
    if type_ is not None and call.complete:
        for passed in call.arguments:
            if not passed.name:
                yield passed, Argument("*", type_, required=False, positional=True)


@dataclass(frozen=True, slots=True)
class _Shaping:
    """One value and the argument that it is for, among the calls and attributes of the program."""

    project: Project
    call: Invocation
    passed: Passed
    wanted: Argument
    calls: Mapping[Span, Invocation]
    reads: Mapping[Span, AttributeUse]

    @property
    def given(self) -> Type | None:
        """What the value certainly is."""
        return shapes.type_of(self.passed)

    def unfit(self) -> bool:
        """Whether the value is certainly not taken."""
        given = self.given
        return given is not None and (
            self.fits(given, self.wanted.type) == "no"
            or self._makable(given, self.wanted.type)
            or self._is_tag_list
        )

    def is_its_id(self, given: Type) -> bool:
        """Whether a resource is passed as text by Pulumi, which gives its provider the id then."""
        symbol = self._lookup(given.name) if given.is_class else None
        return symbol is not None and symbol.is_pulumi_resource

    def _lookup(self, qualified: str) -> Symbol | None:
        return lookup(self.project.schema, qualified)

    def fits(self, given: Type | None, wanted: Type) -> shapes.Fit:
        """Whether a type is taken."""
        return shapes.fits(self._lookup, given, wanted, checking=self.checking)

    @property
    def checking(self) -> bool:
        """Whether the SDK tells a number from a string."""
        return self.call.callee.partition(".")[0] in shapes.CHECKING

    def fix(self, given: Type) -> Fix | None:
        """The fix for a value that does not fit."""
        return (
            self._tags()
            or self._list(given)
            or self._single()
            or self._scalar()
            or self._measured(given)
            or self._attribute(given)
            or self._struct()
            or self._object()
            or self._each(given)
            or self._member()
            or self._made(given)
            or self._json(given)
            or self._of_aws()
            or self._sibling(given)
        )

    @property
    def _written(self) -> bool:
        """Whether the value is written at the place itself."""
        return self.passed.value.span == self.passed.place

    @property
    def _is_tag_list(self) -> bool:
        """Whether a list of tags is passed to a resource of CloudFormation that has them as JSON.

        The CDK takes a map for such tags, though it asks for anything.
        """
        last = self.call.callee.rpartition(".")[2]
        asked = self.wanted.name == "tags" and self.wanted.type.name == "any"
        return asked and last.startswith("Cfn") and tags.as_map(self.passed.value) is not None

    def _tags(self) -> Fix | None:
        """Tags as a list where a map is passed, or the other way round."""
        place, value = self.passed.place, self.passed.value
        if self.wanted.name != "tags" or not self._written:
            return None
        taken = {
            t.name if t.name != "list" else t.items[0].name for t in self.wanted.type.alternatives
        }
        listed = tags.as_list(value) if tags.TAG in taken else None
        made = listed or (tags.as_map(value) if taken & {"any", "map"} else None)
        if made is None:
            return None
        if "#" in self.project.text(place):
            raise CannotRenderError("a comment would be lost")
        title = "Pass the tags as a list of keys and values" if listed else "Pass the tags as a map"
        return Fix(title, self.project.replace(place, value, made))

    def _list(self, given: Type) -> Fix | None:
        for alternative in self.wanted.type.alternatives:
            if alternative.name != "list" or given.name == "list":
                continue
            item = alternative.items[0]
            if not self._may_be(item):
                continue
            if self.fits(given, item) == "yes" or self._implements(given, item):
                edits = self.project.wrap(self.passed.place, Array((Kept(),)))
                return Fix(f"Put the value of `{self.wanted.name}` into a list", edits)
        return None

    def _may_be(self, wanted: Type) -> bool:
        """Whether a plain object has no key that a structure lacks; other values may be it."""
        value, struct = self.passed.value, self._lookup(wanted.name) if wanted.is_class else None
        if not isinstance(value, Values) or value.constructor or struct is None:
            return True
        names = {re.sub(r"[^a-z0-9]", "", field.name.lower()) for field in struct.arguments}
        keys = {re.sub(r"[^a-z0-9]", "", entry.key.lower()) for entry in value.entries}
        return struct.kind != "struct" or keys <= names

    def _implements(self, given: Type, wanted: Type) -> bool:
        """Whether any construct is taken, and this is one."""
        symbol = self._lookup(given.name)
        return wanted.name in _OF_CONSTRUCTS and symbol is not None and symbol.is_construct

    def _single(self) -> Fix | None:
        value = self.passed.value
        if not (isinstance(value, Sequence) and self._written and value.complete and value.items):
            return None
        given = self._item_type()
        if self.wanted.name == "*" and self.fits(given, self.wanted.type) == "yes":
            first, last = value.items[0].place, value.items[-1].place
            edits = self.project.keep(self.passed.place, Span(first.path, first.start, last.end))
            return Fix("Pass the members themselves, not a list of them", edits)
        if len(value.items) != 1:
            return None
        item = value.items[0]
        inner = self._item_type()
        fit = self.fits(inner, self.wanted.type)
        nested = inner is not None and inner.name == "list"
        if fit == "no" or (fit == "unknown" and not nested):
            return None
        edits = self.project.keep(self.passed.place, item.span)
        return Fix(f"Pass the only member of the list as `{self.wanted.name}`", edits)

    def _item_type(self) -> Type | None:
        given = shapes.type_of(self.passed)
        if given is not None and given.name == "list":
            return given.items[0]
        return None

    def _scalar(self) -> Fix | None:
        value = self.passed.value
        if not (isinstance(value, Scalar) and self._written and self.checking):
            return None
        converted = _converted(value.value, {t.name for t in self.wanted.type.alternatives})
        if converted is None:
            return None
        edits = self.project.replace(self.passed.place, value, Literal(converted))
        return Fix(f"Pass `{converted!r}` as `{self.wanted.name}`", edits)

    def _measured(self, given: Type) -> Fix | None:
        call = measured(self.call.callee, self.wanted, given)
        if call is None:
            return None
        kind, _, unit = call.callee.rpartition(".")
        title = f"Pass the {unit} as a {kind.rpartition('.')[2].lower()}"
        return Fix(title, self.project.wrap(self.passed.place, call))

    def _struct(self) -> Fix | None:
        """The structure that is asked for, where another one with the same fields is made."""
        made = self.calls.get(self.passed.place)
        wanted = [self._lookup(t.name) for t in self.wanted.type.alternatives if t.is_class]
        structs = [symbol for symbol in wanted if symbol is not None and symbol.kind == "struct"]
        if made is None or made.kind != "class" or len(structs) != 1:
            return None
        if made.symbol.kind != "struct":
            return None
        names = {p.name for p in made.arguments}
        if not made.complete or not names or not names <= {a.name for a in structs[0].arguments}:
            return None
        new, edits = self.project.require(structs[0].name, made.function)
        last = structs[0].name.rpartition(".")[2]
        return Fix(f"Make {article(last)} `{last}` of it", (Edit(made.function, new), *edits))

    def _attribute(self, given: Type) -> Fix | None:
        """The attribute of a resource that the name of the argument asks for."""
        symbol = self._lookup(given.name) if given.is_class else None
        suffix = self.wanted.name.rpartition("_")[2]
        if symbol is None or suffix not in ("id", "arn"):
            return None
        if not (symbol.is_pulumi_resource or symbol.is_construct):
            return None
        attribute = symbol.attribute(suffix)
        if attribute is None or self.fits(attribute.type, self.wanted.type) != "yes":
            return None
        edits = self.project.wrap(self.passed.place, Member(Kept(), suffix))
        return Fix(f"Pass the {suffix} of the resource", edits)

    def _object(self) -> Fix | None:
        """The object itself, where an attribute of it is passed."""
        use = self.reads.get(self.passed.place)
        if use is None or use.kind != "instance" or use.call is not None:
            return None
        if not any(self._stands_for(use, type_) for type_ in self.wanted.type.alternatives):
            return None
        return Fix("Pass the object itself", self.project.keep(self.passed.place, use.base))

    def _each(self, given: Type) -> Fix | None:
        """What makes each member of a list or map fit."""
        value = self.passed.value
        if isinstance(value, Sequence):
            members = value.items
        elif isinstance(value, Values) and not value.constructor:
            members = value.entries
        else:
            return None
        if not self._written or not value.complete:
            return None
        for type_ in self.wanted.type.alternatives:
            if type_.name != given.name or not members:
                continue
            wanted = replace(self.wanted, type=type_.items[0])
            fixes = [
                replace(
                    self,
                    passed=Passed("", -1, m.value, m.span, m.place, type=given.items[0]),
                    wanted=wanted,
                ).fix(given.items[0])
                for m in members
            ]
            made = [fix for fix in fixes if fix is not None]
            if len(made) == len(members):
                return Fix(made[0].title, tuple(edit for fix in made for edit in fix.edits))
        return None

    def _stands_for(self, use: AttributeUse, wanted: Type) -> bool:
        """Whether the object that an attribute is read of is of the class asked for."""
        symbol, holder = self._lookup(wanted.name), self._lookup(use.holder)
        if symbol is None or holder is None or not wanted.is_class or use.inherited:
            return False
        if symbol.kind != "interface":
            return self.fits(Type(use.holder), wanted) == "yes"
        module, _, last = wanted.name.rpartition(".")
        classes = {f"{module}.{last[1:]}", f"{module}.{last[1:]}Base", wanted.name}
        own = [use.holder, *shapes.ancestors(self._lookup, holder)]
        return symbol.attribute(use.name) is not None and bool(classes & set(own))

    def _member(self) -> Fix | None:
        """The member of the class asked for that a text spells, or the flag that a member says."""
        value, place = self.passed.value, self.passed.place
        use = self.reads.get(place)
        if use is not None and use.kind == "static" and use.name in shapes.SWITCHES:
            if not shapes.takes_only(self.wanted, "bool"):
                return None
            said = shapes.SWITCHES[use.name]
            return Fix(f"Say {said}", self.project.replace(place, value, Literal(said)))
        if not isinstance(value, Scalar) or not self._written:
            return None
        found = [
            f"{symbol.name}.{name}"
            for type_ in self.wanted.type.alternatives
            if type_.is_class and (symbol := self._lookup(type_.name)) is not None
            for name in self._said(symbol, value.value)
        ]
        if len(found) != 1:
            return None
        owner, _, last = found[0].rpartition(".")
        name, more = self.project.require(owner, place)
        return Fix(f"Use {last}", (Edit(place, f"{name}.{last}"), *more))

    def _said(self, symbol: Symbol, value: object) -> list[str]:
        """The members of an enum, or constants of a class, that a literal stands for."""
        schema = self.project.schema(symbol.name.partition(".")[0])
        if isinstance(value, str) and schema is not None:
            return literals.spelled(schema, symbol, value)
        if isinstance(value, bool):
            switch = {said: name for name, said in shapes.SWITCHES.items()}
            names = [switch[value], "ACTIVE"] if value else [switch[value]]
            return [name for name in names if name in symbol.members]
        if not isinstance(value, int) or schema is None:
            return []
        return literals.of_days(schema, symbol, value)

    def _makable(self, given: Type, wanted: Type) -> bool:
        """Whether something makes what is asked for of what is passed, or of each member of it."""
        if making.known(self._lookup, given, wanted):
            return True
        return any(
            type_.name == given.name == "list" and self._makable(given.items[0], type_.items[0])
            for type_ in wanted.alternatives
        )

    def _made(self, given: Type) -> Fix | None:
        call = making.made(self._lookup, self.passed.value, given, self.wanted.type)
        if call is None:
            return None
        owner, _, last = call.callee.rpartition(".")
        title = f"Make {article(last)} `{last}` of it"
        if last[:1].islower():
            title = f"Call `{owner.rpartition('.')[2]}.{last}()` with it"
        return Fix(title, self.project.wrap(self.passed.place, call))

    def _json(self, given: Type) -> Fix | None:
        """The JSON text of an object, where an argument takes nothing else."""
        words = self.wanted.name.split("_")
        is_json = self.wanted.name in _JSON or words[-1] == "policy"
        if given.name not in ("list", "map") or not is_json:
            return None
        if not shapes.takes_only(self.wanted, "str"):
            return None
        pulumi = self.call.callee.startswith("pulumi_aws.")
        callee = "pulumi.Output.json_dumps" if pulumi else "json.dumps"
        edits = self.project.wrap(self.passed.place, Call(callee, (("", Kept()),)))
        return Fix(f"Pass `{self.wanted.name}` as JSON text", edits)

    def _of_aws(self) -> Fix | None:
        """The method for policies of AWS, where the account's own are asked for one of them."""
        value, function = self.passed.value, self.call.function
        named = isinstance(value, Scalar) and isinstance(value.value, str) and value.value
        if self.call.callee != _OWN_POLICY or len(self.call.arguments) != 1 or self.passed.name:
            return None
        if not named or not exists(f"arn:aws:iam::aws:policy/{named}"):
            return None
        own = _OWN_POLICY.rpartition(".")[2]
        last = Span(function.path, function.end - len(own), function.end)
        return Fix("Call from_aws_managed_policy_name()", (Edit(last, _AWS_POLICY),))

    def _sibling(self, given: Type) -> Fix | None:
        """Another method of the object that takes this value and all the others."""
        if self.call.kind not in ("method", "static") or not given.is_class:
            return None
        owner, _, own = self.call.callee.rpartition(".")
        holder = self._lookup(owner)
        names = {p.name for p in self.call.arguments}
        found = [
            method.name
            for method in (holder.methods if holder is not None else ())
            if method.name != own
            and method.static == (self.call.kind == "static")
            and names <= {a.name for a in method.arguments}
            and any(
                a.name == self.wanted.name and self.fits(given, a.type) == "yes"
                for a in method.arguments
            )
        ]
        if len(found) != 1 or not self.passed.name:
            return None
        function = self.call.function
        last = Span(function.path, function.end - len(own), function.end)
        return Fix(f"Call {found[0]}()", (Edit(last, found[0]),))


def _named(argument: Argument) -> str:
    return "each argument" if argument.name == "*" else f"`{argument.name}`"


def _converted(value: object, wanted: set[str]) -> str | int | float | bool | None:
    """The same value in another type, if there is one only."""
    if isinstance(value, bool):
        return str(value).lower() if "str" in wanted else None
    if isinstance(value, int | float):
        return str(value) if "str" in wanted else None
    if isinstance(value, str):
        if "bool" in wanted and value.lower() in ("true", "false"):
            return value.lower() == "true"
        if wanted & {"num", "int"} and value.isdigit() and str(int(value)) == value:
            return int(value)
    return None


def _words(type_: Type) -> str:
    """A type in words."""
    match type_.name:
        case "str":
            return "a text"
        case "num" | "int":
            return "a number"
        case "bool":
            return "true or false"
        case "list":
            inner = type_.items[0]
            return "a list" if inner.name == "any" else f"a list of {_words(inner)}"
        case "map":
            inner = type_.items[-1] if type_.items else Type("any")
            return "a map" if inner.name == "any" else f"a map of {_words(inner)}"
        case "union":
            shown = [_words(t) for t in type_.items if not t.name.endswith(".IResolvable")]
            return " or ".join(dict.fromkeys(shown))
        case "output":
            return f"an output of {_words(type_.items[0])}"
        case _:
            return f"`{type_.name.rpartition('.')[2]}`"
