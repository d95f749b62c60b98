"""Runs ``fixiac check`` in an empty folder, with codemods over words and awkward files."""

import io
import sys
from pathlib import Path

import pytest
from awkward import AWKWARD, Long, Loud
from words import Everywhere, Replace, codemod

from fixiac import cli, rules
from fixiac.edits import Safety


@pytest.fixture
def check(plain, monkeypatch, tmp_path, capfdbinary):
    """Run ``fixiac check`` on files given by name, or on the awkward ones."""
    unsafe = codemod(code="TST003", name="risky", word="risky", by="bold", safety=Safety.UNSAFE)
    monkeypatch.setattr(rules, "builtin", lambda: (Replace, Everywhere, unsafe, Loud, Long))
    monkeypatch.chdir(tmp_path)

    def check(output_format, files=None, *options, status=None):
        names = [*files] if files is not None else [*AWKWARD, "none.py"]
        for name, data in (AWKWARD if files is None else files).items():
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"old\n")))
        capfdbinary.readouterr()
        done = cli.main(["check", "--output-format", output_format, *options, *names])
        written = capfdbinary.readouterr()
        assert status is None or done == status, written.err.decode()
        check.err = written.err.decode()
        return written.out.decode()

    check.folder = Path(tmp_path)
    return check
