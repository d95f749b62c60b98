"""Fixtures of all tests."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest
from words import Texts

from fixiac import frontends

# What a shell starts in the background ignores an interrupt, and so would the commands under test.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def plain(monkeypatch):
    """Put projects together as texts alone."""
    monkeypatch.setattr(
        frontends,
        "assemble",
        lambda documents, *_: Texts({path: one.text for path, one in documents.items()}),
    )


@pytest.fixture
def run(tmp_path):
    """Run the real command in an empty folder."""

    def run(*arguments, stdin=b"", cwd=tmp_path, check=None):
        done = subprocess.run(
            [sys.executable, "-m", "fixiac", *map(str, arguments)],
            cwd=cwd,
            input=stdin,
            capture_output=True,
            check=False,
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        if check is not None:
            assert done.returncode == check, (done.stdout.decode(), done.stderr.decode())
        return done

    return run
