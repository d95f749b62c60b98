import pytest

from fixiac.aws.actions import close, exists, expand, rename
from fixiac.aws.lookup import HOLE, load


@pytest.mark.parametrize(
    "pattern",
    """kms:Describe* kms:Decrypt* kms:ReEncrypt* kms:GenerateDataKey* KMS:decrypt s3:GetObject s3:*
    sns:Publish SNS:Publish sqs:SendMessage logs:CreateLogGroup lambda:InvokeFunction iam:PassRole
    ec2:Describe* sts:AssumeRole xray:PutTraceSegments cloudwatch:PutMetricData execute-api:Invoke
    rds-db:connect ecr:GetAuthorizationToken dynamodb:GetItem s3:Get?bject *""".split(),
)
def test_actions_that_exist(pattern):
    assert exists(pattern) is True


@pytest.mark.parametrize(
    "pattern", ["s3:PutBucketEncryption", "kms:DecryptDataKey", "s3:[G]etObject", "s3:", "s3", ""]
)
def test_actions_that_do_not(pattern):
    assert exists(pattern) is False


def test_a_hole_leaves_it_open():
    assert exists(f"s3:{HOLE}") is None


def test_expansion():
    assert expand("kms:Encrypt*") == ("kms:Encrypt",)
    assert expand("KMS:reencrypt*") == ("kms:ReEncryptFrom", "kms:ReEncryptTo")
    assert expand("*") == ()
    assert expand("brandnew:*") == ()


def test_renames_start_at_nothing_and_end_at_an_action():
    renames = load("curated_actions.json")["renames"]
    assert rename("s3:PutBucketEncryption").to == "s3:PutEncryptionConfiguration"
    assert rename("s3:GetObject") is None
    for name, row in renames.items():
        assert exists(name) is False, name
        assert exists(row["to"]) is True, name


def test_close_names():
    assert close("cloudwatch:PutMetricsData")[0] == "cloudwatch:PutMetricData"
    assert close("nonsense") == ()


def test_a_rename_says_what_it_allows_beyond_the_operation():
    assert rename("s3:HeadObject").more
    assert rename("s3:DeleteBucketEncryption").more
    assert not rename("s3:PutBucketEncryption").more
