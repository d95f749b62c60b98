"""Since when SDKs have the names that fixes write."""

import json
from importlib.resources import files

import pytest

from fixiac import schemas
from fixiac.schemas.since import maybe_later

HELD = json.loads((files("fixiac.schemas") / "data" / "since.json").read_text("utf-8"))
NODE = "aws_cdk.aws_lambda.Runtime.NODEJS_22_X"


@pytest.mark.parametrize("root", ["aws_cdk", "pulumi_aws"])
def test_the_list_is_of_the_day_of_the_tables(root):
    """A new table may have new names that fixes write: scripts/build_since.py has to run again."""
    assert HELD["date"] == schemas._table(root).built


def test_the_names_are_in_a_table():
    assert NODE in HELD["names"]
    for name in HELD["names"]:
        root = name.partition(".")[0]
        tables = (schemas.load(root, release.major) for release in schemas.releases(root))
        assert any(table.lookup(name) for table in tables), name


@pytest.mark.parametrize(
    ("name", "version", "later"),
    [
        (NODE, "2.100.0", True),
        (NODE, "2.100", True),
        (NODE, "2.275.0", False),
        (NODE, "2", False),
        ("aws_cdk.aws_lambda.Runtime.PYTHON_3_9", "2.1.0", False),
        ("aws_cdk.aws_scheduler_targets.LambdaInvoke", "2.100.0", True),
        ("aws_cdk.aws_scheduler_targets.LambdaInvoke", "2.250.0", False),
    ],
)
def test_a_name_comes_with_what_holds_it(name, version, later):
    assert maybe_later(name, version) is later


def test_what_may_be_missing_is_not_near():
    """Nor is what is less like it: ``NODEJS_20_X`` is not meant by ``NODEJS22_X``."""
    wrong = "aws_cdk.aws_lambda.Runtime.NODEJS22_X"
    assert schemas.load("aws_cdk", 2).near(wrong)[0].name == NODE
    assert schemas.load("aws_cdk", 2, "2.275.0").near(wrong)[0].name == NODE
    assert schemas.load("aws_cdk", 2, "2.100.0").near(wrong) == ()
    assert schemas.load("aws_cdk", 2, "2.100.0").lookup(NODE) is not None
