"""The comment of a pull request, kept by run after run at a server that acts as a forge."""

import io
import json
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest
from forge_server import TOKEN, GitHub, GitLab
from words import ROOT, Everywhere, Replace, codemod

from fixiac import cli, frontends, rules
from fixiac.commands.comment import comment
from fixiac.edits import Safety
from fixiac.forges import ForgeError, target
from fixiac.forges.patches import hunks
from fixiac.output.comment import MARKER

pytest.importorskip("requests", reason="pip install 'fixiac[comment]'")


@pytest.fixture
def github():
    with GitHub().running() as forge:
        yield forge


@pytest.fixture
def gitlab():
    with GitLab().running() as forge:
        yield forge


@pytest.fixture(params=["github", "gitlab"])
def forge(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def naps(monkeypatch):
    """The waits that were asked for, none of which is waited."""
    waited = []
    monkeypatch.setattr(time, "sleep", waited.append)
    return waited


class Done:
    def __init__(self, status, captured):
        self.status, self.out, self.err = status, captured.out, captured.err


@pytest.fixture
def fixiac(plain, monkeypatch, tmp_path, capfd):
    """Run a command in a repository, as the CI of a forge does."""
    risky = codemod(code="TST003", name="risky", word="risky", by="bold", safety=Safety.UNSAFE)
    monkeypatch.setattr(rules, "builtin", lambda: (Replace, Everywhere, risky))
    monkeypatch.setattr(frontends, "interesting", lambda *_: True)
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q"], check=True)
    for name in ("GITHUB_ACTIONS", "GITLAB_CI", "GITHUB_STEP_SUMMARY", "GITHUB_EVENT_PATH"):
        monkeypatch.delenv(name, raising=False)

    def run(forge, *arguments):
        environment = {}
        if isinstance(forge, GitHub):
            environment = {
                "GITHUB_ACTIONS": "true",
                "GITHUB_API_URL": forge.address,
                "GITHUB_SERVER_URL": "https://github.example",
                "GITHUB_REPOSITORY": "o/r",
                "GITHUB_REF": "refs/pull/7/merge",
                "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
                "GITHUB_TOKEN": TOKEN,
            }
        elif isinstance(forge, GitLab):
            environment = {
                "GITLAB_CI": "true",
                "CI_API_V4_URL": forge.address,
                "CI_PROJECT_ID": "42",
                "CI_PROJECT_URL": "https://gl/o/r",
                "CI_MERGE_REQUEST_IID": "7",
                "CI_MERGE_REQUEST_PROJECT_ID": "42",
                "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "42",
                "GITLAB_TOKEN": TOKEN,
            }
        with monkeypatch.context() as patch:
            for name, value in {**environment, **run.environment}.items():
                if value is None:
                    patch.delenv(name, raising=False)
                else:
                    patch.setenv(name, value)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
            capfd.readouterr()
            status = cli.main(["comment", *arguments])
            done = Done(status, capfd.readouterr())
        assert TOKEN not in done.out + done.err
        assert "Traceback" not in done.err
        return done

    run.environment = {}
    return run


def write(name, text):
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def event(fixiac, **content):
    Path("event.json").write_text(json.dumps(content))
    fixiac.environment["GITHUB_EVENT_PATH"] = str(Path("event.json").resolve())


def fork(fixiac, forge):
    """Make the pull request one from a fork."""
    if isinstance(forge, GitHub):
        head, base = {"repo": {"full_name": "x/r"}}, {"repo": {"full_name": "o/r"}}
        event(fixiac, pull_request={"number": 7, "head": head, "base": base})
    else:
        fixiac.environment["CI_MERGE_REQUEST_SOURCE_PROJECT_ID"] = "77"
        fixiac.environment["CI_PROJECT_ID"] = "77"


def test_one_comment_over_many_runs(fixiac, forge):
    for _ in range(4):
        forge.note("a word of somebody", {"id": 1, "login": "ann", "type": "User"})
    write("m.py", "old = 1\nold = 2\n")
    done = fixiac(forge, "--post", ".")
    assert done.status == 1
    assert done.out == ""
    assert re.search(r"^Comment: https://\S+\d+$", done.err, re.MULTILINE)
    (note,) = (note for note in forge.notes if note["body"].startswith(MARKER))
    assert "found 2 problems and can fix all of them" in note["body"]

    before = len(forge.writes())
    assert fixiac(forge, "--post", ".").status == 1
    assert len(forge.writes()) == before, "the same again is not written again"

    write("m.py", "new = 1\nold = 2\n")
    assert fixiac(forge, "--post", ".").status == 1
    assert "found 1 problem and can fix it" in note["body"]

    write("m.py", "new = 1\nnew = 2\n")
    done = fixiac(forge, "--post", ".")
    assert (done.status, len(forge.notes)) == (0, 5)
    assert "fixiac found nothing to fix" in note["body"]
    assert "What this comment listed before is resolved." in note["body"]
    assert "Comment: " in done.err

    write("m.py", "old = 3\n")
    assert fixiac(forge, "--post", "-q", ".").err == ""
    assert "found 1 problem and can fix it" in note["body"]
    assert len(forge.notes) == 5


def test_clean_from_the_start_posts_nothing(fixiac, forge):
    write("m.py", "x = 1\n")
    assert fixiac(forge, "--post", ".").status == 0
    assert forge.writes() == []


def test_what_could_not_be_read_is_never_resolved(fixiac, forge):
    write("m.py", "old = 1\n")
    fixiac(forge, "--post", "m.py")
    assert fixiac(forge, "--post", "m.py", "none.py").status == 2
    Path("m.py").unlink()
    assert fixiac(forge, "--post", "m.py").status == 2
    assert "fixiac could not read everything" in forge.notes[0]["body"]
    assert "no such file" in forge.notes[0]["body"]


def test_the_comments_of_others_stay(fixiac, forge):
    """Also if they hold the marker, at the beginning or in a quotation."""
    write("m.py", "old = 1\n")
    forge.note(f"{MARKER}\nmine", {"id": 1, "login": "ann", "type": "User"})
    forge.note(f"> {MARKER}\nquoted", forge.me)
    fixiac(forge, "--post", ".")
    fixiac(forge, "--post", ".")
    assert [note["body"].startswith(MARKER) for note in forge.notes] == [True, False, True]
    assert forge.notes[0]["body"].endswith("mine")
    assert forge.notes[1]["body"].endswith("quoted")


def test_two_runs_at_once_leave_one_comment(fixiac, forge):
    write("m.py", "old = 1\n")
    fixiac(forge, "--post", ".")
    forge.note("between", forge.me)
    forge.note(forge.notes[0]["body"], forge.me)
    forge.note(forge.notes[0]["body"], {"id": 1, "login": "ann", "type": "User"})
    fixiac(forge, "--post", ".")
    kept = [
        (note["body"].startswith(MARKER), note.get("user", note.get("author")))
        for note in forge.notes
    ]
    assert [mark for mark, _ in kept] == [True, False, True]
    assert kept[2][1] != forge.me


def test_the_token_of_a_person(fixiac, github):
    github.app, github.me = False, {"login": "ann", "type": "User"}
    write("m.py", "old = 1\n")
    github.note(f"{MARKER}\nbot", {"login": "other[bot]", "type": "Bot"})
    for _ in range(2):
        assert fixiac(github, "--post", ".").status == 1
    assert [note["body"].endswith("bot") for note in github.notes] == [True, False]


def test_a_comment_that_is_removed_while_fixiac_runs(fixiac, forge):
    write("m.py", "old = 1\n")
    fixiac(forge, "--post", ".")
    write("m.py", "old = 2\n")
    forge.plan(404, method="PUT" if isinstance(forge, GitLab) else "PATCH")
    assert fixiac(forge, "--post", ".").status == 1
    assert len(forge.notes) == 2


def test_a_token_that_may_not_write(fixiac, forge, tmp_path):
    """The comment goes to the job summary, the diff to the log, and that is no error."""
    forge.allowed = False
    write("m.py", 'old = 1\nx = """\n::error::hostile\n"""\n')
    done = fixiac(forge, "--post", ".")
    assert done.status == 1
    assert "Comment not posted, as the token may not write; it needs " in done.err
    assert ": POST /" in done.err
    assert ": 403: " in done.err
    assert "\n-old = 1\n+new = 1\n" in done.out
    if isinstance(forge, GitHub):
        summary = (tmp_path / "summary.md").read_text()
        assert "### fixiac found 1 problem and can fix it" in summary
        start, *_, end = done.out.splitlines()
        assert start.startswith("::stop-commands::")
        assert end == f"::{start.removeprefix('::stop-commands::')}::"
    write("m.py", "x = 1\n")
    done = fixiac(forge, "--post", ".")
    assert (done.status, done.out) == (0, "")


@pytest.mark.parametrize("changed", [[], ["--changed"]])
def test_a_fork_without_a_token(fixiac, forge, changed):
    fork(fixiac, forge)
    name = "GITHUB_TOKEN" if isinstance(forge, GitHub) else "GITLAB_TOKEN"
    fixiac.environment[name] = None
    forge.plan(404, path="/files" if isinstance(forge, GitHub) else "/diffs")
    write("m.py", "old = 1\n")
    done = fixiac(forge, "--post", *changed, ".")
    assert done.status == 1
    assert "+new = 1\n" in done.out
    assert "it needs" not in done.err, "nobody can give it that"
    assert forge.writes() == [] or forge.notes == []


def test_no_token(fixiac, forge):
    name = "GITHUB_TOKEN" if isinstance(forge, GitHub) else "GITLAB_TOKEN"
    write("m.py", "old = 1\n")
    for value in (None, "", " \n"):
        fixiac.environment[name] = value
        done = fixiac(forge, "--post", ".")
        assert done.status == 2
        assert done.err.startswith(f"Error: {name} holds no token")
        assert ("CI_JOB_TOKEN may not comment" in done.err) == isinstance(forge, GitLab)
    fixiac.environment[name] = f"{TOKEN}\n"
    assert fixiac(forge, "--post", ".").status == 1, "a line end behind a token is no part of it"
    fixiac.environment[name] = f"{TOKEN}é"
    assert "holds characters that no token has" in fixiac(forge, "--post", ".").err


@pytest.mark.parametrize("status", [400, 401, 404, 422, 500])
def test_a_refusal_is_an_error_and_nothing_is_lost(fixiac, forge, status, naps):
    write("m.py", "old = 1\n")
    message = f"it says {TOKEN}\n::error::no"
    forge.plan(status, message, method="POST", errors=[{"message": "and why"}, "so"])
    done = fixiac(forge, "--post", ".")
    assert done.status == 2
    assert f": {status}: it says *** ::error::no; and why; so\n" in done.err
    assert "+new = 1\n" in done.out
    assert len([call for call in forge.writes() if call[0] == "POST"]) == 1


def test_a_long_comment_fits(fixiac, github):
    for number in range(40):
        write(f"m{number}.py", f"old = 1\n# {'x' * 5000}\n")
    assert fixiac(github, "--post", ".").status == 1
    (note,) = github.notes
    assert len(note["body"]) <= github.limit
    assert "**Left out, as the comment would be too long:**" in note["body"]


@pytest.mark.parametrize(
    ("status", "headers", "wait"),
    [
        (403, {"Retry-After": "7"}, 7),
        (429, {"Retry-After": "7"}, 7),
        (429, {}, 20),
        (403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "{soon}"}, 30),
        (429, {"RateLimit-Reset": "{soon}"}, 30),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_rate_limit_is_waited_for(fixiac, forge, naps, status, headers, wait, method):
    write("m.py", "old = 1\n")
    soon = str(int(time.time()) + 30)
    forge.plan(status, "slow down", {k: v.format(soon=soon) for k, v in headers.items()}, method)
    assert fixiac(forge, "--post", ".").status == 1
    assert len(forge.notes) == 1
    assert naps == [pytest.approx(wait, abs=2)]


def test_a_rate_limit_that_is_too_long(fixiac, forge, naps):
    write("m.py", "old = 1\n")
    forge.plan(429, "slow down", {"Retry-After": "3600"}, "POST")
    done = fixiac(forge, "--post", ".")
    assert done.status == 2
    assert "429: slow down; it takes more in 3600 seconds" in done.err
    assert naps == []
    forge.planned = []
    for _ in range(9):
        forge.plan(403, "slow down", {"Retry-After": "25"}, "POST")
    done = fixiac(forge, "--post", ".")
    assert done.status == 2
    assert "429: slow down; it takes more in 25 seconds" in done.err, "no token helps"
    assert sum(naps) <= 60


def test_a_server_that_fails_for_a_moment(fixiac, forge, naps):
    write("m.py", "old = 1\n")
    forge.plan(502, method="GET")
    assert fixiac(forge, "--post", ".").status == 1
    assert (naps, len(forge.notes)) == ([1.0], 1)


def test_a_server_that_is_away_or_says_nonsense(fixiac, github, naps):
    write("m.py", "old = 1\n")
    fixiac.environment["GITHUB_API_URL"] = "http://127.0.0.1:1"
    done = fixiac(github, "--post", ".")
    assert done.status == 2
    assert "fixiac: error: GitHub: GET /repos/o/r/issues/7/comments: " in done.err
    assert naps == [1, 1, 1]
    fixiac.environment = {}
    for status, headers in ((301, {"Location": "https://elsewhere/"}), (200, {})):
        github.plan(status, "x", headers, "GET")
        done = fixiac(github, "--post", ".")
        assert done.status == 2
        told = "301: it has moved to https://elsewhere/" if headers else "the answer is no list"
        assert told in done.err


def test_a_token_goes_where_it_belongs(fixiac, github, monkeypatch, tmp_path):
    """Not replaced by what ~/.netrc says, and not sent to where a page points."""
    monkeypatch.setenv("HOME", str(tmp_path))
    write(".netrc", "machine 127.0.0.1 login x password y\n")
    for _ in range(7):
        github.note("x", {"login": "ann", "type": "User"})
    write("m.py", "old = 1\n")
    assert fixiac(github, "--post", ".").status == 1
    assert not any("elsewhere" in path for _, path, _ in github.calls)


PATCH = "@@ -0,0 +1 @@\n+old = 1"


def changed(forge, *paths, removed=()):
    for path in (*paths, *removed):
        gone = path in removed
        forge.files.append(
            {
                "filename": path,
                "status": "removed" if gone else "added",
                "patch": PATCH,
                "new_path": path,
                "old_path": path,
                "diff": PATCH,
                "deleted_file": gone,
            }
        )


def test_only_what_changed(fixiac, forge, monkeypatch):
    """All files are read as one program; what is found elsewhere does not count."""
    write("infra/a.py", "old = 1\nagain = 1\n")
    write("infra/b.py", "import a\nold = 2\nx = again\n")
    write("infra/é b.py", "import a\nold = 3\n")
    changed(forge, "x.txt", "y.txt", "z.txt", "infra/a.py", "infra/é b.py", removed=["infra/b.py"])
    monkeypatch.chdir("infra")
    done = fixiac(forge, "--changed", "a.py", "b.py", "é b.py")
    assert done.status == 1
    assert "found 3 problems and can fix all of them" in done.out
    assert "+x = anew" in done.out, "a fix that spans files is whole"
    assert "-old = 2" not in done.out
    fix = "fixiac apply --context=a.py --context=b.py '--context=é b.py' a.py 'é b.py'"
    assert fix in done.out
    assert "/infra/" not in done.out or "%C3%A9%20b.py#L" in done.out
    forge.files = []
    done = fixiac(forge, "--changed", ".")
    assert (done.status, forge.writes()) == (0, [])


def test_more_files_than_the_forge_lists(fixiac, forge, monkeypatch):
    write("m.py", "old = 1\n")
    changed(forge, "other.py")
    if isinstance(forge, GitLab):
        real = forge.about
        monkeypatch.setattr(forge, "about", lambda: {**real(), "changes_count": "1000+"})
    else:
        monkeypatch.setattr("fixiac.forges.github._MOST_FILES", 1)
    assert fixiac(forge, "--changed", ".").status == 1


def test_the_changes_that_may_not_be_read(fixiac, forge):
    write("m.py", "old = 1\n")
    forge.plan(403, path="/files" if isinstance(forge, GitHub) else "/diffs")
    done = fixiac(forge, "--changed", ".")
    assert done.status == 2
    assert "403" in done.err


def test_lines_are_linked(fixiac, forge):
    write("a b.py", "x = 1\nold = 1\n")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "x"], check=True)
    commit = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True).stdout
    fixiac(forge, "--post", ".")
    site = "https://github.example/o/r" if isinstance(forge, GitHub) else "https://gl/o/r/-"
    assert f"[line 2]({site}/blob/{commit.strip()}/a%20b.py#L2)" in forge.notes[0]["body"]


