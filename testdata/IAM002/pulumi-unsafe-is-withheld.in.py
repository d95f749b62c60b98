import json

import pulumi_aws as aws

bucket = aws.s3.BucketPolicy(
    "bucket",
    bucket="ledger",
    policy=json.dumps(
        {
            "Statement": [
                {
                    "Effect": "Deny",
                    "Principal": "*",
                    "Action": "s3:*",
                    "Resource": "*",
                    "Condition": {
                        "StringNotEquals": {
                            "aws:PrincipalArn": "arn:aws:iam::210987654321:role/admin-*"  # expect[IAM002]: ArnNotLike
                        }
                    },
                },
                {
                    "Effect": "Allow",
                    "Principal": "*",
                    "Action": "s3:GetObject",
                    "Resource": "*",
                    "Condition": {"StringEquals": {"aws:PrincipalOrgID": "*"}},  # expect[IAM002]: StringLike
                },
                {
                    "Effect": "Allow",
                    "Principal": {"AWS": "*"},
                    "Action": "s3:GetObject",
                    "Resource": "*",
                    "Condition": {
                        "StringEquals": {"aws:PrincipalArn": "arn:aws:iam::*:role/*"}  # expect[IAM002]: ArnLike
                    },
                },
                {
                    "Effect": "Deny",
                    "Principal": "*",
                    "Action": "s3:*",
                    "Resource": "*",
                    "Condition": {
                        "StringNotEquals": {"aws:PrincipalAccountId": "210987654321"}  # expect[IAM002]: aws:PrincipalAccount
                    },
                },
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "config.amazonaws.com"},
                    "Action": "s3:GetBucketAcl",
                    "Resource": "*",
                    "Condition": {
                        "StringEquals": {"s3:x-amz-acl": "bucket-owner-full-control"}  # expect[IAM002]: Remove the condition
                    },
                },
            ]
        }
    ),
)
ci = aws.iam.Role(
    "ci",
    assume_role_policy=json.dumps(
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Federated": "arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com"},
                    "Action": "sts:AssumeRoleWithWebIdentity",
                    "Condition": {
                        "StringEquals": {"token.actions.githubusercontent.com:sub": "repo:*"}  # expect[IAM002]: StringLike
                    },
                }
            ]
        }
    ),
)
