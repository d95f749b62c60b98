"""Which fixes become suggestions, and what a suggestion makes of a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from words import ROOT

from fixiac import engine, testing
from fixiac.edits import Edit, Fix, Safety, Span
from fixiac.engine.options import Options
from fixiac.engine.results import Report
from fixiac.forges import Change, Line
from fixiac.forges.suggestions import LONGEST, MOST, make, name_of
from fixiac.rules import Finding

CASES = [case for case in testing.cases(ROOT / "testdata") if not case.idle]


@pytest.fixture(autouse=True)
def sound(request, monkeypatch):
    if "real" not in request.fixturenames:
        monkeypatch.setattr(engine, "sound", lambda *_: True)


@pytest.fixture
def real():
    """The programs of a test are such."""


def report(*edits, path="m.py", step=1, code="TST001", **more):
    made = tuple(Edit(Span(path, start, end), text) for start, end, text in edits)
    fix = Fix("put it right", made, **more)
    finding = Finding(code, Span(path, 0, 0), "it is wrong", fix)
    return Report(finding, path, 1, 1, step=step)


def shown(text, *hunks):
    """A change whose diff shows some ranges of lines; all of them, if none is given."""
    rows = text.split("\n")
    ranges = hunks or [(1, len(rows))]
    return Change(
        "d/m.py",
        "d/m.py",
        tuple({n: Line(rows[n - 1], None) for n in range(a, b + 1)} for a, b in ranges),
    )


def suggested(text, *reports, change=None):
    return make(reports, {"m.py": text}, {"m.py": change or shown(text)})


TEXT = "one\ntwo\nthree\nfour\n"


@pytest.mark.parametrize(
    ("edits", "first", "last", "text"),
    [
        ([(4, 7, "2")], 2, 2, "2\n"),
        ([(4, 8, "")], 2, 2, ""),
        ([(4, 14, "")], 2, 3, ""),
        ([(4, 4, "new\n")], 2, 2, "new\ntwo\n"),
        ([(7, 7, "\nnew")], 2, 2, "two\nnew\n"),
        ([(4, 5, "T"), (8, 9, "T")], 2, 3, "Two\nThree\n"),
        ([(7, 8, " ")], 2, 3, "two three\n"),
        ([(0, 0, "x\n")], 1, 1, "x\none\n"),
        ([(4, 8, "a\nb\n")], 2, 2, "a\nb\n"),
        ([(4, 8, "a")], 2, 3, "athree\n"),
    ],
)
def test_the_lines_of_a_suggestion(edits, first, last, text):
    (one,) = suggested(TEXT, report(*edits))
    assert (one.first, one.last, one.text) == (first, last, text)


@given(
    st.lists(st.sampled_from(["", "a", "bb", "c\x0cc"]), min_size=1, max_size=6),
    st.lists(
        st.tuples(st.integers(0, 15), st.integers(0, 4), st.sampled_from(["", "x", "y\n", "\nz"])),
        min_size=1,
        max_size=3,
    ),
)
def test_a_suggestion_makes_what_the_fix_makes(rows, places):
    text = "".join(f"{row}\n" for row in rows)
    edits, done = [], 0
    for gap, length, new in places:
        start = min(done + gap, len(text))
        end = min(start + length, len(text))
        if start > done or not edits:
            edits.append((start, end, new))
            done = end
    one = report(*edits)
    after = engine.edits.apply(text, one.finding.fix.edits)
    for suggestion in suggested(text, one):
        lines = text.split("\n")
        lines[suggestion.first - 1 : suggestion.last] = suggestion.text.split("\n")[:-1]
        assert "\n".join(lines) == after


def test_an_insertion_may_stand_at_the_line_above():
    insertion = report((8, 8, "new\n"))
    (one,) = suggested(TEXT, insertion, change=shown(TEXT, (1, 2)))
    assert (one.first, one.last, one.text) == (2, 2, "two\nnew\n")


@pytest.mark.parametrize(
    ("text", "made", "change"),
    [
        (TEXT, report((4, 7, "2")), shown(TEXT, (1, 1), (3, 4))),
        (TEXT, report((4, 7, "2"), (8, 9, "T")), shown(TEXT, (1, 2), (3, 4))),
        (TEXT, report((4, 7, "2")), shown("one\nother\n")),
        (TEXT, report((4, 7, "2")), Change("d/m.py", "d/m.py", ())),
        (TEXT, report((4, 7, "2"), step=2), None),
        ("one\r\ntwo\r\n", report((5, 8, "2")), None),
        ("one\ntwo", report((4, 7, "2")), None),
        (TEXT, report((18, 19, "")), None),
        ("x\n" * 99, report((0, 1, "y"), (2 * LONGEST, 2 * LONGEST + 1, "y")), None),
    ],
    ids="outside two-hunks other-text no-diff later-step crlf no-end end-goes too-long".split(),
)
def test_what_is_no_suggestion(text, made, change):
    assert suggested(text, made, change=change) == []


def test_a_fix_that_spans_files_or_a_file_that_is_not_changed():
    one = report((0, 3, "1"))
    other = Edit(Span("n.py", 0, 1), "")
    both = Fix("t", (*one.finding.fix.edits, other))
    spanning = Report(Finding("TST001", Span("m.py", 0, 0), "m", both), "m.py", 1, 1)
    before = {"m.py": TEXT, "n.py": TEXT}
    assert make([spanning], before, {"m.py": shown(TEXT), "n.py": shown(TEXT)}) == []
    assert make([one], before, {"n.py": shown(TEXT)}) == []


def test_a_fix_that_leaves_no_program_by_itself(monkeypatch):
    monkeypatch.setattr(engine, "sound", lambda *_: False)
    assert suggested(TEXT, report((4, 7, "2"))) == []


def test_no_line_is_suggested_twice():
    first, second, third = report((4, 5, "T")), report((5, 6, "W")), report((8, 9, "T"))
    assert [one.report for one in suggested(TEXT, first, second, third)] == [first, third]


def test_not_too_many():
    text = "x\n" * 99
    reports = [report((2 * n, 2 * n + 1, "y")) for n in range(99)]
    assert len(suggested(text, *reports)) == MOST


def test_the_remark():
    (one,) = suggested("a ```` b\n", report((0, 1, "A"), safety=Safety.UNSAFE))
    marker, paragraph, _, *block = one.markdown("suggestion:-0+0").split("\n")
    assert name_of(marker) == one.name
    assert name_of(f"x {marker}") == ""
    assert paragraph.startswith("**TST001** put it right ⚠️ **unsafe**")
    assert paragraph.endswith("<br>Why: it is wrong")
    assert block == ["`````suggestion:-0+0", "A ```` b", "`````"]
    (gone,) = suggested(TEXT, report((4, 8, "")))
    assert gone.markdown("suggestion").endswith("\n```suggestion\n```")
    (blank,) = suggested(TEXT, report((4, 7, "")))
    assert blank.markdown("suggestion").endswith("\n```suggestion\n\n```")


def test_names_stay_when_lines_move():
    def name(text, made, path="m.py"):
        (one,) = make([made], {path: text}, {path: shown(text)})
        return one.name

    kept = name(TEXT, report((4, 7, "2")))
    assert name(f"0\n{TEXT}", report((6, 9, "2"))) == kept
    assert name(TEXT, report((4, 7, "3"))) != kept
    assert name(TEXT, report((4, 7, "2"), code="TST002")) != kept
    assert name("one\nTwo\n", report((4, 7, "2"))) != kept


@pytest.mark.parametrize("case", CASES, ids=str)
def test_whoever_takes_the_suggestions_loses_nothing(real, case):
    """After them, fixiac makes what is missing and leaves the same: none was half a fix."""
    first = engine.fix(case.before, Options(case.config))
    changes = {path: shown(text) for path, text in case.before.items()}
    texts = dict(case.before)
    made = make(first.applied, case.before, changes)
    for one in sorted(made, key=lambda one: -one.first):
        (path,) = one.report.finding.fix.paths
        rows = texts[path].split("\n")
        rows[one.first - 1 : one.last] = one.text.split("\n")[:-1]
        texts[path] = "\n".join(rows)
    second = engine.fix(texts, Options(case.config))
    assert second.failures == first.failures
    assert [(r.finding.code, r.finding.message) for r in second.findings] == [
        (r.finding.code, r.finding.message) for r in first.findings
    ]
