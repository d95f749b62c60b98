"""Diffs that git applies, whatever is in a file, in its name, and wherever one stands."""

import os
import pty
import re
import shutil
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixiac.output.diff import coloured, patch, unified

DIFFS = {
    "plain": ("a\nb\nc\n", "a\nB\nc\n"),
    "no newline at the end": ("a\nb", "a\nB"),
    "newline lost": ("a\nb\n", "a\nb"),
    "newline gained": ("a\nb", "a\nb\n"),
    "no newline, far from the change": ("a\nb\nc", "A\nb\nc"),
    "CRLF": ("a\r\nb\r\n", "a\r\nB\r\n"),
    "form feed": ("a\x0cb\nc\n", "a\x0cb\nC\n"),
    "lone CR": ("a\rb\nc\n", "a\rb\nC\n"),
    "lone CR at the end": ("a\nb\r", "A\nb\r"),
    "line separator": ("a\u2028b\nc\x85\n", "a\u2028b\nC\x85\n"),
    "byte order mark": ("\ufeffa\nb\n", "\ufeffa\nB\n"),
    "emptied": ("a\n", ""),
    "filled": ("", "a\n"),
    "dashes": ("-- a\n++ b\n", "-- c\n++ d\n"),
    "a diff": ("diff --git a/x b/x\n--- a/x\n", "@@ -1 +1 @@\n\\ No newline at end of file\n"),
}
NAMES = ["m.py", "lib/a b.py", "é/ü.py", 'q"uote.py', "back\\slash.py", "tab\tname.py", " x .py"]
NAMES += [
    "a b/a b.py",
    "new\nline.py",
    "b/x b/x.py",
    "-x.py",
    "\udcff.py",
    "dev/null",
    "bell\x07.py",
]


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    folder = tmp_path_factory.mktemp("repository")
    git(folder, "init", "-q")
    (folder / "sub").mkdir()
    return folder


def git(folder, *arguments, **keywords):
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, capture_output=True, **keywords
    )
    assert done.returncode == 0, done.stderr.decode()
    return done


def write(file, data):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def check_patch(folder, changes, cwd=None):
    """Let git apply patches of files, by name: their bytes before and after."""
    patches = b""
    for name, (before, after) in changes.items():
        write(folder / name, before)
        (folder / name).chmod(0o755)
        patches += patch(name, before, after)
    if patches:
        git(cwd or folder, "apply", "--whitespace=nowarn", "-", input=patches)
    for name, (_, after) in changes.items():
        assert (folder / name).read_bytes() == after
        assert (folder / name).stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("case", DIFFS)
def test_git_applies_the_diff(repository, case):
    before, after = (text.encode() for text in DIFFS[case])
    check_patch(repository, {"m.py": (before, after)})


@pytest.mark.parametrize("name", NAMES)
def test_git_understands_the_name(tmp_path, name):
    check_patch(tmp_path, {name: (b"a\n", b"b\n")})


def test_git_applies_a_diff_in_another_encoding(repository):
    before, after = "é\nx\n".encode("latin-1"), "é\ny\n".encode("latin-1")
    check_patch(repository, {"m.py": (before, after)})


