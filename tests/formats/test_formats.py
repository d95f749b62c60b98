"""What all formats have in common."""

import json
import os
import re
import subprocess

import pytest
from awkward import HOSTILE
from words import ROOT

from fixiac.output import formats, places
from fixiac.version import __version__

FOR_PROGRAMS = sorted({*formats.names()} - formats.FOR_PEOPLE)


PAGE = (ROOT / "docs" / "output-formats.md").read_text("utf-8")


def test_the_page_has_all_formats():
    assert sorted(re.findall(r"(?m)^\| `(\w+)` \|", PAGE)) == [*formats.names()]


def test_the_page_shows_json_as_it_is(run, tmp_path):
    (tmp_path / "main.py").write_text("import pulumi\n\nbody = json.dumps({})\n")
    done = run("check", "--output-format", "json", "main.py", "none.py", check=2)
    (shown,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert json.loads(done.stdout) == {**json.loads(shown), "version": __version__}


@pytest.mark.parametrize("name", FOR_PROGRAMS)
def test_what_could_not_be_read_is_told(check, name):
    told = check(name, status=2)
    for path, why in {
        "none.py": "no such file",
        "broken.py": "",
        "binary.py": "not utf-8 text: byte 0xff",
    }.items():
        assert path in told
        assert why in told
    assert "Found 10 problems" in check.err
    assert "none.py: error: no such file" in check.err


@pytest.mark.parametrize("name", FOR_PROGRAMS)
def test_clean_files(check, name):
    told = check(name, {"good.py": "x = 1\n"}, status=0)
    assert told.endswith("\n") or (name, told) == ("github", "")
    assert check(name, {"good.py": "x = 1\n"}, "--quiet", status=0) == told
    assert check.err == ""


@pytest.mark.parametrize("name", formats.names())
def test_output_file(check, name):
    told = check(name, status=2)
    assert check(name, None, "-o", "new/folder/findings.txt", status=2) == ""
    written = (check.folder / "new/folder/findings.txt").read_bytes().decode()
    shown = told.rpartition("Found ")[0] if name in formats.FOR_PEOPLE else told
    assert written == shown
    assert "Found 10 problems" in check.err


@pytest.mark.parametrize("name", sorted(formats.FOR_PEOPLE))
def test_terminals_are_not_told_what_to_do(check, name):
    told = check(name, {"a\x1b[2J.py": f"# {HOSTILE}\nloud = 1\n", "\x1b]0;x\x07.py": b"\xff"})
    assert "\\x1b[31m" in told
    assert "a\\x1b[2J.py:2:1" in told
    assert "\\x1b]0;x\\x07.py:1: error" in check.err
    assert not {*"\x1b\x07\x0c"} & {*told, *check.err}


def test_an_output_file_that_cannot_be_written(check):
    assert check("json", {"plain.py": "x = 1\n"}, "-o", "plain.py/x", status=2) == ""
    assert "plain.py" in check.err


def test_the_top_of_the_repository(tmp_path):
    subprocess.run(["git", "init", "-q", tmp_path / "top"], check=True)
    inner = tmp_path / "top" / "a" / "b"
    inner.mkdir(parents=True)
    assert places.repository(str(inner)) == str(tmp_path / "top")
    assert places.repository(os.path.abspath(os.sep)) is None
