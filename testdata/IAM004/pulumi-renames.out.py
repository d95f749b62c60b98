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
                            "s3:PutEncryptionConfiguration",
                            "S3:DeleteObject",
                            "s3:ListBucket",
                            "s3:GetEncryptionConfiguration",
                        ],
                        "Resource": [arn, f"{arn}/*"],
                    },
                    {
                        "Effect": "Deny",
                        "Principal": "*",
                        "Action": "s3:PutBucketPublicAccessBlock",
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
  "Statement": [{"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": "*"}]
}""",
)
aws.iam.Policy(
    "template",
    policy=f"""{{
  "Version": "2012-10-17",
  "Statement": [{{"Effect": "Allow", "Action": ["kms:ReEncrypt*"], "Resource": "{bucket.arn}"}}]
}}""",
)
