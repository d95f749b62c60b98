import json

import pulumi_aws as aws

aws.iam.Role(
    "watch",
    assume_role_policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "monitoring.amazonaws.com"},  # expect[IAM001]: left without statements
                    "Action": "sts:AssumeRole",
                }
            ],
        }
    ),
)
aws.s3.BucketPolicy(
    "denied",
    bucket="reports",
    policy=json.dumps(
        {
            "Statement": [
                {
                    "Effect": "Deny",
                    "Principal": {
                        "Service": [
                            "ec2.amazonaws.com",
                            "cloudendure.amazonaws.com",  # expect[IAM001]: may be a Deny
                        ]
                    },
                    "Action": "s3:*",
                    "Resource": "arn:aws:s3:::reports/*",
                },
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "config.amazonaws.com"},
                    "Action": "s3:GetBucketAcl",
                    "Resource": "arn:aws:s3:::reports",
                },
            ]
        }
    ),
)
