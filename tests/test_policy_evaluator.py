import pytest
from policy_evaluator import Request, allows

ROLE = ("AWS", "arn:aws:iam::111122223333:role/reader")
S3 = ("Service", "s3.amazonaws.com")


def statement(**members):
    return {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*", **members}


def ask(*statements, principal=S3, action="kms:Decrypt", resource="key", **context):
    keys = {name.replace("__", ":"): value for name, value in context.items()}
    return allows({"Statement": list(statements)}, Request(principal, action, resource, keys))


def test_effects():
    assert not ask()
    assert ask(statement())
    assert not ask(statement(), statement(Effect="Deny"))
    assert ask(statement(), statement(Effect="Deny", Action="kms:Encrypt"))


@pytest.mark.parametrize(
    ("principal", "asked", "wanted"),
    [
        ({"Service": "s3.amazonaws.com"}, S3, True),
        ({"Service": ["sns.amazonaws.com", "s3.amazonaws.com"]}, S3, True),
        ({"Service": "sns.amazonaws.com"}, S3, False),
        ({"AWS": "s3.amazonaws.com"}, S3, False),
        ({"AWS": "*"}, S3, True),
        ({"AWS": "arn:aws:iam::111122223333:root"}, ROLE, True),
        ({"AWS": "111122223333"}, ROLE, True),
        ({"AWS": "999922223333"}, ROLE, False),
        ({"AWS": "arn:aws:iam::111122223333:root"}, S3, False),
    ],
)
def test_principals(principal, asked, wanted):
    assert ask(statement(Principal=principal), principal=asked) is wanted


@pytest.mark.parametrize(
    ("members", "wanted"),
    [
        ({"Action": "kms:d*"}, True),
        ({"Action": ["kms:Encrypt", "kms:Decryp?"]}, True),
        ({"Action": "kms:Encrypt*"}, False),
        ({"NotAction": "kms:Encrypt*"}, True),
        ({"Resource": "k?y"}, True),
        ({"Resource": "KEY"}, False),
    ],
)
def test_actions_and_resources(members, wanted):
    made = statement(**members)
    if "NotAction" in members:
        del made["Action"]
    assert ask(made) is wanted


ARN = "arn:aws:logs:eu-west-1:111122223333:log-group:/app"


@pytest.mark.parametrize(
    ("operator", "value", "wanted"),
    [
        ("StringEquals", ARN, True),
        ("StringEquals", "arn:aws:logs:*", False),
        ("StringEquals", [ARN, "other"], True),
        ("StringLike", "arn:aws:logs:*", True),
        ("ArnLike", "arn:aws:logs:*:111122223333:*", True),
        ("ArnEquals", "arn:aws:logs:*:111122223333:*", True),
        ("ArnLike", "arn:aws:logs:*", False),
        ("ArnLike", "arn:aws:logs:eu-*:log-group:/app", False),
        ("StringNotEquals", ARN, False),
        ("StringNotLike", "arn:aws:s3*", True),
        ("ForAnyValue:StringLike", "arn:*", True),
        ("ForAllValues:StringLike", "arn:aws:s3:*", False),
        ("Null", "false", True),
        ("Null", "true", False),
    ],
)
def test_a_key_that_is_sent(operator, value, wanted):
    made = statement(Condition={operator: {"AWS:SourceArn": value}})
    assert ask(made, aws__sourceArn=ARN) is wanted


@pytest.mark.parametrize(
    ("operator", "wanted"),
    [
        ("StringEquals", False),
        ("StringEqualsIfExists", True),
        ("ArnNotLike", True),
        ("ForAllValues:StringEquals", True),
        ("ForAnyValue:StringEquals", False),
    ],
)
def test_a_key_that_is_not_sent(operator, wanted):
    assert ask(statement(Condition={operator: {"aws:SourceArn": ARN}})) is wanted


def test_all_conditions_hold_together():
    made = statement(
        Condition={"Bool": {"aws:SecureTransport": "true"}, "StringEquals": {"aws:x": "1"}}
    )
    assert ask(made, aws__SecureTransport="true", aws__x="1")
    assert not ask(made, aws__SecureTransport="false", aws__x="1")
    assert not ask(made, aws__SecureTransport="true")
