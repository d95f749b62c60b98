"""Workflow commands, read back as the runner of GitHub Actions reads them."""

import re

import pytest


def commands(text):
    """Name, properties and message of each line, decoded."""
    for line in text.split("\n")[:-1]:
        name, properties, message = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line).groups()
        given = dict(part.split("=", 1) for part in properties.split(","))
        yield name, {key: decoded(value) for key, value in given.items()}, decoded(message)


def decoded(text):
    codes = {"%3A": ":", "%2C": ",", "%0A": "\n", "%0D": "\r", "%25": "%"}
    return re.sub("%(?:3A|2C|0A|0D|25)", lambda code: codes[code.group()], text)


@pytest.fixture
def told(check):
    return [*commands(check("github", status=2))]


def test_commands(told):
    assert [name for name, *_ in told] == ["error", "warning"] + ["error"] * 4 + ["warning"] + [
        "error"
    ] * 6
    odd = "a b/éñ'\"&<x>%:,.py"
    assert told[0][1] == {
        "file": odd,
        "line": "1",
        "endLine": "1",
        "col": "10",
        "endColumn": "13",
        "title": "fixiac TST001",
    }
    assert told[0][2].startswith(f"{odd}:1:10: TST001 [*] old is out of date\nfix: write new")


def test_hostile_text_stays_in_its_command(told):
    message = told[1][2]
    assert "loud: </script>" in message
    assert "]]> & \"'`{0} %0A::error::\\x0c\\x1b[31m \\u2028 😀" in message


def test_what_could_not_be_read(told):
    last = {properties["file"]: properties.get("line") for _, properties, _ in told[-3:]}
    assert last == {"none.py": None, "binary.py": "1", "broken.py": "1"}
    assert told[-2][2] == "none.py: error: no such file"


def test_columns_of_several_lines_are_left_out(check):
    ((_, place, message),) = commands(check("github", {"m.py": "x = [begin,\n  end]\n"}))
    assert place == {"file": "m.py", "line": "1", "endLine": "2", "title": "fixiac TST005"}
    assert message == "m.py:1:6: TST005 too long\nno fix: it is long"


def test_notes_are_notices(check):
    assert check("github", {"m.py": "x = 1  # fixiac: ignore[TST001]\n"}).startswith("::notice ")
