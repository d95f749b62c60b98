"""The command line: in this process with codemods of its own, and the real command on bad input."""

import contextlib
import io
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from words import ROOT, Everywhere, Replace, codemod

from fixiac import cli, rules
from fixiac.edits import Fix, Safety, Span
from fixiac.engine.results import Report, Withheld
from fixiac.output.statistics import counts
from fixiac.rules import Finding
from fixiac.version import __version__

PULUMI = "import pulumi\n"


class Result:
    def __init__(self, status, captured):
        self.status = status
        self.out = captured.out.decode(errors="replace")
        self.err = captured.err.decode()
        self.bytes = captured.out


@pytest.fixture
def fixiac(plain, monkeypatch, tmp_path, capfdbinary):
    """Run a command in an empty folder, with codemods over words."""
    unsafe = codemod(code="TST003", name="risky", word="risky", by="bold", safety=Safety.UNSAFE)
    monkeypatch.setattr(rules, "builtin", lambda: (Replace, Everywhere, unsafe))
    monkeypatch.chdir(tmp_path)

    def run(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        status = cli.main([str(argument) for argument in arguments])
        return Result(status, capfdbinary.readouterr())

    return run


def write(name, text, folder=None):
    path = Path(folder or ".") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_apply(fixiac):
    path = write("m.py", "old = 1\n")
    done = fixiac("apply", path)
    assert (done.status, done.err) == (0, "")
    assert done.out == "m.py:1: TST001 write new\nFixed 1 problem in 1 file.\n"
    assert path.read_text() == "new = 1\n"
    done = fixiac("apply", path)
    assert (done.status, done.out) == (0, "Nothing to fix.\n")


def test_apply_with_something_left(fixiac):
    write("m.py", "old = risky\n")
    done = fixiac("apply", "m.py")
    assert done.status == 1
    assert "1 left (1 fixable with --unsafe-fixes)." in done.out
    assert (
        "m.py:1:7: TST003 risky is out of date\n    fix (with --unsafe-fixes): write bold"
        in done.out
    )
    assert fixiac("apply", "m.py", "--unsafe-fixes").status == 0


def test_quiet_prints_errors_only(fixiac):
    write("m.py", "old = risky\n")
    done = fixiac("apply", "-q", "m.py", "none.py")
    assert (done.status, done.out) == (2, "")
    assert done.err == "none.py: error: no such file\n"
    assert fixiac("check", "-q", "m.py").out == ""


def test_exit_zero(fixiac):
    write("m.py", "old = risky\n")
    done = fixiac("check", "--exit-zero", "m.py")
    assert (done.status, done.out.count("TST00")) == (0, 2)
    assert fixiac("apply", "--diff", "--exit-zero", "m.py").status == 0
    assert fixiac("apply", "--exit-zero", "--exit-non-zero-on-fix", "m.py").status == 0
    write("broken.py", "old = (\n")
    assert fixiac("check", "--exit-zero", "m.py", "broken.py").status == 2


def test_exit_non_zero_on_fix(fixiac):
    write("m.py", "old = 1\n")
    assert fixiac("apply", "--exit-non-zero-on-fix", "m.py").status == 1
    assert fixiac("apply", "--exit-non-zero-on-fix", "m.py").status == 0
    assert fixiac("apply", "--exit-non-zero-on-fix", "-", stdin=b"old\n").status == 1


def test_statistics(fixiac):
    write("m.py", "old, old = again, risky\n" + "x = risky  # fixiac: ignore[TST001]\n" * 9)
    done = fixiac("check", "--statistics", "m.py")
    assert done.status == 1
    assert done.out.splitlines() == [
        "10\tTST003\t[ ] risky",
        " 9\tFIX001\t[ ] unused-suppression",
        " 2\tTST001\t[*] replace",
        " 1\tTST002\t[*] everywhere",
        "Found 22 problems (3 fixable with fixiac apply, 10 fixable with --unsafe-fixes).",
    ]
    write("m.py", "old, old = 1, 2  # fixiac: ignore[TST002]\n")
    done = fixiac("check", "--statistics", "--output-format", "json", "m.py")
    assert json.loads(done.out) == [
        {"code": "TST001", "name": "replace", "count": 2, "fixable": 2},
        {"code": "FIX001", "name": "unused-suppression", "count": 1, "fixable": 0},
    ]
    done = fixiac("check", "--statistics", "--output-format", "concise", "m.py")
    assert (done.status, done.out) == (2, "")
    write("m.py", "new = 1\n")
    assert fixiac("check", "--statistics", "m.py").out == "Nothing to fix.\n"


def test_statistics_of_what_can_be_fixed_in_part():
    finding = Finding("TST001", Span("m.py", 0, 0), "wrong", Fix("fix", ()))
    reports = [Report(finding, "m.py", 1, 1, withheld) for withheld in (None, Withheld.UNSAFE)]
    assert list(counts(reports, {"TST001": "replace"})) == ["2\tTST001\t[-] replace"]


def test_watching_needs_its_extra(fixiac, monkeypatch):
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    write("m.py", "old\n")
    done = fixiac("check", "--watch", "m.py")
    assert (done.status, "pip install 'fixiac[watch]'" in done.err) == (2, True)


def test_add_ignore(fixiac):
    crlf = write("a.py", b"\xef\xbb\xbfold = risky\r\n")
    write("b.py", "old = (\n")
    write("c.py", "old\n").chmod(0o640)
    done = fixiac("check", "--add-ignore", "a.py", "b.py", "c.py")
    assert done.status == 2
    assert done.out == "Ignored 3 problems in 2 files; 1 error.\n"
    comment = b"  # fixiac: ignore[TST001, TST003]\r\n"
    assert crlf.read_bytes() == b"\xef\xbb\xbfold = risky" + comment
    assert Path("b.py").read_text() == "old = (\n"
    done = fixiac("check", "--add-ignore", "a.py", "c.py")
    assert (done.status, done.out) == (0, "Nothing to fix.\n")
    write("d.py", "x = 1; y = '''\nold'''; z = '''\n'''\n")
    done = fixiac("check", "--add-ignore", "d.py")
    assert (done.status, done.out[:20]) == (1, "d.py:2:1: TST001 [*]")
    assert fixiac("check", "--add-ignore", "-").status == 2
    assert fixiac("check", "--add-ignore", "--statistics", "d.py").status == 2


def test_named_files_can_be_left_out(fixiac):
    write("pyproject.toml", "[tool.fixiac]\nexclude = ['legacy/']\n")
    for name in ("legacy/m.py", "m.py"):
        write(name, "old = 1\n")
    assert "2 problems" in fixiac("check", "legacy/m.py", "m.py").out
    done = fixiac("check", "--force-exclude", "legacy/m.py", "m.py")
    assert [line[:4] for line in done.out.splitlines()] == ["m.py", "    ", "Foun"]
    assert fixiac("check", "--force-exclude", "legacy", "legacy/m.py").out == "Nothing to fix.\n"


def test_isolated(fixiac):
    write("pyproject.toml", "[tool.fixiac]\nnonsense = 1\n")
    write("m.py", "old = 1\n")
    assert fixiac("check", "m.py").status == 2
    assert fixiac("check", "--isolated", "m.py").status == 1
    assert fixiac("check", "--isolated", "--config", "pyproject.toml", "m.py").status == 2


def test_verbose_says_why(fixiac):
    write("m.py", "old = 1\n")
    assert "    old is out of date\n" in fixiac("apply", "-v", "m.py").out


def test_diff(fixiac):
    before = "x = 'é'\r\nold = 1\r\n# \x0c\ry".encode("latin-1")
    path = write("a b/é.py", b"# coding: latin-1\n" + before)
    done = fixiac("apply", "--diff", ".", "a b/é.py")
    assert done.status == 1
    assert "Would fix 1 problem in 1 file." in done.err
    assert path.read_bytes() == b"# coding: latin-1\n" + before
    subprocess.run(["git", "apply", "-"], input=done.bytes, check=True)
    assert path.read_bytes() == b"# coding: latin-1\n" + before.replace(b"old", b"new")
    done = fixiac("apply", "--diff", "a b")
    assert (done.status, done.out) == (0, "")


def test_standard_input(fixiac):
    done = fixiac("apply", "-", stdin=b"\xef\xbb\xbfold = 1\r\n")
    assert (done.status, done.bytes) == (0, b"\xef\xbb\xbfnew = 1\r\n")
    done = fixiac("apply", "-", "--stdin-filename", "a.md", stdin=b"old\n```py\nold\n```")
    assert done.bytes == b"old\n```py\nnew\n```"
    done = fixiac("apply", "--diff", "-", "--stdin-filename", "lib/x.py", stdin=b"old\n")
    assert done.out.startswith("diff --git a/lib/x.py b/lib/x.py\n--- a/lib/x.py\n")
    done = fixiac("check", "-", stdin=b"old\n")
    assert done.out.startswith("stdin.py:1:1: TST001 [*] ")


@pytest.mark.parametrize("data", [b"old = (\n", b"\xff\n", b"\0"])
def test_standard_input_that_cannot_be_read_comes_back(fixiac, data):
    done = fixiac("apply", "-", stdin=data)
    assert (done.status, done.bytes) == (2, data)
    assert done.err.startswith("stdin.py:")


def test_standard_input_stands_alone(fixiac):
    assert fixiac("apply", "-", "m.py").status == 2


def test_check(fixiac):
    path = write("m.py", "old = risky\n")
    done = fixiac("check", "m.py")
    assert done.status == 1
    assert done.out == (
        "m.py:1:1: TST001 [*] old is out of date\n"
        "    fix: write new\n"
        "m.py:1:7: TST003 risky is out of date\n"
        "    fix (with --unsafe-fixes): write bold\n"
        "Found 2 problems (1 fixable with fixiac apply, 1 fixable with --unsafe-fixes).\n"
    )
    assert path.read_text() == "old = risky\n"
    assert "[*] risky" in fixiac("check", "--unsafe-fixes", "m.py").out
    concise = fixiac("check", "--output-format", "concise", "m.py").out
    assert concise.splitlines()[1] == "m.py:1:7: TST003 risky is out of date"
    assert fixiac("check", "--ignore", "TST", "m.py").status == 0


def test_comment(fixiac):
    path = write("m.py", "old = risky\n")
    done = fixiac("comment", "--select=TST", "m.py")
    assert done.status == 1
    assert "### fixiac found 2 problems and can fix 1 of them\n" in done.out
    assert "\n-old = risky\n+new = risky\n" in done.out
    assert "`fixiac apply --select=TST m.py` makes the fixes" in done.out
    assert done.err == ("Would fix 1 problem in 1 file; 1 left (1 fixable with --unsafe-fixes).\n")
    assert path.read_text() == "old = risky\n"
    same = fixiac("comment", "--select=TST", "--quiet", "--output-file", "c.md", "m.py")
    assert (same.status, same.out, same.err) == (1, "", "")
    assert Path("c.md").read_text() == done.out
    write("m.py", "x = 1\n")
    done = fixiac("comment", "m.py")
    assert (done.status, done.err) == (0, "Nothing to fix.\n")
    assert "### fixiac found nothing to fix" in done.out
    done = fixiac("comment", "none.py", "--output-file", "m.py/c.md")
    assert done.status == 2
    assert "m.py" in done.err


def test_check_as_json(fixiac):
    write("m.py", "x = 1\nold = 1\n")
    done = fixiac("check", "--output-format", "json", "m.py", "none.py")
    assert done.status == 2
    given = json.loads(done.out)
    assert given["errors"] == [
        {"path": "none.py", "line": None, "column": None, "message": "no such file"}
    ]
    (finding,) = given["findings"]
    assert (finding["code"], finding["path"], finding["line"]) == ("TST001", "m.py", 2)
    assert finding["fix"]["edits"][0]["text"] == "new"
    assert finding["fix"]["applied_by_default"] is True


def test_select_and_unknown_codes(fixiac):
    path = write("m.py", "old = again\n")
    assert fixiac("apply", "--select", "TST002, TST003", "m.py").status == 0
    assert path.read_text() == "old = anew\n"
    done = fixiac("apply", "--select", "TST0O1", "m.py")
    assert done.status == 2
    assert "unknown code 'TST0O1'; did you mean TST001?" in done.err
    assert fixiac("check", "--ignore", "XYZ", "m.py").status == 2
    assert path.read_text() == "old = anew\n"


def test_explain(fixiac):
    done = fixiac("explain", "tst002")
    assert done.status == 0
    assert done.out.startswith("TST002 everywhere\n\nRenames a word")
    assert '- `by` (default "anew"; one of "anew", "afresh"): What to write.' in done.out
    assert fixiac("explain", "unused-suppression").out.startswith("FIX001")
    done = fixiac("explain", "TST00")
    assert done.status == 2
    assert "did you mean TST00" in done.err


def test_rules(fixiac):
    assert "TST001  replace" in fixiac("rules").out
    given = json.loads(fixiac("rules", "--output-format", "json").out)
    assert [rule["code"] for rule in given] == ["FIX001", "FIX002", "TST001", "TST002", "TST003"]
    assert given[3]["settings"][0]["choices"] == ["anew", "afresh"]


def test_configuration(fixiac):
    write("pyproject.toml", "[tool.fixiac]\nignore = ['TST001']\nTST002.by = 'afresh'\n")
    path = write("lib/m.py", "old = again\n")
    assert fixiac("apply", "lib/m.py").status == 0
    assert path.read_text() == "old = afresh\n"
    other = write("other.toml", "[tool.fixiac]\n")
    assert fixiac("apply", "--config", other, "lib/m.py").status == 0
    assert path.read_text() == "new = afresh\n"


def test_broken_configuration_stops_everything(fixiac):
    write("pyproject.toml", "[tool.fixiac]\nignore = ['TST0']\nx = 1\n")
    path = write("m.py", "old = 1\n")
    done = fixiac("apply", "m.py")
    assert (done.status, done.out) == (2, "")
    assert done.err == "pyproject.toml:3: error: unknown key 'x' in [tool.fixiac]\n"
    assert path.read_text() == "old = 1\n"
    assert (
        fixiac("apply", "--config", "none.toml", "m.py").err == "none.toml: error: no such file\n"
    )


def test_folders(fixiac):
    write(".gitignore", "ignored/\n/top.py\n*_gen.py\n!keep_gen.py\n")
    write("lib/.gitignore", "local.py\n")
    write(".git/info/exclude", "excluded.py\n")
    write("venv/pyvenv.cfg", "")
    write("pyproject.toml", "[tool.fixiac]\nexclude = ['legacy/', 'lib/skip.py']\n")
    wanted = ["lib/m.py", "lib/keep_gen.py", "lib/top.py", "sub/legacy.py", "uses.py"]
    others = [
        *("top.py", "ignored/m.py", "lib/local.py", "lib/x_gen.py", "excluded.py", "venv/m.py"),
        *("node_modules/x/m.py", "cdk.out/m.py", ".venv/m.py", "build/m.py", "legacy/m.py"),
        *("lib/skip.py", "answer.md", "notes.txt", "lib/x/__pycache__/m.py", "dull.py"),
    ]
    for name in wanted + others:
        start = {"uses.py": "from lib.m import x\n", "dull.py": ""}.get(name, PULUMI)
        write(name, f"{start}old = 1\n")
    done = fixiac("apply", ".")
    assert sorted(line.partition(":")[0] for line in done.out.splitlines()[:-1]) == sorted(wanted)
    assert fixiac("apply", "ignored").out.startswith("ignored/m.py:2:")
    named = ["top.py", "venv/m.py", "legacy/m.py", "dull.py"]
    assert "Fixed 4 problems in 4 files" in fixiac("apply", *named).out


def test_a_file_is_taken_once(fixiac):
    write("lib/m.py", PULUMI + "old = 1\n")
    Path("link.py").symlink_to("lib/m.py")
    assert (
        "Fixed 1 problem in 1 file"
        in fixiac("apply", "lib", "./lib/m.py", "lib/../lib", "link.py").out
    )


def test_files_that_import_each_other_are_one_program(fixiac):
    first, second = write("m.py", "again = 1\n"), write("n.py", "from m import again\n")
    apart = write("o.py", "x = 'again'\n")
    assert fixiac("apply", "m.py", "n.py").out.startswith(
        "m.py:1: TST002 rename everywhere\nFixed 1"
    )
    assert (first.read_text(), second.read_text()) == ("anew = 1\n", "from m import anew\n")
    assert fixiac("apply", "m.py", "o.py").out.startswith("o.py:1: TST002")
    assert apart.read_text() == "x = 'anew'\n"


def test_bad_files_do_not_stop_the_others(fixiac):
    good = write("good.py", "old = 1\n")
    bad = {
        "syntax.py": (b"old = 1\nx = (\n", "syntax.py:"),
        "bytes.py": (b"old = 1\n\xff\n", "bytes.py:2: error: not utf-8 text: byte 0xff"),
        "nul.py": (b"old\0\n", "nul.py:1: error: not a text file"),
        "cookie.py": (b"# coding: klingon\nold = 1\n", "cookie.py:1: error: unknown encoding"),
        "old.txt": (b"old\n", "old.txt: error: fixiac reads only files of .py"),
    }
    for name, (data, _) in bad.items():
        write(name, data)
    Path("folder.py").mkdir()
    Path("dangling.py").symlink_to("nowhere.py")
    os.mkfifo("pipe.py")
    odd = ["dangling.py", "pipe.py", "none.py"]
    done = fixiac("apply", *bad, *odd, "good.py", "folder.py")
    assert done.status == 2
    assert good.read_text() == "new = 1\n"
    for name, (data, words) in bad.items():
        assert Path(name).read_bytes() == data
        assert words in done.err
    assert "dangling.py: error: is a dangling symbolic link" in done.err
    assert "pipe.py: error: is not a regular file" in done.err
    assert "none.py: error: no such file" in done.err
    assert "8 errors." in done.out


def test_a_file_that_cannot_be_opened(fixiac, monkeypatch):
    # Tests may run as root, for whom every file is readable.
    import builtins

    write("m.py", "old = 1\n")
    path = write("secret.py", "old = 1\n")
    real = builtins.open

    def closed(file, *arguments, **options):
        if str(file).endswith("secret.py"):
            raise PermissionError(13, "Permission denied", file)
        return real(file, *arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(builtins, "open", closed)
        done = fixiac("apply", "m.py", "secret.py")
    assert done.err.splitlines()[0] == "secret.py: error: cannot be read: permission denied"
    assert done.status == 2
    assert path.read_text() == "old = 1\n"
    assert Path("m.py").read_text() == "new = 1\n"


def test_a_full_disk(fixiac, monkeypatch):
    path = write("m.py", "old = 1\n")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = fixiac("apply", "m.py")
    assert done.status == 2
    assert done.err == "m.py: error: cannot be written: no space left on device\n"
    assert "Fixed" not in done.out
    assert path.read_text() == "old = 1\n"
    assert os.listdir() == ["m.py"]


def test_context_is_read_but_only_problems_in_paths_count(fixiac, tmp_path):
    named = write("m.py", PULUMI + "old = again\n")
    other = write("z/n.py", PULUMI + "old = again\nimport m\n")
    write("z/broken.py", PULUMI + "x = (\n")
    checked = fixiac("check", "--context", tmp_path, named)
    assert checked.status == 1
    assert [line.split(": ")[0] for line in checked.out.splitlines() if ": TST" in line] == [
        "m.py:2:1",
        "m.py:2:7",
    ]
    assert fixiac("apply", "--context", ".", "m.py").status == 0
    assert named.read_text() == PULUMI + "new = anew\n"
    assert other.read_text() == PULUMI + "old = anew\nimport m\n"


def test_context_cannot_stand_with_standard_input(fixiac):
    refused = fixiac("apply", "--context", ".", "-")
    assert refused.status == 2
    assert "--context" in refused.err


@pytest.mark.parametrize("named", ["keys.py", "../app/keys.py", "ABSOLUTE/keys.py"])
@pytest.mark.parametrize("context", [".", "../app", "ABSOLUTE"])
def test_a_file_is_understood_with_its_context_however_they_are_named(
    tmp_path, monkeypatch, named, context
):
    folder = tmp_path / "app"
    shutil.copytree(ROOT / "testdata/KMS001/pulumi-files.in", folder)
    monkeypatch.chdir(folder)
    options = ["--select", "KMS001", "--context", context.replace("ABSOLUTE", str(folder))]
    assert cli.main(["check", *options, named.replace("ABSOLUTE", str(folder))]) == 1


class TestRealCommand:
    """Bad input, given to the command itself."""

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["apply"], "Missing argument"),
            (["apply", "none.py"], "none.py: error: no such file"),
            (["apply", "none/"], "none: error: no such file"),
            (["check", "bad.py"], "bad.py:"),
            (["apply", "--select", "ZZZ", "ok.py"], "unknown code 'ZZZ'"),
            (["check", "--ignore", "kms001x", "ok.py"], "unknown code 'kms001x'"),
            (["apply", "--wrong"], "No such option"),
            (["explain", "ZZZ999"], "unknown code ZZZ999"),
            (
                ["apply", "--config", "broken.toml", "ok.py"],
                "broken.toml:2: error: is no valid TOML",
            ),
            (["apply", "-", "ok.py"], "'-' cannot stand beside"),
            (["wrong"], "No such command"),
            (["apply", "--stdin-filename", "x.txt", "-"], "x.txt: error: fixiac reads only"),
        ],
    )
    def test_it_is_told_and_nothing_is_touched(self, run, tmp_path, arguments, words):
        write("ok.py", "x = 1\n", tmp_path)
        write("bad.py", "x = (\n", tmp_path)
        write("broken.toml", "[tool.fixiac]\nselect = \n", tmp_path)
        done = run(*arguments, check=2)
        assert words in done.stderr.decode()
        assert (tmp_path / "bad.py").read_text() == "x = (\n"

    def test_version(self, run):
        out = run("--version", check=0).stdout.decode()
        assert out.startswith(f"fixiac {__version__} (AWS data of 20")

    @pytest.mark.parametrize(
        "command", [[], ["apply"], ["check"], ["comment"], ["explain"], ["rules"]]
    )
    def test_help(self, run, command):
        out = run(*command, "--help", check=0).stdout.decode()
        assert "Usage: fixiac" in out
        assert all(len(line) <= 100 for line in out.splitlines())

    def test_a_reader_that_goes_away(self, tmp_path):
        write("m.py", "x = (\n", tmp_path)
        command = [sys.executable, "-m", "fixiac", "rules", "--output-format", "json"]
        with subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            process.stdout.close()
            assert b"Traceback" not in process.stderr.read()
            assert process.wait() in (0, 1)

    @pytest.mark.skipif(
        not shutil.which("setpriv") or os.geteuid() != 0, reason="needs root to become a nobody"
    )
    @pytest.mark.parametrize("above", [0o755, 0o700], ids=["open", "closed"])
    def test_a_file_that_a_person_may_not_read(self, tmp_path, above):
        secret, good = write("secret.py", "x = 1\n", tmp_path), write("ok.py", "x = 1\n", tmp_path)
        secret.chmod(0)
        good.chmod(0o444)
        tmp_path.chmod(0o755)
        tmp_path.parent.chmod(above)
        nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        reach = [*nobody, sys.executable, "-c", "import fixiac, libcst, click"]
        if subprocess.run(reach, cwd=tmp_path, capture_output=True, check=False).returncode:
            pytest.skip("this Python is out of a nobody's reach")
        done = subprocess.run(
            [*nobody, sys.executable, "-m", "fixiac", "check", "secret.py", "ok.py"],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 2
        assert done.stderr == b"secret.py: error: cannot be read: permission denied\n"

    def test_progress_on_a_terminal_and_an_interrupt(self, tmp_path):
        path = write("m.py", PULUMI + "x = 1\n", tmp_path)
        slow = (
            "import sys, time; from fixiac import cli, frontends; real = frontends.read\n"
            "def read(path, text):\n"
            "    time.sleep(1.2)\n"
            "    return real(path, text)\n"
            "frontends.read = read\n"
            "sys.exit(cli.main(['apply', '.']))\n"
        )
        for name in "abcdefgh":
            write(f"{name}.py", PULUMI, tmp_path)
        master, terminal = pty.openpty()
        process = subprocess.Popen([sys.executable, "-c", slow], cwd=tmp_path, stderr=terminal)
        os.close(terminal)
        shown = b""
        until = time.monotonic() + 20
        while b"reading" not in shown and time.monotonic() < until:
            shown += os.read(master, 100)
        process.send_signal(signal.SIGINT)
        status = process.wait(20)
        with contextlib.suppress(OSError):
            while True:
                shown += os.read(master, 100)
        os.close(master)
        assert b"reading " in shown
        assert b"Traceback" not in shown
        assert b"interrupted" in shown
        assert status == cli.INTERRUPTED
        assert path.read_text() == PULUMI + "x = 1\n"