def test_the_output_file_beside_the_post(fixiac, forge):
    write("m.py", "old = 1\n")
    fixiac(forge, "--post", "--output-file", "c.md", ".")
    assert Path("c.md").read_text().startswith(MARKER)
    assert len(forge.notes) == 1


IN_GITHUB = {"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "o/r"}
IN_GITLAB = {"GITLAB_CI": "true", "CI_PROJECT_ID": "42"}


class TestTarget:
    @pytest.mark.parametrize(
        ("event", "number"),
        [
            ({"pull_request": {"number": 5}}, 5),
            ({"issue": {"number": 6, "pull_request": {"url": "x"}}}, 6),
            ({"issue": {"number": 6}}, 0),
            ({"pull_request": None}, 0),
            ([], 0),
        ],
    )
    def test_an_event(self, tmp_path, event, number):
        (tmp_path / "e.json").write_text(json.dumps(event))
        environment = {**IN_GITHUB, "GITHUB_EVENT_PATH": str(tmp_path / "e.json")}
        if number:
            assert target.find(environment).number == number
        else:
            with pytest.raises(ForgeError, match="for no pull request; say which: --number"):
                target.find(environment)
            assert target.find(environment, number=9).number == 9

    def test_a_head_that_is_gone_is_foreign(self, tmp_path):
        pull = {"number": 5, "head": {"repo": None}, "base": {"repo": {"full_name": "o/r"}}}
        (tmp_path / "e.json").write_text(json.dumps({"pull_request": pull}))
        environment = {**IN_GITHUB, "GITHUB_EVENT_PATH": str(tmp_path / "e.json")}
        assert target.find(environment).foreign

    def test_what_is_given_goes_first(self):
        found = target.find({}, "github", "o/r", 3)
        assert (found.api, found.site) == ("https://api.github.com", "https://github.com/o/r")
        found = target.find({**IN_GITHUB, **IN_GITLAB}, "gitlab", "g/p", 3)
        assert (found.forge, found.repository, found.number) == ("gitlab", "g/p", 3)

    @pytest.mark.parametrize(
        ("environment", "words"),
        [
            ({}, "--forge"),
            ({"GITHUB_ACTIONS": "true"}, "--repository"),
            ({**IN_GITHUB, "GITHUB_REPOSITORY": "o/r/../x"}, "it must be OWNER/NAME"),
            ({**IN_GITHUB, "GITHUB_REF": "refs/heads/main"}, "--number"),
            ({**IN_GITHUB, "GITHUB_EVENT_PATH": "/none"}, "GITHUB_EVENT_PATH cannot be read"),
            (IN_GITLAB, "--number"),
        ],
    )
    def test_what_is_not_known(self, environment, words):
        with pytest.raises(ForgeError, match=re.escape(words)):
            target.find(environment)

    def test_a_merge_request_of_a_fork(self):
        fork = {
            "CI_MERGE_REQUEST_IID": "7",
            "CI_MERGE_REQUEST_PROJECT_ID": "1",
            "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "42",
        }
        found = target.find({**IN_GITLAB, **fork})
        assert (found.repository, found.foreign) == ("1", True)


def test_without_the_extra(fixiac, github, monkeypatch):
    write("m.py", "old = 1\n")
    for name in [name for name in sys.modules if name.startswith("fixiac.forges.")]:
        if name.rsplit(".", 1)[1] in ("client", "github", "gitlab"):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "requests", None)
    done = fixiac(github, "--post", ".")
    assert done.status == 2
    assert done.err == "Error: this needs an extra: pip install 'fixiac[comment]'\n"
    assert fixiac(github, ".").status == 1, "the comment itself needs none"


