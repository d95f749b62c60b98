import pytest
from words import Everywhere, Replace, codemod

import fixiac
from fixiac import Config, Withheld
from fixiac.edits import Edit, Fix, Span
from fixiac.rules import Rule

pytestmark = pytest.mark.usefixtures("plain")


def fix(text, *codemods, **config):
    return fixiac.fix({"m.py": text}, codemods=codemods or (Replace,), config=Config(**config))


def codes(result):
    return [report.finding.code for report in result.findings]


@pytest.mark.parametrize(
    "text",
    [
        "old = 1  # fixiac: ignore[TST001] wanted\n",
        "old = 1  # fixiac: ignore wanted\n",
        "old = 1  #fixiac:ignore[OTH001, TST001]\n".replace("OTH001, ", ""),
        "# fixiac: ignore[TST001]\nold = 1\n",
        "# fixiac: ignore[TST001]\n\n# more\nold = 1\n",
        "# fixiac: ignore[TST001]\nx = [\n    1,\n    old,\n]\n",
        "# fixiac: ignore[TST001]\ndef f():\n    return old\n",
        "def f():\n    # fixiac: ignore[TST001]\n    return [\n        old]\n",
        "x = [\n    # fixiac: ignore[TST001]\n    old,\n]\n",
        "# fixiac: ignore[TST001]\r\nold = [\r\n    old]\r\n",
        "old = 1\n# fixiac: ignore-file[TST001]\n",
        "# fixiac: ignore-file\nold = 1\n",
        "old = 1\nold = 2  # fixiac: ignore-file\n",
        "# fixiac: ignore[TST001]\n@f\nclass C:\n    old = 1\n",
        "if x:\n    # fixiac: ignore\n    old = 1\n",
    ],
)
def test_silenced(text):
    result = fix(text)
    assert (result.texts["m.py"], result.findings, result.failures) == (text, (), ())


@pytest.mark.parametrize(
    ("text", "after", "left"),
    [
        ("old = 1  # fixiac: ignore[TST002]\n", "new = 1  # fixiac: ignore[TST002]\n", ["FIX001"]),
        (
            "old = 1  # fixiac: ignore[TST001]\nold = 2\n",
            "old = 1  # fixiac: ignore[TST001]\nnew = 2\n",
            [],
        ),
        (
            "# fixiac: ignore[TST001]\nold = 1\nold = 2\n",
            "# fixiac: ignore[TST001]\nold = 1\nnew = 2\n",
            [],
        ),
        (
            "x = 1  # fixiac: ignore[TST001]\nold = 1\n",
            "x = 1  # fixiac: ignore[TST001]\nnew = 1\n",
            ["FIX001"],
        ),
        ("old = '# fixiac: ignore'\n", "new = '# fixiac: ignore'\n", []),
        ("# fixiac: ignore[ABC999]\nold = 1\n", "# fixiac: ignore[ABC999]\nnew = 1\n", ["FIX002"]),
        ("# fixiac: ignroe\nold = 1\n", "# fixiac: ignroe\nnew = 1\n", ["FIX002"]),
        ("# fixiac: ignore\nx = 1\n", "# fixiac: ignore\nx = 1\n", ["FIX001"]),
        ("x = 1\n# fixiac: ignore", "x = 1\n# fixiac: ignore", ["FIX001"]),
        ("# fixiac: ignore\n# fixiac: ignore[]\n", None, ["FIX001"]),
    ],
)
def test_not_silenced(text, after, left):
    result = fix(text, Replace, Everywhere)
    assert result.texts["m.py"] == (after or text)
    assert codes(result) == left


def test_unused_counts_for_selected_codes_only():
    text = "x = 1  # fixiac: ignore[TST002]\ny = 1  # fixiac: ignore\n"
    assert codes(fix(text, Replace, Everywhere, ignore=("TST002",))) == []
    assert codes(fix(text, Replace, Everywhere, ignore=("FIX",))) == []
    assert codes(fix(text, Replace, Everywhere)) == ["FIX001", "FIX001"]


def test_unused_is_not_told_when_something_could_not_be_read():
    files = {"m.py": "x = 1  # fixiac: ignore[TST001]\n", "bad.py": "("}
    assert fixiac.fix(files, codemods=[Replace]).findings == ()


def test_a_fix_that_touches_a_silenced_statement_is_withheld():
    text = "x = again\n# fixiac: ignore[TST002]\ny = [\n    again,\n]\n"
    result = fix(text, Everywhere)
    assert result.texts["m.py"] == text
    assert [report.withheld for report in result.findings] == [Withheld.IGNORED]


class Beside(Rule):
    """Inserts a line above the second statement."""

    code = "TST010"
    name = "beside"

    def check(self, project):
        for path, text in project.texts.items():
            at = text.index("y")
            if "import z" not in text:
                edit = Edit(Span(path, at, at), "import z\n")
                yield self.finding(Span(path, 0, 1), "no z", Fix("import z", (edit,)))


def test_a_fix_beside_a_silenced_statement_is_applied():
    text = "x = 1\ny = 1  # fixiac: ignore[TST010]\n"
    assert "import z\n" in fix(text, Beside).texts["m.py"]


def test_the_place_of_an_unknown_code_is_told():
    (report,) = fix("x = 1  # fixiac: ignore[ABC999]\n").findings
    assert (report.line, report.column) == (1, 25)


def test_two_codes_are_judged_apart():
    other = codemod(code="OTH001", word="x")
    result = fix("old = 1  # fixiac: ignore[TST001,OTH001]\n", Replace, other)
    assert [report.finding.message for report in result.findings] == [
        "there is no OTH001 here to ignore"
    ]
