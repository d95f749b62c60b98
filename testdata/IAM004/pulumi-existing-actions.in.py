import json

import pulumi_aws as aws

verb = "Get"
aws.iam.Policy(
    "fine",
    policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": [
                        "s3:Get*",
                        "S3:putobject",
                        "kms:ReEncrypt*",
                        f"s3:{verb}BucketEncryption",
                        "newservice:DoThings",
                        "*",
                    ],
                    "Resource": "*",
                }
            ],
        }
    ),
)
