"""What services may do with keys and buckets before and after a repair, by IAM's evaluation."""

from __future__ import annotations

import itertools
import json

import pytest
from policy_evaluator import Request, allows
from stand_ins import ACCOUNT, declared
from words import ROOT

from fixiac import engine, testing
from fixiac.config import Config
from fixiac.engine.options import Options

REGIONS = {
    "pulumi-f-string": "eu-north-1",
    "pulumi-two-files": "eu-west-2",
    "bare-document": "ap-south-1",
}
"""The region of a case that names one; the others ask their provider."""
STRANGER = "999900001111"
SERVICES = ("logs", "cloudtrail", "s3", "delivery.logs", "lambda", "sns")
KEY_ACTIONS = (
    "Encrypt",
    "Decrypt",
    "ReEncryptFrom",
    "ReEncryptTo",
    "GenerateDataKey",
    "GenerateDataKeyWithoutPlaintext",
    "DescribeKey",
    "CreateGrant",
    "ScheduleKeyDeletion",
    "PutKeyPolicy",
)
LOGS = "kms:EncryptionContext:aws:logs:arn"
TRAIL = "kms:EncryptionContext:aws:cloudtrail:arn"
ALL = testing.cases(ROOT / "testdata")


def cases(code):
    found = [case for case in ALL if case.code == code and "cannot" not in case.name]
    return pytest.mark.parametrize("case", found, ids=lambda case: case.name)


@pytest.fixture
def shown(tmp_path):
    """Run a program; give its resources of a kind, and its policy documents by name."""

    def run(case, texts, where):
        region = REGIONS.get(case.name, "us-west-2")
        made, names = declared(texts, tmp_path / where, region)
        return made, names, next((m.region for m in made if m._kind == "AwsProvider"), region)

    return run


def of(made, *kinds):
    return [resource for resource in made if resource._kind in kinds]


def keys(made, names):
    """Every key with its policy; a bare document is the policy of a key that is not seen."""
    found = {key.arn: key.policy() for key in of(made, "Key", "KmsKey", "CfnKey")}
    if "POLICY" in names:
        given = names["POLICY"]
        found["bare"] = json.loads(given) if isinstance(given, str) else given
    return found


def users(made, kinds, names):
    """What is encrypted with which key: (name, key)."""
    for resource in of(made, *kinds):
        given = resource._given
        key = given.get("kms_key_id") or given.get("encryption_key")
        name = given.get("name", given.get("trail_name", "unnamed"))
        if key is not None:
            yield str(name), key if isinstance(key, str) else key.arn
    if "POLICY" in names:
        yield "unnamed", "bare"


def key_arn(region):
    return f"arn:aws:kms:{region}:{ACCOUNT}:key/1"


def requests(region):
    """Who could ask a key for what: services of regions, for resources of accounts, and roles."""
    sources = [
        {},
        *(
            {key: arn, "aws:SourceArn": arn, "aws:SourceAccount": account}
            for account in (ACCOUNT, STRANGER, "222233334444", "555566667777")
            for key, arn in (
                (LOGS, f"arn:aws:logs:{region}:{account}:log-group:/app"),
                (LOGS, f"arn:aws:logs:xx-else-9:{account}:log-group:/app"),
                (TRAIL, f"arn:aws:cloudtrail:{region}:{account}:trail/audit"),
            )
        ),
    ]
    principals = [
        ("AWS", f"arn:aws:iam::{STRANGER}:role/any"),
        ("AWS", f"arn:aws:iam::{ACCOUNT}:role/any"),
        *(("Service", f"{name}.amazonaws.com") for name in SERVICES),
        ("Service", f"logs.{region}.amazonaws.com"),
        ("Service", "logs.xx-else-9.amazonaws.com"),
    ]
    for principal, action, context in itertools.product(principals, KEY_ACTIONS, sources):
        yield Request(principal, f"kms:{action}", key_arn(region), context)


def gained(before, after, region):
    """The requests that a repair lets through."""
    for name, policy in after.items():
        old = before.get(name)
        if policy is None or policy == old:
            continue
        for request in requests(region):
            if allows(policy, request) and not (old and allows(old, request)):
                yield request


def default_grants(request):
    """What a key allows that is made without a policy: everything to its account."""
    return request.principal == ("AWS", f"arn:aws:iam::{ACCOUNT}:role/any")


def logs_request(region, account, name, action):
    arn = f"arn:aws:logs:{region}:{account}:log-group:{name}"
    return Request(
        ("Service", f"logs.{region}.amazonaws.com"), f"kms:{action}", key_arn(region), {LOGS: arn}
    )


@cases("KMS002")
def test_log_groups_can_use_their_keys(case, shown):
    made, names, region = shown(case, case.after, "after")
    policies = keys(made, names)
    used = list(users(made, ("LogGroup", "CfnLogGroup", "CloudwatchLogGroup"), names))
    own = "222233334444" if case.name == "bare-document" else ACCOUNT
    own = {"pulumi-typed-document": "444455556666", "cdktf-plain-json": "777788889999"}.get(
        case.name, own
    )
    needed = ("Encrypt", "Decrypt", "ReEncryptFrom", "ReEncryptTo", "GenerateDataKey")
    for (name, key), action in itertools.product(used, needed):
        if key not in policies or policies[key] is None:
            continue
        assert allows(policies[key], logs_request(region_of(case, key, region), own, name, action))


