# fixiac-test: unsafe-fixes
import json

import pulumi_aws as aws

key = aws.kms.Key(
    "alerts",
    policy=json.dumps(
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"AWS": "arn:aws:iam::210987654321:root"},
                    "Action": "kms:*",
                    "Resource": "*",
                },
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "events.amazonaws.com"},
                    "Action": ["kms:Decrypt", "kms:GenerateDataKey*"],
                    "Resource": "*",
                    "Condition": {"StringEquals": {"aws:SourceAccount": "210987654321"}},
                },
            ]
        }
    ),
)
topic = aws.sns.Topic(
    "alerts",
    kms_master_key_id=key.arn,
    policy=json.dumps(
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "events.amazonaws.com"},
                    "Action": "sns:Publish",
                    "Resource": "*",
                    "Condition": {
                        "ArnEquals": {
                            "aws:SourceArn": "arn:aws:events:eu-west-1:210987654321:rule/nightly"
                        },
                        "StringEquals": {"aws:SourceAccount": "210987654321"},
                    },
                },
                {
                    "Effect": "Allow",
                    "Principal": {"Service": ["events.amazonaws.com", "cloudwatch.amazonaws.com"]},
                    "Action": "sns:Publish",
                    "Resource": "*",
                    "Condition": {
                        "StringEquals": {"aws:SourceAccount": "210987654321"}  # expect[IAM002]: for other principals too
                    },
                },
            ]
        }
    ),
)
aws.s3.BucketPolicy(
    "config",
    bucket="ledger",
    policy=json.dumps(
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "config.amazonaws.com"},
                    "Action": "s3:GetBucketAcl",
                    "Resource": "*",
                    "Condition": {
                        "StringEquals": {
                            "s3:x-amz-acl": "bucket-owner-full-control",
                            "aws:SourceAccount": "210987654321",
                        }
                    },
                },
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "config.amazonaws.com"},
                    "Action": "s3:ListBucket",
                    "Resource": "*",
                    "Condition": {"StringEquals": {"s3:BucketOwner": "210987654321"}},
                },
                {
                    "Effect": "Deny",
                    "Principal": "*",
                    "Action": "s3:*",
                    "Resource": "*",
                    "Condition": {
                        "StringNotEquals": {
                            "aws:PrincipalArn": "arn:aws:iam::210987654321:role/admin-*",
                            "aws:PrincipalAccountId": "210987654321",
                        }
                    },
                },
            ]
        }
    ),
)
