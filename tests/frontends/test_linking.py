"""Which files are one program."""

import pytest

from fixiac import frontends


def programs(files, unread=()):
    documents = {path: frontends.read(path, text) for path, text in files.items()}
    return [" ".join(sorted(paths)) for paths in frontends.linker().programs(documents, unread)]


def together(one, other, **more):
    """Whether two files with these texts are one program."""
    files = {"stacks/one.py": one, "stacks/other.py": other, **more}
    return "stacks/one.py stacks/other.py" in programs(files)


@pytest.mark.parametrize(
    "text",
    [
        "x = aws.kms.Key('k')",
        "import pulumi_aws as aws",
        "from aws_cdk import other",
        "import os.other",
        "x = 'other'",
        "def main(key):\n    return key",
        "other = 1\nprint(other)",
        "from elsewhere import other_key",
    ],
)
def test_files_that_nothing_leads_between_are_apart(text):
    assert not together(text, "import pulumi_aws as aws\nkey = aws.kms.Key('k')\nother = 1\n")


@pytest.mark.parametrize(
    "text",
    [
        "import other",
        "import stacks.other",
        "import stacks.other as s",
        "from other import key",
        "from stacks import other",
        "from . import other",
        "from .other import key",
        "from stacks.other import *",
        "def late():\n    from other import key",
        "if x:\n    import other",
        "import importlib\nimportlib.import_module('stacks.other')",
        "from importlib import import_module\nNAME = '.other'\nimport_module(NAME, __package__)",
        "__import__('other')",
    ],
)
def test_an_import_leads_to_a_file(text):
    assert together(text, "key = 1\n")
    assert together("key = 1\n", text.replace("other", "one"))


@pytest.mark.parametrize(
    "text",
    [
        "print(make_key())",
        "from helpers import make_key",
        "from .helpers import make_key",
        "from third import make_key",
        "import pulumi\nx: make_key = 1",
    ],
)
@pytest.mark.parametrize(
    ("definition", "linked"),
    [
        ("def make_key(): ...", True),
        ("class make_key: ...", True),
        ("make_key = 1", False),
        ("from somewhere import make_key", False),
        ("def outer():\n    def make_key(): ...", False),
    ],
)
def test_what_a_file_lacks_leads_to_the_file_that_defines_it(text, definition, linked):
    assert together(text, definition, **{"stacks/third.py": "x = 1\n"}) is (
        linked and "third" not in text
    )
    if "third" in text and linked:
        files = {"one.py": text, "other.py": definition, "third.py": "x = 1\n"}
        assert programs(files) == ["one.py other.py third.py"]


def test_a_package_is_linked_with_what_is_imported_of_it():
    files = {"lib/__init__.py": "", "lib/keys.py": "x = 1", "main.py": "import lib.keys"}
    assert programs(files) == ["lib/__init__.py lib/keys.py main.py"]


def test_the_way_leads_on():
    files = {"a.py": "import b", "b.py": "import c", "c.py": "", "d.py": "import e", "e.py": ""}
    assert programs(files) == ["a.py b.py c.py", "d.py e.py"]


def test_the_blocks_of_a_document_are_one_program():
    assert programs({"a.md#x.py": "", "a.md#y.py": "", "b.md#x.py": "", "x.py": ""}) == [
        "a.md#x.py a.md#y.py",
        "b.md#x.py",
        "x.py",
    ]


def test_a_file_that_does_not_parse_is_linked_with_those_that_import_it():
    files = {"main.py": "import broken", "other.py": ""}
    assert sorted(programs(files, ["broken.py", "alone.py"])) == [
        "alone.py",
        "broken.py main.py",
        "other.py",
    ]


def test_a_file_is_looked_at_again_when_it_changes():
    linker = frontends.linker()
    main = frontends.read("main.py", "import keys")
    keys = frontends.read("keys.py", "")
    assert len(linker.programs({"main.py": main, "keys.py": keys}, ())) == 1
    main = frontends.read("main.py", "import other")
    assert len(linker.programs({"main.py": main, "keys.py": keys}, ())) == 2
