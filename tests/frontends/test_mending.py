"""What is mended of a text that does not parse, and what is not because it is not certain."""

import pytest

from fixiac.edits import apply
from fixiac.frontends.python.mending import mend

NOT_CERTAIN = {
    "two versions": (
        'import pulumi_aws as aws\n\nbucket = aws.s3.Bucket("one")\n\n'
        "Here is another way to do the very same thing:\n\n"
        'bucket = aws.s3.Bucket("other")\n'
    ),
    "prose inside of a call": (
        "import pulumi_aws as aws\n\nbucket = aws.s3.Bucket(\n"
        "Here you should put in the name of the bucket\n)\n"
    ),
    "a second else": "if a:\n    b = 1\nelse:\n    b = 2\nelse:\n    b = 3\n",
    "a missing comma": "call(a\n     b)\n",
    "quotes in a text that is no code": 'X = """\nSay """hello""" to them all\n"""\n',
    "a statement that only looks like prose": "Bucket of the files = 3 + \n",
    "a block that nothing stands for": "def f():\n\ndef g():\n    return 1\n",
    "a method that may be a function": "class A:\ndef f(self):\n    return 1\n",
    "a statement without others": "def f():\nx = 1\ndef g():\n    return 1\n",
    "arguments that are no block": "def f():\nx = g(\n    1,\n)\n",
    "code in a raw string that would need escapes": (
        'X = r"""\nimport a\n\ndef f():\n    """Doc."""\n    return \'\'\'x\'\'\'\n"""\n'
    ),
    "a bracket that is closed too often": "x = call(a))\n",
    "nothing is broken": "x = 1\n",
}


@pytest.mark.parametrize("text", NOT_CERTAIN.values(), ids=list(NOT_CERTAIN))
def test_stays_as_it_is(text: str) -> None:
    assert mend("x.py", text) is None


MENDED = {
    "no-break space": ("def f():\n\u00a0\u00a0\u00a0 return 1\n", "def f():\n    return 1\n"),
    "no width": ("x = 1\u200b\n", "x = 1\n"),
    "spaces in a string stay": ('x = "a\u00a0b"\ny\u00a0= 2\n', 'x = "a\u00a0b"\ny = 2\n'),
    "argument": ("f(a, global=1)\n", "f(a, global_=1)\n"),
    "argument at the beginning of a line": ("f(\n    from=1,\n)\n", "f(\n    from_=1,\n)\n"),
    "module with an alias": (
        "import lib.lambda as work\n",
        'import importlib\nwork = importlib.import_module("lib.lambda")\n',
    ),
    "relative module, imported twice": (
        "import importlib\n\n\ndef f():\n"
        "    from .work.lambda import a, b as c  # why\n    return a, c\n",
        "import importlib\n\n\ndef f():\n"
        '    work_lambda = importlib.import_module(".work.lambda", __package__)\n'
        "    a = work_lambda.a\n    c = work_lambda.b  # why\n    return a, c\n",
    ),
    "one name of a module": (
        "from lib.lambda import (\n    a,\n)\n",
        'import importlib\na = importlib.import_module("lib.lambda").a\n',
    ),
    "no name left for the module": (
        "lib_lambda = 1\nfrom lib.lambda import a, b\n",
        'lib_lambda = 1\nimport importlib\na = importlib.import_module("lib.lambda").a\n'
        'b = importlib.import_module("lib.lambda").b\n',
    ),
    "a module that is a reserved word alone": (
        "from .lambda import a, b\n",
        'import importlib\nlambda_ = importlib.import_module(".lambda", __package__)\n'
        "a = lambda_.a\nb = lambda_.b\n",
    ),
    "bold": (
        "class A(B):\n    def **init**(self):\n        super().**init**()\n\n"
        'if **name** == "**main**":\n    A()\n',
        "class A(B):\n    def __init__(self):\n        super().__init__()\n\n"
        'if __name__ == "__main__":\n    A()\n',
    ),
    "method at the margin": (
        "class A(B):\ndef **init**(self, a):\nsuper().**init**(a)\n\n        # why\n"
        "        self.a = a\n",
        "class A(B):\n    def __init__(self, a):\n        super().__init__(a)\n\n        # why\n"
        "        self.a = a\n",
    ),
    "several, the last one a cut": (
        "import a.lambda as w\n\nx = f(“b”)\n\ny = f(\n    c,\n",
        'import importlib\nw = importlib.import_module("a.lambda")\n\nx = f("b")\n\n'
        "# The text ends in the middle of this statement.\n# y = f(\n#     c,\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), MENDED.values(), ids=list(MENDED))
def test_is_mended(before: str, after: str) -> None:
    found = mend("x.py", before)
    assert found is not None
    assert apply(before, found.edits) == after


def test_each_flaw_is_named_where_it_is() -> None:
    text = "x = f(“b”)\n\ny = f(\n    c,\n"
    found = mend("x.py", text)
    assert found is not None
    places = [(flaw.kind, text[flaw.span.start :][:1]) for flaw in found.flaws]
    assert places == [("quotes", "“"), ("cut", "y")]
