import json

import pulumi
import pulumi_aws as aws

bucket = aws.s3.Bucket("data")
SHARED = "s3:GetBucketEncryption"
aws.s3.BucketPolicy(
    "data",
    bucket=bucket.id,
    policy=bucket.arn.apply(
        lambda arn: json.dumps(
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": {"AWS": "111122223333"},
                        "Action": [
                            "s3:PutBucketEncryption",  # expect[IAM004]: PutEncryptionConfiguration
                            "s3:ListObjectsV2",  # expect[IAM004]: Remove s3:ListObjectsV2
                            "S3:DeleteObjects",  # expect[IAM004]: authorized as s3:DeleteObject
                            "s3:ListBucket",
                            SHARED,  # expect[IAM004]: s3:GetEncryptionConfiguration
                        ],
                        "Resource": [arn, f"{arn}/*"],
                    },
                    {
                        "Effect": "Deny",
                        "Principal": "*",
                        "Action": "s3:PutPublicAccessBlock",  # expect[IAM004]: PutBucketPublicAcc
                        "Resource": arn,
                    },
                ],
            }
        )
    ),
)
pulumi.export("shared", SHARED)
aws.iam.Policy(
    "text",
    policy="""{
  "Version": "2012-10-17",
  "Statement": [{"Effect": "Allow", "Action": "lambda:Invoke", "Resource": "*"}]
}""",
)
aws.iam.Policy(
    "template",
    policy=f"""{{
  "Version": "2012-10-17",
  "Statement": [{{"Effect": "Allow", "Action": ["kms:ReEncrypt"], "Resource": "{bucket.arn}"}}]
}}""",
)
