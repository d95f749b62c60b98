import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixiac import edits
from fixiac.edits import ConflictError, Edit, Fix, Item, Span


def edit(start, end, text="", path="f.py"):
    return Edit(Span(path, start, end), text)


def fix(*made, group=None):
    return Fix("t", made, group=group)


def test_apply_in_any_order():
    assert edits.apply("abcdef", [edit(4, 5, "X"), edit(0, 1)]) == "bcdXf"


def test_insertions_at_one_point_keep_their_order_and_identical_ones_coalesce():
    assert edits.apply("ab", [edit(1, 1, "2"), edit(1, 1, "1"), edit(1, 1, "2")]) == "a21b"


def test_the_origin_of_an_offset():
    text, made = "ab cd ef", [edit(0, 0, "X"), edit(3, 5, "longer"), edit(6, 8, "")]
    after = edits.apply(text, made)
    assert after == "Xab longer "
    origins = [edits.origin(offset, made) for offset in range(len(after) + 1)]
    assert origins == [0, 0, 1, 2, 3, 3, 3, 3, 3, 3, 5, 8]


def test_insertion_at_either_end_of_a_replacement():
    made = [edit(1, 3, "X"), edit(1, 1, "<"), edit(3, 3, ">")]
    assert edits.apply("abcd", made) == "a<X>d"


def test_overlapping_removals_of_one_fix_become_one():
    # `[a, b]`: a takes the comma behind it, b the one before it.
    assert edits.apply("[a, b]", [edit(1, 4), edit(2, 5)]) == "[]"
    assert edits.apply("abcdef", [edit(0, 6), edit(2, 3)]) == ""


@pytest.mark.parametrize(
    "other", [edit(2, 4, "y"), edit(2, 2, "y"), edit(1, 3, "y"), edit(0, 2)], ids=str
)
def test_conflicts_within_a_set(other):
    with pytest.raises(ConflictError, match=r"f\.py"):
        edits.apply("abcdef", [edit(1, 3, "x"), other])


def test_adjacent_replacements_of_one_fix_do_not_conflict():
    assert edits.apply("abcd", [edit(0, 2, "x"), edit(2, 4, "y")]) == "xy"


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (edit(0, 2), edit(3, 4), True),
        (edit(0, 2), edit(2, 4), False),
        (edit(0, 2), edit(2, 2, "x"), False),
        (edit(2, 2, "y"), edit(2, 2, "x"), True),
        (edit(2, 2, "\ny"), edit(2, 2, "\r\nx"), True),
        (edit(2, 2, "\ny"), edit(2, 2, ", x"), False),
        (edit(2, 2, "\ny"), edit(3, 3, ", x"), True),
        (edit(0, 2), edit(0, 2), True),
        (edit(0, 2), edit(0, 2, "x"), False),
        (edit(0, 2), edit(0, 2, path="g.py"), True),
    ],
)
def test_select(one, other, together):
    taken, waiting = edits.select([fix(one), fix(other)])
    assert (len(taken), len(waiting)) == ((2, 0) if together else (1, 1))


def test_select_takes_a_fix_whole_or_not_at_all():
    first, second = fix(edit(0, 1)), fix(edit(0, 1, "x"), edit(5, 6, path="g.py"))
    assert edits.select([first, second]) == ([first], [second])


def test_select_takes_one_fix_of_a_group():
    group = Span("f.py", 0, 9)
    first, second = fix(edit(0, 1), group=group), fix(edit(5, 6), group=group)
    assert edits.select([first, second]) == ([first], [second])


def items(text):
    """The members of the one bracket in ``text``; letters are members."""
    inner = text.index("[") + 1, text.rindex("]")
    members = [i for i in range(*inner) if text[i].isalpha() and not in_comment(text, i)]
    found = []
    for index, at in enumerate(members):
        stop = members[index + 1] if index + 1 < len(members) else inner[1]
        comma = next(
            (i for i in range(at, stop) if text[i] == "," and not in_comment(text, i)), None
        )
        found.append(Item(at, at + 1, comma))
    return inner, found


def in_comment(text, at):
    line = text.rfind("\n", 0, at) + 1
    return "#" in text[line:at]


