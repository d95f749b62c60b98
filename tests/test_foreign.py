"""LibCST's commands and Bowler's queries, inside fixiac's gate."""

import functools
import multiprocessing
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fixiac
from fixiac import Withheld, config, edits
from fixiac.config import ConfigError

COMMANDS = '''\
import libcst as cst
from libcst.codemod import CodemodCommand, SkipFile, VisitorBasedCodemodCommand
from libcst.codemod.visitors import AddImportsVisitor


class Rename(VisitorBasedCodemodCommand):
    DESCRIPTION = "Says new instead of old."

    def leave_Name(self, original_node, updated_node):
        if original_node.value != "old":
            return updated_node
        print("noise")
        AddImportsVisitor.add_needed_import(self.context, "somewhere", "new")
        return updated_node.with_changes(value="new")


class Undescribed(Rename):
    """Told by its docstring."""

    DESCRIPTION = CodemodCommand.DESCRIPTION


class Picky(Rename):
    def transform_module_impl(self, tree):
        if "skip" in tree.code:
            raise SkipFile("not this one")
        if "fail" in tree.code:
            raise KeyError("sought")
        return super().transform_module_impl(tree)


class Where(CodemodCommand):
    def transform_module_impl(self, tree):
        place = f"# {self.context.filename} {self.context.full_module_name}"
        if place in tree.code:
            return tree
        return cst.parse_module(tree.code + place + "\\n")


class Grows(CodemodCommand):
    def transform_module_impl(self, tree):
        return cst.parse_module(tree.code + "x = 1\\n")


class Text(CodemodCommand):
    def __init__(self, context, text):
        super().__init__(context)
        self.text = text

    def transform_module_impl(self, tree):
        return tree if self.text in tree.code else cst.parse_module(tree.code + self.text)
'''
QUERIES = '''\
from bowler import Query


def rename(to="new"):
    """Says new instead of old."""
    return Query("/nowhere").select_function("old").rename(to)


direct = Query().select_function("old").rename("new")


def noisy(node, capture, filename):
    print("noise")
    raise KeyError("sought")


failing = Query().select_function("old").modify(noisy)
matching = Query(filename_matcher=lambda name: "tests" not in str(name))
matching.select_function("old").rename("new")
processed = Query().select_function("old").rename("new").process(lambda *_: False)


def executing():
    return Query(".").select_function("old").rename("new").execute(write=True, interactive=False)


def executing_softly():
    Query(".").select_function("old").rename("new").write()
    return Query()


def nothing():
    return None


number = 1
'''


@pytest.fixture
def load(tmp_path):
    """The configuration with one codemod, ACM001."""

    def load(kind, run, **table):
        if kind == "bowler":
            pytest.importorskip("bowler", reason="bowler is not installed")
        (tmp_path / "mods.py").write_text(COMMANDS if kind == "libcst" else QUERIES)
        given = ", ".join(f"{key} = {value}" for key, value in table.items())
        path = tmp_path / "pyproject.toml"
        line = (
            f'ACM001 = {{ run = "mods.py:{run}", {given} }}'
            if given
            else f'ACM001 = "mods.py:{run}"'
        )
        path.write_text(f"[tool.fixiac]\nselect = ['ACM']\n[tool.fixiac.{kind}]\n{line}\n")
        return config.load(str(path))

    return load


def invoke(folder, *arguments, check):
    done = subprocess.run(
        [sys.executable, "-m", "fixiac", *arguments], cwd=folder, capture_output=True, check=False
    )
    assert done.returncode == check, done.stderr.decode()
    return done


def fix(text, config, path="m.py", function=fixiac.fix):
    return function({path: text} if isinstance(text, str) else text, config=config)


BOTH = pytest.mark.parametrize(("kind", "run"), [("libcst", "Rename"), ("bowler", "rename")])


