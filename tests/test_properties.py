"""What must hold for the engine whatever the codemods do."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from words import codemod

import fixiac
from fixiac import frontends
from fixiac.edits import Edit, Fix, Span
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
