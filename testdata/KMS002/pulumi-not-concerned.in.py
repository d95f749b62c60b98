"""Things that look alike: no key of the program, no log group, no key policy."""
import json

import pulumi
import pulumi_aws as aws

config = pulumi.Config()

# The key comes from elsewhere; its policy is not here to be read.
aws.cloudwatch.LogGroup("foreign", kms_key_id=config.require("logKeyArn"))
aws.cloudwatch.LogGroup("plain", retention_in_days=14)

# No log group uses it.
aws.kms.Key("data", description="Rows of the orders table")

# Outside of keys the principal without a region is right.
aws.iam.Role(
    "subscriber",
    assume_role_policy=json.dumps({
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": "logs.amazonaws.com"},
            "Action": "sts:AssumeRole",
        }],
    }),
)
aws.lambda_.Permission(
    "subscription",
    action="lambda:InvokeFunction",
    function="tail",
    principal="logs.amazonaws.com",
)

# Log delivery is another service.
aws.kms.Key(
    "delivery",
    policy=json.dumps({
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": "delivery.logs.amazonaws.com"},
            "Action": ["kms:GenerateDataKey*", "kms:Decrypt"],
            "Resource": "*",
            "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"}},
        }],
    }),
)

# A Deny is left alone.
aws.kms.Key(
    "denied",
    policy=json.dumps({
        "Statement": [{
            "Effect": "Deny",
            "Principal": {"Service": "logs.amazonaws.com"},
            "Action": "kms:*",
            "Resource": "*",
        }],
    }),
)
