"""What Terraform and CloudFormation call the same argument, held against the tables of the SDKs."""

import pytest

from fixiac.schemas import load
from fixiac.schemas.crossnames import _rows, crossnames

CDKTF, CDK, PULUMI = "cdktf_cdktf_provider_aws", "aws_cdk", "pulumi_aws"


def taken(root, inside):
    return {argument.name for argument in load(root).lookup(f"{root}.{inside}").arguments}


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["terraform"])
def test_each_name_is_of_its_own_tool_alone(row):
    terraform, cloudformation = taken(CDKTF, row["terraform"]), taken(CDK, row["cloudformation"])
    names, objects = row.get("names", {}), row.get("objects", {})
    assert {*names, *objects} <= terraform
    assert {*names.values(), *objects.values()} <= cloudformation
    assert not set(names) & cloudformation
    assert not {*names.values(), *objects.values()} & terraform


@pytest.mark.parametrize(
    ("root", "inside", "argument", "wanted"),
    [
        (CDK, "aws_elasticache.CfnReplicationGroup", "node_type", ["cache_node_type"]),
        (CDK, "aws_ecs.CfnCluster", "settings", ["cluster_settings"]),  # Pulumi's plural
        (CDKTF, "sqs_queue.SqsQueue", "message_retention_period", ["message_retention_seconds"]),
        (PULUMI, "rds.Instance", "db_instance_class", ["instance_class"]),
        (PULUMI, "backup.PlanRuleArgs", "schedule_expression", ["schedule"]),
        # an object of CloudFormation may be a text of Terraform, but not the other way round
        (CDKTF, "kms_key.KmsKey", "key_policy", ["policy"]),
        (CDK, "aws_kms.CfnKey", "policy", []),
        (CDK, "aws_sqs.CfnQueue", "node_type", []),
        ("pulumi_random", "rds.Instance", "db_instance_class", []),
    ],
)
def test_crossnames(root, inside, argument, wanted):
    assert list(crossnames(root, inside, argument)) == wanted
