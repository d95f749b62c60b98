import json

import pulumi_aws as aws

region = aws.get_region().name
EVENTS = "eventbridge.amazonaws.com"

logs = aws.s3.BucketPolicy(
    "logs",
    bucket="flow-records",
    policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "flow-logs.amazonaws.com"},
                    "Action": "s3:PutObject",
                    "Resource": "arn:aws:s3:::flow-records/*",
                },
                {
                    "Effect": "Deny",
                    "NotPrincipal": {"Service": "opensearch.amazonaws.com"},
                    "Action": "s3:DeleteObject",
                    "Resource": "arn:aws:s3:::flow-records/*",
                },
            ],
        }
    ),
)
alarms = aws.sns.TopicPolicy(
    "alarms",
    arn="arn:aws:sns:eu-west-1:210987654321:alarms",
    policy=json.dumps(
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": ["alarms.cloudwatch.amazonaws.com", EVENTS]},
                    "Action": "sns:Publish",
                    "Resource": "*",
                }
            ]
        }
    ),
)
key = aws.kms.Key(
    "key",
    policy=json.dumps(
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": f"cloudwatch-logs.{region}.amazonaws.com"},
                    "Action": ["kms:Encrypt*", "kms:Decrypt*"],
                    "Resource": "*",
                },
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "cloudtrail"},
                    "Action": "kms:GenerateDataKey*",
                    "Resource": "*",
                },
            ]
        }
    ),
)
aws.lambda_.Permission(
    "nightly", action="lambda:InvokeFunction", function="report", principal=EVENTS
)
aws.lambda_.Permission(
    "bare", action="lambda:InvokeFunction", function="report", principal="s3"
)
document = aws.iam.get_policy_document(
    statements=[
        aws.iam.GetPolicyDocumentStatementArgs(
            actions=["sts:AssumeRole"],
            principals=[
                aws.iam.GetPolicyDocumentStatementPrincipalArgs(
                    type="Service", identifiers=["secrets-manager.amazonaws.com"]
                )
            ],
        )
    ]
)