class TestBoth:
    @BOTH
    def test_a_fix_like_any_other(self, load, kind, run):
        done = fix("from somewhere import new\nx = 1\nold(1)  # why\nold()\n", load(kind, run))
        assert done.texts["m.py"] == "from somewhere import new\nx = 1\nnew(1)  # why\nnew()\n"
        (report,) = done.applied
        assert (report.line, report.column, report.finding.code) == (3, 1, "ACM001")
        assert report.finding.message == "Says new instead of old."
        assert report.finding.fix.title == f"Apply mods.py:{run}"
        changed = [edit.text for edit in report.finding.fix.edits]
        assert changed == ["new", "new"]

    @BOTH
    def test_check_changes_nothing(self, load, kind, run):
        text = "from somewhere import new\nold()\n"
        done = fix(text, load(kind, run), function=fixiac.check)
        assert done.texts == {"m.py": text}
        assert [r.fixable for r in done.findings] == [True]

    @BOTH
    @pytest.mark.parametrize("newline", ["\r\n", "\n"])
    @pytest.mark.parametrize("end", ["", "\n", "\n\n", "\n# é", "\n\f\n"])
    def test_what_is_not_changed_stays(self, load, kind, run, newline, end):
        text = f"from somewhere import new\nx = '''a\n\tb'''\n\nold(\n    1,)   # é{end}"
        text = text.replace("\n", newline)
        done = fix(text, load(kind, run))
        assert done.texts["m.py"] == text.replace("old", "new")
        assert not done.failures

    @BOTH
    def test_mixed_newlines_stay(self, load, kind, run):
        text = "from somewhere import new\r\na = 1\nold()\r\nb = 2\nold()\n"
        assert fix(text, load(kind, run)).texts["m.py"] == text.replace("old", "new")

    @BOTH
    def test_a_text_is_transformed_once(self, load, kind, run, tmp_path):
        first = load(kind, run)
        again = config.load(str(tmp_path / "pyproject.toml"))
        fix("x = 1\n", first)
        fix("x = 1\n", again)
        (rule,) = again.codemods
        assert rule.changes.cache_info().misses == 1
        (changed,) = load(kind, run, unsafe="true").codemods
        assert changed is not rule

    @BOTH
    def test_comments_ignore_it(self, load, kind, run):
        start = "from somewhere import new\n"
        for text in (
            f"{start}old()  # fixiac: ignore[ACM001]\n",
            f"# fixiac: ignore-file[ACM001]\n{start}old()\n",
        ):
            done = fix(text, load(kind, run))
            assert (done.texts["m.py"], done.findings) == (text, ())
        text = f"{start}old()\nold()  # fixiac: ignore[ACM001]\n"
        done = fix(text, load(kind, run))
        assert done.texts["m.py"] == text
        assert [r.withheld for r in done.findings] == [Withheld.IGNORED]

    @BOTH
    def test_unsafe(self, load, kind, run):
        text = "from somewhere import new\nold()\n"
        done = fix(text, load(kind, run, unsafe="true"))
        assert done.texts["m.py"] == text
        assert [r.withheld for r in done.findings] == [Withheld.UNSAFE]

    @BOTH
    def test_blocks_of_a_document(self, load, kind, run):
        text = "1. x\n\n   ```python\n   from somewhere import new\n   old()\n   ```\n\nold()\n"
        done = fix(text, load(kind, run), "a.md")
        assert done.texts["a.md"] == text.replace("   old", "   new")

    @BOTH
    def test_what_it_prints_is_no_output(self, load, kind, run, capsys):
        fix("old()\n", load(kind, "failing" if kind == "bowler" else run))
        captured = capsys.readouterr()
        assert (captured.out, "noise" in captured.err) == ("", True)

    @BOTH
    def test_on_the_command_line(self, load, kind, run, tmp_path):
        load(kind, run)
        command = functools.partial(invoke, tmp_path)
        before = b"\xef\xbb\xbffrom somewhere import new\r\nold()\r\n"
        (tmp_path / "dull.py").write_bytes(before)
        done = command("apply", "--diff", ".", check=1)
        assert b"-old()\r\n+new()\r\n" in done.stdout
        assert (tmp_path / "dull.py").read_bytes() == before
        command("apply", ".", check=0)
        assert (tmp_path / "dull.py").read_bytes() == before.replace(b"old", b"new")
        assert b"Says new" in command("explain", "ACM001", check=0).stdout


