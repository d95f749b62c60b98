"""The action for GitHub and the examples of CI: valid, and their scripts do what they say."""

import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from forge_server import TOKEN, GitHub
from words import ROOT

yaml = pytest.importorskip("yaml", reason="pip install pyyaml")
pytest.importorskip("requests", reason="pip install 'fixiac[comment]'")

ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
INSTALL, COMMENT = ACTION["runs"]["steps"]
BROKEN = """\
import pulumi_aws as aws

aws.rds.Instance("a", engine="postgres", engine_version="15.4", instance_class="db.t3.micro")
"""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("github-actions", "action.yml"),
        ("github-workflows", "examples/ci/github.yml"),
        ("gitlab-ci", "examples/ci/gitlab.yml"),
    ],
)
def test_schema(schema, file):
    pytest.importorskip("check_jsonschema", reason="pip install check-jsonschema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    done = subprocess.run([*command, str(ROOT / file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_is_pasted_into_a_script():
    """Inputs reach scripts as variables alone: as text they would be run."""
    used = set()
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]
        for name, value in step["env"].items():
            assert re.search(rf"\${name}\b", step["run"]) or name == "GITHUB_TOKEN", name
            used |= set(re.findall(r"inputs\.(\w+)", value))
    assert used == set(ACTION["inputs"])


def test_every_input_and_output_is_documented():
    text = (ROOT / "docs" / "pull-requests.md").read_text("utf-8")
    for name in (*ACTION["inputs"], *ACTION["outputs"]):
        assert re.search(rf"^\| `{name}` \|", text, re.MULTILINE), name


@pytest.mark.parametrize("file", ["github", "gitlab"])
def test_the_examples_are_what_the_docs_show(file):
    text = (ROOT / "docs" / "pull-requests.md").read_text("utf-8")
    example = (ROOT / "examples" / "ci" / f"{file}.yml").read_text("utf-8")
    assert f"```yaml\n{example}```" in text


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="shellcheck is not installed")
@pytest.mark.parametrize("step", [INSTALL, COMMENT], ids=lambda step: step["name"])
def test_shellcheck(step):
    command = ["shellcheck", "--shell=bash", "--exclude=SC2154", "-"]
    done = subprocess.run(command, input=step["run"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


class Job:
    """A job of GitHub's, as far as a step sees it."""

    def __init__(self, folder, forge):
        self.temp, self.code = folder / "temp", folder / "work space"
        self.temp.mkdir()
        self.code.mkdir()
        subprocess.run(["git", "init", "-q"], cwd=self.code, check=True)
        self.output, self.summary = self.temp / "output", self.temp / "summary"
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_REPOSITORY": "o/r",
            "GITHUB_API_URL": forge.address,
            "GITHUB_EVENT_NAME": "pull_request",
        }

    def stand_in(self, name, script):
        """A command that is not the real one."""
        path = self.temp / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IEXEC)
        return path

    def fixiac(self):
        """The fixiac of this environment, as if it were installed."""
        self.stand_in("fixiac/bin/fixiac", f'exec "{sys.executable}" -m fixiac "$@"')
        self.stand_in("fixiac/bin/python", f'exec "{sys.executable}" "$@"')

    def run(self, step, **inputs):
        """Run a step as the runner does; unset inputs have their defaults."""
        given = {name: str(one["default"]) for name, one in ACTION["inputs"].items()}
        given |= {"number": "7", "token": TOKEN, **inputs}
        variables = {
            name: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda found: given[found[1]], value)
            for name, value in step["env"].items()
        }
        script = self.temp / "script.sh"
        script.write_text(step["run"])
        self.output.write_text("")
        self.summary.write_text("")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.temp if "working-directory" in step else self.code,
            env={**self.environment, **variables},
            capture_output=True,
            text=True,
            check=False,
        )
        assert TOKEN not in done.stdout + done.stderr
        return done


@pytest.fixture
def github():
    with GitHub().running() as forge:
        forge.files = [{"filename": "m.py", "status": "added", "patch": "@@ -0,0 +1 @@\n+x"}]
        yield forge


@pytest.fixture
def job(tmp_path, github):
    return Job(tmp_path, github)


class TestInstall:
    def test_it_comes_from_the_actions_own_checkout(self, job):
        log = job.temp / "log"
        pip = f'echo "pip $@" >> "{log}"'
        python = job.stand_in(
            "a python",
            f'echo "python $@" >> "{log}"\n'
            f'[ "$3" != venv ] || {{ mkdir -p "$4/bin"; cp "{job.stand_in("pip", pip)}" '
            f'"$4/bin/python"; }}',
        )
        done = job.run(INSTALL, python=str(python))
        assert done.returncode == 0, done.stderr
        check, make, install = log.read_text().splitlines()
        assert check.startswith("python -I -c ")
        assert make == "python -I -m venv fixiac"
        assert install.startswith("pip -I -m pip install ")
        assert install.endswith(f" {ROOT}[comment]")
        done = job.run(INSTALL, python=str(python))
        assert log.read_text().count("venv") == 1

    def test_an_old_python(self, job):
        old = job.stand_in("old", "exit 1")
        done = job.run(INSTALL, python=str(old))
        assert done.returncode == 2
        assert "::error title=fixiac::needs Python 3.10 or newer" in done.stdout

    def test_code_that_is_looked_at_is_not_run(self, job):
        """``python -m`` would take modules from the folder that it is started in."""
        assert INSTALL["working-directory"] == "${{ runner.temp }}"
        (job.temp / "venv.py").write_text("raise SystemExit('hostile')\n")
        python = job.stand_in(
            "python", f'[ "$3" = pip ] || exec "{sys.executable}" "$@" --without-pip'
        )
        done = job.run(INSTALL, python=str(python))
        assert "hostile" not in done.stdout + done.stderr

    @pytest.mark.skipif(not os.environ.get("FIXIAC_INSTALL"), reason="FIXIAC_INSTALL is not set")
    def test_for_real(self, job, github):
        assert job.run(INSTALL, python=sys.executable).returncode == 0
        (job.code / "m.py").write_text(BROKEN)
        assert job.run(COMMENT).returncode == 1
        assert len(github.notes) == 1


