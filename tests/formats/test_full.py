"""Lines quoted under each finding."""

import re

import pytest
from awkward import HOSTILE

from fixiac.output.paint import painted


def test_one_line(check):
    told = check("full", {"m.py": "if x:\n    y = '日😀'; old = 1  # é\n"}, status=1)
    assert told == (
        "m.py:2:15: TST001 [*] old is out of date\n"
        "  |\n"
        "2 | y = '日😀'; old = 1  # é\n"
        "  |             ^^^\n"
        "  |\n"
        "  = fix: write new\n"
        "\n"
        "Found 1 problem (1 fixable with fixiac apply).\n"
    )


def test_several_lines(check):
    lines = "".join(f"        {number},\n\n" for number in range(9))
    told = check("full", {"m.py": f"if x:\n    y = [begin,\n{lines}    end]\n"}, status=1)
    shown = told.split("\n")
    assert shown[1:5] == ["   |", " 2 | y = [begin,", " 3 |     0,", " 4 | "]
    assert shown[13:16] == ["13 |     5,", "   | ... 8 more lines", "   |"]
    assert "^" not in told


def test_awkward_text(check):
    told = check("full", {"m.py": f"if x:\n\tloud = 1  # \t{HOSTILE}\n"}, status=1)
    assert "2 | loud = 1  #     </script>" in told
    assert "\\x1b[31m \\u2028 😀" in told
    assert "\x1b" not in told
    assert "  = see https://example.com/?a=1&b=<2>\n" in told


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "a b.py:2:15: TST001 [*] old",
            ["a b.py:2:15", ": ", "TST001", " [*]", " old"],
        ),
        ("C:\\x.py:3: KMS001 Use one key", ["C:\\x.py:3", ": ", "KMS001", " Use one key"]),
        ("none.py:1: error: no such file", ["none.py:1", ": ", "error:", " no such file"]),
        ("fixiac: error: x: error: y", ["fixiac", ": ", "error:", " x: error: y"]),
        ("    fix (with --unsafe-fixes): x", ["    ", "fix (with --unsafe-fixes):", " x"]),
        ("  = no fix: x", ["  = ", "no fix:", " x"]),
        ("    see https://a.b", ["    ", "see", " https://a.b"]),
        ("12 | y = 1 | 2", ["12 |", " y = 1 | 2"]),
        ("   |     ^^^", ["   |", "     ^^^"]),
        ("Found 1 problem.", ["Found 1 problem."]),
    ],
)
def test_colours(line, parts):
    shown = painted(line)
    assert [part for part in re.split("\x1b\\[[\\d;]+m", shown) if part] == parts
    assert shown.count("\x1b[0m") * 2 == shown.count("\x1b[")


def test_colours_are_for_terminals(check, monkeypatch):
    files = {"m.py": "old = 1\n", "bad.py": "x = (\n"}
    assert "\x1b" not in check("full", files) + check.err
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1mm.py:1:1\x1b[0m: \x1b[1;31mTST001\x1b[0m" in check("full", files)
    assert "\x1b[1;31merror:\x1b[0m" in check.err
    assert "\x1b" not in check("json", files)
    assert "\x1b" not in check("text", files, "-o", "out.txt")
    assert "\x1b" not in (check.folder / "out.txt").read_text()
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in check("full", files) + check.err
