import pickle
from typing import ClassVar

import pytest
from words import Everywhere, Replace, codemod

import fixiac
from fixiac import Config, Withheld, engine, frontends
from fixiac.edits import Edit, Fix, Safety, Span
from fixiac.engine.memory import Memory
from fixiac.engine.options import Options
from fixiac.rules import Finding, Rule
from fixiac.source import Failure

pytestmark = pytest.mark.usefixtures("plain")


def fix(files, *codemods, **config):
    if isinstance(files, str):
        files = {"m.py": files}
    return fixiac.fix(files, codemods=codemods or (Replace,), config=Config(**config))


def test_fixes_and_reports():
    result = fix("x = 1\nold = 2\n")
    assert result.texts == {"m.py": "x = 1\nnew = 2\n"}
    (applied,) = result.applied
    assert (applied.path, applied.line, applied.column) == ("m.py", 2, 1)
    assert (result.findings, result.failures) == ((), ())


def test_the_files_given_stay_as_they_are():
    files = {"m.py": "old = 2\n"}
    fix(files)
    assert files == {"m.py": "old = 2\n"}


def test_check_changes_nothing():
    result = fixiac.check({"m.py": "old = 2\n"}, codemods=[Replace])
    assert result.texts == {"m.py": "old = 2\n"}
    assert [report.fixable for report in result.findings] == [True]


def test_result_can_be_pickled():
    result = fix({"m.py": "old = 2\n", "bad.py": "(\n"})
    assert pickle.loads(pickle.dumps(result)) == result


def test_a_chain_of_fixes_settles():
    second = codemod(code="TST003", word="new", by="newest")
    result = fix("old = 1\n", Replace, second)
    assert result.texts == {"m.py": "newest = 1\n"}
    assert [report.finding.code for report in result.applied] == ["TST001", "TST003"]


def test_later_fixes_are_placed_in_the_text_that_was_given():
    longer = codemod(code="TST003", word="long", by="\n\n\nnew")
    second = codemod(code="TST004", word="(new|late)", by="newest")
    result = fix("x = 1\nlong = 1\n\nlate = 3\n", longer, second)
    placed = [(one.finding.code, one.step, one.line, one.column) for one in result.applied]
    assert placed == [("TST003", 1, 2, 1), ("TST004", 1, 4, 1), ("TST004", 2, 2, 1)]


def test_fixes_that_touch_land_in_different_passes():
    second = codemod(code="TST003", word="old", by="newer")
    result = fix("old = 1\n", Replace, second)
    assert result.texts == {"m.py": "new = 1\n"}


def test_a_group_takes_one_fix_a_pass():
    result = fix("old = [old, old]\n", codemod(grouped=True))
    assert result.texts == {"m.py": "new = [new, new]\n"}
    assert [report.column for report in result.applied] == [1, 8, 13]


def test_unsafe_fixes_are_asked_for():
    unsafe = codemod(safety=Safety.UNSAFE)
    (left,) = fix("old = 1\n", unsafe).findings
    assert left.withheld is Withheld.UNSAFE
    assert not left.fixable
    assert fix("old = 1\n", unsafe, unsafe_fixes=True).texts == {"m.py": "new = 1\n"}


def test_manual_fixes_are_never_applied():
    (left,) = fix("old = 1\n", codemod(safety=Safety.MANUAL), unsafe_fixes=True).findings
    assert left.withheld is Withheld.MANUAL


def test_a_deployed_stack_keeps_its_resources():
    replacing = codemod(replaces=True)
    (left,) = fix("old = 1\n", replacing, deployed=True).findings
    assert left.withheld is Withheld.DEPLOYED
    assert fix("old = 1\n", replacing).texts == {"m.py": "new = 1\n"}


def test_a_fix_that_breaks_a_file_is_withdrawn_and_named():
    breaking = codemod(code="TST003", word="x", by="(")
    result = fix({"m.py": "old = x\n", "n.py": "old = 1\n"}, Replace, breaking)
    assert result.texts == {"m.py": "new = x\n", "n.py": "new = 1\n"}
    (failure,) = result.failures
    assert (failure.path, failure.line) == ("m.py", 1)
    assert "TST003" in failure.message
    assert [report.withheld for report in result.findings] == [Withheld.BROKEN]


def test_a_fix_over_several_files_falls_as_a_whole():
    breaking = codemod(base=Everywhere, settings={"by": "("})
    breaking.__init__ = lambda self, settings=None: setattr(self, "settings", {"by": "("})
    files = {"m.py": "# again\n", "n.py": "import m\nx = again\nold = 1\n"}
    result = fix(files, breaking, Replace)
    assert result.texts == {**files, "n.py": "import m\nx = again\nnew = 1\n"}
    assert len(result.failures) == 1


def test_codemods_that_undo_each_other_change_nothing_but_others_do():
    back = codemod(code="TST003", word="new", by="old")
    third = codemod(code="TST004", word="last", by="least")
    result = fix("old = last\n", Replace, back, third)
    assert result.texts == {"m.py": "old = least\n"}
    assert {failure.message[:6] for failure in result.failures} == {"TST001", "TST003"}
    assert [report.withheld for report in result.findings] == [Withheld.BROKEN]


