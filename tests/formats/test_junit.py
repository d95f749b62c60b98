"""JUnit: well-formed whatever a file holds, and of the form that Jenkins and GitLab read."""

import re
from xml.etree import ElementTree as ET

import pytest

SHAPE = {
    "testsuites": ({"name", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors"}, {"testcase"}),
    "testcase": ({"name", "classname"}, {"failure", "error"}),
    "failure": ({"message", "type"}, set()),
    "error": ({"message", "type"}, set()),
}
"""Attributes and children of each element, a part of Jenkins' junit-10.xsd."""


@pytest.fixture
def junit(check):
    def junit(*arguments, **keywords):
        text = check("junit", *arguments, **keywords)
        assert text.isascii()
        assert not re.search("[\x00-\x08\x0b-\x1f]|&#(?:[0-8]|1[124-9]|2\\d|3[01]);", text)
        root = ET.fromstring(text.encode())
        assert root.tag == "testsuites"
        for element in root.iter():
            attributes, children = SHAPE[element.tag]
            assert {*element.attrib} == attributes
            assert {child.tag for child in element} <= children
        for suite in [root, *root]:
            assert int(suite.get("tests")) == len([*suite.iter("testcase")])
            assert int(suite.get("failures")) == len([*suite.iter("failure")])
            assert int(suite.get("errors")) == len([*suite.iter("error")])
        return root

    return junit


def test_suites(junit):
    root = junit(status=2)
    assert root.get("tests") == "14"
    told = {suite.get("name"): [*suite] for suite in root}
    (passed,) = told["good.py"]
    assert (passed.get("classname"), [*passed]) == ("good", [])
    first, second = told["a b/éñ'\"&<x>%:,.py"]
    assert first.get("name") == "TST001 at line 1, column 10"
    assert first.find("failure").text == "line 1, column 10: old is out of date\nfix: write new"
    assert "]]> & \"'`{0} %0A::error::\\x0c\\x1b[31m \u2028 😀" in second.find("failure").text


def test_what_could_not_be_read_is_an_error(junit):
    root = junit(status=2)
    told = {
        suite.get("name"): error.get("message") for suite in root for error in suite.iter("error")
    }
    assert told.keys() == {"none.py", "binary.py", "broken.py"}
    assert told["none.py"] == "no such file"
    assert root.get("errors") == "3"
