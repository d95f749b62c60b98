import pytest
from hypothesis import given
from hypothesis import strategies as st
from words import Everywhere, Replace

import fixiac
from fixiac import edits
from fixiac.edits import Edit, Span
from fixiac.frontends import markdown


def names(text):
    return [block.path for block in markdown.blocks("a.md", text)]


def texts(text):
    return [block.text for block in markdown.blocks("a.md", text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("### lib/tap_stack.py\n\n```python\nx\n```\n", "lib/tap_stack.py"),
        ("**`__main__.py`**:\n```python\nx\n```\n", "__main__.py"),
        ("#### **init**.py\n```python\nx\n```\n", "__init__.py"),
        ("1. Create `lib/x.py`\n\n```py\nx\n```\n", "lib/x.py"),
        ("```python\n# lib/tap_stack.py\nx\n```\n", "lib/tap_stack.py"),
        ("```python\n# File: ./lib/tap_stack.py\nx\n```\n", "lib/tap_stack.py"),
        ('```python\n#!/usr/bin/env python3\n"""\nmain.py\n"""\n```\n', "main.py"),
        ('```python title="app.py"\nx\n```\n', "app.py"),
        ("text\n```python\nx\n```\n", "block1.py"),
        ("see https://x.example/a.py.\n\n```yaml\na: 1\n```\n\n```python\nx\n```\n", "block1.py"),
    ],
)
def test_names(text, name):
    assert names(text) == [f"a.md#{name}"]


def test_the_longest_of_one_name_is_the_file():
    first, second, third = ("x = 1\n" * size for size in (1, 3, 2))
    text = "".join(f"`m.py`\n```python\n{body}```\n" for body in (first, second, third))
    assert names(text) == ["a.md#m_2.py", "a.md#m.py", "a.md#m_3.py"]


WHOLE = "import pulumi\nimport pulumi_aws as aws\n\nbucket = aws.s3.Bucket('files')\n"
PART = "bucket = aws.s3.Bucket('f')\n"


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ([("m.py", WHOLE), ("", PART)], []),
        ([("m.py", PART), ("m.py", WHOLE)], []),
        ([("m.py", WHOLE), ("other.py", PART)], ["aws"]),
        ([("", PART)], ["aws"]),
        ([("m.py", WHOLE), ("", f"import json\n\n{PART}")], ["aws"]),
    ],
    ids=["no name", "a shorter one", "a file", "nothing else", "with imports"],
)
def test_parts_of_what_is_shown_need_no_imports(blocks, found):
    text = "".join(f"`{name}`\n```python\n{body}```\n" for name, body in blocks)
    result = fixiac.check({"a.md": text}, config=fixiac.Config(select=("IMP001",)))
    assert [report.finding.message.split()[0] for report in result.findings] == found


def test_names_are_unique():
    text = "`m.py`\n```python\nx\n```\n`m.py`\n```python\ny\n```\n```python\nz\n```\n"
    assert names(text) == ["a.md#m.py", "a.md#m_2.py", "a.md#block3.py"]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("```python\na\n```\n", ["a\n"]),
        ("~~~python\na\n```\n~~~\n", ["a\n```\n"]),
        ("````python\na\n```\n````\n", ["a\n```\n"]),
        ("```python\na\n", ["a\n"]),
        ("```python\na", ["a"]),
        ("```python\r\na\r\n```\r\n", ["a\r\n"]),
        ("```python\n```\n", [""]),
        ("```bash\na\n```\n```python\nb\n```\n", ["b\n"]),
        ("```\na\n```\n", []),
        ("a ```python\nb\n```\n", []),
        ("- x:\n\n  ```python\n  if a:\n\n    b\n  ```\n", ["if a:\n\n  b\n"]),
        ("```markdown\n# T\n```python\na\n```\nmore\n```\n\n```python\nb\n```\n", ["a\n", "b\n"]),
        ("```{.python}\na\n```\n```Python3\nb\n```\n```pycon\n>>> c\n```\n", ["a\n", "b\n"]),
    ],
)
def test_blocks(text, blocks):
    assert texts(text) == blocks


@given(st.data())
def test_an_edit_in_a_block_is_the_same_edit_in_the_document(data):
    indent = data.draw(st.sampled_from(["", "  ", "    "]))
    newline = data.draw(st.sampled_from(["\n", "\r\n"]))
    rows = data.draw(st.lists(st.sampled_from(["a", "  b", "", "c"]), min_size=1))
    body = "".join((indent + row if row else "") + newline for row in rows)
    text = f"t{newline}{indent}```python{newline}{body}{indent}```{newline}end"
    (block,) = markdown.blocks("a.md", text)
    marks = [i for i in range(len(block.text) + 1) if block.text[i - 1 : i + 1] != "\r\n"]
    start, end = sorted(data.draw(st.tuples(*[st.sampled_from(marks)] * 2)))
    new = data.draw(
        st.sampled_from(["", "x", "x" + newline, newline + "x", f"x{newline}y{newline}"])
    )
    edit = Edit(Span(block.path, start, end), new)
    inner = edits.apply(block.text, [edit])
    if inner and not inner.endswith(newline):
        return  # The closing fence would be part of the code; the engine withdraws such a fix.
    after = edits.apply(text, [block.outer_edit(edit)])
    (changed,) = markdown.blocks("a.md", after, [block.path])
    assert changed.text == inner
    assert after.startswith(f"t{newline}{indent}```python{newline}")
    assert after.endswith(f"{indent}```{newline}end")


@pytest.mark.usefixtures("plain")
class TestEngine:
    def fix(self, text, *codemods):
        return fixiac.fix({"a.md": text}, codemods=codemods or (Replace,))

    def test_only_code_changes(self):
        text = "old \x0c\n\n  ```python\n  x = 1\n  y = old\n  ```\r\nold\n```bash\nold\n```"
        result = self.fix(text)
        assert result.texts == {"a.md": text.replace("y = old", "y = new")}
        (applied,) = result.applied
        assert (applied.path, applied.line, applied.column) == ("a.md", 5, 7)

    def test_blocks_are_one_program(self):
        text = "```python\nx = again\n```\n`m.py`\n```python\ny = again\n```\n"
        result = self.fix(text, Everywhere)
        assert result.texts == {"a.md": text.replace("again", "anew")}
        assert len(result.applied) == 1

    def test_a_block_that_does_not_parse_is_told_and_the_others_are_done(self):
        text = "# T\n```python\nold = (\n```\n\n```python\nold = 1\n```\n"
        result = self.fix(text)
        assert result.texts == {"a.md": text.replace("old = 1", "new = 1")}
        (failure,) = result.failures
        assert failure.path == "a.md"
        assert failure.line in (3, 4)

    def test_findings_and_edits_are_those_of_the_document(self):
        text = "# T\n  ```python\n  x = again\n  y = again\n  ```\n"
        (report,) = fixiac.check({"a.md": text}, codemods=[Everywhere]).findings
        assert (report.path, report.line, report.column) == ("a.md", 3, 7)
        assert edits.apply(text, report.finding.fix.edits) == text.replace("again", "anew")
        assert [text[span.start : span.end] for span in report.finding.related] == ["again"]

    def test_suppression_in_a_block(self):
        text = "```python\nold = 1  # fixiac: ignore[TST001]\n```\n"
        result = self.fix(text)
        assert (result.texts, result.findings) == ({"a.md": text}, ())

    def test_no_blocks(self):
        assert self.fix("old\n").texts == {"a.md": "old\n"}
