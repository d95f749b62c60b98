from fixiac.aws import actions, conditions
from fixiac.aws.guards import guard, guards, guards_of, kms_grant
from fixiac.aws.principals import Known, classify


def test_every_row_speaks_of_things_that_exist():
    for row in guards():
        assert classify(f"{row.principal}.amazonaws.com") == Known(row.principal)
        assert row.source.startswith("https://docs.aws.amazon.com/")
        assert (row.arn is not None) == (row.source_arn == "supported")
        for statement in row.statements:
            assert all(actions.exists(action) for action in statement.actions)
            for operator, keys in statement.conditions.items():
                found = conditions.operator(operator)
                assert found is not None
                for key, value in keys.items():
                    assert isinstance(conditions.key(key), conditions.KnownKey)
                    assert found.wildcards or "*" not in value


def test_a_flow_appears_once():
    flows = [(row.principal, row.target) for row in guards()]
    assert len(flows) == len(set(flows))


def test_cloudtrail_to_a_bucket():
    row = guard("cloudtrail", "s3.Bucket")
    assert row is not None
    assert row.arn == "arn:{partition}:cloudtrail:{region}:{account}:trail/{name}"
    acl, put = row.statements
    assert acl.actions == ("s3:GetBucketAcl",)
    assert put.conditions["StringEquals"]["s3:x-amz-acl"] == "bucket-owner-full-control"


def test_eventbridge_sends_no_context_to_topics():
    row = guard("events", "sns.Topic")
    assert row is not None
    assert (row.source_arn, row.source_account) == ("unsupported", "unsupported")
    assert row.statements[0].conditions == {}
    assert guard("events", "sqs.Queue").source_arn == "supported"


def test_lookups():
    assert {row.target for row in guards_of("s3")} >= {"sns.Topic", "sqs.Queue", "kms.Key"}
    assert guard("nosuch", "s3.Bucket") is None
    assert kms_grant("nosuch") is None


def test_the_logs_grant():
    grant = kms_grant("logs")
    assert grant is not None
    assert grant.regional
    (statement,) = grant.statements
    assert statement.principal == "logs.{region}.amazonaws.com"
    assert statement.conditions == {
        "ArnLike": {
            "kms:EncryptionContext:aws:logs:arn": "arn:{partition}:logs:{region}:{account}:*"
        }
    }
    full = [
        "kms:Encrypt",
        "kms:Decrypt",
        "kms:ReEncrypt*",
        "kms:GenerateDataKey",
        "kms:DescribeKey",
    ]
    assert statement.missing(statement.actions) == ()
    assert statement.missing(full) == ()
    assert statement.missing(["kms:*"]) == ()
    assert statement.missing(["kms:Encrypt", "kms:Decrypt", "kms:Describe*"]) == (
        "kms:ReEncrypt*",
        "kms:GenerateDataKey*",
    )


def test_the_cloudtrail_grant():
    grant = kms_grant("cloudtrail")
    assert grant is not None
    assert not grant.regional
    encrypt, describe = grant.statements
    assert encrypt.missing(["kms:GenerateDataKey"]) == ()
    assert describe.conditions == {
        "StringEquals": {
            "aws:SourceArn": "arn:{partition}:cloudtrail:{region}:{account}:trail/{name}"
        }
    }
