import json

import pulumi_aws as aws

aws.s3.BucketPolicy(
    "strict",
    bucket="ledger",
    policy=json.dumps(
        {
            "Statement": [
                {
                    "Effect": "Deny",
                    "Principal": "*",
                    "Action": "s3:*",
                    "Resource": "*",
                    "Condition": {"Bool": {"s3:SecureTransport": "false"}},  # TLS only
                },
                {
                    "Effect": "Deny",
                    "Principal": "*",
                    "Action": "s3:*",
                    "Resource": "*",
                    "Condition": {"IpAddressNotEquals": {"aws:SourceIp": ["198.51.100.0/24"]}},
                },
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "cloudtrail.amazonaws.com"},
                    "Action": "s3:PutObject",
                    "Resource": "arn:aws:s3:::ledger/AWSLogs/210987654321/*",
                    "Condition": {
                        "StringEqual": {
                            "s3:x-acl": "bucket-owner-full-control",
                            "cloudtrail:SourceArn": "arn:aws:cloudtrail:eu-west-1:210987654321:trail/main",
                        }
                    },
                },
            ]
        }
    ),
)
aws.iam.Policy(
    "pass",
    policy='{"Statement": [{"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": {"StringEquals": {"iam:PassToService": "ecs-tasks.amazonaws.com"}}}]}',
)
document = aws.iam.get_policy_document(
    statements=[
        aws.iam.GetPolicyDocumentStatementArgs(
            actions=["kms:Decrypt"],
            resources=["*"],
            conditions=[
                aws.iam.GetPolicyDocumentStatementConditionArgs(
                    test="StringEqual", variable="kms:PrincipalArn", values=["arn:aws:iam::210987654321:role/app"]
                ),
                aws.iam.GetPolicyDocumentStatementConditionArgs(
                    test="StringEquals", variable="aws:SourceArn", values=["arn:aws:s3:::ledger-*"]
                ),
                aws.iam.GetPolicyDocumentStatementConditionArgs(
                    test="ArnLike", variable="aws:PrincipalArn", values=["arn:aws:iam::210987654321:role/*"]
                ),
            ],
        )
    ]
)
