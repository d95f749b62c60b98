"""The codemod that CONTRIBUTING.md shows works as it stands there, in one file."""

import re
import types

import pytest
from words import ROOT

from fixiac import testing
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


@pytest.fixture(scope="module")
def shown():
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    module = types.ModuleType("retention_too_long")
    exec(compile(code, "CONTRIBUTING.md", "exec"), vars(module))
    return [
        thing
        for thing in vars(module).values()
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
