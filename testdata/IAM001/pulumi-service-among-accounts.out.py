import json

import pulumi_aws as aws

aws.iam.Role(
    "one",
    assume_role_policy=json.dumps(
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": ["lambda.amazonaws.com", "ec2.amazonaws.com"]},
                    "Action": "sts:AssumeRole",
                },
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "states.amazonaws.com"},
                    "Action": "sts:AssumeRole",
                },
                {
                    "Effect": "Allow",
                    "Principal": {
                        "AWS": [
                            "glue.amazonaws.com",  # expect[IAM001]: it does not stand alone under a key of the policy
                            "arn:aws:iam::210987654321:root",
                        ]
                    },
                    "Action": "sts:AssumeRole",
                },
            ]
        }
    ),
)
