"""The golden-file runner: what a codemod does, shown as files before and after.

The layout is ``CODE/DIALECT-what-it-shows.in.py`` with ``.out.py`` beside it. Without an ``.out``
the program must stay as it is. A case of several files is a folder ``DIALECT-what.in/`` with
``DIALECT-what.out/``. Only the codemod of the folder's name runs, unless the case says otherwise.

Two kinds of comments belong to the runner and are taken out before a program is used:

``# fixiac-test: WORD...`` on a line of its own: ``unsafe-fixes`` and ``deployed``;
``select=CODE,CODE`` for other codemods; ``CODE.setting=value`` for a setting;
``"drops=# a comment"`` for a comment that the fix takes away.

``# expect[CODE]: words`` behind code: a finding on this line, with these words in its message, its
``unfixed`` or the title of its fix. In an ``.out`` file these are the findings that are left, and
there must be no others. In an ``.in`` file that has an ``.out`` they are those of the first check,
if any are given.
"""

from __future__ import annotations

import ast
import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from fixiac import engine, frontends
from fixiac.config import Config
from fixiac.engine.options import Options
from fixiac.engine.results import Report, Result
from fixiac.frontends import ReadError
from fixiac.output.diff import patch, unified
from fixiac.rules import Rule

_DIRECTIVE = re.compile(r"^[ \t]*# fixiac-test:(.*)(?:\r\n|\n|\Z)", re.MULTILINE)
_EXPECT = re.compile(r"[ \t]*# expect\[(\w+)\]:[ \t]*([^\r\n]*)")


@dataclass(frozen=True, slots=True)
class Expectation:
    """A finding that a case states: where, which, and words of what it says."""

    path: str
    line: int
    code: str
    words: str

    def met_by(self, report: Report) -> bool:
        """Tell whether a finding is the one meant."""
        finding = report.finding
        title = finding.fix.title if finding.fix else ""
        return (report.path, report.line, finding.code) == (
            self.path,
            self.line,
            self.code,
        ) and self.words in f"{finding.message}\n{finding.unfixed}\n{title}"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code} ... {self.words}"


@dataclass(frozen=True, slots=True)
class Case:
    """One golden case. ``after`` equals ``before`` where nothing must change."""

    code: str
    name: str
    before: dict[str, str]
    after: dict[str, str]
    config: Config
    drops: tuple[str, ...] = ()
    first: tuple[Expectation, ...] = ()
    """Findings in ``before``; empty if the case does not state them."""
    left: tuple[Expectation, ...] = ()

    @property
    def idle(self) -> bool:
        """Whether the case is one where nothing must change."""
        return self.before == self.after

    @property
    def dialect(self) -> str:
        """The first word of the name: ``pulumi``, ``cdk``, ``cdktf``."""
        return self.name.partition("-")[0]

    def __str__(self) -> str:
        return f"{self.code}/{self.name}"


@dataclass(slots=True)
class _Directives:
    words: list[str] = field(default_factory=list)

    def config(self, code: str) -> Config:
        config = Config(select=(code,))
        settings: dict[str, dict[str, object]] = {}
        for word in self.words:
            name, equals, value = word.partition("=")
            if word == "unsafe-fixes":
                config = replace(config, unsafe_fixes=True)
            elif word == "deployed":
                config = replace(config, deployed=True)
            elif name == "select":
                config = replace(config, select=tuple(value.split(",")))
            elif equals and "." in name:
                rule, _, setting = name.partition(".")
                settings.setdefault(rule, {})[setting] = _literal(value)
            elif name != "drops":
                raise ValueError(f"unknown word in # fixiac-test: {word}")
        return replace(config, rules=settings)

    def drops(self) -> tuple[str, ...]:
        return tuple(word.removeprefix("drops=") for word in self.words if word[:6] == "drops=")


def _literal(text: str) -> object:
    if text in ("true", "false"):
        return text == "true"
    return int(text) if re.fullmatch(r"-?\d+", text) else text


def cases(testdata: str | os.PathLike[str]) -> list[Case]:
    """Every case below a folder of golden files, in order of code and name."""
    found = []
    for folder in sorted(path for path in Path(testdata).iterdir() if path.is_dir()):
        for entry in sorted(folder.iterdir()):
            shown = re.fullmatch(r"(.+)\.in(\.\w+)?", entry.name)
            if shown:
                found.append(_load(folder, entry, shown.group(1), shown.group(2) or ""))
    return found


def _load(folder: Path, entry: Path, name: str, suffix: str) -> Case:
    given = _texts(entry, name + suffix)
    wanted = folder / f"{name}.out{suffix}"
    directives = _Directives()
    before, first = _stripped(given, directives)
    after, left = (
        _stripped(_texts(wanted, name + suffix), _Directives())
        if wanted.exists()
        else (before, first)
    )
    return Case(
        code=folder.name,
        name=name,
        before=before,
        after=after,
        config=directives.config(folder.name),
        drops=directives.drops(),
        first=first,
        left=left,
    )


def _texts(entry: Path, name: str) -> dict[str, str]:
    if not entry.is_dir():
        return {name: entry.read_bytes().decode("utf-8")}
    return {
        path.relative_to(entry).as_posix(): path.read_bytes().decode("utf-8")
        for path in sorted(entry.rglob("*"))
        if path.is_file() and path.suffix in (".py", ".md")
    }


