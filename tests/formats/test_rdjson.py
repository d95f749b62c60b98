"""The format of reviewdog: its fields, columns in bytes, and suggestions that are whole fixes."""

import json

import pytest
from awkward import AWKWARD

jsonschema = pytest.importorskip("jsonschema", reason="the extra 'test' is not installed")


def made_of(required, **properties):
    return {
        "type": "object",
        "required": required,
        "additionalProperties": False,
        "properties": properties,
    }


TEXT = {"type": "string", "minLength": 1}
PLACE = made_of(
    ["line"],
    line={"type": "integer", "minimum": 1},
    column={"type": "integer", "minimum": 1},
)
RANGE = made_of(["start"], start=PLACE, end=PLACE)
SCHEMA = made_of(
    ["source", "diagnostics"],
    source=made_of(["name"], name=TEXT),
    diagnostics={
        "type": "array",
        "items": made_of(
            ["message", "location", "severity"],
            message=TEXT,
            location=made_of(["path"], path=TEXT, range=RANGE),
            severity={"enum": ["ERROR", "WARNING", "INFO"]},
            code=made_of(["value"], value=TEXT, url=TEXT),
            suggestions={
                "type": "array",
                "items": made_of(["range", "text"], range=RANGE, text={"type": "string"}),
            },
        ),
    },
)
"""The messages of https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto,
as far as they are used here, and stricter: no other field."""


@pytest.fixture
def rdjson(check):
    def rdjson(*arguments, **keywords):
        given = json.loads(check("rdjson", *arguments, **keywords))
        jsonschema.validate(given, SCHEMA)
        return given["diagnostics"]

    return rdjson


def replaced(data, suggestion):
    """The bytes of a file after a suggestion."""
    lines = data.split(b"\n")

    def offset(place):
        return sum(len(line) + 1 for line in lines[: place["line"] - 1]) + place["column"] - 1

    start, end = offset(suggestion["range"]["start"]), offset(suggestion["range"]["end"])
    return data[:start] + suggestion["text"].encode() + data[end:]


def test_columns_are_bytes(rdjson):
    told = rdjson(status=2)
    first = next(one for one in told if one["location"]["path"].startswith("a b/"))
    assert first["location"]["range"]["start"] == {"line": 1, "column": 13}
    assert first["severity"] == "ERROR"
    marked = next(one for one in told if one["location"]["path"] == "marked.py")
    assert marked["location"]["range"]["start"] == {"line": 1, "column": 10}


def test_suggestions_are_whole_fixes(rdjson):
    told = rdjson(status=2)
    for one in told:
        for suggestion in one.get("suggestions", ()):
            data = AWKWARD[one["location"]["path"]]
            after = replaced(data, suggestion)
            if one["code"]["value"] == "TST001":
                assert after in {
                    data[:at] + b"new" + data[at + 3 :]
                    for at in range(len(data))
                    if data[at:].startswith(b"old")
                }
            else:
                mark = "# é😀\n".encode()
                assert after == mark + data.replace(b"loud", b"quiet")
    codes = [one["code"]["value"] for one in told if "suggestions" in one]
    assert sorted(codes) == ["TST001"] * 5 + ["TST004"] * 2


def test_fixes_of_several_files_and_unsafe_ones_are_no_suggestions(rdjson):
    told = {one["code"]["value"]: one for one in rdjson(status=2) if "code" in one}
    assert "suggestions" not in told["TST002"]
    assert "suggestions" not in told["TST003"]
    assert "fix (with --unsafe-fixes): write bold" in told["TST003"]["message"]
    assert told["TST004"]["code"]["url"] == "https://example.com/?a=1&b=<2>"


def test_what_could_not_be_read(rdjson):
    assert rdjson(status=2)[-2] == {
        "message": "no such file",
        "location": {"path": "none.py"},
        "severity": "ERROR",
    }
