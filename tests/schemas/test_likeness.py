"""Which argument a name that does not exist may stand for."""

import pytest

from fixiac.schemas.likeness import Meant, meant, related
from fixiac.schemas.symbols import Argument, Symbol, Type


def symbol(name, *arguments, type_="str"):
    made = tuple(Argument(a, Type(type_), required=False, positional=False) for a in arguments)
    return Symbol("class", name, made)


def names(found):
    return [meant.argument.name for meant in found]


@pytest.mark.parametrize(
    ("name", "arguments", "wanted"),
    [
        ("memory", ["memory_size", "max_memory"], ["memory_size"]),
        ("healthy_threshold_count", ["healthy_threshold", "timeout"], ["healthy_threshold"]),
        ("ingress_rules", ["ingress", "egress"], ["ingress"]),
        ("visibility_timeout", ["visibility_timeout_seconds"], ["visibility_timeout_seconds"]),
        ("log_retention", ["log_retention_days"], ["log_retention_days"]),
        ("is_multi_region", ["is_multi_region_trail"], ["is_multi_region_trail"]),
        ("trail_name", ["name", "s3_bucket_name"], ["name"]),
        ("stat", ["statistic", "status"], ["statistic"]),
        ("db_name", ["database_name", "name_prefix"], ["database_name"]),
        ("desired_capacity", ["desired_size", "min_size"], ["desired_size"]),
        ("cloudtrail_bucket_name", ["bucket_name", "topic_name"], ["bucket_name"]),
        # not for certain the same thing
        ("capacity", ["size", "count"], []),
        ("trail_id", ["cloudtrail_id"], []),
        ("snapshot_identifier", ["final_snapshot_identifier"], []),
        ("message_retention", ["message_retention_seconds"], []),
        ("visibility_timeout_hours", ["visibility_timeout_seconds"], []),
        ("role_name", ["role"], []),
        ("role_name", ["role_arn"], []),
        ("size", ["type", "name"], []),
    ],
)
def test_meant(name, arguments, wanted):
    assert names(meant(symbol("aws.cloudtrail.Trail", *arguments), name, ())) == wanted


def test_a_switch_is_a_boolean():
    bools = symbol("aws.rds.Instance", "performance_insights_enabled", type_="bool")
    assert names(meant(bools, "enable_performance_insights", ())) == [
        "performance_insights_enabled"
    ]
    texts = symbol("aws.rds.Instance", "performance_insights_enabled")
    assert not meant(texts, "enable_performance_insights", ())


def test_what_the_value_has_to_be():
    (found,) = meant(symbol("aws.cloudtrail.Trail", "s3_bucket_name"), "s3_bucket", ())
    assert found == Meant(found.argument, "tail", kind="name")
    (found,) = meant(symbol("aws.x.Y", "retention"), "retention_hours", ())
    assert found.unit == "hours"


def test_what_is_given_already_is_not_meant():
    assert not meant(symbol("aws.lambda.Function", "memory_size"), "memory", {"memory_size"})


def test_related():
    assert related("user_pools", Argument("cognito_user_pools", Type("str"), False, False))
    assert not related("key_config", Argument("log_config", Type("str"), False, False))
