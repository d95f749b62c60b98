"""How long an editor waits for the language server, and for the command as an external tool."""

from __future__ import annotations

import asyncio
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from language_client import Editor  # noqa: E402 - the tests' client, found by the line above

from fixiac.lsp.server import PAUSE  # noqa: E402 - as above

ROUNDS = 15
LINES = 300


def program() -> str:
    """An example with so many lines, most of them code."""
    text = (ROOT / "examples/pulumi/__main__.py").read_text()
    queue = 'aws.sqs.Queue("q{0}", message_retention_seconds={0})\n'
    return text + "".join(queue.format(60 + n) for n in range(LINES - text.count("\n")))


async def latencies(folder: Path) -> tuple[float, list[float]]:
    """Seconds from the start to the first diagnostics, and from each change to its own."""
    start = time.perf_counter()
    async with Editor(folder) as editor:
        uri = editor.open(folder / "__main__.py", program())
        await editor.problems(uri, bool)
        first, found = time.perf_counter() - start, []
        for number in range(ROUNDS):
            await asyncio.sleep(0.3)
            start = time.perf_counter()
            editor.change(uri, f"{program()}number = {number}\n")
            await editor.problems(uri, bool)
            found.append(time.perf_counter() - start)
        return first, found


def spread(found: list[float], unit: float = 1000) -> str:
    """Median, and smallest to largest."""
    middle, least, most = (unit * f(found) for f in (statistics.median, min, max))
    return f"{middle:.0f} ({least:.0f} to {most:.0f})"


def seconds(call: Callable[[], object]) -> list[float]:
    """How long a call takes, several times."""
    found = []
    for _ in range(5):
        start = time.perf_counter()
        call()
        found.append(time.perf_counter() - start)
    return found


def projects(folder: Path) -> dict[str, Path]:
    """A program alone, beside 12 others in one folder, and these among 1,000 files without any."""
    made = {name: folder / name for name in ("alone", "beside 12", "among 1,000")}
    for name, top in made.items():
        top.mkdir()
        if name != "alone":
            for number in range(12):
                (top / f"stack{number}.py").write_text(program())
        for number in range(1000 if "1,000" in name else 0):
            inner = top / f"package{number % 40}"
            inner.mkdir(exist_ok=True)
            shutil.copy(ROOT / "fixiac/lines.py", inner / f"module{number}.py")
        (top / "__main__.py").write_text(program())
    return made


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        made = projects(Path(name))
        print(f"milliseconds, {ROUNDS} rounds; the pause is {PAUSE * 1000:.0f} of each change")
        for what, folder in made.items():
            first, found = asyncio.run(latencies(folder))
            print(f"{what:18} lsp: start {first * 1000:.0f}, change {spread(found)}")
        for what, folder in made.items():
            command = [sys.executable, "-m", "fixiac", "apply", "--diff", "--quiet"]
            for options in ([], ["--context", str(folder)]):
                words = [*command, *options, str(folder / "__main__.py")]
                found = seconds(lambda: subprocess.run(words, capture_output=True, check=False))  # noqa: B023
                print(f"{what:18} apply FILE {'--context' if options else '':9} {spread(found)}")


main()