class TestCommands:
    def test_several_places_are_one_fix(self, load):
        done = fix("import a\nx = old\n", load("libcst", "Rename"))
        assert done.texts["m.py"] == "import a\nfrom somewhere import new\n\nx = new\n"
        assert len(done.applied) == 1

    def test_description(self, load):
        (rule,) = load("libcst", "Undescribed").codemods
        assert (rule.summary(), rule.name) == ("Told by its docstring.", "undescribed")
        (rule,) = load("libcst", "Where").codemods
        assert rule.summary() == "mods.py:Where changes this file."

    def test_arguments(self, load):
        done = fix("y = 1\n", load("libcst", "Text", text='"x = 2\\n"'))
        assert done.texts["m.py"] == "y = 1\nx = 2\n"

    def test_context(self, load):
        done = fix(
            {"lib/a.py": "x = 1\n", "b.md": "```py\n# file: c.py\n```\n"}, load("libcst", "Where")
        )
        assert done.texts["lib/a.py"] == "x = 1\n# lib/a.py lib.a\n"
        assert "# c.py c\n" in done.texts["b.md"]

    def test_a_file_that_fails_is_named_and_the_others_are_done(self, load):
        files = {"a.py": "old, 'fail'\n", "b.py": "old\n", "c.py": "old, 'skip'\n"}
        done = fix(files, load("libcst", "Picky"))
        assert done.texts == {**files, "b.py": "from somewhere import new\n\nnew\n"}
        assert [str(f) for f in done.failures] == ["a.py: skipped by ACM001: KeyError: 'sought'"]

    def test_one_that_goes_on_and_on_is_stopped(self, load):
        done = fix("y = 1\n", load("libcst", "Grows"))
        assert done.texts["m.py"] == "y = 1\n"
        assert "still has something to fix after 10 passes" in done.failures[0].message

    @pytest.mark.parametrize(
        ("run", "table", "said"),
        [
            ("Nothing", {}, "mods.py has no Nothing"),
            ("cst", {}, "mods.py:cst is no CodemodCommand of LibCST"),
            ("Text", {}, "mods.py:Text missing a required argument: 'text'"),
            ("Rename", {"x": 1}, "mods.py:Rename "),
            ("Rename", {"unsafe": "'yes'"}, "unsafe of ACM001 must be true or false"),
        ],
    )
    def test_what_cannot_be_used(self, load, run, table, said):
        with pytest.raises(ConfigError) as error:
            load("libcst", run, **table)
        assert error.value.message.startswith(said)
        assert error.value.line == 4


class TestQueries:
    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("match x:\n    case 1: pass\n", "1:7"),
            ("try: pass\nexcept* A: pass\n", "2:7"),
            ("with (a as b, c as d): pass\n", "1:9"),
            ("def f(a, /): pass\n", "1:10"),
            ("x = f'{f'{1}'}'\n", "1:10"),
            ("type X = int\n", "1:6"),
            ("def f[T](x): pass\n", "1:6"),
            ("x = a[*b]\n", "1:7"),
        ],
    )
    def test_a_file_that_bowler_cannot_read_is_named(self, load, text, place):
        files = {"a.py": f"{text}old()\n", "b.py": "old()\n"}
        done = fix(files, load("bowler", "rename"))
        assert done.texts == {**files, "b.py": "new()\n"}
        (failure,) = done.failures
        assert str(failure).startswith(
            f"a.py:{place}: skipped by ACM001: Bowler cannot read it: bad"
        )

    def test_a_block_of_a_document_that_cannot_be_read_is_placed_there(self, load):
        done = fix(
            "\n\n```python\nmatch x:\n    case 1: pass\n```\n", load("bowler", "rename"), "a.md"
        )
        assert str(done.failures[0]).startswith("a.md:4:7: skipped by")

    def test_that_can_be_ignored(self, load):
        text = "# fixiac: ignore-file[ACM001] Bowler reads no match\nmatch x:\n    case 1: pass\n"
        done = fix(text, load("bowler", "rename"))
        assert (done.failures, done.findings) == ((), ())
        ignoring = load("bowler", "rename")
        ignoring = fixiac.Config(codemods=ignoring.codemods, per_file_ignores=(("m.py", ("ACM",)),))
        assert not fix("match 1:\n    case 1: pass\n", ignoring).failures

    def test_a_carriage_return_that_stands_alone(self, load):
        done = fix("x = 1\rold()\n", load("bowler", "rename"))
        assert done.texts["m.py"] == "x = 1\rold()\n"
        assert "carriage returns that stand alone" in done.failures[0].message

    @pytest.mark.parametrize("run", ["direct", "rename"])
    def test_what_can_be_named(self, load, run):
        assert fix("old()\n", load("bowler", run)).texts["m.py"] == "new()\n"

    @pytest.mark.parametrize(
        "text",
        [
            "def old(a, b=1):\n    return old(a, b)  # again\n\n\nx = old  # no call\n",
            "class C:\n    def old(self):\n        self.old()\n\n\tx\n".replace("\n\tx", ""),
            "from m import old\n\nfor x in old(\n    1,\n    2,\n):\n    print(x, 'é')\n",
            "nothing = 1\n",
        ],
    )
    def test_the_same_as_bowler_by_itself(self, load, tmp_path, text):
        bowler = pytest.importorskip("bowler", reason="bowler is not installed")
        file = tmp_path / "alone.py"
        file.write_text(text)
        query = bowler.Query([str(file)]).select_function("old").rename("new")
        query.execute(write=True, interactive=False, silent=True)
        assert fix(text, load("bowler", "rename")).texts["m.py"] == file.read_text()

    def test_arguments(self, load):
        assert fix("old()\n", load("bowler", "rename", to="'newer'")).texts["m.py"] == "newer()\n"

    def test_a_result_that_cannot_be_read_is_withdrawn(self, load):
        done = fix("old()\n", load("bowler", "rename", to="'no name'"))
        assert done.texts["m.py"] == "old()\n"
        assert "ACM001: its fix is withdrawn" in done.failures[0].message

    def test_a_callback_that_fails(self, load):
        done = fix({"a.py": "old()\n", "b.py": "x = 1\n"}, load("bowler", "failing"))
        assert [str(f) for f in done.failures] == ["a.py: skipped by ACM001: KeyError: 'sought'"]

    def test_the_files_that_a_query_is_for(self, load):
        done = fix({"a.py": "old()\n", "tests/a.py": "old()\n"}, load("bowler", "matching"))
        assert done.texts == {"a.py": "new()\n", "tests/a.py": "old()\n"}

    def test_no_processes(self, load, monkeypatch):
        def refuse(*_, **__):
            raise AssertionError("a process")

        monkeypatch.setattr(multiprocessing.Process, "start", refuse)
        monkeypatch.setattr(os, "fork", refuse, raising=False)
        assert fix("old()\n", load("bowler", "rename")).texts["m.py"] == "new()\n"

    @pytest.mark.parametrize(
        ("run", "table", "said"),
        [
            ("executing", {}, "fails: RuntimeError: fixiac runs the query"),
            ("executing_softly", {}, "fails: RuntimeError: fixiac runs the query"),
            ("nothing", {}, "returns no query of Bowler"),
            ("number", {}, "is neither a query of Bowler nor a function that returns one"),
            ("processed", {}, "has a process() step"),
            ("direct", {"x": 1}, "is a query of Bowler; only a function takes arguments"),
            ("rename", {"x": 1}, "got an unexpected keyword argument 'x'"),
        ],
    )
    def test_what_cannot_be_used(self, load, tmp_path, monkeypatch, run, table, said):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "user.py").write_text("old()\n")
        with pytest.raises(ConfigError) as error:
            load("bowler", run, **table)
        assert said in error.value.message
        assert (tmp_path / "user.py").read_text() == "old()\n"

    def test_bowler_can_execute_elsewhere_afterwards(self, load):
        query = pytest.importorskip("bowler", reason="bowler is not installed").Query
        execute = query.execute
        load("bowler", "rename")
        assert query.execute is execute


