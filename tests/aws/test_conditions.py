import pytest

from fixiac.aws import actions
from fixiac.aws.conditions import (
    InvalidKey,
    KnownKey,
    UnknownKey,
    key,
    keys_of_service,
    operator,
    rename_operator,
    supports,
)
from fixiac.aws.lookup import HOLE, Unreadable, load

VALID = f"""
    kms:EncryptionContext:aws:logs:arn kms:EncryptionContext:aws:cloudtrail:arn
    kms:EncryptionContext:{HOLE} kms:EncryptionContextKeys kms:ViaService kms:CallerAccount
    kms:GrantIsForAWSResource aws:SourceArn AWS:SourceArn aws:sourcearn aws:SourceARN
    aws:SourceAccount AWS:SourceAccount aws:SourceIp aws:SourceVpce aws:SecureTransport
    aws:PrincipalArn aws:PrincipalOrgID aws:PrincipalTag/team aws:PrincipalTag/{HOLE}
    aws:RequestTag/env aws:ResourceTag/env aws:TagKeys aws:RequestedRegion aws:PrincipalAccount
    aws:MultiFactorAuthPresent aws:MultiFactorAuthAge aws:CalledVia aws:ViaAWSService
    aws:PrincipalServiceName aws:PrincipalIsAWSService aws:userid aws:username aws:CurrentTime
    aws:ResourceAccount aws:ResourceOrgID aws:SourceOrgID aws:UserAgent aws:Referer
    s3:x-amz-acl s3:x-amz-server-side-encryption s3:x-amz-server-side-encryption-aws-kms-key-id
    s3:prefix s3:delimiter s3:TlsVersion s3:ExistingObjectTag/env s3:RequestObjectTag/env
    s3:VersionId s3:DataAccessPointAccount s3:authType s3:signatureversion s3:max-keys
    iam:PassedToService iam:PermissionsBoundary iam:PolicyARN iam:AWSServiceName
    sts:ExternalId sts:RoleSessionName ec2:SourceInstanceARN ec2:Region ec2:CreateAction
    ec2:ResourceTag/env ec2:InstanceType dynamodb:LeadingKeys dynamodb:Attributes sns:Protocol
    sns:Endpoint lambda:FunctionArn lambda:FunctionUrlAuthType lambda:SourceFunctionArn
    secretsmanager:ResourceTag/env secretsmanager:VersionStage ssm:resourceTag/env
    events:detail-type events:source ecs:cluster cloudwatch:namespace rds:db-tag/env
    cognito-identity.amazonaws.com:aud token.actions.githubusercontent.com:sub
    oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub accounts.google.com:aud SAML:aud
    elasticfilesystem:AccessedViaMountTarget
""".split()


@pytest.mark.parametrize("name", VALID)
def test_valid_keys_are_known(name):
    assert isinstance(key(name), KnownKey)


def test_type_and_number_of_values():
    assert key("AWS:SourceArn") == KnownKey("aws:SourceArn", "ARN", False, True)
    assert key("aws:TagKeys") == KnownKey("aws:TagKeys", "String", True, True)
    assert key("s3:TlsVersion") == KnownKey("s3:TlsVersion", "Numeric", False, False)


@pytest.mark.parametrize(
    ("written", "to"),
    [
        ("kms:CallerArn", None),
        ("kms:SourceArn", "aws:SourceArn"),
        ("kms:SourceAccount", "aws:SourceAccount"),
        ("kms:PrincipalArn", "aws:PrincipalArn"),
        ("kms:ResourceArn", None),
        ("kms:KeyId", None),
        ("kms:EncryptionContext", None),
        ("aws:SourceRegion", None),
        ("aws:Region", None),
        ("aws:RequestRegion", "aws:RequestedRegion"),
        ("aws:AccountId", None),
        ("s3:SecureTransport", "aws:SecureTransport"),
        ("S3:securetransport", "aws:SecureTransport"),
        ("s3:x-acl", "s3:x-amz-acl"),
        (
            "s3:x-amz-server-side-encryption-kms-key-id",
            "s3:x-amz-server-side-encryption-aws-kms-key-id",
        ),
        ("sns:SourceArn", "aws:SourceArn"),
        ("dynamodb:SourceArn", "aws:SourceArn"),
        ("sqs:SourceAccount", "aws:SourceAccount"),
        ("iam:PassToService", "iam:PassedToService"),
    ],
)
def test_keys_that_never_exist(written, to):
    answer = key(written)
    assert isinstance(answer, InvalidKey)
    assert answer.to == to
    assert to is None or isinstance(key(to), KnownKey)


def test_keys_in_no_table_are_unknown_never_invalid():
    assert isinstance(key("aws:SomethingNew"), UnknownKey)
    assert isinstance(key("brandnew:SourceArn"), UnknownKey)
    assert "kms:ViaService" in key("kms:ViaServices").close


