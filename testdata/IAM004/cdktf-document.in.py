from cdktf_cdktf_provider_aws.data_aws_iam_policy_document import (
    DataAwsIamPolicyDocument,
    DataAwsIamPolicyDocumentStatement,
)


def declare(scope):
    DataAwsIamPolicyDocument(
        scope,
        "uploads",
        statement=[
            DataAwsIamPolicyDocumentStatement(
                actions=["s3:CreateMultipartUpload", "s3:UploadPart"], resources=["*"]
            ),
        ],
    )
