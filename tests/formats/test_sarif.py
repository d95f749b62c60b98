"""SARIF: valid, in the right place, and its fixes do what the findings' own fixes do."""

import gzip
import json
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from awkward import AWKWARD, HOSTILE

import fixiac
from fixiac import source

jsonschema = pytest.importorskip("jsonschema", reason="the extra 'test' is not installed")
SCHEMA = json.loads(gzip.decompress((Path(__file__).parent / "sarif-2.1.0.json.gz").read_bytes()))
"""Of SchemaStore, by way of the npm package @microsoft/jest-sarif 1.0.0-beta.0 (MIT)."""


@pytest.fixture
def sarif(check):
    def sarif(*arguments, **keywords):
        given = json.loads(check("sarif", *arguments, **keywords))
        jsonschema.Draft4Validator(SCHEMA).validate(given)
        (run,) = given["runs"]
        return run

    return sarif


def found(run):
    """Code, file, line and column of each result."""
    for result in run["results"]:
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uriBaseId"] == "SRCROOT"
        region = place["region"]
        path = unquote(place["artifactLocation"]["uri"])
        assert region["snippet"]["text"] in {"old", "risky", "again", "loud"}
        yield result["ruleId"], path, region["startLine"], region["startColumn"]


def test_places(sarif, check):
    run = sarif(status=2)
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["originalUriBaseIds"]["SRCROOT"]["uri"] == check.folder.as_uri() + "/"
    odd = "a b/éñ'\"&<x>%:,.py"
    assert [*found(run)] == [
        ("TST001", odd, 1, 10),
        ("TST004", odd, 2, 6),
        ("TST001", "answer.md", 4, 4),
        ("TST001", "answer.md", 4, 15),
        ("TST001", "marked.py", 1, 6),
        ("TST002", "marked.py", 1, 15),
        ("TST004", "other.py", 3, 1),
        ("TST001", "plain.py", 1, 1),
        ("TST003", "plain.py", 2, 5),
        ("TST003", "plain.py", 3, 6),
    ]


def test_messages_and_rules(sarif):
    run = sarif(status=2)
    results = {result["ruleId"]: result for result in run["results"]}
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(results)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    text = results["TST004"]["message"]["text"]
    assert text.startswith("loud: " + HOSTILE.replace("{0}", "{{0}}"))
    assert text.endswith("\nsee https://example.com/?a=1&b=<2>")
    assert (results["TST004"]["level"], results["TST001"]["level"]) == ("warning", "error")
    assert results["TST004"]["relatedLocations"][0]["id"] == 1
    assert "fix (with --unsafe-fixes): write bold" in results["TST003"]["message"]["text"]


def test_what_could_not_be_read(sarif):
    (invocation,) = sarif(status=2)["invocations"]
    assert invocation["executionSuccessful"] is False
    told = {
        unquote(location["physicalLocation"]["artifactLocation"]["uri"]): (
            notification["level"],
            location["physicalLocation"].get("region", {}).get("startLine"),
        )
        for notification in invocation["toolExecutionNotifications"]
        for location in notification["locations"]
    }
    assert told == {
        "none.py": ("error", None),
        "binary.py": ("error", 1),
        "broken.py": ("error", 1),
    }
    (invocation,) = sarif({"good.py": "x = 1\n"}, status=0)["invocations"]
    assert invocation == {"executionSuccessful": True, "toolExecutionNotifications": []}


def offset(text, line, column):
    """The offset of a place, with newlines as the log states them."""
    starts = [0, *(end.end() for end in re.finditer(r"\r\n|\n|\r", text))]
    return starts[line - 1] + column - 1


def applied(fix, texts):
    """The texts after a fix, its replacements made as the specification says."""
    texts = dict(texts)
    for change in fix["artifactChanges"]:
        path = unquote(change["artifactLocation"]["uri"])
        text, pieces, done = texts[path], [], 0
        for replacement in change["replacements"]:
            region = replacement["deletedRegion"]
            start = offset(text, region["startLine"], region["startColumn"])
            end = offset(text, region["endLine"], region["endColumn"])
            assert done <= start <= end
            pieces += text[done:start], replacement["insertedContent"]["text"]
            done = end
        texts[path] = "".join(pieces) + text[done:]
    return texts


def test_fixes(sarif):
    run = sarif(status=2)
    readable = {name: data for name, data in AWKWARD.items() if name != "binary.py"}
    texts = {name: source.decode(name, data).text for name, data in readable.items()}
    fixed = fixiac.fix(texts)
    by_code = {}
    for result in run["results"]:
        by_code.setdefault(result["ruleId"], []).extend(result.get("fixes", ()))
    assert {code: len(fixes) for code, fixes in by_code.items()} == {
        "TST001": 5,
        "TST002": 1,
        "TST003": 0,
        "TST004": 2,
    }
    (everywhere,) = by_code["TST002"]
    both = applied(everywhere, texts)
    assert (both["marked.py"], both["other.py"]) == (
        texts["marked.py"].replace("again", "anew"),
        texts["other.py"].replace("again", "anew"),
    )
    # From the end, so that the places of the others stay; TST004 adds lines at the start.
    done = texts
    for fix in [*reversed(by_code["TST001"]), *reversed(by_code["TST004"])]:
        done = applied(fix, done)
    done = {path: text.replace("again", "anew") for path, text in done.items()}
    assert done == fixed.texts


def test_fingerprints(sarif):
    files = {"m.py": "old = 1\nold = 1\n\nx = old\n"}
    before = [r["partialFingerprints"]["fixiac/v1"] for r in sarif(files)["results"]]
    assert len({*before}) == 3
    moved = sarif({"m.py": "# a line\n\n" + files["m.py"].replace("x = old", "  x = old".strip())})
    assert [r["partialFingerprints"]["fixiac/v1"] for r in moved["results"]] == before
    other = sarif({"n.py": files["m.py"]})
    assert not {*before} & {r["partialFingerprints"]["fixiac/v1"] for r in other["results"]}


def test_paths_are_those_of_the_repository(sarif, check, monkeypatch, tmp_path):
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    run = sarif({"../m.py": "old = 1\n", "n.py": "old = 1\n"})
    assert [path for _, path, *_ in found(run)] == ["m.py", "sub/n.py"]
