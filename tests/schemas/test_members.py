"""The curated list of methods holds against the tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fixiac import schemas
from fixiac.schemas import members

_HELD = json.loads((Path(members.__file__).parent / "data" / "members.json").read_text("utf-8"))[
    "roots"
]
_METRICS = [
    (f"{root}.{method}", row)
    for root, held in _HELD.items()
    for row in held.get("metrics", ())
    for method in row["methods"]
]


@pytest.mark.parametrize(("method", "row"), _METRICS)
def test_a_metric_stands_for_a_method_that_does_not_exist(
    method: str, row: dict[str, object]
) -> None:
    schema = schemas.load(method.partition(".")[0])
    assert schema.lookup(method) is None
    holder = schema.lookup(method.rpartition(".")[0])
    assert holder is not None
    found = members.metric(method)
    assert found is not None
    assert found.name == row["metric"]
    if not found.namespace:
        assert holder.method("metric") is not None
    for attribute in found.dimensions.values():
        assert holder.attribute(attribute) is not None


@pytest.mark.parametrize(
    ("attribute", "row"),
    [
        (f"{root}.{attribute}", row)
        for root, held in _HELD.items()
        for attribute, row in held.get("items", {}).items()
    ],
)
def test_an_only_item_stands_for_an_attribute_that_does_not_exist(
    attribute: str, row: dict[str, str]
) -> None:
    schema = schemas.load(attribute.partition(".")[0])
    assert schema.lookup(attribute) is None
    holder = schema.lookup(attribute.rpartition(".")[0])
    assert holder is not None
    listed = holder.attribute(row["list"])
    assert listed is not None
    type_ = listed.type.items[0] if listed.is_output else listed.type
    assert type_.name == "list"
    if "alone" in row:
        item = schema.lookup(type_.items[0].name)
        assert item is not None
        assert item.attribute(row["alone"])


@pytest.mark.parametrize(
    "attribute",
    [
        f"{root}.{attribute}"
        for root, held in _HELD.items()
        for attribute in held.get("companions", {})
    ],
)
def test_a_companion_has_what_the_other_has_not(attribute: str) -> None:
    schema = schemas.load(attribute.partition(".")[0])
    assert schema.lookup(attribute) is None
    assert schema.lookup(attribute.rpartition(".")[0]) is not None
    found = members.companion(attribute)
    assert found is not None
    holder = schema.lookup(found.callee)
    assert holder is not None
    assert holder.argument(found.by) is not None
    assert holder.attribute(found.gives) is not None
