import json

import pulumi_aws as aws


def guarded(operator: str, conditions: dict, key: str = "s3:SourceArn") -> str:
    return json.dumps(
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": "s3:GetObject",
                    "Resource": "*",
                    "Condition": {operator: {key: "arn:aws:s3:::a"}},
                },
                {
                    "Effect": "Allow",
                    "Action": "s3:GetObject",
                    "Resource": "*",
                    "Condition": conditions,
                },
            ]
        }
    )


aws.iam.Policy("one", policy=guarded("StringEqual", {"Equals": {}}))
aws.iam.Policy("two", policy=guarded("ArnEqual", {"Equal": {}}))
