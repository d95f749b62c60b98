"""The golden-file runner itself: that it sees what is wrong with a case."""

import pytest
from words import Everywhere, Replace, codemod

from fixiac import testing
from fixiac.edits import Edit, Fix, Safety, Span
from fixiac.rules import Rule

pytestmark = pytest.mark.usefixtures("plain")


@pytest.fixture
def golden(tmp_path):
    """Write golden files and check the one case that they make."""

    def golden(files, *codemods, code="TST001"):
        for name, text in files.items():
            path = tmp_path / code / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        (case,) = testing.cases(tmp_path)
        testing.check_case(case, codemods or (Replace, Everywhere))
        return case

    return golden


def test_a_good_case(golden):
    case = golden({"cdk-x.in.py": "old = 1  # c\n", "cdk-x.out.py": "new = 1  # c\n"})
    assert (str(case), case.dialect, case.idle) == ("TST001/cdk-x", "cdk", False)


def test_a_case_that_stays_as_it_is(golden):
    assert golden({"cdk-x.in.py": "new = 1\n"}).idle


def test_a_case_of_several_files(golden):
    golden(
        {
            "cdk-x.in/a.py": "again = 1\n",
            "cdk-x.in/lib/b.py": "# fixiac-test: TST002.by=afresh\nx = again\n",
            "cdk-x.out/a.py": "afresh = 1\n",
            "cdk-x.out/lib/b.py": "x = afresh\n",
        },
        code="TST002",
    )


def test_findings_that_are_left(golden):
    manual = codemod(safety=Safety.MANUAL)
    golden({"cdk-x.in.py": "y = 1\nold = 1  # expect[TST001]: out of date\n"}, manual)


def test_unsafe_fixes_and_other_codemods(golden):
    unsafe = codemod(safety=Safety.UNSAFE)
    golden(
        {
            "cdk-x.in.py": "# fixiac-test: unsafe-fixes select=TST001,TST002\nold = again\n",
            "cdk-x.out.py": "new = anew\n",
        },
        unsafe,
        Everywhere,
    )


class Uncomment(Rule):
    """Removes a comment."""

    code = "TST001"
    name = "uncomment"

    def check(self, project):
        for path, text in project.texts.items():
            at = text.find("# gone")
            if at >= 0:
                span = Span(path, at, at + 6)
                yield self.finding(span, "a comment", Fix("remove", (Edit(span, ""),)))


def test_comments_that_are_dropped_are_named(golden):
    files = {"cdk-x.in.py": "x = 1  # gone\n", "cdk-x.out.py": "x = 1  \n"}
    with pytest.raises(AssertionError, match="comments are lost"):
        golden(files, Uncomment)
    files["cdk-x.in.py"] = '# fixiac-test: "drops=# gone"\n' + files["cdk-x.in.py"]
    golden(files, Uncomment)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"x.in.py": "old = 1\n", "x.out.py": "newer = 1\n"}, "not the output wanted"),
        ({"x.in.py": "old = 1\n"}, "not the output wanted"),
        ({"x.in/a.py": "old = 1\n", "x.out/b.py": "new = 1\n"}, "other files"),
        ({"x.in.py": "y = 1  # expect[TST001]: gone\n"}, "not found"),
        (
            {"x.in.py": "# fixiac-test: select=TST001\nold = (\n", "x.out.py": "new = (\n"},
            "x.py:",
        ),
    ],
)
def test_what_is_wrong_is_seen(golden, files, words):
    with pytest.raises(AssertionError, match=words):
        golden(files)


def test_findings_that_are_not_stated_are_seen(golden):
    with pytest.raises(AssertionError, match="does not state"):
        golden({"x.in.py": "old = 1\n"}, codemod(safety=Safety.MANUAL))


def test_a_second_run_that_changes_more_is_seen(golden, monkeypatch):
    class Second(Replace):
        """Wakes up in the second run."""

        runs = 0

        def check(self, project):
            Second.runs += 1
            return super().check(project) if Second.runs != 2 else iter(())

    with pytest.raises(AssertionError):
        golden({"x.in.py": "old = 1\n", "x.out.py": "new = 1\n"}, codemod(word="new"), Second)


def test_a_codemod_that_writes_bare_newlines_is_seen(golden):
    with pytest.raises(AssertionError, match="not the output wanted"):
        golden({"x.in.py": "old = 1\n", "x.out.py": "new = 1\n\n"}, codemod(by="new = 1\n#"))


def test_an_unknown_word_is_told(golden):
    with pytest.raises(ValueError, match="unknown word"):
        golden({"x.in.py": "# fixiac-test: unsafe\n"})
