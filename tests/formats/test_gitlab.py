"""Code Quality: what GitLab takes, with fingerprints that it can follow."""

import json

import pytest

jsonschema = pytest.importorskip("jsonschema", reason="the extra 'test' is not installed")
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "additionalProperties": False,
                        "properties": {
                            "begin": {"type": "integer", "minimum": 1},
                            "end": {"type": "integer", "minimum": 1},
                        },
                    },
                },
            },
        },
    },
}
"""What https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format asks for."""


@pytest.fixture
def gitlab(check):
    def gitlab(*arguments, **keywords):
        given = json.loads(check("gitlab", *arguments, **keywords))
        jsonschema.validate(given, SCHEMA)
        names = [issue["fingerprint"] for issue in given]
        assert len({*names}) == len(names)
        return given

    return gitlab


def test_issues(gitlab):
    issues = gitlab(status=2)
    assert [issue["severity"] for issue in issues[:2]] == ["critical", "minor"]
    assert issues[1]["location"]["path"] == "a b/éñ'\"&<x>%:,.py"
    assert issues[1]["location"]["lines"] == {"begin": 2, "end": 2}
    assert issues[0]["description"] == "old is out of date; fix: write new"


def test_what_could_not_be_read_blocks(gitlab):
    blockers = [issue for issue in gitlab(status=2) if issue["severity"] == "blocker"]
    assert [issue["location"]["path"] for issue in blockers] == [
        "binary.py",
        "none.py",
        "broken.py",
    ]
    assert blockers[1]["description"] == "no such file"


def test_fingerprints_stay_when_lines_move(gitlab):
    text = "old = 1\nold = 1\nx = [old, old]\n"
    before = [issue["fingerprint"] for issue in gitlab({"m.py": text})]
    assert len(before) == 4
    after = [issue["fingerprint"] for issue in gitlab({"m.py": "import a\n\n\n" + text})]
    assert after == before
    indented = "if x:\n    " + text.replace("\n", "\n    ").rstrip(" ")
    assert [issue["fingerprint"] for issue in gitlab({"m.py": indented})] == before
    unlike = [issue["fingerprint"] for issue in gitlab({"m.py": text.replace("1", "2")})]
    assert [*map(before.count, unlike)] == [0, 0, 1, 1]


def test_fingerprints_do_not_depend_on_the_folder(gitlab, monkeypatch, tmp_path):
    (tmp_path / ".git").mkdir()
    (before,) = gitlab({"sub/m.py": "old = 1\n"})
    monkeypatch.chdir("sub")
    assert gitlab({"m.py": "old = 1\n"}) == [before]
