"""Spans of the lowered program are those of the source."""

import pickle
import textwrap

import pytest

from fixiac import frontends
from fixiac import program as p
from fixiac.frontends import ReadError

SOURCE = textwrap.dedent(
    '''
    """Doc."""
    import a.b as c, d
    from e import (
        f,  # why
        g as h,
    )

    @deco(1)
    class C(Base, metaclass=M):
        x: int = 1

        async def m(self, a, /, b=2, *args, c, **kw) -> None:
            with open(a) as f, g:
                pass
            try:
                return f"{a!r} {{b}} {c}"
            except* (E, F) as error:
                raise
            finally:
                del x[0], y

    def g(): return 1; pass
    match v:
        case {"k": [one, *rest], **more} if one:
            (y := 3)
        case C(x=z):
            t = 1, 2
    q = ((foo)(1, *a, **b)).bar[1:2, 3][0] if not x else lambda z=1: {**d, "k": -1, 'j': [*l]}
    w = [i for i in range(3) if i for j in i] and {s async for s in t}
    '''
)


def nodes(module):
    for statement in p.statements(module.body):
        yield statement
        for head in p.heads(statement):
            yield from p.expressions(head)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_span_is_what_it_says(newline):
    text = SOURCE.replace("\n", newline)
    document = frontends.read("m.py", text)
    seen = set()
    for node in nodes(document.program):
        seen.add(type(node))
        assert 0 <= node.start <= node.end <= len(text)
        match node:
            case p.Name():
                assert text[node.start : node.end] == node.id
            case p.Attr():
                assert text[node.name_start :].startswith(node.name)
            case p.Call():
                assert text[node.open - 1] == "("
                assert text[node.close] == ")"
                for argument in node.arguments:
                    assert argument.comma is None or text[argument.comma] == ","
            case p.Dict():
                assert (text[node.open - 1], text[node.close]) == ("{", "}")
            case p.Function():
                assert text[node.name_start :].startswith(node.name)
                assert (text[node.open - 1], text[node.close]) == ("(", ")")
    assert {p.Call, p.Lambda, p.Comprehension, p.Class, p.Function, p.Block, p.Text} <= seen
    assert [text[c.start : c.end] for c in document.comments] == ["# why"]


def test_a_document_can_be_pickled():
    document = frontends.read("m.py", SOURCE)
    assert pickle.loads(pickle.dumps(document)) == document


@pytest.mark.parametrize(
    ("text", "line"),
    [("x = 1\ny = (\n", 2), ("def f(:\n", 1), ("a\n  b\n", 2), ("x = 'never ends\n", 1)],
)
def test_bad_syntax_names_the_line(text, line):
    with pytest.raises(ReadError) as caught:
        frontends.read("m.py", text)
    assert caught.value.line == line
    assert caught.value.path == "m.py"


def test_deep_nesting_is_refused_and_does_not_crash():
    frontends.read("m.py", "x = " + "(" * 3000 + "1" + ")" * 3000)
    with pytest.raises(ReadError, match="nested too deeply"):
        frontends.read("m.py", "x = " + "+".join(["1"] * 3000))
    with pytest.raises(ReadError, match="nested too deeply"):
        frontends.read("m.py", "if x:\n    pass\n" + "elif x:\n    pass\n" * 3000)