def documented():
    for name in (
        "README.md",
        "docs/pull-requests.md",
        "docs/compared.md",
        "examples/ci/gitlab.yml",
    ):
        text = (ROOT / name).read_text("utf-8")
        yield from re.findall(r"^[ -]+fixiac comment(?= )(.*?)(?=  |$)", text, re.MULTILINE)


@pytest.mark.parametrize("arguments", list(documented()))
def test_commands_that_are_documented_are_understood(arguments):
    assert comment.make_context("comment", shlex.split(arguments)).params["paths"]


def test_hunks():
    patch = (
        "@@ -1,3 +1,4 @@ def f():\n a\n-b\n+@@ -9 +9 @@\n+c\n d\n"
        "@@ -10 +11,2 @@\n-x\n+y\n+z\n\\ No newline at end of file"
    )
    first, second = hunks(patch)
    assert {number: (line.text, line.old) for number, line in first.items()} == {
        1: ("a", 1),
        2: ("@@ -9 +9 @@", None),
        3: ("c", None),
        4: ("d", 3),
    }
    assert {number: (line.text, line.old) for number, line in second.items()} == {
        11: ("y", None),
        12: ("z", None),
    }
    assert hunks("") == ()


class TestSuggestions:
    """Three runs at a pull request that adds ``m.py`` and changes a line of ``n.py``."""

    M = "old = 1\nx = 2\nold = 3\n"
    N = "a = 1\nold = 2\nb = 3\n" + "y = 4\n" * 9 + "old = 5\n"

    @pytest.fixture
    def pull(self, forge):
        self.show(
            forge, "m.py", "@@ -0,0 +1,3 @@\n" + "".join(f"+{x}\n" for x in self.M.split("\n")[:-1])
        )
        self.show(forge, "n.py", "@@ -1,3 +1,3 @@\n-a = 0\n+a = 1\n old = 2\n b = 3\n")
        write("m.py", self.M)
        write("n.py", self.N)
        return forge

    @staticmethod
    def show(forge, path, patch):
        forge.files = [file for file in forge.files if file["filename"] != path]
        changed(forge, path)
        forge.files[-1] |= {"patch": patch, "diff": patch}

    @staticmethod
    def remarks(forge):
        """Path, first and last line and body of each open remark."""
        if isinstance(forge, GitHub):
            return sorted(
                (one["path"], one.get("start_line", one["line"]), one["line"], one["body"])
                for one in forge.reviews
            )
        notes = [one["notes"][0] for one in forge.reviews if not one["notes"][0]["resolved"]]
        return sorted(
            (
                note["position"]["new_path"],
                note["position"]["new_line"]
                - int(re.search(r"```suggestion:-(\d+)\+0\n", note["body"])[1]),
                note["position"]["new_line"],
                note["body"],
            )
            for note in notes
        )

    def test_three_runs(self, fixiac, pull):
        done = fixiac(pull, "--post", "--suggestions", ".")
        assert done.status == 1
        first = self.remarks(pull)
        places = [("m.py", 1, 1), ("m.py", 3, 3), ("n.py", 2, 2)]
        assert [remark[:3] for remark in first] == places
        assert re.search(r"\n\n```suggestion(:-0\+0)?\nnew = 3\n```$", first[1][3])
        (note,) = pull.notes
        assert note["body"].count("(suggested at its lines)") == 3
        assert re.search(
            r"^- \S*line 13\S* \*\*TST001\*\* write new<br>", note["body"], re.MULTILINE
        )

        assert fixiac(pull, "--post", "--suggestions", ".").status == 1
        assert self.remarks(pull) == first

        # A suggestion is taken, and a line above another one is new.
        write("m.py", "new = 1\nx = 2\nz = 0\nold = 3\n")
        self.show(pull, "m.py", "@@ -0,0 +1,4 @@\n+new = 1\n+x = 2\n+z = 0\n+old = 3\n")
        if isinstance(pull, GitHub):
            moved = next(one for one in pull.reviews if one["line"] == 3)
            moved["line"] = 4
        else:
            pull.reviews[1]["notes"][0]["position"]["new_line"] = 4
        assert fixiac(pull, "--post", "--suggestions", ".").status == 1
        second = self.remarks(pull)
        assert {remark[3] for remark in second} <= {remark[3] for remark in first}
        assert [remark[:3] for remark in second] == [("m.py", 4, 4), ("n.py", 2, 2)]

        write("m.py", "x = 2\n")
        write("n.py", "x = 2\n")
        assert fixiac(pull, "--post", "--suggestions", ".").status == 0
        assert self.remarks(pull) == []
        assert "is resolved" in note["body"]
        writes = len(pull.writes())
        assert fixiac(pull, "--post", "--suggestions", ".").status == 0
        assert len(pull.writes()) == writes

    def test_an_outdated_suggestion_is_made_again(self, fixiac, pull):
        fixiac(pull, "--post", "--suggestions", ".")
        if isinstance(pull, GitHub):
            pull.reviews[0]["line"] = None
        else:
            pull.reviews[0]["notes"][0]["position"]["new_line"] = None
        fixiac(pull, "--post", "--suggestions", ".")
        assert [one[:3] for one in self.remarks(pull)] == [
            ("m.py", 1, 1),
            ("m.py", 3, 3),
            ("n.py", 2, 2),
        ]

    def test_what_somebody_has_answered_or_written_stays(self, fixiac, pull):
        fixiac(pull, "--post", "--suggestions", ".")
        if isinstance(pull, GitHub):
            ann = {"login": "ann", "type": "User"}
            answered = pull.reviews[0]
            reply = {**answered, "id": 1, "user": ann, "in_reply_to_id": answered["id"]}
            pull.reviews += [reply, {**pull.reviews[1], "id": 2, "user": ann}]
        else:
            ann = {"id": 1}
            pull.reviews[0]["notes"].append({"id": 1, "body": "no", "author": ann})
            quoted = {**pull.reviews[1]["notes"][0], "id": 2, "author": ann}
            pull.reviews.append({"id": "2", "notes": [quoted]})
        write("m.py", "x = 2\n")
        write("n.py", "x = 2\n")
        fixiac(pull, "--post", "--suggestions", ".")
        assert len(self.remarks(pull)) == (3 if isinstance(pull, GitHub) else 2)

    def test_a_run_that_did_not_see_all_withdraws_nothing(self, fixiac, pull):
        fixiac(pull, "--post", "--suggestions", ".")
        write("m.py", "x = (\n")
        assert fixiac(pull, "--post", "--suggestions", ".").status == 2
        assert len(self.remarks(pull)) == 3

    def test_what_the_forge_does_not_take_is_in_the_comment(self, fixiac, pull):
        pull.plan(422, "no such line", method="POST")
        done = fixiac(pull, "--post", "--suggestions", ".")
        assert done.status == 1
        assert re.search(r"Suggestions not posted\. .*: 422: no such line", done.err)
        assert "found 4 problems" in pull.notes[0]["body"]
        assert "suggested at" not in pull.notes[0]["body"]

    def test_a_token_that_may_not_write(self, fixiac, pull):
        pull.allowed = False
        done = fixiac(pull, "--post", "--suggestions", ".")
        assert done.status == 1
        assert "Suggestions not posted, as the token may not write" in done.err
        assert "Comment not posted, as the token may not write; it needs " in done.err
        assert "+new = 3\n" in done.out

    def test_another_failure_is_an_error_and_the_comment_is_posted(self, fixiac, pull):
        pull.plan(500, "down", method="POST")
        assert fixiac(pull, "--post", "--suggestions", ".").status == 2
        assert "found 4 problems" in pull.notes[0]["body"]

    def test_they_go_with_a_post(self, fixiac, github):
        assert "--suggestions goes with --post" in fixiac(github, "--suggestions", ".").err


def test_a_suggestion_of_several_lines(fixiac, forge, monkeypatch):
    longer = codemod(code="TST004", word=r"old = 1\nx = 2", by="new = 1")
    monkeypatch.setattr(rules, "builtin", lambda: (longer,))
    write("m.py", "y = 0\nold = 1\nx = 2\n")
    TestSuggestions.show(forge, "m.py", "@@ -1,2 +1,3 @@\n y = 0\n+old = 1\n x = 2\n")
    fixiac(forge, "--post", "--suggestions", ".")
    (remark,) = TestSuggestions.remarks(forge)
    assert remark[:3] == ("m.py", 2, 3)
    assert remark[3].endswith("\nnew = 1\n```")
