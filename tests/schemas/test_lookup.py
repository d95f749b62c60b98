import pytest

from fixiac.schemas import load, releases
from fixiac.schemas.uses import unlisted


@pytest.fixture(scope="module")
def pulumi_aws():
    return load("pulumi_aws", 7)


@pytest.fixture(scope="module")
def cdk():
    return load("aws_cdk")


@pytest.fixture(scope="module")
def provider():
    return load("cdktf_cdktf_provider_aws", 21)


def required(symbol):
    return {argument.name for argument in symbol.arguments if argument.required}


def test_every_sdk_has_a_table():
    for sdk in (
        "pulumi",
        "pulumi_aws",
        "constructs",
        "aws_cdk",
        "cdktf",
        "cdktn",
        "cdktf_cdktf_provider_aws",
        "cdktn_provider_aws",
    ):
        schema = load(sdk)
        assert schema.root == sdk
        assert schema.modules()[0] == sdk
        assert schema.version == releases(sdk)[0].version


def test_releases_say_where_they_come_from():
    listed = releases("cdktf_cdktf_provider_aws")
    assert [release.major for release in listed] == [21, 20, 19]
    assert {release.licence for release in listed} == {"MPL-2.0"}
    assert releases("requests") == ()


@pytest.mark.parametrize(("sdk", "version"), [("requests", None), ("pulumi_aws", 3)])
def test_what_has_no_table_is_an_error(sdk, version):
    with pytest.raises(LookupError):
        load(sdk, version)


def test_pulumi_resource(pulumi_aws):
    subscription = pulumi_aws.lookup("pulumi_aws.sns.TopicSubscription")
    assert subscription.kind == "class"
    assert subscription.is_pulumi_resource
    assert not subscription.is_construct
    assert [a.name for a in subscription.arguments[:3]] == ["resource_name", "opts", "args"]
    assert required(subscription) == {"resource_name", "topic", "protocol", "endpoint"}
    assert subscription.argument("topic_arn") is None
    assert subscription.bundle == "pulumi_aws.sns.TopicSubscriptionArgs"


def test_a_resource_whose_arguments_bear_the_name_of_another_struct(pulumi_aws):
    versioning = pulumi_aws.lookup("pulumi_aws.s3.BucketVersioning")
    assert required(versioning) == {"resource_name", "bucket", "versioning_configuration"}
    assert versioning.bundle == "pulumi_aws.s3.BucketVersioningInitArgs"
    nested = pulumi_aws.lookup("pulumi_aws.s3.BucketVersioningArgs")
    assert {argument.name for argument in nested.arguments} == {"enabled", "mfa_delete"}


def test_pulumi_attributes_are_outputs(pulumi_aws):
    bucket = pulumi_aws.lookup("pulumi_aws.s3.Bucket")
    arn = bucket.attribute("arn")
    assert arn.is_output
    assert str(arn.type) == "output[str]"
    assert not arn.settable
    assert bucket.attribute("id").is_output  # inherited from the core package
    assert bucket.attribute("bucket_arn") is None
    plain = pulumi_aws.lookup("pulumi_aws.s3.GetBucketResult").attribute("arn")
    assert not plain.is_output


def test_pulumi_types(pulumi_aws):
    bucket = pulumi_aws.lookup("pulumi_aws.s3.Bucket")
    assert str(bucket.argument("tags").type) == "map[str]"
    assert str(bucket.argument("cors_rules").type) == "list[pulumi_aws.s3.BucketCorsRuleArgs]"
    acl = bucket.argument("acl").type
    assert [str(item) for item in acl.alternatives] == ["str", "pulumi_aws.s3.CannedAcl"]
    assert acl.alternatives[1].is_class


def test_pulumi_enum_has_the_text_of_its_members(pulumi_aws):
    runtime = pulumi_aws.lookup("pulumi_aws.lambda_.Runtime")
    assert runtime.kind == "enum"
    assert runtime.values["PYTHON3D12"] == "python3.12"
    assert "PYTHON3_12" not in runtime.members


def test_pulumi_functions(pulumi_aws):
    plain = pulumi_aws.lookup("pulumi_aws.s3.get_bucket")
    assert plain.kind == "function"
    assert plain.argument("bucket").positional
    assert plain.returns.name.endswith("GetBucketResult")
    wrapped = pulumi_aws.lookup("pulumi_aws.s3.get_bucket_output")
    assert str(wrapped.returns) == "output[pulumi_aws.s3.GetBucketResult]"


