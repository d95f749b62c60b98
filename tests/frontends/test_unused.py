import pytest

from fixiac import edits, frontends
from fixiac.edits import Edit, Span


def without(text, *removed, others=None):
    """The text without some of its words, and without what only these read."""
    files = {"main.py": text, **(others or {})}
    project = frontends.assemble({p: frontends.read(p, t) for p, t in files.items()})
    taken = []
    for words in removed:
        start = text.index(words)
        taken.append(Edit(Span("main.py", start, start + len(words)), ""))
    return edits.apply(text, (*taken, *project.leftovers(taken)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("from m import A, B, C", "from m import C"),
        ("from m import A, C, B", "from m import C"),
        ("from m import (C, A, B)", "from m import (C)"),
        ("from m import (\n    A,\n    C,  # kept\n    B\n)", "from m import (\n    C,  # kept\n)"),
        ("import A\nimport C\nfrom m import B", "import C"),
        ("import A, C, B as B", "import C"),
    ],
)
def test_imports_that_nothing_reads_go(before, after):
    use = "\nprint(C)\nx = [A, B.c]\n"
    assert without(before + use, "A, B.c").split("\nprint")[0].rstrip() == after


@pytest.mark.parametrize(
    "text",
    [
        "from m import A\nx = [A]\ny = A\n",
        "from m import A  # noqa: F401\nx = [A]\n",
        "try:\n    import A\nexcept ImportError:\n    pass\nx = [A]\n",
        "from m import A\n__all__ = ['A']\nx = [A]\n",
        "from m import A\nx: 'list[A]' = [A]\n",
        "A = 1\nx = [A]\n",
    ],
)
def test_what_may_be_read_stays(text):
    assert without(text, " = [A]") == text.replace(" = [A]", "", 1)


def test_what_another_file_takes_stays():
    text = "from m import A\nx = [A]\n"
    assert without(text, " = [A]", others={"b.py": "from main import A\n"}).startswith("from m")
    assert without(text, " = [A]", others={"b.py": "import main\nmain.A\n"}).startswith("from m")
    assert not without(text, " = [A]", others={"b.py": "import main\n"}).startswith("from m")


def test_constants_of_a_function_go_and_what_they_read():
    text = "from m import A\ndef f():\n    # why\n    a = A.B\n    b = g()\n    return [a, b]\n"
    assert without(text, "a, b") == "def f():\n    b = g()\n    return []\n"
