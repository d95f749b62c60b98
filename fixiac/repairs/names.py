"""An argument of another name, in the shape that it takes."""

from __future__ import annotations

import re

from fixiac import making, shapes
from fixiac.edits import Edit, Fix
from fixiac.expressions import Array, Call, Expression, Kept, Member
from fixiac.model import HOLE, Reference, Sequence, Value, text_of
from fixiac.repairs.unknown import Unknown
from fixiac.schemas import Argument, Type
from fixiac.schemas.arguments import unit
from fixiac.schemas.likeness import IDENTITIES, Kind, Meant, meant, related, unfilled, words

_DURATION = "aws_cdk.Duration"
_KINDS: dict[str, Kind] = {**IDENTITIES, "bucket": "name"}
"""What the last word of an attribute says that it is; a bucket's own name is its ``bucket``."""
_ID = re.compile(r"[a-z]+-[0-9a-f]{8,17}")
"""An identifier that EC2 gives: https://docs.aws.amazon.com/ec2/latest/devguide/ec2-resource-ids.html"""
_MEASURES = frozenset({_DURATION, "aws_cdk.Size", "aws_cdk.RemovalPolicy"})
"""Classes whose objects tell as little as a number of what they are for."""
_MISTAKEN = frozenset({("name", "arn"), ("arn", "name"), ("arn", "id")})
"""What an argument asks for, and what is no such thing; an ARN does for many an id."""


def renamed(case: Unknown) -> Fix | None:
    """Pass it as the only argument that can be meant by its name, its type or its value."""
    listed = _listed(case)
    if listed is not None:
        return repeated(case, listed) or pass_as(case, Meant(listed, "own"))
    found = meant(case.call.symbol, case.passed.name, case.given) or _typed(case)
    if len(found) == 1:
        return pass_as(case, found[0])
    told = _by_attribute(case)
    if told is not None:
        return pass_as(case, Meant(told, "own"))
    given = meant(case.call.symbol, case.passed.name, ())
    return repeated(case, given[0].argument) if len(given) == 1 else None


def _by_attribute(case: Unknown) -> Argument | None:
    """``kms_key=key.arn`` and ``kms_key_id=key.arn`` are a `kms_key_arn`."""
    value = case.passed.value
    if not isinstance(value, Reference) or value.attribute not in IDENTITIES:
        return None
    stem, _, last = case.passed.name.rpartition("_")
    if last not in IDENTITIES:
        stem = case.passed.name
    return case.call.symbol.argument(f"{stem}_{value.attribute}")


def _typed(case: Unknown) -> tuple[Meant, ...]:
    """The arguments of a related name that alone take an object of this class, or a list."""
    given = case.type.items[0] if case.type and case.type.name == "list" else case.type
    if given is None or not given.is_class or given.name in _MEASURES:
        return ()
    return tuple(
        Meant(argument, "type")
        for argument in unfilled(case.call.symbol, case.given)
        if related(case.passed.name, argument) and _is_for(case, argument.type, given)
    )


def _is_for(case: Unknown, wanted: Type, given: Type) -> bool:
    """Whether objects of just that class are asked for, or a list of them."""
    types = [t.items[0] if t.name == "list" else t for t in wanted.alternatives]
    last = given.name.rpartition(".")[2]
    return any(
        t.is_class and (t.name.rpartition(".")[2] == f"I{last}" or case.fit(given, t) == "yes")
        for t in types
    )


def _listed(case: Unknown) -> Argument | None:
    """The argument that the list of renames gives for it."""
    schema = case.schema_of(case.call.callee)
    name = schema.renamed_argument(case.call.callee, case.passed.name) if schema else None
    return case.call.symbol.argument(name) if name is not None else None


def repeated(case: Unknown, argument: Argument) -> Fix | None:
    """Leave out what another argument says already."""
    present = case.call.argument(argument.name)
    if present is None or not case.same(present):
        return None
    return case.left_out(f"`{argument.name}`", present)


def pass_as(case: Unknown, found: Meant) -> Fix | None:
    """Pass the value as another argument, in the shape that it takes."""
    argument, name = found.argument, case.passed.name
    if argument.name in case.given:
        return None
    assert case.passed.key_span is not None
    rename = Edit(case.passed.key_span, argument.name)
    shape = _shape(case, found)
    if shape is None:
        return _only_one(case, found, rename)
    case.target = argument.name
    if isinstance(shape, Kept):
        return Fix(f"Rename `{name}` to `{argument.name}`", (rename,))
    edits = case.project.wrap(case.passed.place, shape)
    what = "a list in" if isinstance(shape, Array) else f"{found.unit} in"
    if isinstance(shape, Member):
        what = f"its {shape.name} in"
    elif isinstance(shape, Call) and not found.unit:
        what = f"a `{shape.callee.rpartition('.')[2]}` in"
    return Fix(f"Pass `{name}` as {what} `{argument.name}`", (rename, *edits))