def test_pulumi_versions_differ(pulumi_aws):
    older = load("pulumi_aws", 6)
    assert older.lookup("pulumi_aws.ec2.Eip").argument("vpc") is not None
    assert pulumi_aws.lookup("pulumi_aws.ec2.Eip").argument("vpc") is None
    assert pulumi_aws.lookup("pulumi_aws.ec2.Eip").argument("domain") is not None
    assert older.lookup("pulumi_aws.opsworks.Stack") is not None
    assert pulumi_aws.lookup("pulumi_aws.opsworks.Stack") is None


@pytest.mark.parametrize(
    "name",
    [
        "pulumi_aws.s3.bucket.Bucket",  # the file that defines it
        "pulumi_aws.s3.BucketCorsRuleArgsDict",  # its spelling as a typed dictionary
        "pulumi_aws.s3.outputs.BucketCorsRule",
        "pulumi_aws.config.region",
        "pulumi_aws.get_caller_identity",
        "pulumi_aws.Provider",
        "pulumi_aws.lambda_",
    ],
)
def test_pulumi_names_that_exist(pulumi_aws, name):
    assert pulumi_aws.lookup(name) is not None


@pytest.mark.parametrize(
    "name",
    [
        "pulumi_aws.logs",
        "pulumi_aws.events.Rule",
        "pulumi_aws.s3.BucketInventory",
        "pulumi_aws.s3.nothing.Bucket",
        "pulumi_aws.s3.Bucket.arn.apply",
        "pulumi_aws2.s3.Bucket",
        "pulumi",
    ],
)
def test_pulumi_names_that_do_not_exist(pulumi_aws, name):
    assert pulumi_aws.lookup(name) is None


def test_a_file_is_no_function_and_a_function_no_file(pulumi_aws):
    assert pulumi_aws.lookup("pulumi_aws.s3.bucket").kind == "module"
    assert pulumi_aws.lookup("pulumi_aws.s3.get_bucket").kind == "function"
    assert pulumi_aws.lookup("pulumi_aws.s3.get_bucket.get_bucket").kind == "function"


def test_pulumi_core():
    core = load("pulumi")
    assert core.lookup("pulumi.Output.all").open
    assert core.lookup("pulumi.Output.from_all") is None
    assert core.lookup("pulumi.log.info") is not None
    assert required(core.lookup("pulumi.export")) == {"name", "value"}
    options = core.lookup("pulumi.ResourceOptions")
    assert options.argument("depends_on") is not None
    assert options.argument("dependsOn") is None
    assert core.lookup("pulumi.ComponentResource.__init__").open


def test_cdk_construct(cdk):
    bucket = cdk.lookup("aws_cdk.aws_s3.Bucket")
    assert bucket.is_construct
    assert bucket.complete
    assert required(bucket) == {"scope", "id"}
    assert [a.name for a in bucket.arguments if a.positional] == ["scope", "id"]
    assert str(bucket.argument("versioned").type) == "bool"
    assert bucket.argument("versioning") is None
    assert bucket.argument("encryption").type.name == "aws_cdk.aws_s3.BucketEncryption"
    assert bucket.method("grant_read") is not None  # inherited in the package
    assert bucket.attribute("node").type.name == "constructs.Node"  # and from another one
    assert bucket.method("grantRead") is None
    assert bucket.method("from_bucket_arn").static


def test_cdk_read_only_properties(cdk):
    stack = cdk.lookup("aws_cdk.Stack")
    assert not stack.attribute("region").settable
    assert not stack.attribute("environment").settable
    assert not stack.attribute("node").settable
    assert stack.attribute("environments") is None
    assert cdk.lookup("aws_cdk.aws_s3.CfnBucket").attribute("bucket_name").settable


def test_cdk_struct_nested_and_enum(cdk):
    rule = cdk.lookup("aws_cdk.aws_s3.CfnBucket.CorsRuleProperty")
    assert rule.kind == "struct"
    assert required(rule) == {"allowed_methods", "allowed_origins"}
    assert rule.attribute("max_age") is not None
    mode = cdk.lookup("aws_cdk.aws_dynamodb.BillingMode")
    assert mode.members == ("PAY_PER_REQUEST", "PROVISIONED")
    member = cdk.lookup("aws_cdk.aws_dynamodb.BillingMode.PROVISIONED")
    assert member.kind == "member"
    assert cdk.lookup("aws_cdk.aws_dynamodb.BillingMode.ON_DEMAND") is None


def test_cdk_method_arguments(cdk):
    method = cdk.lookup("aws_cdk.aws_apigateway.AccessLogFormat.json_with_standard_fields")
    assert method.kind == "method"
    assert "http_method" in required(method)
    static = cdk.lookup("aws_cdk.aws_ec2.Port.tcp")
    assert [(a.name, a.positional) for a in static.arguments] == [("port", True)]
    assert static.returns.name == "aws_cdk.aws_ec2.Port"


