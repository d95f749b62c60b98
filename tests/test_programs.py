"""The example programs run once they are fixed, and their policies allow what they are meant to.

Each dialect needs an environment with its SDK. `FIXIAC_SDK_PULUMI`, `FIXIAC_SDK_CDK` and
`FIXIAC_SDK_CDKTF` name the Python of each; a dialect without one is skipped.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from policy_evaluator import Request, allows

import fixiac

ROOT = Path(__file__).parent.parent
ACCOUNT, OTHER, REGION = "123456789012", "999999999999", "us-east-1"
ENTRIES = {"pulumi": "__main__.py", "cdk": "app.py", "cdktf": "main.py"}
TRAIL = f"arn:aws:cloudtrail:{REGION}:{ACCOUNT}:trail/ledger-trail-dev"


def run(dialect, texts, folder):
    """What the program declares: the resources of Pulumi, the templates of CDK and CDKTF."""
    python = os.environ.get(f"FIXIAC_SDK_{dialect.upper()}")
    if not python:
        assert not os.environ.get("CI"), f"CI has no environment for {dialect}"
        pytest.skip(f"FIXIAC_SDK_{dialect.upper()} is not set")
    for path, text in texts.items():
        (folder / path).write_text(text)
    runner = "run_pulumi.py" if dialect == "pulumi" else "run_synth.py"
    shutil.copy(ROOT / "tests" / "programs" / runner, folder / runner)
    done = subprocess.run(
        [python, runner, str(folder / ENTRIES[dialect])],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, json.loads(done.stdout) if done.returncode == 0 else done.stderr


def plain(value):
    """CloudFormation's and Terraform's references to the account and region, filled in."""
    facts = {"AWS::AccountId": ACCOUNT, "AWS::Region": REGION, "AWS::Partition": "aws"}
    match value:
        case {"Ref": name}:
            return facts.get(name, name)
        case {"Fn::GetAtt": [name, attribute]}:
            return f"{name}.{attribute}"
        case {"Fn::Join": [between, parts]}:
            return between.join(plain(part) for part in parts)
        case dict():
            return {key: plain(inner) for key, inner in value.items()}
        case list():
            return [plain(inner) for inner in value]
        case str():
            text = re.sub(r"\$\{data\.aws_caller_identity\.\w+\.account_id\}", ACCOUNT, value)
            return re.sub(r"\$\{data\.aws_region\.\w+\.(name|region)\}", REGION, text)
        case _:
            return value


def declared(dialect, made):
    """Resources as (type, properties with neutral names), policies read."""
    if dialect == "pulumi":
        rows = [(row["type"], row["inputs"]) for row in made]
    elif dialect == "cdk":
        (template,) = made
        rows = [
            (resource["Type"], plain(resource.get("Properties", {})))
            for resource in template["Resources"].values()
        ]
    else:
        (template,) = made
        rows = [
            (kind, plain(properties))
            for kind, resources in template["resource"].items()
            for properties in resources.values()
        ]
    kinds = {
        "key": ("aws:kms/key:Key", "AWS::KMS::Key", "aws_kms_key"),
        "bucket policy": (
            "aws:s3/bucketPolicy:BucketPolicy",
            "AWS::S3::BucketPolicy",
            "aws_s3_bucket_policy",
        ),
        "database": ("aws:rds/instance:Instance", "AWS::RDS::DBInstance", "aws_db_instance"),
    }
    found = {name: [p for kind, p in rows if kind in of] for name, of in kinds.items()}
    for name in ("key", "bucket policy"):
        for properties in found[name]:
            for word in ("policy", "KeyPolicy", "PolicyDocument"):
                if word in properties:
                    document = properties[word]
                    properties["document"] = (
                        json.loads(document) if isinstance(document, str) else document
                    )
    return found


@pytest.fixture(scope="module", params=ENTRIES)
def fixed(request, tmp_path_factory):
    """A dialect's example after `fixiac apply`, run."""
    dialect = request.param
    name = ENTRIES[dialect]
    result = fixiac.fix({name: (ROOT / "examples" / dialect / name).read_text()})
    assert not result.failures
    code, made = run(dialect, result.texts, tmp_path_factory.mktemp(dialect))
    assert code == 0, made
    return declared(dialect, made)


@pytest.mark.parametrize("dialect", ENTRIES)
def test_nothing_is_left_and_a_second_run_is_idle(dialect):
    name = ENTRIES[dialect]
    first = fixiac.fix({name: (ROOT / "examples" / dialect / name).read_text()})
    codes = {report.finding.code for report in first.applied}
    assert {"KMS001", "KMS002", "IAM002", "RDS001", "TRL001", "IMP001"} <= codes
    assert first.findings == ()
    again = fixiac.fix(first.texts)
    assert (again.texts, again.applied) == (first.texts, ())


@pytest.mark.parametrize("dialect", ENTRIES)
def test_the_example_does_not_run_before(dialect, tmp_path):
    name = ENTRIES[dialect]
    text = (ROOT / "examples" / dialect / name).read_text()
    code, _ = run(dialect, {name: text}, tmp_path)
    assert code != 0


def test_there_is_one_key_for_the_trail_and_its_logs(fixed):
    assert len(fixed["key"]) == 2


def test_the_database_has_no_pinned_version(fixed):
    (database,) = fixed["database"]
    assert not {"engineVersion", "EngineVersion", "engine_version"} & database.keys()


def test_logs_of_this_account_and_no_other_may_use_the_key(fixed):
    def may(region, account):
        group = f"arn:aws:logs:{region}:{account}:log-group:anything"
        return all(
            any(
                allows(
                    key["document"],
                    Request(
                        ("Service", f"logs.{region}.amazonaws.com"),
                        action,
                        "*",
                        {"kms:EncryptionContext:aws:logs:arn": group},
                    ),
                )
                for key in fixed["key"]
                if "document" in key
            )
            for action in ("kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey")
        )

    assert may(REGION, ACCOUNT)
    assert not may(REGION, OTHER)
    assert not may("eu-west-1", ACCOUNT)


def test_the_trail_may_use_the_key(fixed):
    asked = Request(
        ("Service", "cloudtrail.amazonaws.com"),
        "kms:GenerateDataKey",
        "*",
        {"kms:EncryptionContext:aws:cloudtrail:arn": TRAIL, "aws:SourceArn": TRAIL},
    )
    assert any(allows(key["document"], asked) for key in fixed["key"] if "document" in key)


@pytest.mark.parametrize("action", ["s3:GetBucketAcl", "s3:PutObject"])
def test_the_bucket_takes_the_files_of_the_declared_trail_only(fixed, action):
    (policy,) = fixed["bucket policy"]
    statement = next(
        s
        for s in policy["document"]["Statement"]
        if s.get("Action") == action and s["Effect"] == "Allow"
    )

    def may(trail):
        return allows(
            {"Statement": [statement]},
            Request(
                ("Service", "cloudtrail.amazonaws.com"),
                action,
                statement["Resource"].replace("*", "file"),
                {"aws:SourceArn": trail, "s3:x-amz-acl": "bucket-owner-full-control"},
            ),
        )

    assert may(TRAIL)
    assert not may(TRAIL.replace("ledger-trail-dev", "other-trail"))
    assert not may(TRAIL.replace(ACCOUNT, OTHER))