@pytest.mark.parametrize(
    ("before", "index", "after"),
    [
        ("[a]", 0, "[]"),
        ("[a, b]", 0, "[b]"),
        ("[a, b]", 1, "[a]"),
        ("[a, b,]", 1, "[a,]"),
        ("[a, b, c]", 1, "[a, c]"),
        ("[\n    a,\n    b,\n]", 0, "[\n    b,\n]"),
        ("[\n    a,\n    b,\n]", 1, "[\n    a,\n]"),
        ("[\n    a,\n    b\n]", 1, "[\n    a,\n]"),
        ("[\r\n    a,\r\n    b\r\n]", 0, "[\r\n    b\r\n]"),
        ("[\n    a,  # x\n    # y\n    b,  # z\n    c,\n]", 1, "[\n    a,  # x\n    c,\n]"),
        ("[  # v\n    a,  # x\n    b,\n]", 0, "[  # v\n    b,\n]"),
        ("[\r\n    a,\r\n    # y\r\n    b,\r\n]", 1, "[\r\n    a,\r\n]"),
        ("[a,\n    b]", 0, "[\n    b]"),
        ("[a,\n    b]", 1, "[a]"),
        ("[a,  # x\n    b]", 1, "[a,  # x\n    ]"),
        ("[a, b,\n    c]", 1, "[a,\n    c]"),
    ],
)
def test_remove_item(before, index, after):
    inner, members = items(before)
    assert edits.apply(before, edits.remove_item("f.py", before, inner, members, index)) == after


@pytest.mark.parametrize(
    ("before", "index", "after"),
    [
        ("[\n  a,\n  b\n]", 1, "[\n  a\n]"),
        ("[\n  a,\n  b\n]", 0, "[\n  b\n]"),
        ("[a, b]", 1, "[a]"),
        ("[a,\n b]", 1, "[a]"),
    ],
)
def test_remove_json_item(before, index, after):
    inner, members = items(before)
    made = edits.remove_json_item("f.py", inner, members, index, before)
    assert edits.apply(before, made) == after


@given(st.data())
def test_every_way_of_removing_members_leaves_a_list(data):
    names = "abcde"[: data.draw(st.integers(1, 5))]
    gap = data.draw(st.sampled_from([", ", ",", ",\n    ", ",\r\n    "]))
    opening, closing = data.draw(st.sampled_from([("[", "]"), ("[\n    ", "\n]"), ("[", ",]")]))
    text = opening + gap.join(names) + closing
    index = data.draw(st.integers(0, len(names) - 1))
    inner, members = items(text)
    result = edits.apply(text, edits.remove_item("f.py", text, inner, members, index))
    scope = {name: name for name in names}
    assert eval(result, scope) == [name for name in names if name != names[index]]


@pytest.mark.parametrize(
    ("before", "gone", "after"),
    [
        ("f(\n\n  a,\n\n  b,\n)", ["  a,\n"], "f(\n\n  b,\n)"),
        ("f(\n  a,\n\n  b,\n)", ["  a,\n"], "f(\n  b,\n)"),
        ("f(\n  a,\n\n  b,\n\n  c,\n)", ["  b,\n"], "f(\n  a,\n\n  c,\n)"),
        ("f(\n  a,\n\n  b,\n  x,\n\n  c,\n)", ["  x,\n", "  b,\n"], "f(\n  a,\n\n  c,\n)"),
        ("f(\n  a,\n\n  b,\n)", ["  b,\n"], "f(\n  a,\n)"),
        ("f(\r\n  a,\r\n\r\n  b,\r\n)", ["  b,\r\n"], "f(\r\n  a,\r\n)"),
        ("a\n\nb\n\n\nc\n", ["b\n"], "a\n\n\nc\n"),
        ("a\n\n\nb\n\nc\n", ["b\n"], "a\n\n\nc\n"),
        ("a\n\nb\nc\n", ["b\n"], "a\n\nc\n"),
        ("a\nb\n\nc\n", ["b\n"], "a\n\nc\n"),
        ("b\n\nc\n", ["b\n"], "c\n"),
        ("a\n\nbb\n\nc\n", ["b"], "a\n\nb\n\nc\n"),
    ],
)
def test_a_removal_leaves_no_second_blank_line(before, gone, after):
    made = [edit(before.index(one), before.index(one) + len(one)) for one in gone]
    closed = edits.closed_up({"f.py": before}, made)
    assert edits.apply(before, closed) == after


def test_what_is_put_in_between_keeps_its_blank_lines():
    text = "a\n\nb\n\nc\n"
    made = [edit(3, 5), edit(5, 5, "d\n")]
    assert edits.apply(text, edits.closed_up({"f.py": text}, made)) == "a\n\nd\n\nc\n"
