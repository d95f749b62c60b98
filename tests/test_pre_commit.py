"""The hooks, run by pre-commit itself from a clone of this repository."""

import os
import shutil
import subprocess
import sys

import pytest
from words import ROOT

pytest.importorskip("pre_commit", reason="pre-commit is not installed")

WRONG = """\
import pulumi_aws as aws

log = aws.ec2.FlowLog("log", traffic_type="ALL", max_aggregation_interval=300)
"""
RIGHT = WRONG.replace("=300", "=60")
CONFIG = """\
[tool.fixiac]
exclude = ["legacy/"]
"""


def git(*arguments, cwd):
    subprocess.run(["git", *arguments], cwd=cwd, check=True, capture_output=True)


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """No configuration of git or pre-commit but this test's own."""
    home = tmp_path_factory.mktemp("home")
    names = {"GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {
        **kept,
        **dict.fromkeys(names, "test@example.com"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(home),
    }


@pytest.fixture(scope="module")
def hooks(tmp_path_factory, environment):
    """A repository of what is checked out here, in one commit."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no git repository to take the hooks from")
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    copy = tmp_path_factory.mktemp("hooks") / "fixiac"
    for name in names.split("\0"):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    for arguments in (["init", "--quiet"], ["add", "-A"], ["commit", "--quiet", "-m", "x"]):
        subprocess.run(["git", *arguments], cwd=copy, check=True, env=environment)
    return copy


@pytest.fixture
def commit(tmp_path, environment, hooks):
    """Stage files in a new repository and run one hook on them."""
    revision = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=hooks, check=True, capture_output=True, text=True
    ).stdout.strip()
    git("init", "--quiet", cwd=tmp_path)

    def run(hook, files, extra=""):
        repository = f"- repo: {hooks.as_uri()}\n  rev: {revision}\n"
        (tmp_path / ".pre-commit-config.yaml").write_text(
            f"repos:\n{repository}  hooks:\n  - id: {hook}\n{extra}"
        )
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text)
        git("add", "-A", cwd=tmp_path)
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--verbose", "--color", "never"],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_check(commit, tmp_path):
    done = commit("fixiac-check", {"main.py": WRONG})
    assert done.returncode == 1, done.stdout + done.stderr
    assert "main.py:3:" in done.stdout
    assert "VPC001" in done.stdout
    assert "files were modified by this hook" not in done.stdout
    assert (tmp_path / "main.py").read_text() == WRONG
    done = commit("fixiac-check", {"main.py": RIGHT})
    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout


def test_apply(commit, tmp_path):
    done = commit("fixiac-apply", {"main.py": WRONG})
    assert done.returncode == 1, done.stdout + done.stderr
    assert "files were modified by this hook" in done.stdout
    assert (tmp_path / "main.py").read_text() == RIGHT
    done = commit("fixiac-apply", {})
    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout


def test_what_is_excluded_or_of_another_language_is_not_looked_at(commit):
    files = {"legacy/main.py": WRONG, "pyproject.toml": CONFIG, "a.md": f"```python\n{WRONG}```\n"}
    files |= {"tool": "#!/usr/bin/env python3\n" + WRONG}
    done = commit("fixiac-check", files)
    assert done.returncode == 0, done.stdout
    assert "Nothing to fix" in done.stdout


def test_markdown_when_asked_for(commit):
    done = commit("fixiac-check", {"a.md": f"```python\n{WRONG}```\n"}, "    files: \\.(py|md)$\n")
    assert (done.returncode, "a.md:4:" in done.stdout) == (1, True), done.stdout


def test_the_program_as_context(commit, tmp_path, environment):
    commit("fixiac-check", {"a.py": WRONG})
    subprocess.run(["git", "commit", "-qm", "x"], cwd=tmp_path, check=True, env=environment)
    done = commit("fixiac-check", {"b.py": WRONG}, "    args: [--context, .]\n")
    assert done.returncode == 1
    assert ("b.py:3:" in done.stdout, "a.py:3:" in done.stdout) == (True, False), done.stdout


def test_all_files_go_to_one_call(commit):
    files = {f"m{n:03}.py": RIGHT for n in range(200)}
    done = commit("fixiac-check", files)
    assert done.stdout.count("Nothing to fix") == 1, done.stdout
