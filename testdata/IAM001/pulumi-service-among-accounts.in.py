import json

import pulumi_aws as aws

aws.iam.Role(
    "one",
    assume_role_policy=json.dumps(
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"AWS": ["lambda.amazonaws.com", "ec2.amazonaws.com"]},
                    "Action": "sts:AssumeRole",
                },
                {
                    "Effect": "Allow",
                    "Principal": "states.amazonaws.com",
                    "Action": "sts:AssumeRole",
                },
                {
                    "Effect": "Allow",
                    "Principal": {
                        "AWS": [
                            "glue.amazonaws.com",  # expect[IAM001]: does not stand alone
                            "arn:aws:iam::210987654321:root",
                        ]
                    },
                    "Action": "sts:AssumeRole",
                },
            ]
        }
    ),
)