class TestComment:
    @pytest.fixture(autouse=True)
    def installed(self, job):
        job.fixiac()

    def outputs(self, job):
        return dict(line.split("=", 1) for line in job.output.read_text().splitlines())

    def test_problems_fail_or_not(self, job, github):
        (job.code / "m.py").write_text(BROKEN)
        done = job.run(COMMENT)
        assert done.returncode == 1, done.stderr
        assert self.outputs(job)["status"] == "1"
        assert "RDS001" in Path(self.outputs(job)["comment"]).read_text()
        assert job.run(COMMENT, fail="false").returncode == 0
        assert self.outputs(job)["status"] == "1"
        (note,) = github.notes
        assert "RDS001" in note["body"]
        (job.code / "m.py").write_text("x = 1\n")
        assert job.run(COMMENT).returncode == 0
        assert self.outputs(job)["status"] == "0"
        assert "is resolved" in note["body"]
        assert job.summary.read_text() == ""

    def test_an_error_fails_always(self, job, github):
        done = job.run(COMMENT, fail="false", paths="none.py")
        assert done.returncode == 2
        assert self.outputs(job)["status"] == "2"

    def test_changed_files_or_all(self, job, github):
        (job.code / "n.py").write_text(BROKEN)
        assert job.run(COMMENT).returncode == 0
        assert job.run(COMMENT, changed="false").returncode == 1

    def test_suggestions(self, job, github):
        rows = BROKEN.splitlines()
        patch = f"@@ -0,0 +1,{len(rows)} @@\n" + "".join(f"+{row}\n" for row in rows)
        github.files = [{"filename": "m.py", "status": "added", "patch": patch}]
        (job.code / "m.py").write_text(BROKEN)
        assert job.run(COMMENT).returncode == 1
        assert github.reviews == []
        assert job.run(COMMENT, suggestions="true").returncode == 1
        (remark,) = github.reviews
        assert remark["body"].endswith(
            '```suggestion\naws.rds.Instance("a", engine="postgres", '
            'instance_class="db.t3.micro")\n```'
        )

    def test_without_a_pull_request(self, job, github):
        (job.code / "m.py").write_text(BROKEN)
        assert job.run(COMMENT, number="").returncode == 1
        assert "RDS001" in job.summary.read_text()
        assert github.calls == []

    def test_a_fork(self, job, github):
        github.allowed = False
        (job.code / "m.py").write_text(BROKEN)
        done = job.run(COMMENT)
        assert done.returncode == 1
        assert "RDS001" in job.summary.read_text()
        assert '-aws.rds.Instance("a", engine="postgres", engine_version' in done.stdout
        first, *_, last = done.stdout.splitlines()
        assert first == f"::stop-commands::{last.strip(':')}"

    def test_no_configuration_of_a_stranger(self, job, github):
        """With ``pull_request_target`` the job has secrets, and a configuration can run code."""
        (job.code / "m.py").write_text(BROKEN)
        (job.code / "evil.py").write_text("open('pwned', 'w')\n")
        (job.code / "pyproject.toml").write_text("[tool.fixiac]\ncodemods = ['evil.py']\n")
        job.environment["GITHUB_EVENT_NAME"] = "pull_request_target"
        assert job.run(COMMENT).returncode == 1
        assert not (job.code / "pwned").exists()
        job.environment["GITHUB_EVENT_NAME"] = "pull_request"
        job.run(COMMENT)
        assert (job.code / "pwned").exists(), "this shows that the file would have been run"

    def test_paths_and_options_are_words(self, job, github):
        """Whatever they hold: nothing is split, expanded or run."""
        hostile = "$(touch pwned) `touch pwned`; touch pwned #"
        names = ["a b.py", "--post.py", "*.py", f"{hostile}.py", "'\".py"]
        for name in names:
            (job.code / name).write_text(BROKEN)
        (job.code / "not this.py").write_text(BROKEN)
        done = job.run(
            COMMENT,
            paths="\n".join([*names, ""]),
            options="--select=RDS,KMS\n\n--deployed",
            changed="false",
        )
        assert done.returncode == 1, done.stderr
        assert "found 5 problems" in github.notes[0]["body"]
        assert not (job.code / "pwned").exists()
        assert "--select=RDS,KMS --deployed" in github.notes[0]["body"]

    @pytest.mark.parametrize("name", ["changed", "suggestions", "fail", "number", "options"])
    def test_hostile_inputs(self, job, github, name):
        (job.code / "m.py").write_text(BROKEN)
        job.run(COMMENT, **{name: '$(touch pwned) `touch pwned`; touch pwned; "; touch pwned'})
        assert not (job.code / "pwned").exists()
