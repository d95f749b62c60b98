import json

from cdktf_cdktf_provider_aws.data_aws_iam_policy_document import (
    DataAwsIamPolicyDocument,
    DataAwsIamPolicyDocumentStatement,
    DataAwsIamPolicyDocumentStatementCondition,
)
from cdktf_cdktf_provider_aws.s3_bucket_policy import S3BucketPolicy


def declare(scope):
    DataAwsIamPolicyDocument(
        scope,
        "writers",
        statement=[
            DataAwsIamPolicyDocumentStatement(
                actions=["s3:PutObject"],
                resources=["*"],
                condition=[
                    DataAwsIamPolicyDocumentStatementCondition(
                        test="ArnLike",
                        variable="aws:PrincipalArn",
                        values=["arn:aws:iam::210987654321:role/writer-*"],
                    ),
                    DataAwsIamPolicyDocumentStatementCondition(
                        test="NumericLessThanEquals",
                        variable="s3:signatureAge",
                        values=["600000"],
                    ),
                ],
            )
        ],
    )
    S3BucketPolicy(
        scope,
        "tls",
        bucket="ledger",
        policy=json.dumps(
            {
                "Statement": [
                    {
                        "Effect": "Deny",
                        "Principal": "*",
                        "Action": "s3:*",
                        "Resource": "*",
                        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
                    }
                ]
            }
        ),
    )
