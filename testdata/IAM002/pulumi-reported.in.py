import json

import pulumi_aws as aws

reported = {
    "Statement": [
        {
            "Effect": "Allow",
            "Action": "s3:GetObject",
            "Resource": "*",
            "Condition": {"StringIs": {"aws:PrincipalOrgID": "o-1a2b"}},  # expect[IAM002]: not certain
        },
        {
            "Effect": "Allow",
            "Action": "s3:GetObject",
            "Resource": "*",
            "Condition": {"StringEquals": {"s3:ObjectColour": "red"}},  # expect[IAM002]: in no list
        },
        {
            "Effect": "Deny",
            "Action": "s3:*",
            "Resource": "*",
            "Condition": {"StringEquals": {"s3:BucketOwner": "210987654321"}},  # expect[IAM002]: may be a Deny
        },
        {
            "Effect": "Deny",
            "Action": "s3:*",
            "Resource": "*",
            "Condition": {
                "Bool": {
                    "aws:SecureTransport": "false",
                    "s3:SecureTransport": "false",  # expect[IAM002]: is there already
                }
            },
        },
        {
            "Effect": "Allow",
            "Action": "s3:GetObject",
            "Resource": "*",
            "Condition": {
                "StringEqualsIgnoreCase": {"aws:PrincipalTag/team": "Data*"},  # expect[IAM002]: ignores case
                "IpAddress": {"aws:SourceIp": "10.*"},  # expect[IAM002]: takes no wildcard
                "StringEquals": {"aws:PrincipalArn": "arn:aws:iam::210987654321:role/app-*"},  # expect[IAM002]: is there already
                "ArnLike": {"aws:PrincipalArn": "arn:aws:iam::210987654321:role/*"},
            },
        },
    ]
}