def _only_one(case: Unknown, found: Meant, rename: Edit) -> Fix | None:
    """``roles=[role.name]`` is the `role`, where the list has no other member."""
    value, name = case.passed.value, found.argument.name
    if found.how != "number" or not isinstance(value, Sequence) or not value.complete:
        return None
    if len(value.items) != 1 or value.span != case.passed.place:
        return None
    given = case.type.items[0] if case.type and case.type.name == "list" else None
    if case.fit(given, found.argument.type) != "yes":
        return None
    case.target = name
    edits = (rename, *case.project.keep(case.passed.place, value.items[0].span))
    return Fix(f"Pass the only member of `{case.passed.name}` as `{name}`", edits)


def _shape(case: Unknown, found: Meant) -> Expression | None:
    """What is to be written around the value for an argument; None if it does not fit."""
    wanted = found.argument.type
    kind = _kind(case.passed.value)
    if found.kind and kind != found.kind:
        return _identity(case, found)
    if (_KINDS.get(words(found.argument.name)[-1].removesuffix("s")), kind) in _MISTAKEN:
        return None
    if found.unit:
        return _in_its_unit(case, found)
    if case.type is None and wanted.name == "list" and not case.passed.name.endswith("s"):
        return None  # it may be one of them, or all
    made = case.type and (
        making.measured(case.call.callee, found.argument, case.type)
        or making.made(case.lookup, case.passed.value, case.type, wanted)
    )
    if made:
        return made
    fit = case.fits(wanted)
    if fit == "unknown" and found.how in ("switch", "tail", "short"):
        return None  # such a name alone is not enough
    if fit == "yes" or (fit == "unknown" and found.how != "number"):
        return Kept()
    for alternative in wanted.alternatives:
        if alternative.name == "list" and case.fits(alternative.items[0]) == "yes":
            return Array((Kept(),))
    alike = case.type is not None and any(
        type_.name == case.type.name in ("list", "map") for type_ in wanted.alternatives
    )  # what is in it has a finding of its own
    return Kept() if (fit == "unknown" and case.type is not None) or alike else None


def _in_its_unit(case: Unknown, found: Meant) -> Expression | None:
    """What is to be written around a value whose name states the unit that it is counted in."""
    wanted = found.argument.type
    if shapes.takes_only(found.argument, "int") or shapes.takes_only(found.argument, "num"):
        counted = unit(case.call.callee, found.argument.name)
        return Kept() if counted and counted[0] == found.unit else None
    durations = [t for t in wanted.alternatives if t.name == _DURATION]
    if durations and case.type is not None and case.type.name == _DURATION:
        return Kept()  # it has a unit of its own
    if durations and case.type is not None and case.type.name in ("int", "num"):
        return Call(f"{_DURATION}.{found.unit}", (("", Kept()),))
    return None


def _identity(case: Unknown, found: Meant) -> Expression | None:
    """The ARN, id or name of a resource that is passed itself: ``vpc=vpc`` is a ``vpc_id``."""
    symbol = case.lookup(case.type.name) if case.type and case.type.is_class else None
    if symbol is None or not (symbol.is_pulumi_resource or symbol.is_construct):
        return None
    own, told = words(symbol.name.rpartition(".")[2]), words(found.argument.name)[:-1]
    attribute = symbol.attribute(found.kind)
    if told[-len(own) :] != own or attribute is None:
        return None
    fits = case.fit(attribute.type, found.argument.type) == "yes"
    return Member(Kept(), found.kind) if fits else None


def _kind(value: Value) -> Kind:
    """What of a resource a value certainly is, or each of a list; empty if that cannot be told."""
    if isinstance(value, Sequence):
        kinds = {_kind(item.value) for item in value.items}
        return kinds.pop() if value.complete and len(kinds) == 1 else ""
    if isinstance(value, Reference):
        last = value.attribute.rpartition("_")[2]
        return _KINDS.get(last, "")
    text = text_of(value)
    if text is None or text.startswith(HOLE):
        return ""
    if text.startswith("arn:"):
        return "arn"
    return "id" if _ID.fullmatch(text) else "name"
