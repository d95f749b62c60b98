from cdktf_cdktf_provider_aws.data_aws_iam_policy_document import (
    DataAwsIamPolicyDocument,
    DataAwsIamPolicyDocumentStatement,
    DataAwsIamPolicyDocumentStatementPrincipals,
)
from cdktf_cdktf_provider_aws.lambda_permission import LambdaPermission


def declare(scope):
    LambdaPermission(
        scope,
        "by-role",
        action="lambda:InvokeFunction",
        function_name="resize",
        principal="arn:aws:iam::210987654321:role/caller",
    )
    return DataAwsIamPolicyDocument(
        scope,
        "trust",
        statement=[
            DataAwsIamPolicyDocumentStatement(
                actions=["sts:AssumeRole"],
                principals=[
                    DataAwsIamPolicyDocumentStatementPrincipals(
                        type="Service", identifiers=["vpc-flow-logs.amazonaws.com"]
                    ),
                    DataAwsIamPolicyDocumentStatementPrincipals(
                        type="AWS", identifiers=["arn:aws:iam::210987654321:root"]
                    ),
                ],
            )
        ],
    )
