"""Fix by fix: what is offered when, in the engine and at a real terminal."""

import os
import re
import signal
import sys
from pathlib import Path

import pytest
from words import Everywhere, Replace, codemod

from fixiac import engine, source
from fixiac.config import Config
from fixiac.edits import Fix, Safety
from fixiac.engine.options import Options
from fixiac.engine.results import Answer
from fixiac.rules import Rule

Other = codemod(code="TST004", name="other", word="other", by="different")
YES, NO, ALL, SKIP, QUIT = Answer


class Answers:
    """Gives answers in order and remembers what was asked."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []
        self.offers = []

    def __call__(self, offer):
        report = offer.report
        self.asked.append(f"{report.path}:{report.line}:{report.column} {report.finding.code}")
        self.offers.append(offer)
        return self.answers.pop(0)


def fix(files, answers, *codemods, **config):
    if isinstance(files, str):
        files = {"m.py": files}
    codemods = codemods or (Replace, Other)
    return engine.fix(files, Options(Config(**config), codemods), choose=answers)


@pytest.mark.usefixtures("plain")
class TestEngine:
    def test_each_fix_is_asked_for_in_order(self):
        answers = Answers(YES, NO, YES)
        done = fix("old = 1\nother = 2\nold = 3\n", answers)
        assert answers.asked == ["m.py:1:1 TST001", "m.py:2:1 TST004", "m.py:3:1 TST001"]
        assert done.texts["m.py"] == "new = 1\nother = 2\nnew = 3\n"
        assert [r.finding.code for r in done.findings] == ["TST004"]
        assert [(r.line, r.step) for r in done.applied] == [(1, 1), (3, 2)]

    def test_an_offer_shows_the_files_before_and_after(self):
        answers = Answers(YES, QUIT)
        fix({"a.py": "old = old\n", "b.py": "x = 1\n"}, answers)
        first, second = answers.offers
        assert (first.before, first.after) == ({"a.py": "old = old\n"}, {"a.py": "new = old\n"})
        assert (second.before, second.after) == ({"a.py": "new = old\n"}, {"a.py": "new = new\n"})
        assert (first.waiting, second.waiting) == (2, 1)

    def test_what_was_refused_is_not_asked_again_wherever_it_moves(self):
        answers = Answers(NO, NO, YES, YES)
        done = fix("other, old, other, old\n", answers)
        assert done.texts["m.py"] == "other, old, different, new\n"
        assert answers.asked == [
            f"m.py:1:{n} TST00{c}" for n, c in [(1, 4), (8, 1), (13, 4), (24, 1)]
        ]

    def test_two_refused_at_one_place_are_two(self):
        class Twice(Rule):
            """Finds the same place twice."""

            code, name = "TST009", "twice"

            def check(self, project):
                for finding in Replace().check(project):
                    for message in ("one", "two"):
                        fix = Fix(message, finding.fix.edits)
                        yield self.finding(finding.span, message, fix)

        answers = Answers(NO, YES)
        assert fix("old\n", answers, Twice).texts["m.py"] == "new\n"
        answers = Answers(YES, NO, NO)
        fix("other, old\n", answers, Other, Twice)
        assert not answers.answers

    def test_all(self):
        answers = Answers(NO, YES, ALL)
        done = fix("old = 1\nold = 2\nother = 3\nold = 4\n", answers)
        assert done.texts["m.py"] == "old = 1\nnew = 2\ndifferent = 3\nnew = 4\n"
        assert sorted(r.line for r in done.applied) == [2, 3, 4]

    def test_all_makes_fixes_that_come_later_too(self):
        chain = codemod(code="TST005", name="chain", word="new", by="newer")
        done = fix("old\nold\n", Answers(NO, ALL), Replace, chain)
        assert done.texts["m.py"] == "old\nnewer\n"

    def test_skip_leaves_a_file_alone(self):
        files = {"a.py": "old\nold\n", "b.py": "old\n"}
        done = fix(files, Answers(YES, SKIP, YES))
        assert done.texts == {"a.py": "new\nold\n", "b.py": "new\n"}

    def test_a_fix_is_never_made_by_half(self):
        linked = "import b, c\n"
        files = {"a.py": f"old, again\n{linked}", "b.py": "again, old\n", "c.py": "again\n"}
        done = fix(files, Answers(SKIP, YES), Replace, Everywhere)
        assert done.texts == {**files, "b.py": "again, new\n"}
        answers = Answers(QUIT)
        files = {"a.py": "again\nimport b\n", "b.py": "again\n"}
        done = fix(files, answers, Everywhere)
        assert answers.offers[0].after == {"a.py": "anew\nimport b\n", "b.py": "anew\n"}
        assert done.texts == files

    def test_quit_keeps_what_was_accepted(self):
        done = fix("old\nold\nold\n", Answers(YES, QUIT))
        assert done.texts["m.py"] == "new\nold\nold\n"
        assert len(done.findings) == 2

    def test_blocks_of_a_document(self):
        text = "```python\nold\n```\n\n```python\nold\n```\n"
        answers = Answers(NO, YES)
        assert (
            fix({"a.md": text}, answers).texts["a.md"] == text[::-1].replace("dlo", "wen", 1)[::-1]
        )
        assert answers.asked == ["a.md:2:1 TST001", "a.md:6:1 TST001"]
        assert fix({"a.md": text}, Answers(SKIP)).texts["a.md"] == text

    def test_what_is_withheld_or_breaks_the_file_is_not_offered(self):
        breaks = codemod(code="TST006", name="breaks", by="(")
        unsafe = codemod(code="TST003", name="risky", word="x", safety=Safety.UNSAFE)
        done = fix("old = 1\nx = 2\n", Answers(), breaks, unsafe)
        assert done.texts["m.py"] == "old = 1\nx = 2\n"
        assert "TST006: its fix is withdrawn" in done.failures[0].message

    def test_what_is_raised_ends_the_run(self):
        def stop(offer):
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            fix("old\n", stop)


WRONG = """\
import pulumi_aws as aws

