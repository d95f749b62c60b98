"""Comments that silence what is found: where they go, and that they are nothing but comments."""

import ast

import pytest
from words import ROOT, Replace, codemod

from fixiac import engine, testing
from fixiac.config import Config
from fixiac.engine.options import Options

Other = codemod(code="TST004", name="other", word="other", by="another")
CODEMODS = (Replace, Other)
CASES = {
    case.code: case
    for case in testing.cases(ROOT / "testdata")
    if not case.idle and case.code != "SYN001"
}
SEVERAL = '''\
old = """
old
"""
'''


def ignore(text, path="m.py", **config):
    return engine.ignore({path: text}, Options(Config(**config), CODEMODS))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("old = 1\n", "old = 1  # fixiac: ignore[TST001]\n"),
        ("old = 1", "old = 1  # fixiac: ignore[TST001]"),
        ("old = 1 \t\n", "old = 1  # fixiac: ignore[TST001] \t\n"),
        ("other, old, old\n", "other, old, old  # fixiac: ignore[TST001, TST004]\n"),
        ("x = [\n    old,\n]\n", "x = [\n    old,  # fixiac: ignore[TST001]\n]\n"),
        ("old  # noqa: F821\n", "old  # noqa: F821  # fixiac: ignore[TST001]\n"),
        ("old  # why\r\n", "old  # why  # fixiac: ignore[TST001]\r\n"),
        # Codes are added to what is there.
        (
            "other, old  # fixiac: ignore[TST004] why\n",
            "other, old  # fixiac: ignore[TST004, TST001] why\n",
        ),
        ("old  # fixiac: ignore[] why\n", "old  # fixiac: ignore[TST001] why\n"),
        (
            "# fixiac: ignore[TST004] why\nx = [\n    other,\n    old,\n]\n",
            "# fixiac: ignore[TST004, TST001] why\nx = [\n    other,\n    old,\n]\n",
        ),
        # But not to what covers more than the statement.
        (
            "# fixiac: ignore[TST004]\nclass C:\n    x = other\n    x = old\n",
            "# fixiac: ignore[TST004]\nclass C:\n    x = other\n"
            "    x = old  # fixiac: ignore[TST001]\n",
        ),
        (
            "# fixiac: ignore-file[TST004]\nother, old\n",
            "# fixiac: ignore-file[TST004]\nother, old  # fixiac: ignore[TST001]\n",
        ),
        # Where a comment behind the line would be no comment, it goes above the statement.
        (
            'def f():\n    x = """\n    old\n    """\n',
            'def f():\n    # fixiac: ignore[TST001]\n    x = """\n    old\n    """\n',
        ),
        (
            "x = f'''\r\n{1} old\r\nother\r\n'''\r\n",
            "# fixiac: ignore[TST001, TST004]\r\nx = f'''\r\n{1} old\r\nother\r\n'''\r\n",
        ),
        (
            "x = f'''{\n  old\n}'''\n",
            "# fixiac: ignore[TST001]\nx = f'''{\n  old\n}'''\n",
        ),
        ("x = 1 + \\\n  old\n", "x = 1 + \\\n  old  # fixiac: ignore[TST001]\n"),
        ("x = old + \\\n  1\n", "# fixiac: ignore[TST001]\nx = old + \\\n  1\n"),
        (
            "# why\nx = '''\nold''' # more\n",
            "# why\nx = '''\nold''' # more  # fixiac: ignore[TST001]\n",
        ),
        # One comment does for two findings, and the text stays text.
        (SEVERAL, "# fixiac: ignore[TST001]\n" + SEVERAL),
        ("\tif x:\n", "\tif x:\n"),
        ("if x:\n\told\n", "if x:\n\told  # fixiac: ignore[TST001]\n"),
    ],
)
def test_comments(text, after):
    assert ignore(text).texts["m.py"] == after


@pytest.mark.parametrize(
    "text",
    ["old, other\n", SEVERAL, "x = f'''\nold {other}\n'''\nold  # fixiac: ignore[TST004]\nother\n"],
)
def test_the_next_check_is_clean(text):
    done = ignore(text)
    assert done.applied
    assert [r.finding.code for r in done.findings] == ["FIX001"] * ("ignore[TST004]" in text)
    again = ignore(done.texts["m.py"])
    assert (again.texts, again.applied) == (done.texts, ())


def test_what_cannot_be_silenced_is_left_and_said():
    text = "x = 1; y = '''\nold'''; z = '''\n'''\n"
    done = ignore(text)
    assert done.texts["m.py"] == text
    assert [report.finding.code for report in done.findings] == ["TST001"]
    assert not done.applied


def test_markdown():
    text = "1. code\n\n   ```python\n   old = '''\n   other\n   '''\n   old\n   ```\n\nold\n"
    after = (
        "1. code\n\n   ```python\n   # fixiac: ignore[TST004]\n"
        "   old = '''  # fixiac: ignore[TST001]\n   other\n   '''\n"
        "   old  # fixiac: ignore[TST001]\n   ```\n\nold\n"
    )
    done = ignore(text.replace("'''\n   other\n   '''", "[\n   other]"), "a.md")
    assert done.texts["a.md"].count("# fixiac: ignore") == 3
    done = ignore(text, "a.md")
    assert done.texts["a.md"] == after.replace("TST004", "TST001, TST004").replace(
        "old = '''  # fixiac: ignore[TST001]", "old = '''"
    )
    assert not done.findings


def test_a_file_that_does_not_parse_stays_an_error():
    done = engine.ignore({"a.py": "old = (\n", "b.py": "old\n"}, Options(codemods=CODEMODS))
    assert done.texts == {"a.py": "old = (\n", "b.py": "old  # fixiac: ignore[TST001]\n"}
    assert [failure.path for failure in done.failures] == ["a.py"]


def test_only_what_is_selected():
    assert ignore("old, other\n", select=("TST004",)).texts["m.py"].endswith("ignore[TST004]\n")


class TestPrograms:
    """A golden program of each built-in codemod."""

    @pytest.mark.parametrize("case", CASES.values(), ids=str)
    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    def test_comments_are_all_that_changes(self, case, newline):
        texts = {path: text.replace("\n", newline) for path, text in case.before.items()}
        done = engine.ignore(texts, Options(case.config))
        found = engine.check(done.texts, Options(case.config)).findings
        assert [report for report in found if report.finding.code != "FIX001"] == []
        assert engine.fix(done.texts, Options(case.config)).texts == done.texts
        for path, text in done.texts.items():
            if path.endswith(".py"):
                assert ast.dump(ast.parse(text)) == ast.dump(ast.parse(texts[path]))
                assert text.count("\r") == (text.count("\n") if newline == "\r\n" else 0)
