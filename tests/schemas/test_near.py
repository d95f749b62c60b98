import pytest

from fixiac.schemas import load, releases
from fixiac.schemas.renames import curated

ROOTS = ["pulumi_aws", "aws_cdk", "cdktf", "cdktf_cdktf_provider_aws", "cdktn_provider_aws"]


def first(schema, name):
    found = schema.near(name)
    return (found[0].name, found[0].reason) if found else None


@pytest.mark.parametrize(
    ("name", "meant", "reason"),
    [
        (
            "aws_cdk.aws_elbv2.ApplicationLoadBalancer",
            "aws_cdk.aws_elasticloadbalancingv2.ApplicationLoadBalancer",
            "renamed",
        ),
        ("aws_cdk.core.Stack", "aws_cdk.Stack", "renamed"),
        ("aws_cdk.core.Construct", "constructs.Construct", "renamed"),
        ("aws_cdk.core", "aws_cdk", "renamed"),
        (
            "aws_cdk.aws_dynamodb.BillingMode.ON_DEMAND",
            "aws_cdk.aws_dynamodb.BillingMode.PAY_PER_REQUEST",
            "renamed",
        ),
        (
            "aws_cdk.aws_lambda.SqsEventSource",
            "aws_cdk.aws_lambda_event_sources.SqsEventSource",
            "module",
        ),
        ("aws_cdk.aws_ec2.VPC", "aws_cdk.aws_ec2.Vpc", "case"),
        ("aws_cdk.aws_s3.Bucket.grantRead", "aws_cdk.aws_s3.Bucket.grant_read", "case"),
        ("aws_cdk.aws_s3.BucketEncrytion", "aws_cdk.aws_s3.BucketEncryption", "spelling"),
    ],
)
def test_cdk(name, meant, reason):
    assert first(load("aws_cdk"), name) == (meant, reason)


@pytest.mark.parametrize(
    ("name", "meant", "reason"),
    [
        ("s3_bucket_versioning.S3BucketVersioning", "S3BucketVersioningA", "suffix"),
        (
            "s3_bucket_server_side_encryption_configuration"
            ".S3BucketServerSideEncryptionConfigurationRule",
            "S3BucketServerSideEncryptionConfigurationRuleA",
            "suffix",
        ),
        ("s3bucket.S3Bucket", "S3Bucket", "case"),
        ("LbListener", "LbListener", "module"),
    ],
)
@pytest.mark.parametrize("root", ["cdktf_cdktf_provider_aws", "cdktn_provider_aws"])
def test_cdktf(root, name, meant, reason):
    found = first(load(root), f"{root}.{name}")
    assert found is not None
    assert found[0].rpartition(".")[2] == meant
    assert found[1] == reason


def test_pulumi():
    schema = load("pulumi_aws")
    assert first(schema, "pulumi_aws.events.EventRule") == (
        "pulumi_aws.cloudwatch.EventRule",
        "renamed",
    )
    assert first(schema, "pulumi_aws.logs.LogGroup") == (
        "pulumi_aws.cloudwatch.LogGroup",
        "renamed",
    )
    assert first(schema, "pulumi_aws.ec2.InstanceProfile") == (
        "pulumi_aws.iam.InstanceProfile",
        "renamed",
    )


def test_several_modules_may_offer_the_name():
    found = load("pulumi_aws").near("pulumi_aws.ecr.Cluster")
    assert {c.name for c in found if c.reason == "module"} >= {
        "pulumi_aws.ecs.Cluster",
        "pulumi_aws.eks.Cluster",
        "pulumi_aws.rds.Cluster",
    }


def test_nothing_is_near_what_is_far():
    schema = load("pulumi_aws")
    assert schema.near("pulumi_aws.s3.Zebra") == ()
    assert schema.near("pulumi_aws.zebra.Zebra") == ()
    assert schema.near("requests.get") == ()
    assert schema.near_argument("pulumi_aws.s3.Bucket", "zebra") == ()
    assert schema.near_argument("pulumi_aws.s3.Zebra", "name") == ()


def test_arguments():
    schema = load("pulumi_aws")
    alarm = schema.near_argument("pulumi_aws.cloudwatch.MetricAlarm", "alarm_name")
    assert (alarm[0].name, alarm[0].reason) == ("name", "renamed")
    spelled = schema.near_argument("pulumi_aws.s3.Bucket", "force_destory")
    assert [(c.name, c.reason) for c in spelled] == [("force_destroy", "spelling")]
    camel = load("aws_cdk").near_argument("aws_cdk.aws_s3.Bucket", "removalPolicy")
    assert (camel[0].name, camel[0].reason) == ("removal_policy", "case")


def resolve(name):
    return load(name.partition(".")[0]).lookup(name)


@pytest.mark.parametrize("root", ROOTS)
def test_a_renamed_name_does_not_exist_and_its_meaning_does(root):
    for name, meant in curated(root).all_names():
        for release in releases(root):
            assert load(root, release.major).lookup(name) is None, name
        assert resolve(meant) is not None, meant


@pytest.mark.parametrize("root", ROOTS)
def test_a_renamed_argument_does_not_exist_and_its_meaning_does(root):
    for call, meant in curated(root).arguments.items():
        target, argument = call.rstrip(")").split("(")
        symbol = load(root).lookup(f"{root}.{target}")
        assert symbol is not None, call
        names = {taken.name for taken in symbol.arguments}
        assert argument not in names, call
        assert meant in names, call


@pytest.mark.parametrize(
    "name",
    [
        "BucketLifecycleConfiguration",
        "BucketCorsConfiguration",
        "BucketServerSideEncryptionConfiguration",
    ],
)
def test_what_pulumi_aws_6_has_as_a_second_make(name):
    found = first(load("pulumi_aws", 6), f"pulumi_aws.s3.{name}")
    assert found == (f"pulumi_aws.s3.{name}V2", "suffix")


def test_the_second_make_inside_of_a_name():
    found = first(load("pulumi_aws", 6), "pulumi_aws.s3.BucketCorsConfigurationCorsRuleArgs")
    assert found == ("pulumi_aws.s3.BucketCorsConfigurationV2CorsRuleArgs", "suffix")
