import json

import pulumi
import pulumi_aws as aws

account = aws.get_caller_identity().account_id
topic = aws.sns.Topic("orders")

# The only key of its operator: the operator changes.
alone = aws.sns.TopicPolicy(
    "alone",
    arn=topic.arn,
    policy=topic.arn.apply(
        lambda arn: json.dumps(
            {
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": {"Service": "s3.amazonaws.com"},
                        "Action": "sns:Publish",
                        "Resource": arn,
                        "Condition": {
                            # any of our buckets
                            "ArnLike": {"aws:SourceArn": "arn:aws:s3:*:*:orders-*"},
                        },
                    }
                ]
            }
        )
    ),
)
# One of two keys: it moves.
split = aws.sqs.QueuePolicy(
    "split",
    queue_url="https://example.com/queue",
    policy=json.dumps(
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "s3.amazonaws.com"},
                    "Action": "sqs:SendMessage",
                    "Resource": "*",
                    "Condition": {
                        "StringEquals": {
                            "aws:SourceAccount": account,
                        },
                        "ArnLike": {
                            "aws:SourceArn": ["arn:aws:s3:::orders-*", "arn:aws:s3:::refunds"],
                        },
                    },
                }
            ]
        }
    ),
)
# The operator that it needs is there.
joined = aws.sqs.QueuePolicy(
    "joined",
    queue_url="https://example.com/queue",
    policy=json.dumps(
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"AWS": "arn:aws:iam::210987654321:root"},
                    "Action": "sqs:SendMessage",
                    "Resource": "*",
                    "Condition": {
                        "StringLike": {"aws:userid": "AROA*:batch", "aws:PrincipalTag/team": "orders-*"},
                    },
                }
            ]
        }
    ),
)
# Each key of the operator has a wildcard.
both = aws.iam.Policy(
    "both",
    policy=f"""{{
        "Statement": [
            {{
                "Effect": "Allow",
                "Action": "ssm:GetParameter",
                "Resource": "*",
                "Condition": {{
                    "ForAnyValue:StringLikeIfExists": {{
                        "aws:ResourceTag/team": "orders-*",
                        "aws:ResourceTag/cost": "{account}-*"
                    }}
                }}
            }}
        ]
    }}""",
)
# JSON text: what moves keeps its spelling.
text = aws.iam.Policy(
    "text",
    policy="""{
        "Statement": [
            {
                "Effect": "Allow",
                "Action": "lambda:InvokeFunction",
                "Resource": "*",
                "Condition": {
                    "StringEquals": {
                        "aws:SourceAccount": "210987654321"
                    },
                    "ArnLike": {
                        "aws:SourceArn": ["arn:aws:events:eu-west-1:210987654321:rule/*"]
                    }
                }
            }
        ]
    }""",
)
# A Deny of nothing becomes what it says; an Allow of all, too.
never = pulumi.Output.json_dumps(
    {
        "Statement": [
            {
                "Effect": "Deny",
                "Action": "s3:*",
                "Resource": "*",
                "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/guest-*"}},
            },
            {
                "Effect": "Allow",
                "Action": "s3:*",
                "Resource": "*",
                "Condition": {"StringNotLike": {"aws:PrincipalTag/team": "guest-*"}},
            },
        ]
    }
)
trust = {
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Federated": "arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com"},
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {
                "StringEquals": {
                    "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                },
                "StringLike": {
                    "token.actions.githubusercontent.com:sub": "repo:orders/shop:*",
                },
            },
        }
    ]
}
