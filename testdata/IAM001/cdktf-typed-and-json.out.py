import json

from cdktf_cdktf_provider_aws.data_aws_iam_policy_document import (
    DataAwsIamPolicyDocument,
    DataAwsIamPolicyDocumentStatement,
    DataAwsIamPolicyDocumentStatementPrincipals,
)
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.lambda_permission import LambdaPermission


def declare(scope):
    document = DataAwsIamPolicyDocument(
        scope,
        "trust",
        statement=[
            DataAwsIamPolicyDocumentStatement(
                actions=["sts:AssumeRole"],
                principals=[
                    DataAwsIamPolicyDocumentStatementPrincipals(
                        type="Service",
                        identifiers=["ecs-tasks.amazonaws.com"],
                    ),
                ],
            ),
            DataAwsIamPolicyDocumentStatement(
                actions=["sts:AssumeRole"],
                principals=[
                    DataAwsIamPolicyDocumentStatementPrincipals(
                        type="Service", identifiers=["lambda.amazonaws.com"]
                    ),
                ],
            ),
        ],
    )
    IamRole(scope, "task", assume_role_policy=document.json)
    IamRole(
        scope,
        "flow",
        assume_role_policy=json.dumps(
            {
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": {"Service": "vpc-flow-logs.amazonaws.com"},
                        "Action": "sts:AssumeRole",
                    }
                ]
            }
        ),
    )
    LambdaPermission(
        scope,
        "events",
        action="lambda:InvokeFunction",
        function_name="report",
        principal="events.amazonaws.com",
    )
