import json

import pulumi_aws as aws

aws.iam.Role(
    "tide",
    assume_role_policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "tidewater.amazonaws.com"},  # expect[IAM001]: in no list
                    "Action": "sts:AssumeRole",
                },
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "lamda.amazonaws.com"},  # expect[IAM001]: close to it: lambda.amazonaws.com
                    "Action": "sts:AssumeRole",
                },
            ],
        }
    ),
)
