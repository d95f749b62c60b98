"""Lines quoted under each finding."""

from awkward import HOSTILE


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
