import pytest

from fixiac.aws.lookup import HOLE, Unreadable, load
from fixiac.aws.principals import Drop, Known, Repair, Unknown, classify

VALID = """
    lambda ec2 s3 sns sqs logs events cloudtrail config cloudwatch cloudfront kms rds backup
    apigateway states edgelambda sso logging.s3 logdelivery.elasticloadbalancing delivery.logs
    batchoperations.s3 export.rds lambda.alarms.cloudwatch monitoring.rds vpc-flow-logs ecs-tasks
    ecs.application-autoscaling es kafka firehose dms scheduler pipes tasks.apprunner
    build.apprunner streams.metrics.cloudwatch eks-fargate-pods cognito-identity medialive
""".split()


@pytest.mark.parametrize("label", VALID)
@pytest.mark.parametrize("where", ["trust", "bucket", "key", "topic", "queue", "lambda", "other"])
def test_valid_principals_are_known_in_every_policy(label, where):
    assert classify(f"{label}.amazonaws.com", where) == Known(label)


def test_names_outside_amazonaws_com_are_known():
    assert classify("alexa-appkit.amazon.com") == Known("alexa-appkit.amazon.com")


@pytest.mark.parametrize(
    ("written", "region"),
    [
        ("states.us-east-1.amazonaws.com", "us-east-1"),
        ("dms.eu-west-3.amazonaws.com", "eu-west-3"),
        ("s3.ap-east-1.amazonaws.com", "ap-east-1"),
        (f"logs.{HOLE}.amazonaws.com", HOLE),
        (f"logs.{HOLE}.{HOLE}", HOLE),
    ],
)
def test_regional_forms_are_known(written, region):
    assert classify(written) == Known(written.partition(".")[0], region)


@pytest.mark.parametrize(
    ("written", "where", "to"),
    [
        ("rds-monitoring.amazonaws.com", "trust", "monitoring.rds.amazonaws.com"),
        ("flowlogs.amazonaws.com", "trust", "vpc-flow-logs.amazonaws.com"),
        ("flowlogs.amazonaws.com", "bucket", "delivery.logs.amazonaws.com"),
        ("flowlogs", "trust", "vpc-flow-logs.amazonaws.com"),
        ("cloudwatch-logs.amazonaws.com", "key", "logs.amazonaws.com"),
        (f"cloudwatch-logs.{HOLE}.amazonaws.com", "key", f"logs.{HOLE}.amazonaws.com"),
        ("s3-replication.amazonaws.com", "trust", "s3.amazonaws.com"),
        ("api-gateway.amazonaws.com", "lambda", "apigateway.amazonaws.com"),
        ("eventbridge.amazonaws.com", "queue", "events.amazonaws.com"),
        ("stepfunctions.amazonaws.com", "trust", "states.amazonaws.com"),
        ("step-functions.us-east-1.amazonaws.com", "trust", "states.us-east-1.amazonaws.com"),
        ("ecs-task.amazonaws.com", "trust", "ecs-tasks.amazonaws.com"),
        ("msk.amazonaws.com", "trust", "kafka.amazonaws.com"),
        ("kinesisfirehose.amazonaws.com", "trust", "firehose.amazonaws.com"),
        ("alarms.cloudwatch.amazonaws.com", "topic", "cloudwatch.amazonaws.com"),
        ("alarms.cloudwatch.amazonaws.com", "lambda", "lambda.alarms.cloudwatch.amazonaws.com"),
        ("aurora.amazonaws.com", "trust", "rds.amazonaws.com"),
        ("opensearch.amazonaws.com", "trust", "es.amazonaws.com"),
    ],
)
def test_certain_repairs(written, where, to):
    answer = classify(written, where)
    assert isinstance(answer, Repair)
    assert answer.to == to
    assert not answer.suffix_only
    assert answer.source.startswith("https://docs.aws.amazon.com/")


def test_a_bare_name_lacks_only_the_suffix():
    answer = classify("cloudtrail")
    assert isinstance(answer, Repair)
    assert answer.to == "cloudtrail.amazonaws.com"
    assert answer.suffix_only


def test_a_repair_that_the_policy_does_not_decide_is_only_suggested():
    assert classify("flowlogs.amazonaws.com", "other") == Unknown(
        ("delivery.logs.amazonaws.com", "vpc-flow-logs.amazonaws.com")
    )
    assert classify("rds-monitoring.us-east-1.amazonaws.com", "trust") == Unknown(
        ("monitoring.rds.amazonaws.com",)
    )


@pytest.mark.parametrize("label", ["monitoring", "cloudendure"])
def test_refused_with_nothing_certain_meant(label):
    assert isinstance(classify(f"{label}.amazonaws.com", "trust"), Drop)


def test_china_is_never_rewritten():
    assert classify("s3.amazonaws.com.cn") == Known("s3")
    assert classify("flowlogs.amazonaws.com.cn", "trust") == Unknown()
    assert classify("logs.cn-north-1.amazonaws.com.cn") == Known("logs", "cn-north-1")


@pytest.mark.parametrize(
    "written", [HOLE, f"{HOLE}.amazonaws.com", f"my-{HOLE}.amazonaws.com", "", ".amazonaws.com"]
)
def test_what_cannot_be_read(written):
    assert classify(written) == Unreadable()


def test_what_no_list_knows_is_reported_with_close_names():
    assert classify("lamda.amazonaws.com") == Unknown(("lambda.amazonaws.com",))
    assert isinstance(classify("*"), Unknown)
    assert isinstance(classify("123456789012"), Unknown)


def test_no_repair_or_refusal_shadows_a_valid_name_and_each_leads_to_one():
    curated = load("curated_principals.json")
    for label in [*curated["repairs"], *curated["refused"]]:
        assert not isinstance(classify(f"{label}.amazonaws.com"), Known), label
    for row in curated["repairs"].values():
        for target in row["to"].values():
            assert classify(f"{target}.amazonaws.com") == Known(target)
