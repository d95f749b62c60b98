"""The codemod and the format that CONTRIBUTING.md shows work as they stand there, in one file."""

import re
import sys
import types

import pytest
from words import ROOT

from fixiac import cli, testing
from fixiac.rules import Rule

BEFORE = {
    "pulumi": """\
import pulumi_aws as aws

queue = aws.sqs.Queue("jobs", message_retention_seconds={})
""",
    "cdktf": """\
from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue

queue = SqsQueue(scope, "jobs", message_retention_seconds={})
""",
}


def module(number):
    """A module of the code that is shown in place ``number``."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    code = re.findall(r"```python\n(.*?)```", text, re.DOTALL)[number]
    made = types.ModuleType(f"shown_{number}")
    exec(compile(code, "CONTRIBUTING.md", "exec"), vars(made))
    return made


@pytest.fixture(scope="module")
def shown():
    return [
        thing
        for thing in vars(module(0)).values()
        if isinstance(thing, type) and issubclass(thing, Rule) and thing is not Rule
    ]


@pytest.mark.parametrize("dialect", BEFORE)
@pytest.mark.parametrize(
    ("before", "after"), [("2_000_000", "1209600"), ("1209600", None), ("longest()", None)]
)
def test_the_codemod_that_is_shown(shown, tmp_path, dialect, before, after):
    folder = tmp_path / "SQS901"
    folder.mkdir()
    (folder / f"{dialect}-x.in.py").write_text(BEFORE[dialect].format(before))
    if after:
        (folder / f"{dialect}-x.out.py").write_text(BEFORE[dialect].format(after))
    (case,) = testing.cases(tmp_path)
    testing.check_case(case, shown)
    assert case.idle is (after is None)


def test_the_format_that_is_shown(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "fixiac.output.formats.concise", module(1))
    (tmp_path / "m.py").write_text("import pulumi\nx = aws\ny = json\n")
    cli.main(["check", "--select", "IMP001", "--output-format", "concise", "m.py"])
    assert capsys.readouterr().out.startswith("2 m.py\n")