def _stripped(
    texts: Mapping[str, str], directives: _Directives
) -> tuple[dict[str, str], tuple[Expectation, ...]]:
    """The texts without the runner's comments, and what these say."""
    programs: dict[str, str] = {}
    expected: list[Expectation] = []
    for path, text in texts.items():
        for directive in _DIRECTIVE.finditer(text):
            directives.words += shlex.split(directive.group(1))
        program = _DIRECTIVE.sub("", text)
        for expectation in _EXPECT.finditer(program):
            line = program.count("\n", 0, expectation.start()) + 1
            code, words = expectation.groups()
            expected.append(Expectation(path, line, code, words.strip()))
        programs[path] = _EXPECT.sub("", program)
    return programs, tuple(expected)


def check_case(case: Case, codemods: Sequence[type[Rule]] | None = None) -> None:
    """Raise AssertionError unless everything about a case holds.

    The output is the one given and is valid Python; a second run is idle; comments are kept; the
    findings left are the ones stated; ``git apply`` of the diff gives the output; the same holds
    with CRLF; and with the codemods ignored by a comment in each file nothing changes.
    """
    if case.first:
        found = engine.check(case.before, Options(case.config, codemods))
        _expect("the first check", case.first, found.findings, exhaustive=case.idle)
    result = engine.fix(case.before, Options(case.config, codemods))
    assert not result.failures, "\n".join(map(str, result.failures))
    _same(case.after, result.texts)
    _expect("after the fixes", case.left, result.findings, exhaustive=True)
    _valid(result.texts)
    again = engine.fix(result.texts, Options(case.config, codemods))
    assert not again.applied, f"a second run changes more:\n{_diff(result.texts, again.texts)}"
    _keeps_comments(case)
    _applies(case)
    if not any("\r" in text for text in (*case.before.values(), *case.after.values())):
        _same(
            _crlf(case.after),
            engine.fix(_crlf(case.before), Options(case.config, codemods)).texts,
        )
    _suppressed(case, codemods)


def _same(wanted: Mapping[str, str], texts: Mapping[str, str]) -> None:
    assert wanted.keys() == texts.keys(), f"other files: {sorted(wanted)} and {sorted(texts)}"
    assert wanted == texts, f"not the output wanted (-), but (+):\n{_diff(wanted, texts)}"


def _diff(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    return "".join(unified(path, text, after[path]) for path, text in before.items())


def _describe(report: Report) -> str:
    finding = report.finding
    why = f" ({finding.unfixed})" if finding.unfixed else ""
    return f"{report.path}:{report.line}: {finding.code} {finding.message}{why}"


def _expect(
    when: str, expected: Iterable[Expectation], found: Iterable[Report], *, exhaustive: bool
) -> None:
    unclaimed = list(found)
    for expectation in expected:
        match = next((report for report in unclaimed if expectation.met_by(report)), None)
        have = "\n  ".join(map(_describe, unclaimed)) or "nothing"
        assert match, f"{when}: not found: {expectation}; found:\n  {have}"
        unclaimed.remove(match)
    more = "\n  ".join(map(_describe, unclaimed))
    assert not (exhaustive and more), f"{when}: findings that the case does not state:\n  {more}"


def _valid(texts: Mapping[str, str]) -> None:
    for path, text in texts.items():
        if path.endswith(".py"):
            ast.parse(text, path)
            frontends.read(path, text)


def _comments(texts: Mapping[str, str]) -> Counter[str]:
    return Counter(
        text[span.start : span.end]
        for path, text in texts.items()
        if path.endswith(".py")
        for span in _document(path, text).comments
    )


def _document(path: str, text: str) -> frontends.Document:
    try:
        return frontends.read(path, text)
    except ReadError:
        return frontends.unparsed(path, text)


def _keeps_comments(case: Case) -> None:
    lost = _comments(case.before) - _comments(case.after) - Counter(case.drops)
    assert not lost, f"comments are lost that the case does not name with drops=: {list(lost)}"


def _applies(case: Case) -> None:
    """Check that git, where there is one, makes the output of the input and the diff."""
    git = shutil.which("git")
    if case.idle or git is None:
        return
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        patches = b""
        for path, text in case.before.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
            patches += patch(path, text.encode(), case.after[path].encode())
        done = subprocess.run(
            [git, "apply", "--whitespace=nowarn", "-"],
            cwd=root,
            input=patches,
            capture_output=True,
            check=False,
            env={**os.environ, "GIT_CEILING_DIRECTORIES": str(root.parent)},
        )
        assert done.returncode == 0, done.stderr.decode()
        for path, text in case.after.items():
            assert (root / path).read_bytes() == text.encode(), f"git apply gives another {path}"


def _crlf(texts: Mapping[str, str]) -> dict[str, str]:
    return {path: text.replace("\n", "\r\n") for path, text in texts.items()}


def _suppressed(case: Case, codemods: Sequence[type[Rule]] | None) -> None:
    """With a comment in each file that ignores the codemods, nothing may change."""
    if case.idle or not all(path.endswith(".py") for path in case.before):
        return
    comment = f"# fixiac: ignore-file[{','.join(case.config.select)}] shown elsewhere\n"
    texts = {path: comment + text for path, text in case.before.items()}
    result: Result = engine.fix(texts, Options(case.config, codemods))
    _same(texts, result.texts)
    codes = {report.finding.code for report in result.findings}
    assert codes <= {"FIX001"}, f"findings in spite of ignore-file: {sorted(codes)}"