def test_cdk_static_attributes(cdk):
    block = cdk.lookup("aws_cdk.aws_s3.BlockPublicAccess")
    assert block.attribute("BLOCK_ALL").static
    assert cdk.lookup("aws_cdk.aws_s3.BlockPublicAccess.BLOCK_EVERYTHING") is None


@pytest.mark.parametrize(
    "name",
    [
        "aws_cdk.aws_lambda_python_alpha.PythonFunction",
        "aws_cdk._jsii",
        "pulumi.runtime.rpc._RESOURCE_MODULES",
        "aws_cdk.aws_s3.Bucket._typed",
    ],
)
def test_what_may_be_there_unlisted(name):
    assert unlisted(name)


@pytest.mark.parametrize(
    "name", ["aws_cdk.aws_elbv2", "constructs.Construct", "aws_cdk.App.__init__", "pulumi_aws"]
)
def test_what_is_listed_or_not_there(name):
    assert not unlisted(name)


def test_cdktf_resource(provider):
    name = "cdktf_cdktf_provider_aws.s3_bucket_versioning.S3BucketVersioningA"
    versioning = provider.lookup(name)
    assert versioning.is_construct
    assert required(versioning) == {"scope", "id_", "bucket", "versioning_configuration"}
    assert versioning.argument("lifecycle").type.name == "cdktf.TerraformResourceLifecycle"
    assert versioning.attribute("bucket").settable
    assert not versioning.attribute("bucket_input").settable
    assert versioning.method("reset_mfa") is not None
    assert versioning.method("reset_bucket") is None  # required, so it cannot be reset
    assert versioning.method("add_override") is not None
    assert provider.lookup(name.removesuffix("A")) is None


def test_cdktf_shapes(provider):
    module = "cdktf_cdktf_provider_aws.s3_bucket_lifecycle_configuration."
    rule = provider.lookup(module + "S3BucketLifecycleConfigurationRule")
    kinds = {str(item) for item in rule.argument("expiration").type.alternatives}
    assert f"list[{module}S3BucketLifecycleConfigurationRuleExpiration]" in kinds
    group = provider.lookup("cdktf_cdktf_provider_aws.lb_target_group.LbTargetGroup")
    assert str(group.argument("deregistration_delay").type) == "str"
    reference = provider.lookup(module + "S3BucketLifecycleConfigurationRuleExpirationList.get")
    assert reference.returns.name.endswith("ExpirationOutputReference")
    assert provider.lookup(reference.returns.name).attribute("days").settable


def test_the_successor_of_cdktf_speaks_of_its_own_core():
    provider = load("cdktn_provider_aws")
    bucket = provider.lookup("cdktn_provider_aws.s3_bucket.S3Bucket")
    assert bucket.bases == ("cdktn.TerraformResource",)
    assert bucket.complete
    assert bucket.argument("lifecycle").type.name == "cdktn.TerraformResourceLifecycle"
    assert provider.lookup("cdktf_cdktf_provider_aws.s3_bucket.S3Bucket") is None


def test_find_gives_every_module(pulumi_aws, cdk, provider):
    assert cdk.find("ApplicationLoadBalancer") == (
        "aws_cdk.aws_elasticloadbalancingv2.ApplicationLoadBalancer",
    )
    assert set(pulumi_aws.find("LoadBalancer")) >= {
        "pulumi_aws.lb.LoadBalancer",
        "pulumi_aws.elb.LoadBalancer",
    }
    assert provider.find("S3BucketVersioning") == (
        "cdktf_cdktf_provider_aws.s3_bucket.S3BucketVersioning",
    )
    assert load("pulumi").find("ResourceOptions") == ("pulumi.ResourceOptions",)
    assert cdk.find("Construct") == ()
    assert cdk.find("") == ()


def test_members_and_modules(provider):
    assert "S3BucketConfig" in provider.members("cdktf_cdktf_provider_aws.s3_bucket")
    assert provider.members("cdktf_cdktf_provider_aws.nothing") == ()
    assert "cdktf_cdktf_provider_aws.s3_bucket" in provider.modules()


def test_a_file_of_a_package_counts_as_the_package(pulumi_aws):
    """Also after the file itself was asked for."""
    assert pulumi_aws.lookup("pulumi_aws.s3.bucket").kind == "module"
    bucket = pulumi_aws.lookup("pulumi_aws.s3.bucket.Bucket")
    assert bucket.kind == "class"
    assert bucket.argument("bucket") is not None
    assert pulumi_aws.is_file("pulumi_aws.s3.bucket")
    assert not pulumi_aws.is_file("pulumi_aws.s3")
    assert not pulumi_aws.is_file("pulumi_aws.s3.bucket.Bucket")
