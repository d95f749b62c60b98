"""How long fixiac takes, as ratios against peers measured in turn in the same run."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import libcst
from libcst.metadata import MetadataWrapper, QualifiedNameProvider

import fixiac
from fixiac import frontends

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
COPIES = 4


def programs() -> dict[str, str]:
    """Each example several times, each copy a program of its own."""
    return {
        f"{path.parent.name}{copy}/{path.name}": path.read_text()
        for path in sorted((ROOT / "examples").glob("*/*.py"))
        for copy in range(COPIES)
    }


def ratio(ours: Callable[[], object], theirs: Callable[[], object]) -> str:
    """The median of our time over theirs, and the smallest and the largest."""
    found = []
    for turn in range(ROUNDS + 1):
        times = []
        for call in (ours, theirs):
            start = time.perf_counter()
            call()
            times.append(time.perf_counter() - start)
        if turn:  # the first round warms up
            found.append(times[0] / times[1])
    return f"{statistics.median(found):5.2f}  ({min(found):.2f} to {max(found):.2f})"


def main() -> None:
    """Measure and print."""
    texts = programs()

    def read() -> None:
        for path, text in texts.items():
            frontends.read(path, text)

    def parse() -> None:
        for text in texts.values():
            libcst.parse_module(text)

    def check() -> None:
        for path, text in texts.items():
            fixiac.check({path: text})

    def qualified() -> None:
        for text in texts.values():
            MetadataWrapper(libcst.parse_module(text)).resolve(QualifiedNameProvider)

    print(f"{len(texts)} files, {sum(map(len, texts.values()))} characters, {ROUNDS} rounds")
    print("read / libcst.parse_module         ", ratio(read, parse))
    print("check / libcst QualifiedNameProvider", ratio(check, qualified))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, text in texts.items():
            (folder / "iac" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "iac" / path).write_text(text)
        shutil.copytree(Path(libcst.__file__).parent / "codemod", folder / "plain")
        for what in ("plain", "iac"):
            command = [sys.executable, "-m", "fixiac", "check", "--quiet", what]
            peer = [sys.executable, "-m", "ruff", "check", "--quiet", "--no-cache", what]
            empty = [sys.executable, "-c", ""]

            def run(words: list[str]) -> Callable[[], object]:
                return lambda: subprocess.run(words, cwd=folder, capture_output=True, check=False)

            print(f"fixiac check {what:5} / ruff check      ", ratio(run(command), run(peer)))
            print(f"fixiac check {what:5} / python -c ''    ", ratio(run(command), run(empty)))


main()