class Growing(Rule):
    """Adds a line each time."""

    code = "TST005"
    name = "growing"

    def check(self, project):
        for path in project.texts:
            yield self.finding(
                Span(path, 0, 0), "too short", Fix("grow", (Edit(Span(path, 0, 0), "x = 1\n"),))
            )


class Idle(Rule):
    """Has a fix that changes nothing."""

    code = "TST006"
    name = "idle"

    def check(self, project):
        for path in project.texts:
            yield self.finding(Span(path, 0, 0), "nothing", Fix("do nothing", ()))


@pytest.mark.parametrize("endless", [Growing, Idle])
def test_a_codemod_without_end_is_left_out(endless):
    result = fix("old = 1\n", endless, Replace)
    assert result.texts == {"m.py": "new = 1\n"}
    (failure,) = result.failures
    assert failure.message.startswith(endless.code)


class Crashing(Rule):
    """Fails."""

    code = "TST007"
    name = "crashing"

    def check(self, project):
        yield from ()
        raise KeyError("what")


class Elsewhere(Rule):
    """Speaks of a file that is not there."""

    code = "TST008"
    name = "elsewhere"

    def check(self, project):
        yield self.finding(Span("none.py", 0, 1), "gone")


class Contradicting(Rule):
    """Has a fix whose edits overlap."""

    code = "TST009"
    name = "contradicting"

    def check(self, project):
        for path in project.texts:
            edits = (Edit(Span(path, 0, 3), "a"), Edit(Span(path, 1, 4), "b"))
            yield self.finding(Span(path, 0, 0), "x", Fix("overlap", edits))


@pytest.mark.parametrize("failing", [Crashing, Elsewhere, Contradicting])
def test_a_codemod_that_fails_does_not_stop_the_others(failing):
    result = fix("old = 1\n", failing, Replace)
    assert result.texts == {"m.py": "new = 1\n"}
    (failure,) = result.failures
    assert failure.message.startswith(failing.code)


def test_a_file_that_cannot_be_read_stays_and_the_others_are_done():
    result = fix({"bad.py": "x = 1\nold = (\n", "m.py": "old = 1\n"})
    assert result.texts == {"bad.py": "x = 1\nold = (\n", "m.py": "new = 1\n"}
    (failure,) = result.failures
    assert failure.path == "bad.py"
    assert failure.line in (2, 3)


def test_unchanged_files_are_read_once(monkeypatch):
    read = []
    real = frontends.read
    monkeypatch.setattr(frontends, "read", lambda path, text: read.append(path) or real(path, text))
    fix({"m.py": "old = 1\n", "n.py": "x = 1\n"})
    assert sorted(read) == ["m.py", "m.py", "n.py"]


def test_selection():
    second = codemod(code="OTH001", word="x", by="y")
    assert fix("old = x\n", Replace, second, select=("OTH",)).texts == {"m.py": "old = y\n"}
    assert fix("old = x\n", Replace, second, ignore=("OTH",)).texts == {"m.py": "new = x\n"}
    both = fix("old = x\n", Replace, second, select=("OTH", "TST001"), ignore=("TST",))
    assert both.texts == {"m.py": "new = y\n"}


def test_per_file_ignores_hold_for_findings_and_for_edits():
    ignores = (("tests/", ("TST",)),)
    files = {"m.py": "old = again\n", "tests/t.py": "import m\nold = again\n"}
    result = fix(files, Replace, Everywhere, per_file_ignores=ignores)
    assert result.texts == {**files, "m.py": "new = again\n"}
    assert [report.withheld for report in result.findings] == [Withheld.IGNORED]


def test_settings_reach_the_codemod():
    result = fix("again = 1\n", Everywhere, rules={"TST002": {"by": "afresh"}})
    assert result.texts == {"m.py": "afresh = 1\n"}


def test_no_files():
    assert fix({}).texts == {}


def test_lone_surrogates_and_odd_text_do_no_harm():
    text = "x = '\x0c\u2028'\nold = 1\n"
    assert fix(text).texts == {"m.py": text.replace("old", "new")}


def test_only_findings_within_some_files_count():
    linked = "import m\nold = again\nold = 1\n"
    files = {"m.py": "old = again\n", "n.py": linked, "broken.py": "x = (\n"}
    result = fixiac.fix(files, codemods=(Replace, Everywhere), within={"m.py"})
    after = {"m.py": "new = anew\n", "n.py": linked.replace("again", "anew")}
    assert result.texts == {**files, **after}
    assert (result.findings, result.failures) == ((), ())
    found = fixiac.check(files, codemods=(Replace,), within={"n.py"})
    assert [(report.path, report.line) for report in found.findings] == [("n.py", 2), ("n.py", 3)]
    assert fixiac.check(files, codemods=(), within={"broken.py"}).failures