def region_of(case, key, region):
    """A key that is open to one region in plain text is for that one."""
    return (
        "eu-central-1" if case.name == "pulumi-works-already" and key.endswith("open") else region
    )


@cases("KMS002")
def test_nobody_else_gains_access_to_a_log_group_key(case, shown):
    if case.config.rules:
        pytest.skip("the setting gives up the condition")
    before = keys(*shown(case, case.before, "before")[:2])
    made, names, region = shown(case, case.after, "after")
    for request in gained(before, keys(made, names), region):
        if default_grants(request):
            continue
        assert request.principal == ("Service", f"logs.{region}.amazonaws.com"), request
        account, place = request.context[LOGS].split(":")[4], request.context[LOGS].split(":")[3]
        assert account != STRANGER, request
        assert place == region, request


def test_without_the_condition_other_accounts_gain_access(shown):
    case = next(c for c in ALL if c.code == "KMS002" and c.config.rules)
    made, names, region = shown(case, case.after, "after")
    (policy,) = keys(made, names).values()
    assert allows(policy, logs_request(region, STRANGER, "/app", "Encrypt"))


def trail_request(region, account, name, action, **context):
    arn = f"arn:aws:cloudtrail:{region}:{account}:trail/{name}"
    sent = {"aws:SourceArn": arn, "aws:SourceAccount": account, **context}
    if action != "DescribeKey":
        sent[TRAIL] = arn
    return Request(("Service", "cloudtrail.amazonaws.com"), f"kms:{action}", key_arn(region), sent)


@cases("KMS003")
def test_trails_can_use_their_keys(case, shown):
    made, names, region = shown(case, case.after, "after")
    policies = keys(made, names)
    own = "555566667777" if case.name == "bare-document" else ACCOUNT
    for name, key in users(made, ("Trail", "Cloudtrail"), names):
        if policies.get(key) is not None:
            assert allows(policies[key], trail_request(region, own, name, "GenerateDataKey"))


@cases("KMS003")
def test_nobody_else_gains_access_to_a_trail_key(case, shown):
    before = keys(*shown(case, case.before, "before")[:2])
    made, names, region = shown(case, case.after, "after")
    for request in gained(before, keys(made, names), region):
        if default_grants(request):
            continue
        assert request.principal == ("Service", "cloudtrail.amazonaws.com"), request
        if request.action != "kms:DescribeKey":
            source = request.context.get("aws:SourceArn", "")
            assert source.split(":")[4:5] != [STRANGER], request


@pytest.mark.parametrize("code", ["KMS002", "KMS003", "TRL001"])
def test_it_does_not_matter_whether_conditions_are_repaired_before(code):
    for case in ALL:
        if case.code != code or case.config.rules or "cannot" in case.name:
            continue
        own, other = Config(select=(code,)), Config(select=("IAM002",))
        both = Config(select=(code, "IAM002"))
        wanted = engine.fix(case.before, Options(both)).texts
        for first, second in ((own, other), (other, own)):
            once = engine.fix(case.before, Options(first)).texts
            assert engine.fix(once, Options(second)).texts == wanted, case


BUCKET_POLICIES = ("BucketPolicy", "S3BucketPolicy")


def bucket_policies(made):
    """The policies of buckets: of their own, or of a policy resource."""
    found = [r for r in of(made, *BUCKET_POLICIES, "Bucket") if r.policy() is not None]
    return {resource._id: resource.policy() for resource in found}


@cases("TRL001")
def test_a_trail_and_no_other_can_write(case, shown):
    before = bucket_policies(shown(case, case.before, "before")[0])
    made, _, region = shown(case, case.after, "after")
    (name, *others) = [
        trail._given.get("name", trail._given.get("trail_name"))
        for trail in of(made, "Trail", "Cloudtrail")
    ] or [None]
    for bucket, policy in bucket_policies(made).items():
        if policy == before[bucket] or name is None or others:
            continue
        for statement in policy["Statement"]:
            resource = statement["Resource"]
            resource = (resource[0] if isinstance(resource, list) else resource).replace("*", "x")
            action = statement["Action"]
            action = action[0] if isinstance(action, list) else action

            def ask(account, trail, resource=resource, action=action):
                arn = f"arn:aws:cloudtrail:{region}:{account}:trail/{trail}"
                acl = {"s3:x-amz-acl": "bucket-owner-full-control"}
                sent = {"aws:SourceArn": arn, **acl}
                return Request(("Service", "cloudtrail.amazonaws.com"), action, resource, sent)

            alone = {"Statement": [statement]}
            assert allows(alone, ask(ACCOUNT, name)), statement
            assert not allows(alone, ask(STRANGER, name)), statement
            assert not any(allows(before[bucket], ask(ACCOUNT, t)) for t in (name, "other"))
