"""The curated arguments name what the SDKs have, and nothing that they have already."""

from __future__ import annotations

import json

import pytest
from words import ROOT

from fixiac import schemas

DATA = json.loads((ROOT / "fixiac/schemas/data/arguments.json").read_text("utf-8"))


def symbol(qualified):
    try:
        return schemas.load(qualified.partition(".")[0], None).lookup(qualified)
    except LookupError:
        return None


def argument(callee, path):
    """The argument at ``a``, or the field of the structure that it takes at ``a.b``."""
    first, _, field = path.partition(".")
    found = symbol(callee).argument(first)
    return argument(found.type.name, field) if field and found else found


@pytest.mark.parametrize("row", DATA["rows"], ids=lambda row: f"{row['of'][0]}({row['argument']})")
def test_rows(row):
    for callee in row["of"]:
        if callee == "pulumi.Resource":
            continue
        assert symbol(callee), callee
        assert not symbol(callee).argument(row["argument"]), callee
        for name in (row.get("becomes"), *row.get("instead", ())):
            assert name is None or argument(callee, name), f"{callee} {name}"


@pytest.mark.parametrize("row", DATA["asides"], ids=lambda row: row["class"])
def test_asides(row):
    members = [name for names in row.get("objects", {}).values() for name in names.values()]
    named = [*row.get("arguments", {}).values(), *members, *row.get("constants", {})]
    for name in (*named, row["link"][0]):
        assert argument(row["class"], name), name
    for callee in row["of"]:
        assert symbol(callee).attribute(row["link"][1]), callee
        for name in (*row.get("arguments", {}), *row.get("objects", {})):
            assert not symbol(callee).argument(name), f"{callee} {name}"
        for name in row.get("shared", ()):
            assert symbol(callee).argument(name), f"{callee} {name}"
            assert argument(row["class"], name), name


@pytest.mark.parametrize("row", DATA["defaults"], ids=lambda row: row["of"][0])
def test_defaults(row):
    for callee in row["of"]:
        for name in row["values"]:
            assert argument(callee, name).required, f"{callee} {name}"
