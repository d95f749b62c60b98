"""One policy in every spelling that programs use comes out as the same statements."""

import pytest

from fixiac import frontends
from fixiac.policy import every_statement

HEAD = """
import json
import aws_cdk as cdk
import pulumi
import pulumi_aws as aws
from aws_cdk import aws_iam as iam
from cdktf import Fn
from cdktf_cdktf_provider_aws.data_aws_iam_policy_document import (
    DataAwsIamPolicyDocument,
    DataAwsIamPolicyDocumentStatement,
    DataAwsIamPolicyDocumentStatementCondition,
    DataAwsIamPolicyDocumentStatementPrincipals,
)
account = aws.get_caller_identity().account_id
bucket = aws.s3.Bucket("b")
"""

DICT = """{
    "Version": "2012-10-17",
    "Statement": [{
        "Sid": "One",
        "Effect": "Allow",
        "Principal": {"Service": "sns.amazonaws.com"},
        "Action": ["s3:GetObject"],
        "Resource": "*",
        "Condition": {"StringEquals": {"aws:SourceAccount": "1"}},
    }],
}"""
JSON = DICT.replace(",\n    }],\n}", "\n    }]\n}").replace("}},\n    }]", "}}\n    }]")
FJSON = JSON.replace("{", "{{").replace("}", "}}").replace('"1"', '"{account}"')

SPELLINGS = {
    "dict": f"policy = {DICT}",
    "dumps": f"policy = json.dumps({DICT})",
    "plain text": f"policy = '''{JSON}'''",
    "raw text": f"policy = r'''{JSON}'''",
    "f-string": f"policy = f'''{FJSON}'''",
    "output dumps": f"policy = pulumi.Output.json_dumps({DICT})",
    "terraform function": f"policy = Fn.jsonencode({DICT})",
    "apply": f"policy = bucket.arn.apply(lambda arn: json.dumps({DICT}))",
    "all": f"policy = pulumi.Output.all(bucket.arn, account).apply(lambda a: json.dumps({DICT}))",
    "from json": f"policy = iam.PolicyDocument.from_json({DICT})",
    "cdk": """policy = iam.PolicyDocument(statements=[iam.PolicyStatement(
        sid="One",
        effect=iam.Effect.ALLOW,
        principals=[iam.ServicePrincipal("sns.amazonaws.com")],
        actions=["s3:GetObject"],
        resources=["*"],
        conditions={"StringEquals": {"aws:SourceAccount": "1"}},
    )])""",
    "pulumi classes": """policy = aws.iam.get_policy_document(statements=[
        aws.iam.GetPolicyDocumentStatementArgs(
            sid="One",
            effect="Allow",
            principals=[aws.iam.GetPolicyDocumentStatementPrincipalArgs(
                type="Service", identifiers=["sns.amazonaws.com"])],
            actions=["s3:GetObject"],
            resources=["*"],
            conditions=[aws.iam.GetPolicyDocumentStatementConditionArgs(
                test="StringEquals", variable="aws:SourceAccount", values=["1"])],
        )])""",
    "pulumi dicts": """policy = aws.iam.get_policy_document(statements=[{
            "sid": "One",
            "effect": "Allow",
            "principals": [{"type": "Service", "identifiers": ["sns.amazonaws.com"]}],
            "actions": ["s3:GetObject"],
            "resources": ["*"],
            "conditions": [
                {"test": "StringEquals", "variable": "aws:SourceAccount", "values": ["1"]}
            ],
        }])""",
    "cdktf classes": """policy = DataAwsIamPolicyDocument(stack, "p", statement=[
        DataAwsIamPolicyDocumentStatement(
            sid="One",
            effect="Allow",
            principals=[DataAwsIamPolicyDocumentStatementPrincipals(
                type="Service", identifiers=["sns.amazonaws.com"])],
            actions=["s3:GetObject"],
            resources=["*"],
            condition=[DataAwsIamPolicyDocumentStatementCondition(
                test="StringEquals", variable="aws:SourceAccount", values=["1"])],
        )])""",
}


@pytest.mark.parametrize("spelling", SPELLINGS, ids=str)
def test_statement_is_the_same_in_every_spelling(spelling):
    text = HEAD + SPELLINGS[spelling] + "\n"
    project = frontends.assemble({"m.py": frontends.read("m.py", text)})
    statements = list(every_statement(project))
    assert len(statements) == 1
    (one,) = statements
    assert one.word("Sid") == "One"
    assert one.allows
    assert [(p.kind, p.text, p.only) for p in one.principals] == [
        ("Service", "sns.amazonaws.com", True)
    ]
    assert one.actions == ("s3:GetObject",)
    assert one.texts("Resource") == ("*",)
    (condition,) = one.conditions
    assert (condition.operator, condition.key) == ("StringEquals", "aws:SourceAccount")
    assert condition.texts == (("\0",) if spelling == "f-string" else ("1",))
    written = text[one.principals[0].place.start : one.principals[0].place.end]
    assert "sns.amazonaws.com" in written