def test_a_memory_reads_a_text_once(monkeypatch):
    read = []
    real = frontends.read
    monkeypatch.setattr(frontends, "read", lambda path, text: read.append(path) or real(path, text))
    options = Options(codemods=(Replace,), memory=Memory())
    files = {"m.py": "old = 1\n", "broken.py": "x = (\n"}
    first = engine.check(files, options)
    assert engine.check(files, options) == first
    assert read == ["m.py", "broken.py"]
    engine.check({**files, "m.py": "old = 2\n"}, options)
    assert read == ["m.py", "broken.py", "m.py"]


class TestPrograms:
    """What is checked together, and what is not checked again."""

    FILES: ClassVar = {
        "a/keys.py": "x = 1\n",
        "a/main.py": "from keys import x\n",
        "b.py": "x = 1\n",
        "c.py": "x = 1\n",
    }

    def checked(self, files=FILES, **options):
        """The programs that a codemod is given."""
        seen = []

        class Seeing(Rule):
            __doc__ = Replace.__doc__
            code, name = "TST009", "seeing"

            def check(self, project):
                seen.append("+".join(project.texts))
                return iter(())

        codemods = options.pop("codemods", (Seeing,))
        engine.check(files, Options(codemods=codemods, **options))
        return seen, codemods

    def test_files_that_imports_lead_between_are_checked_together(self):
        seen, _ = self.checked()
        assert seen == ["a/keys.py+a/main.py", "b.py", "c.py"]

    def test_a_program_without_a_file_that_counts_is_not_checked(self):
        seen, _ = self.checked(within={"a/main.py"})
        assert seen == ["a/keys.py+a/main.py"]

    def test_only_the_program_that_changes_is_checked_again(self):
        memory = Memory()
        seen, codemods = self.checked(memory=memory)
        again = {"memory": memory, "codemods": codemods}
        self.checked(**again)
        assert len(seen) == 3
        self.checked({**self.FILES, "b.py": "x = 2\n"}, **again)
        assert seen[3:] == ["b.py"]
        self.checked({**self.FILES, "b.py": "from c import x\n"}, **again)
        assert seen[4:] == ["b.py+c.py"]

    def test_another_configuration_or_another_file_is_another_run(self):
        memory = Memory()
        seen, codemods = self.checked(memory=memory)
        again = {"memory": memory, "codemods": codemods}
        self.checked(config=Config(rules={"TST001": {}}), **again)
        assert len(seen) == 6
        self.checked({**self.FILES, "d.py": "x = 1\n"}, **again)
        assert len(seen) == 6 + 4

    def test_what_failed_is_tried_again(self):
        class Failing(Rule):
            __doc__ = Replace.__doc__
            code, name = "TST009", "failing"

            def check(self, project):
                raise ValueError

        options = Options(codemods=(Failing,), memory=Memory())
        assert engine.check(self.FILES, options) == engine.check(self.FILES, options)
        assert engine.check(self.FILES, options).failures


def test_what_progress_raises_ends_the_run():
    class StopError(Exception):
        pass

    def stop(what):
        if what == "checking TST001":
            raise StopError

    with pytest.raises(StopError):
        engine.check({"m.py": "old = 1\n"}, Options(codemods=(Replace,), progress=stop))


def test_a_fix_is_sound_if_what_it_leaves_can_be_read():
    files = {"m.py": "x = 1\n", "a.md": "```python\nx = 1\n```\n"}

    def sound(path, start, text):
        return engine.sound(files, Fix("", (Edit(Span(path, start, start + 1), text),)))

    assert sound("m.py", 0, "y")
    assert not sound("m.py", 0, "(")
    assert sound("a.md", 10, "y")
    assert not sound("a.md", 10, "(")
    assert not sound("a.md", 0, "")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("nothing", "'nothing', which is no finding"),
        (None, "None, which is no finding"),
        (Finding("TST002", Span("m.py", 0, 1), "x"), "a finding with another code, TST002"),
        (Finding("TST001", Span("n.py", 0, 1), "x"), "is no place in the program"),
        (Finding("TST001", Span("m.py", 0, 99), "x"), "is no place in the program"),
        (Failure("n.py", 1, 1, "x"), "'n.py' is no file of the program"),
        (SystemExit(0), "SystemExit: 0"),
        (RecursionError(), "RecursionError"),
    ],
)
def test_what_a_codemod_must_not_yield(given, said):
    class Wrong(Rule):
        """Yields it, or raises it."""

        code, name = "TST001", "wrong"

        def check(self, project):
            if isinstance(given, BaseException):
                raise given
            yield given

    result = fix("old, other\n", Wrong, codemod(code="TST004", word="other"))
    assert result.texts["m.py"] == "old, new\n"
    (failure,) = result.failures
    assert failure.message.startswith("TST001 failed: ")
    assert said in failure.message


def test_what_a_codemod_cannot_do_is_told_if_it_stays_so():
    class Cannot(Rule):
        """Cannot do files with a word."""

        code, name = "TST009", "cannot"

        def check(self, project):
            for path, text in project.texts.items():
                for word in ("old", "never"):
                    if word in text:
                        yield Failure(path, 2, 1, f"cannot do {word}")

    result = fix({"a.py": "x = 1\nold\n", "b.py": "x\nnever\n"}, Replace, Cannot)
    assert [str(failure) for failure in result.failures] == ["b.py:2:1: cannot do never"]
