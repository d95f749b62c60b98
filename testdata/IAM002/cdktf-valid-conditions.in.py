from cdktf_cdktf_provider_aws.data_aws_iam_policy_document import (
    DataAwsIamPolicyDocument,
    DataAwsIamPolicyDocumentStatement,
    DataAwsIamPolicyDocumentStatementCondition,
)


def declare(scope, owner):
    DataAwsIamPolicyDocument(
        scope,
        "readers",
        statement=[
            DataAwsIamPolicyDocumentStatement(
                actions=["s3:GetObject"],
                resources=["*"],
                condition=[
                    DataAwsIamPolicyDocumentStatementCondition(
                        test="StringEquals", variable="s3:ExistingObjectTag/public", values=["yes"]
                    ),
                    DataAwsIamPolicyDocumentStatementCondition(
                        test="ArnLike", variable="aws:PrincipalArn", values=["arn:aws:iam::*:role/r-*"]
                    ),
                    DataAwsIamPolicyDocumentStatementCondition(
                        test="StringEquals", variable="aws:SourceAccount", values=[owner]
                    ),
                ],
            )
        ],
    )
