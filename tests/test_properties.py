"""What must hold for the engine whatever the codemods do."""

import io
import itertools
import re
import tokenize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from words import ROOT, codemod

import fixiac
from fixiac import engine, frontends, testing
from fixiac.edits import Edit, Fix, Safety, Span
from fixiac.engine.options import Options
from fixiac.rules import Rule

WORDS = ["a", "b", "c", "d", "(", "e\n"]
PROGRAM = st.lists(st.sampled_from(WORDS[:4]), min_size=1, max_size=6).map(
    lambda words: "".join(f"x = {word}  # {word}\n" for word in words)
)


class Anything(Rule):
    """Replaces, inserts or removes at the places that a test chooses."""

    code = "TST020"
    name = "anything"
    edits: tuple[tuple[int, int, str], ...] = ()

    def check(self, project):
        for path, text in project.texts.items():
            for start, length, new in self.edits:
                span = Span(path, min(start, len(text)), min(start + length, len(text)))
                if text[span.start : span.end] != new:
                    yield self.finding(span, "x", Fix("y", (Edit(span, new),)))


@pytest.mark.usefixtures("plain")
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    PROGRAM,
    st.lists(
        st.tuples(st.sampled_from(WORDS[:4]), st.sampled_from(WORDS)), max_size=4, unique=True
    ),
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 9), st.sampled_from(["", "(", "y", "\n"])),
        max_size=3,
    ),
)
def test_a_run_ends_with_files_that_can_be_read_and_a_second_run_changes_nothing(
    program, renames, edits
):
    codemods = [
        codemod(code=f"TST{index:03}", word=re.escape(word), by=by)
        for index, (word, by) in enumerate(renames)
    ]
    codemods.append(codemod(base=Anything, code="TST900", edits=tuple(edits)))
    files = {"m.py": program, "n.py": "x = a\n"}
    result = fixiac.fix(files, codemods=codemods)
    for path, text in result.texts.items():
        frontends.read(path, text)
    if not result.applied:
        assert result.texts == files
    if not result.failures:
        again = fixiac.fix(result.texts, codemods=codemods)
        assert (again.texts, again.applied) == (result.texts, ())
        assert not any(report.fixable for report in result.findings)


MOVING = ("API001", "API002", "API003", "API004", "IMP002", "PRJ001")
"""The codemods that move what a program says to another place."""
NO_COMMENT = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)


def commented(text, *, above):
    """A program with a comment of its own behind each line of code, or above it."""
    lines = text.splitlines(keepends=True)
    tokens = list(tokenize.generate_tokens(io.StringIO(text, newline="").readline))
    first, free = {}, set(range(1, len(lines) + 1))
    for token in tokens:
        free -= set(range(token.start[0] + 1, token.end[0] + 1))
        if token.type not in NO_COMMENT:
            first.setdefault(token.start[0], token)
    for last, end in itertools.pairwise(tokens):
        row = end.start[0]
        if end.type not in (tokenize.NL, tokenize.NEWLINE) or last.type in NO_COMMENT:
            continue
        line, mark = lines[row - 1], f"# mark {row}."
        if not above:
            lines[row - 1] = f"{line[: end.start[1]]}  {mark}{line[end.start[1] :]}"
        elif row in free and row in first:
            lines[row - 1] = f"{line[: first[row].start[1]]}{mark}\n{line}"
    return "".join(lines)


def lost(texts, fix):
    """The marks in what a fix takes out that are in nothing that it writes."""
    gone = "".join(texts[e.span.path][e.span.start : e.span.end] for e in fix.edits)
    written = "".join(e.text for e in fix.edits)
    return set(re.findall(r"# mark \d+\.", gone)) - set(re.findall(r"# mark \d+\.", written))


@pytest.mark.parametrize("above", [True, False], ids=["above", "behind"])
def test_a_fix_that_moves_code_keeps_its_comments(above):
    moved = 0
    for case in testing.cases(ROOT / "testdata"):
        if case.code not in MOVING or case.idle:
            continue
        texts = {
            path: commented(text, above=above) if path.endswith(".py") else text
            for path, text in case.before.items()
        }
        for report in engine.check(texts, Options(case.config)).findings:
            fix = report.finding.fix
            if fix is None or fix.safety is not Safety.SAFE:
                continue
            if not all(edit.removes for edit in fix.edits):
                moved += 1
                assert not lost(texts, fix), f"{case}: {fix.title}"
    assert moved > 300
