import json

import pulumi_aws as aws

partition = aws.get_partition().partition
chosen = "AmazonSQSFullAccess"
aws.iam.RolePolicyAttachment(
    "basic", role="a", policy_arn="arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
)
aws.iam.RolePolicyAttachment(
    "read", role="a", policy_arn=f"arn:{partition}:iam::aws:policy/ReadOnlyAccess"
)
aws.iam.RolePolicyAttachment("own", role="a", policy_arn="arn:aws:iam::111122223333:policy/Mine")
aws.iam.RolePolicyAttachment("other", role="a", policy_arn=f"arn:aws:iam::aws:policy/{chosen}")
aws.iam.RolePolicyAttachment("sum", role="a", policy_arn="arn:aws:iam::aws:policy/" + chosen)
aws.iam.RolePolicyAttachment(
    "china", role="a", policy_arn="arn:aws-cn:iam::aws:policy/service-role/OnlyThereRole"
)
aws.iam.Policy(
    "boundary",
    policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": {
                "Effect": "Deny",
                "Action": "iam:AttachRolePolicy",
                "Resource": "*",
                "Condition": {
                    "ArnEquals": {
                        "iam:PolicyARN": [
                            "arn:aws:iam::aws:policy/*",
                            "arn:aws:iam::aws:policy/ConfigRole",
                        ]
                    }
                },
            },
        }
    ),
)
