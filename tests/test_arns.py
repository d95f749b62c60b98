import pytest

from fixiac.arns import Arn, Match, open_to_others
from fixiac.aws.conditions import operator
from fixiac.edits import Span
from fixiac.model import Ambient, Fact, Hole, Opaque, Scalar, Template

AT = Span("m.py", 0, 0)
FACTS = {"R": Fact(AT, Ambient.REGION), "A": Fact(AT, Ambient.ACCOUNT), "?": Opaque(AT)}


def value(text):
    """A text in which {R}, {A} and {?} are the region, the account and something unknown."""
    parts, rest = [], text
    while "{" in rest:
        before, _, after = rest.partition("{")
        name, _, rest = after.partition("}")
        parts += [before, Hole(AT, name, FACTS[name])]
    return Template(AT, (*parts, rest)) if parts else Scalar(AT, text)


AUDIT = Arn("cloudtrail", "trail/", Scalar(AT, "audit"))
UNNAMED = Arn("logs", "log-group:")


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("StringEquals", "arn:aws:cloudtrail:{R}:{A}:trail/audit", Match.YES),
        ("StringEquals", "arn:aws:cloudtrail:us-east-1:{A}:trail/audit", Match.MAYBE),
        ("StringEquals", "arn:aws:cloudtrail:{R}:111122223333:trail/audit", Match.MAYBE),
        ("StringEquals", "arn:aws:cloudtrail:{R}:{A}:trail/main", Match.NO),
        ("StringEquals", "arn:aws:cloudtrail:{R}:{A}:trail/{?}", Match.MAYBE),
        ("StringEquals", "arn:aws:cloudtrail:{R}:{A}:trail/x{?}", Match.NO),
        ("StringEquals", "arn:aws:cloudtrail:{A}:{R}:trail/audit", Match.NO),
        ("StringEquals", "arn:aws:cloudtrail:*:{A}:trail/*", Match.NO),
        ("ArnLike", "arn:aws:cloudtrail:*:{A}:trail/*", Match.YES),
        ("ArnEquals", "arn:aws:cloudtrail:*:{A}:trail/au*", Match.YES),
        ("StringLike", "arn:aws:cloudtrail:*:{A}:trail/b*", Match.NO),
        ("ArnLike", "arn:aws:s3:::{?}", Match.NO),
        ("ArnLike", "audit", Match.NO),
        ("StringEquals", "{?}", Match.MAYBE),
        ("StringLike", "*", Match.YES),
        ("StringLike", "arn:aws:cloudtrail:*", Match.MAYBE),
        ("ArnLike", "arn:aws:cloudtrail:*", Match.NO),
        ("StringNotLike", "arn:aws:s3:::x", Match.MAYBE),
    ],
)
def test_a_named_trail(name, text, wanted):
    partition = Match.MAYBE if wanted is Match.YES and text != "*" else wanted
    assert AUDIT.meets(value(text), operator(name)) is partition


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("ArnLike", "arn:*:logs:{R}:{A}:*", Match.YES),
        ("ArnLike", "arn:*:logs:{R}:{A}:log-group:*", Match.YES),
        ("ArnLike", "arn:*:logs:{R}:{A}:log-group:/app", Match.MAYBE),
        ("ArnLike", "arn:*:logs:{R}:{A}:log-stream:*", Match.NO),
        ("StringEquals", "arn:aws:logs:{R}:{A}:log-group:*", Match.NO),
    ],
)
def test_a_log_group_without_a_name(name, text, wanted):
    assert UNNAMED.meets(value(text), operator(name)) is wanted


def test_a_region_that_is_known():
    here = Arn("logs", "log-group:", None, "eu-west-1")
    like = operator("ArnLike")
    assert here.meets(value("arn:*:logs:us-east-1:{A}:*"), like) is Match.NO
    assert here.meets(value("arn:*:logs:eu-west-1:{A}:*"), like) is Match.YES


def test_wildcards_for_the_account():
    assert open_to_others(value("arn:aws:logs:{R}:*:*"))
    assert open_to_others(value("arn:aws:logs*"))
    assert not open_to_others(value("arn:aws:logs:*:{A}:*"))
