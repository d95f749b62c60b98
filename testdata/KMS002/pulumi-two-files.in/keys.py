import json

import pulumi_aws as aws


class Keys:
    def __init__(self, prefix, region):
        self.region = region
        self.owner = aws.get_caller_identity().account_id
        self.logs = aws.kms.Key(f"{prefix}-logs", policy=self._policy())

    def _policy(self):
        return json.dumps({
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"AWS": f"arn:aws:iam::{self.owner}:root"},
                    "Action": "kms:*",
                    "Resource": "*",
                },
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "logs.eu-west-2.amazonaws.com"},
                    "Action": "kms:*",
                    "Resource": "*",
                    "Condition": {
                        "ArnEquals": {
                            "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:{self.owner}:{self.region}:*"
                        }
                    },
                },
            ]
        })