a = aws.ec2.FlowLog("a", traffic_type="ALL", max_aggregation_interval=300)
b = aws.ec2.FlowLog("b", traffic_type="ALL", max_aggregation_interval=300)
"""
PROMPT = r"\[y,n,a,s,q,\?\] "


@pytest.mark.skipif(os.name == "nt", reason="a terminal here is a pty")
class TestTerminal:
    @pytest.fixture
    def start(self, tmp_path):
        pexpect = pytest.importorskip("pexpect", reason="pexpect is not installed")
        self.eof = pexpect.EOF
        for name in ("a.py", "b.py"):
            (tmp_path / name).write_text(WRONG)
        started = []

        def start(*options, **environment):
            child = pexpect.spawn(
                sys.executable,
                ["-m", "fixiac", "apply", "--interactive", *options, "."],
                cwd=tmp_path,
                encoding="utf-8",
                timeout=30,
                env={**os.environ, "TERM": "xterm", **environment},
            )
            child.delaybeforesend = 0.3  # what comes before it waits for a key is lost
            started.append(child)
            return child

        yield start
        for child in started:
            child.close(force=True)

    def end(self, child):
        """What is printed up to the end, and the exit status."""
        child.expect_exact(self.eof)
        child.close()
        return child.before, child.exitstatus

    def fixed(self, tmp_path):
        return [(tmp_path / name).read_text().count("=60") for name in ("a.py", "b.py")]

    def test_keys(self, start, tmp_path):
        child = start()
        for key in "y", "n", "?", "x", "y":
            child.expect(PROMPT)
            assert self.fixed(tmp_path) == [0, 0], "written before the end"
            child.send(key)
        assert "write what you said yes to" in child.before
        child.expect(PROMPT)
        child.send("q")
        said, status = self.end(child)
        assert self.fixed(tmp_path) == [1, 1]
        assert "Fixed 2 problems in 2 files; 2 left" in said
        assert status == 1

    def test_what_is_shown(self, start):
        child = start()
        child.expect(PROMPT)
        shown = child.before
        assert re.search(r"a\.py:3:71\S*: \S*VPC001", shown)
        assert "https://docs.aws.amazon.com/" in shown
        assert "\x1b[31m-a = aws.ec2.FlowLog(" in shown
        assert "Make this fix (3 more)?" in shown

    def test_plain(self, start):
        child = start(TERM="dumb")
        child.expect(PROMPT)
        assert "-a = aws.ec2" in child.before
        assert "\x1b" not in child.before

    def test_lines_do_as_well_as_keys(self, start, tmp_path):
        child = start()
        for line in "y\r", "S\r", "a\r":
            child.expect(PROMPT)
            child.send(line)
        assert self.end(child)[1] == 1
        assert self.fixed(tmp_path) == [1, 2]

    @pytest.mark.parametrize("how", ["key", "signal"])
    def test_interrupted(self, start, tmp_path, how):
        child = start()
        child.expect(PROMPT)
        child.send("y")
        child.expect(PROMPT)
        if how == "key":
            child.sendintr()
        else:
            child.kill(signal.SIGINT)
        said, status = self.end(child)
        assert (status, self.fixed(tmp_path)) == (130, [0, 0])
        assert "fixiac: interrupted" in said
        assert "Traceback" not in said
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.py", "b.py"]

    def test_end_of_input_quits(self, start, tmp_path):
        child = start()
        child.expect(PROMPT)
        child.send("y")
        child.expect(PROMPT)
        child.sendeof()
        assert self.end(child)[1] == 1
        assert self.fixed(tmp_path) == [1, 0]


@pytest.mark.skipif(os.name == "nt", reason="signals cannot be held back there")
def test_ctrl_c_waits_until_every_file_of_a_fix_is_in_place(tmp_path, monkeypatch):
    paths = [str(tmp_path / name) for name in ("a.py", "b.py", "c.py")]
    for path in paths:
        Path(path).write_text("old\n")
    sources = {path: source.read(path) for path in paths}
    replace = os.replace

    def interrupted(*arguments):
        replace(*arguments)
        signal.raise_signal(signal.SIGINT)  # to this thread, whatever others a runner has

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        source.write(sources, dict.fromkeys(paths, "new\n"), [frozenset(paths)])
    assert [Path(path).read_text() for path in paths] == ["new\n"] * 3
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "needs a terminal"),
        (["--diff"], "without --diff"),
        (["--quiet"], "without --diff and --quiet"),
    ],
)
def test_no_terminal(run, tmp_path, options, said):
    (tmp_path / "a.py").write_text(WRONG)
    done = run("apply", "--interactive", *options, ".", check=2)
    assert said in done.stderr.decode()
    assert (tmp_path / "a.py").read_text() == WRONG
    run("apply", "--interactive", "-", stdin=WRONG.encode(), check=2)
