"""What the CDKTF generator adds to each block of a Terraform schema.

For a struct ``X`` the generator writes a class ``XOutputReference``, and for the configuration of a
resource the resource itself, with the same accessors for each field: a value that can be set, the
input that was given, a reset if it is optional, and a ``put_`` method for a nested block. These
make up more than half of a provider, so a table keeps one line in their place; what does not follow
the pattern to the letter is kept as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

DERIVED = "%"
"""The line that stands for the accessors of a struct's fields."""

_RESOLVABLE = "$IResolvable|"
_REFERENCE = "OutputReference"
_LIST = "List"
# The fields that every resource inherits, which have no accessors of this kind.
_META = frozenset(
    {"connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioners"}
)
_PARENT = "(terraform_resource!:$IInterpolatingParent terraform_attribute!:str"
_HEADS = {
    "1": _PARENT,
    "2": f"{_PARENT} complex_object_index!:num complex_object_is_from_set!:bool",
    "3": f"{_PARENT} wraps_set!:bool",
}


def struct_of(name: str, lines: Iterable[str]) -> str | None:
    """The struct whose fields a class gives access to: its configuration, or what it refers to."""
    for suffix in (_REFERENCE, _LIST):
        if name.endswith(suffix):
            return name.removesuffix(suffix)
    for line in lines:
        if line.startswith("(scope!:"):
            lifted = line.rpartition("**.")[2]
            return lifted if lifted.endswith("Config") else None
    return None


def contract(name: str, lines: list[str], struct: list[str]) -> list[str]:
    """Put one line in the place of the accessors of the struct, if all of them are there."""
    lines = [_unresolved(line) for line in lines]
    number = ""
    if name.endswith((_REFERENCE, _LIST)):
        heads = {head: number for number, head in _HEADS.items()}
        number = heads.get(lines[0], "") if lines else ""
        if not number:
            return lines
    marker = DERIVED + number
    expected = set(_standing_for(name, marker, struct))
    if not expected <= set(lines):
        return lines
    return [marker, *(line for line in lines if line not in expected)]


def expand(name: str, lines: Iterable[str], struct: Iterable[str]) -> Iterator[str]:
    """The inverse of :func:`contract`; the order of the lines may differ."""
    for line in lines:
        if line.startswith(DERIVED):
            yield from _standing_for(name, line, struct)
        else:
            yield line


def _standing_for(name: str, marker: str, struct: Iterable[str]) -> Iterator[str]:
    number = marker.removeprefix(DERIVED)
    if number:
        yield _HEADS[number]
    if number == "3":
        block = name.removesuffix(_LIST)
        yield f"-get .{block}{_REFERENCE} (index!:num"
        yield f":internal_value list[.{block}]"
        return
    if number:
        yield f":internal_value .{name.removesuffix(_REFERENCE)}"
    yield from _accessors(struct)


def _unresolved(line: str) -> str:
    """Without the token that some generated accessors may also give and others may not."""
    name, _, type_ = line.partition(" ")
    if name == ":internal_value" or (name[0] == "." and name.endswith("_input")):
        return f"{name} {type_.removeprefix(_RESOLVABLE)}"
    return line


def _accessors(struct: Iterable[str]) -> Iterator[str]:
    for line in struct:
        if line[0] not in "!?":
            continue
        name, _, type_ = line[1:].partition(" ")
        if name in _META:
            continue
        plain = name.rstrip("_")
        block = type_.removeprefix(_RESOLVABLE)
        if block.startswith("list[."):
            yield f".{name} {block[5:-1]}{_LIST}"
            yield f"-put_{plain} none (value!:{type_}"
        elif block.startswith("."):
            yield f".{name} {block}{_REFERENCE}"
            yield f"-put_{plain} none (**{block}"
        else:
            yield f":{name} {type_}"
        yield f".{plain}_input {type_.removeprefix(_RESOLVABLE)}"
        if line[0] == "?":
            yield f"-reset_{plain} none ("