PIECES = ["a", "b", " ", "\t", "\n", "\n", "\n", "\r\n", "\r", "\x0c", "\x0b", "\x1c", "\x85"]
PIECES += ["\u2028", "é", "😀", "\ufeff", "-- a/x", "++ b/x", "\\ No newline at end of file"]
PIECES += ["@@ -1 +1 @@", "diff --git a/x b/x", "\x1b[31m", "\x01"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
PARTS = st.lists(
    st.sampled_from([*'ab é"\\\t\n\r\x07.-', "😀", "\udcff", " b/"]), min_size=1, max_size=5
)
FILES = PARTS.map(lambda parts: "".join(parts).replace("//", "/").strip("/") + ".py")


@st.composite
def changes(draw):
    """One to three files: names that do not get in each other's way, and what becomes of them."""
    names = draw(st.lists(FILES, min_size=1, max_size=3, unique_by=str.casefold))
    found = {}
    for number, name in enumerate(names):
        before = draw(TEXTS)
        edited = draw(st.one_of(TEXTS, st.just(before), st.just(before.replace("a", "A"))))
        found[f"sub/{number}/{name}"] = (before.encode(), edited.encode())
    return found


@settings(max_examples=60, deadline=None)
@given(changes(), st.booleans())
def test_git_applies_any_diff(repository, changed, inside):
    shutil.rmtree(repository / "sub")
    (repository / "sub").mkdir()
    check_patch(repository, changed, repository / "sub" if inside else repository)


def test_no_difference_no_diff():
    assert unified("m.py", "a\n", "a\n") == ""
    assert patch("m.py", b"a\n", b"a\n") == coloured(b"") == b""


def test_colour_is_only_around_lines():
    plain = patch("m.py", b"a\nb\r\nc", b"A\nb\r\nC")
    painted = coloured(plain)
    assert b"\x1b[32m+A\x1b[0m\n" in painted
    assert b"\x1b[1m+++ b/m.py\x1b[0m\n" in painted
    assert b"\n b\r\n" in painted
    assert re.sub(rb"\x1b\[\d*m", b"", painted) == plain


def test_a_terminal_is_not_told_what_to_do():
    painted = coloured(patch("m.py", b"old\x1b]0;x\x07\xc2\x9b\r.\t\r\n", b"\xc3\xa9\n"))
    assert b"-old\\x1b]0;x\\x07\\x9b\\x0d.\t\x1b[0m\r\n" in painted
    assert "+é".encode() in painted


PROGRAM = "import pulumi\nx = json.dumps({})\n"


def fixed(run, *arguments, cwd, places=()):
    """Give what ``fixiac apply --diff`` prints to git, and see that it does what apply does."""
    done = run("apply", "--diff", "-q", *arguments, cwd=cwd, check=1)
    git(places or cwd, "apply", "-", input=done.stdout)
    return done.stdout.decode()


@pytest.mark.parametrize("cwd", [".", "sub", "sub/inner"])
@pytest.mark.parametrize("absolute", [True, False])
def test_from_any_folder(run, tmp_path, cwd, absolute):
    git(tmp_path, "init", "-q")
    file = tmp_path / "sub" / "inner" / "m.py"
    write(file, PROGRAM.encode())
    name = file if absolute else os.path.relpath(file, tmp_path / cwd)
    told = fixed(run, name, cwd=tmp_path / cwd)
    assert told.startswith("diff --git a/sub/inner/m.py b/sub/inner/m.py\n")
    assert file.read_text().startswith("import json\n")


def test_a_file_above_is_applied_at_the_top(run, tmp_path):
    git(tmp_path, "init", "-q")
    write(tmp_path / "m.py", PROGRAM.encode())
    (tmp_path / "sub").mkdir()
    fixed(run, "../m.py", cwd=tmp_path / "sub", places=tmp_path)
    assert (tmp_path / "m.py").read_text().startswith("import json\n")


def test_without_a_repository(run, tmp_path):
    for name in ("here/m.py", "there/m.py"):
        write(tmp_path / name, PROGRAM.encode())
    here, there = tmp_path / "here", tmp_path / "there"
    assert fixed(run, here / "m.py", cwd=here).startswith("diff --git a/m.py b/m.py\n")
    told = run("apply", "--diff", "../there/m.py", cwd=here).stdout
    assert told.startswith(f"diff --git a{there}/m.py b{there}/m.py\n".encode())
    git(tmp_path.anchor, "apply", "-", input=told)
    assert (there / "m.py").read_text().startswith("import json\n")


def test_a_link_stands_for_its_file(run, tmp_path):
    git(tmp_path, "init", "-q")
    write(tmp_path / "lib" / "m.py", PROGRAM.encode())
    (tmp_path / "link.py").symlink_to("lib/m.py")
    (tmp_path / "other").symlink_to("lib")
    for name in ("link.py", "other/m.py"):
        write(tmp_path / "lib" / "m.py", PROGRAM.encode())
        fixed(run, name, cwd=tmp_path)
        assert (tmp_path / "lib" / "m.py").read_text().startswith("import json\n")


@pytest.mark.skipif(not shutil.which("patch"), reason="GNU patch is not installed")
def test_patch_takes_it_too(run, tmp_path):
    write(tmp_path / "a b.py", PROGRAM.replace("\n", "\r\n").encode())
    done = run("apply", "--diff", "a b.py", cwd=tmp_path, check=1)
    subprocess.run(["patch", "-sp1", "--binary"], cwd=tmp_path, input=done.stdout, check=True)
    assert (tmp_path / "a b.py").read_bytes().startswith(b"import json\r\n")


@pytest.mark.parametrize(
    ("variables", "terminal", "colour"),
    [
        ({}, False, False),
        ({}, True, True),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": ""}, False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_colour(tmp_path, variables, terminal, colour):
    write(tmp_path / "m.py", PROGRAM.encode())
    kept = {key: value for key, value in os.environ.items() if not key.endswith("_COLOR")}
    command = [sys.executable, "-m", "fixiac", "apply", "--diff", "-q", "m.py"]
    outer, inner = pty.openpty()
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={**kept, "TERM": "xterm", **variables},
        stdout=inner if terminal else subprocess.PIPE,
        check=False,
    )
    told = os.read(outer, 65536) if terminal else done.stdout
    os.close(inner)
    os.close(outer)
    assert done.returncode == 1
    assert (b"\x1b[32m+import json" in told) is colour
    assert b"import json" in told
