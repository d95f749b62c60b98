"""What is known of arguments and of what makes objects, held against the tables of the SDKs."""

import pytest

from fixiac.schemas import arguments, load, makers, members
from fixiac.schemas.documentation import address


def lookup(qualified):
    return load(qualified.partition(".")[0]).lookup(qualified)


def taken(qualified):
    return {argument.name for argument in lookup(qualified).arguments}


ROWS = arguments._data()
MADE = makers._data()


@pytest.mark.parametrize("row", ROWS["rows"], ids=lambda row: f"{row['of'][0]}({row['argument']})")
def test_rows(row):
    for callee in row["of"]:
        if not lookup(callee).open:
            assert row["argument"] not in taken(callee)
        wanted = {row.get("becomes"), row.get("also"), row.get("into"), *row.get("instead", ())}
        assert wanted - {None} <= taken(callee)
    if "callee" in row:
        assert row["argument"] in taken(row["callee"])
    assert (row.get("source") or address(row["of"][0])).startswith("https://")


@pytest.mark.parametrize("row", ROWS["afterwards"], ids=lambda row: row["argument"])
def test_methods_afterwards(row):
    for callee in row["of"]:
        assert row["argument"] not in taken(callee)
        method = lookup(callee).method(row["method"])
        assert not method.static
        assert row.get("first", "") in taken(callee) | {""}
        if not row.get("records") and makers.rest(f"{callee}.{row['method']}") is None:
            assert sum(a.required for a in method.arguments) == 1
            assert method.arguments[0].positional


@pytest.mark.parametrize("row", ROWS["numbered"], ids=lambda row: row["argument"])
def test_lists_with_numbers(row):
    for callee in row["of"]:
        assert row["argument"] not in taken(callee)
        (argument,) = taken(callee) & set(row["becomes"])
        types = lookup(callee).argument(argument).type.alternatives
        (inner,) = (t.items[0] for t in types if t.name == "list")
        (struct,) = (t.name for t in inner.alternatives if lookup(t.name))
        assert {row["member"], row["number"]} <= taken(struct)


@pytest.mark.parametrize("row", ROWS["inside"], ids=lambda row: row["argument"])
def test_structures_inside(row):
    for callee in row["of"]:
        type_ = lookup(callee).argument(row["argument"]).type
        assert any(lookup(t.name).kind == "struct" for t in type_.alternatives if t.is_class)


@pytest.mark.parametrize("row", MADE["rows"], ids=lambda row: f"{row['from'][0]}-{row['of'][0]}")
def test_makers(row):
    for name in (*row["of"], *row["from"]):
        inner = name.removeprefix("list[").removesuffix("]")
        assert inner in ("str", "int") or lookup(inner) is not None
    callee = lookup(row["by"])
    named = row.get("name")
    first = callee.argument(named) if named else callee.arguments[0]
    assert first.positional or named
    assert {a.name for a in callee.arguments if a.required} <= {first.name}


@pytest.mark.parametrize("row", MADE["rest"], ids=lambda row: row["type"])
def test_any_number_of_arguments(row):
    for method in row["of"]:
        assert lookup(method).open
    assert row["type"] == "str" or lookup(row["type"]) is not None


@pytest.mark.parametrize("row", members._held()["aws_cdk"]["paths"], ids=lambda row: row["member"])
def test_detours(row):
    holder, _, last = f"aws_cdk.{row['member']}".rpartition(".")
    symbol = lookup(holder)
    assert symbol.attribute(last) is None
    assert symbol.method(last) is None
    assert row.get("given", "") in taken(holder) | {""}
    *through, end = row["path"].split(".")
    for name in through:
        symbol = lookup(symbol.attribute(name).type.name)
    assert symbol.attribute(end) or symbol.method(end)


@pytest.mark.parametrize("member", sorted(members._late_lists()))
def test_late_lists(member):
    assert lookup(member).returns.name == "list"


@pytest.mark.parametrize("row", members._held()["aws_cdk"]["gathered"], ids=lambda row: row["by"])
def test_made_one_of_parts(row):
    for member in row["members"]:
        holder, _, last = f"aws_cdk.{member}".rpartition(".")
        assert lookup(holder).method(last) is None
        by = lookup(f"{holder}.{row['by']}")
        assert set(row["saying"]) <= {argument.name for argument in by.arguments}
        assert lookup(by.returns.name).method(last) is not None


@pytest.mark.parametrize("row", ROWS["refusals"], ids=lambda row: row["of"][0])
def test_refusals(row):
    for callee in row["of"]:
        symbol = lookup(callee)
        names = {row[key] for key in ("argument",) if key in row} | set(row.get("when", {}))
        if "argument" not in row:
            names.add(row["lacking"])
        assert names <= taken(callee)
        for name, member in row.get("when", {}).items():
            assert member in lookup(symbol.argument(name).type.name).members
        assert "type" not in row or lookup(row["type"]) is not None


@pytest.mark.parametrize("row", ROWS["one_of"], ids=lambda row: row["of"][0])
def test_arguments_of_which_one_is_needed(row):
    for callee in row["of"]:
        assert set(row["arguments"]) <= taken(callee)
        assert not any(lookup(callee).argument(name).required for name in row["arguments"])


@pytest.mark.parametrize("row", ROWS["unplaced"], ids=lambda row: row["argument"])
def test_what_nothing_takes(row):
    for callee in row["of"]:
        assert row["argument"] not in taken(callee)


@pytest.mark.parametrize("name", members._held()["pulumi_aws"]["arns"])
def test_a_resource_with_its_name_at_the_end_of_its_arn(name):
    for version in (6, 7):
        symbol = load("pulumi_aws", version).lookup(f"pulumi_aws.{name}")
        assert symbol.attribute("arn")
        assert symbol.attribute("name")
    behind, source = members.name_in_arn(f"pulumi_aws.{name}")
    assert behind in "/:"
    assert source.startswith("https://docs.aws.amazon.com/")
