"""Pairs of classes that declare the same resource."""

import json

import pytest
from words import ROOT

from fixiac.schemas import load
from fixiac.schemas.twins import twins

PAIRS = json.loads((ROOT / "fixiac/schemas/data/twins.json").read_text("utf-8"))["pairs"]
PULUMI, CDKTF = "pulumi_aws", "cdktf_cdktf_provider_aws"


def test_both_of_each_pair_are_resources():
    pulumi, cdktf = load(PULUMI), load(CDKTF)
    for one, other in PAIRS.items():
        found = pulumi.lookup(f"{PULUMI}.{one}")
        assert found, one
        assert found.is_pulumi_resource, one
        theirs = cdktf.lookup(f"{CDKTF}.{other}")
        assert theirs, other
        assert theirs.is_construct, other


@pytest.mark.parametrize(
    ("root", "name", "twin"),
    [
        (PULUMI, "sqs.Queue", "sqs_queue.SqsQueue"),
        (PULUMI, "s3.BucketVersioning", "s3_bucket_versioning.S3BucketVersioningA"),
        (PULUMI, "lb.TargetGroupHealthCheckArgs", "lb_target_group.LbTargetGroupHealthCheck"),
        (CDKTF, "lb_target_group.LbTargetGroupHealthCheck", "lb.TargetGroupHealthCheckArgs"),
        (CDKTF, "db_instance.DbInstance", "rds.Instance"),
    ],
)
def test_twins(root, name, twin):
    other = CDKTF if root == PULUMI else PULUMI
    assert (other, twin) in twins(root, name)


def test_what_has_no_twin():
    assert not list(twins(PULUMI, "sqs.Unknown"))
    assert not list(twins("aws_cdk", "aws_sqs.Queue"))


def test_what_is_known_of_one_holds_for_the_other():
    pulumi = load(PULUMI)
    assert pulumi.renamed_argument("pulumi_aws.sns.Topic", "kms_key_id") == "kms_master_key_id"
    # only where the argument exists, which Pulumi may have in the plural
    assert pulumi.renamed_argument("pulumi_aws.sns.Topic", "unknown") is None
