"""Found, and left for a person."""
import json

import pulumi_aws as aws
from company import key_policy

account = aws.get_caller_identity().account_id
region = aws.get_region().name
ROOT = {
    "Effect": "Allow",
    "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
    "Action": "kms:*",
    "Resource": "*",
}

bought = aws.kms.Key("bought", policy=key_policy())  # expect[KMS002]: not all of its statements are followed
aws.cloudwatch.LogGroup("bought-logs", kms_key_id=bought.arn)

# The region is known to the program only, and has no place in plain text.
text = aws.kms.Key(
    "text",
    policy="""{
      "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "logs.amazonaws.com"}, "Action": "kms:*", "Resource": "*"}  # expect[KMS002]: plain JSON text
      ]
    }""",
)

POLICY = json.dumps({"Statement": [ROOT]})
left = aws.kms.Key("left", policy=POLICY)  # expect[KMS002]: several keys have the same policy
right = aws.kms.Key("right", policy=POLICY)
aws.cloudwatch.LogGroup("left-logs", kms_key_id=left.arn)


def make_key(name):
    return aws.kms.Key(name, policy=json.dumps({"Statement": [ROOT]}))  # expect[KMS002]: several keys are declared here at once


rows = make_key("rows")
lines = make_key("lines")
aws.cloudwatch.LogGroup("lines-logs", kms_key_id=lines.arn)


def service(principal, actions):
    return {
        "Effect": "Allow",
        "Principal": {"Service": principal},  # expect[KMS002]: written elsewhere
        "Action": actions,
        "Resource": "*",
    }


helped = aws.kms.Key(
    "helped",
    policy=json.dumps({"Statement": [ROOT, service("logs.amazonaws.com", "kms:*")]}),
)
aws.cloudwatch.LogGroup("helped-logs", kms_key_id=helped.arn)

# Two ARNs, and neither is that of a log group.
pair = aws.kms.Key(
    "pair",
    policy=json.dumps({
        "Statement": [
            ROOT,
            {
                "Effect": "Allow",
                "Principal": {"Service": f"logs.{region}.amazonaws.com"},
                "Action": "kms:*",
                "Resource": "*",
                "Condition": {
                    "StringEquals": {
                        "kms:EncryptionContext:aws:logs:arn": [  # expect[KMS002]: several values
                            f"arn:aws:logs:{region}:{account}:/shop/*",
                            f"arn:aws:logs:{region}:{account}:/bank/*",
                        ],
                    },
                },
            },
        ],
    }),
)
aws.cloudwatch.LogGroup("pair-logs", kms_key_id=pair.arn)