def test_without_bowler(load, monkeypatch, tmp_path):
    load("bowler", "rename")
    monkeypatch.setitem(sys.modules, "bowler", None)
    monkeypatch.delitem(sys.modules, "fixiac.foreign.queries", raising=False)
    with pytest.raises(ConfigError, match=r"pip install 'fixiac\[bowler\]'"):
        config.load(str(tmp_path / "pyproject.toml"))


@pytest.mark.parametrize(
    "table",
    [
        "libcst = 1",
        "libcst.ACM001 = 1",
        "libcst.ACM001 = 'a.b.C'",
        "libcst.acm = 'a:C'",
        "libcst.ACM001 = {}",
    ],
)
def test_wrong_tables(tmp_path, table):
    (tmp_path / "pyproject.toml").write_text(f"[tool.fixiac]\n{table}\n")
    with pytest.raises(ConfigError) as error:
        config.load(str(tmp_path / "pyproject.toml"))
    assert error.value.line == 2


LINES = st.lists(
    st.sampled_from(["a\n", "b\n", "ab\n", "\n", "\r\n", "a\r\n", "abc", "\f\n", "é\u2028"])
)


@given(LINES, LINES)
def test_a_difference_makes_the_other_text(before, after):
    before, after = "".join(before), "".join(after)
    assert edits.apply(before, edits.difference("m.py", before, after)) == after


def test_a_difference_is_small():
    made = edits.difference("m.py", "a = 1\nb = 22\nc = 3\nd\n", "a = 1\nb = 23\nc = 4\nd\n")
    assert [(edit.span.start, edit.span.end, edit.text) for edit in made] == [
        (11, 12, "3"),
        (17, 18, "4"),
    ]
    assert edits.difference("m.py", "a\n", "a\n") == ()
