"""fixiac check --watch, as a process of its own."""

import os
import queue
import signal
import subprocess
import sys
import threading
import time

import pytest

pytest.importorskip("watchfiles", reason="watchfiles is not installed")

WRONG = """\
import pulumi_aws as aws

log = aws.ec2.FlowLog("log", traffic_type="ALL", max_aggregation_interval=300)
"""
RIGHT = WRONG.replace("=300", "=60")


class Watch:
    """A watch that is on; its lines are waited for."""

    def __init__(self, folder, *arguments):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "fixiac", "check", "--watch", *arguments],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines = queue.Queue()
        self.said = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line)

    def wait(self, words):
        """Lines up to one with these words."""
        seen = []
        end = time.monotonic() + 30
        while not seen or words not in seen[-1]:
            try:
                seen.append(self.lines.get(timeout=max(end - time.monotonic(), 0.01)))
            except queue.Empty:
                raise AssertionError(f"no {words!r} in {self.said + seen}") from None
        self.said += seen
        return "".join(seen)

    def idle(self, seconds=1.0):
        """Whether nothing is said for a while."""
        try:
            self.said.append(self.lines.get(timeout=seconds))
        except queue.Empty:
            return True
        return False

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)


@pytest.fixture
def start(tmp_path):
    started = []

    def start(*arguments):
        started.append(Watch(tmp_path, *arguments))
        return started[-1]

    yield start
    for watch in started:
        watch.process.kill()
        watch.process.wait()
        watch.process.stdout.close()


def test_each_change_is_checked(start, tmp_path):
    (tmp_path / "main.py").write_text(WRONG)
    watch = start(".")
    said = watch.wait("Found 1 problem")
    assert "Watching; Ctrl-C ends it" in said.splitlines()[0]
    assert said.splitlines()[0][0] == "["
    assert "main.py:3:" in said
    (tmp_path / "main.py").write_text(RIGHT)
    said = watch.wait("Nothing to fix.")
    assert "] Changed: main.py" in said
    # As many editors save, and as git writes.
    (tmp_path / "new").write_text(WRONG)
    os.replace(tmp_path / "new", tmp_path / "main.py")
    assert "Changed: main.py" in watch.wait("Found 1 problem")
    (tmp_path / "lib").mkdir()
    time.sleep(0.3)
    (tmp_path / "lib" / "more.py").write_text(WRONG)
    assert "lib/more.py:3:" in watch.wait("Found 2 problems").replace(os.sep, "/")
    assert watch.stop() == 0
    assert "Traceback" not in "".join(watch.said)


def test_what_does_not_matter_starts_nothing(start, tmp_path):
    (tmp_path / "main.py").write_text(WRONG)
    for name in (".git", "node_modules"):
        (tmp_path / name).mkdir()
    watch = start(".")
    watch.wait("Found 1 problem")
    for name in ("notes.txt", "main.pyc", ".git/index.py", "node_modules/x.py"):
        (tmp_path / name).write_text(WRONG)
    assert watch.idle()
    assert watch.stop() == 0


def test_a_named_file(start, tmp_path):
    (tmp_path / "main.py").write_text(WRONG)
    watch = start("main.py")
    watch.wait("Found 1 problem")
    (tmp_path / "other.py").write_text(WRONG)
    assert watch.idle()
    (tmp_path / "new").write_text(RIGHT)
    os.replace(tmp_path / "new", tmp_path / "main.py")
    watch.wait("Nothing to fix.")
    (tmp_path / "main.py").unlink()
    watch.wait("main.py: error: no such file")
    (tmp_path / "main.py").write_text(WRONG)
    watch.wait("Found 1 problem")


def test_mistakes_in_the_configuration_are_said_and_the_watch_goes_on(start, tmp_path):
    (tmp_path / "main.py").write_text(WRONG)
    settings = tmp_path / "pyproject.toml"
    settings.write_text("[tool.fixiac]\n")
    watch = start(".")
    watch.wait("Found 1 problem")
    settings.write_text("[tool.fixiac]\nnonsense = 1\n")
    watch.wait("pyproject.toml:2: error: unknown key 'nonsense'")
    settings.write_text("[tool.fixiac]\nignore = ['VPC']\n")
    watch.wait("Nothing to fix.")


def test_many_changes_are_one(start, tmp_path):
    watch = start(".")
    watch.wait("Nothing to fix.")
    for number in range(20):
        (tmp_path / f"m{number:02}.py").write_text(WRONG)
    watch.wait("Found 20 problems")
    checks = sum("Changed:" in line for line in watch.said)
    assert checks <= 2
    assert watch.idle()


@pytest.mark.parametrize(
    "options", [["-"], ["--add-ignore", "."], ["--isolated", "--config=x", "."]]
)
def test_what_cannot_be_watched(run, options):
    run("check", "--watch", *options, check=2)