@pytest.mark.parametrize("name", [f"{HOLE}:sub", f"aws:{HOLE}", f"aws:Source{HOLE}", HOLE])
def test_keys_with_a_hole_that_matters_are_unreadable(name):
    assert key(name) == Unreadable()


def test_no_curated_key_contradicts_the_reference():
    for name, row in load("curated_conditions.json")["invalid_keys"].items():
        assert isinstance(key(name), InvalidKey), name
        assert row["to"] is None or isinstance(key(row["to"]), KnownKey)


@pytest.mark.parametrize(
    ("name", "base", "wildcards"),
    [
        ("StringEquals", "StringEquals", False),
        ("StringLike", "StringLike", True),
        ("StringNotLikeIfExists", "StringNotLike", True),
        ("ArnLike", "ArnLike", True),
        ("ArnEquals", "ArnEquals", True),
        ("ArnNotEquals", "ArnNotEquals", True),
        ("ForAnyValue:StringLike", "StringLike", True),
        ("ForAllValues:StringEqualsIfExists", "StringEquals", False),
        ("IpAddress", "IpAddress", False),
        ("NotIpAddress", "NotIpAddress", False),
        ("Bool", "Bool", False),
        ("BoolIfExists", "Bool", False),
        ("Null", "Null", False),
        ("NumericLessThanEquals", "NumericLessThanEquals", False),
        ("DateGreaterThan", "DateGreaterThan", False),
        ("BinaryEquals", "BinaryEquals", False),
    ],
)
def test_operators(name, base, wildcards):
    found = operator(name)
    assert found is not None
    assert (found.name, found.base, found.wildcards) == (name, base, wildcards)
    assert rename_operator(name) is None


def test_an_operator_in_parts():
    found = operator("forallvalues:stringnotlikeifexists")
    assert found is not None
    assert found.name == "ForAllValues:StringNotLikeIfExists"
    assert (found.type, found.negated, found.if_exists) == ("String", True, True)
    assert found.qualifier == "ForAllValues"


@pytest.mark.parametrize("name", ["NullIfExists", "StringIn", "", "ForAnyValue:", "Equals"])
def test_no_operators(name):
    assert operator(name) is None
    assert rename_operator(name) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("IpAddressNotEquals", "NotIpAddress"),
        ("StringEqual", "StringEquals"),
        ("StringEqualIfExists", "StringEqualsIfExists"),
        ("StringEqualsIfExist", "StringEqualsIfExists"),
        ("ForAnyValues:StringLike", "ForAnyValue:StringLike"),
        ("NumericLessThanOrEquals", "NumericLessThanEquals"),
    ],
)
def test_certain_operator_renames(written, meant):
    assert operator(written) is None
    assert rename_operator(written) == meant


@pytest.mark.parametrize(
    ("action", "name", "answer"),
    [
        ("kms:Decrypt", "kms:ViaService", True),
        ("s3:PutObject", "kms:ViaService", False),
        ("s3:*", "kms:ViaService", False),
        ("kms:GenerateDataKey*", "kms:EncryptionContext:aws:cloudtrail:arn", True),
        ("kms:DescribeKey", "kms:EncryptionContext:aws:cloudtrail:arn", False),
        ("s3:PutObject", "s3:x-amz-acl", True),
        ("s3:putobject", "S3:X-AMZ-ACL", True),
        ("s3:PutObject", "s3:x-amz-server-side-encryption", True),
        ("s3:ListBucket", "s3:prefix", True),
        ("iam:PassRole", "iam:PassedToService", True),
        ("s3:PutObject", "aws:SourceArn", None),
        ("s3:GetObject", "ec2:SourceInstanceARN", None),
        ("s3:GetObject", "lambda:SourceFunctionArn", None),
        ("sts:AssumeRoleWithWebIdentity", "token.actions.githubusercontent.com:sub", None),
        ("s3:GetObject", "SAML:aud", None),
        ("*", "s3:prefix", None),
        (f"s3:{HOLE}", "s3:prefix", None),
        ("brandnew:Do", "s3:prefix", None),
        ("s3:PutObject", "s3:SomethingNew", None),
    ],
)
def test_whether_an_action_has_a_key(action, name, answer):
    assert supports(action, name) is answer


def test_keys_of_a_service():
    assert {"kms:ViaService", "aws:TagKeys"} <= keys_of_service("kms")
    assert "kms:ViaService" not in keys_of_service("s3")
    assert keys_of_service("brandnew") == frozenset()


def test_every_service_with_keys_has_actions():
    for prefix in load("condition_keys.json.gz")["services"]:
        assert actions.is_service(prefix)
