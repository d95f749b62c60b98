"""Keys that CloudWatch Logs can use, in the forms that people write."""
import json

import pulumi
import pulumi_aws as aws

account = aws.get_caller_identity().account_id
region = aws.get_region().name
ROOT = {
    "Effect": "Allow",
    "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
    "Action": "kms:*",
    "Resource": "*",
}

documented = aws.kms.Key(
    "documented",
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            ROOT,
            {
                "Effect": "Allow",
                "Principal": {"Service": f"logs.{region}.amazonaws.com"},
                "Action": ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*"],
                "Resource": "*",
                "Condition": {
                    "ArnLike": {
                        "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:{region}:{account}:log-group:*"
                    }
                },
            },
        ],
    }),
)
aws.cloudwatch.LogGroup("documented-logs", kms_key_id=documented.arn)

# Without a condition it is open to other accounts, but it works.
open_key = aws.kms.Key(
    "open",
    policy=pulumi.Output.json_dumps({
        "Statement": [
            ROOT,
            {
                "Effect": "Allow",
                "Principal": {"Service": ["s3.amazonaws.com", "logs.eu-central-1.amazonaws.com"]},
                "Action": "kms:*",
                "Resource": "*",
            },
        ],
    }),
)
aws.cloudwatch.LogGroup("open-logs", kms_key_id=open_key.arn)

# What one statement lacks, the other has.
halves = aws.kms.Key(
    "halves",
    policy=f"""{{
      "Statement": [
        {{"Effect": "Allow", "Principal": {{"AWS": "arn:aws:iam::{account}:root"}}, "Action": "kms:*", "Resource": "*"}},
        {{"Effect": "Allow", "Principal": {{"Service": "logs.{region}.amazonaws.com"}},
          "Action": ["kms:Encrypt", "kms:Decrypt"], "Resource": "*"}},
        {{"Effect": "Allow", "Principal": {{"Service": "logs.{region}.amazonaws.com"}},
          "Action": ["kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"], "Resource": "*"}}
      ]
    }}""",
)
aws.cloudwatch.LogGroup("halves-logs", kms_key_id=halves.arn)

# Two log groups by name, the second with a wildcard.
named = aws.kms.Key(
    "named",
    policy=json.dumps({
        "Statement": [
            ROOT,
            {
                "Effect": "Allow",
                "Principal": {"Service": f"logs.{region}.amazonaws.com"},
                "Action": ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*"],
                "Resource": "*",
                "Condition": {
                    "ArnEquals": {
                        "kms:EncryptionContext:aws:logs:arn": [
                            f"arn:aws:logs:{region}:{account}:log-group:/shop/orders",
                            f"arn:aws:logs:{region}:{account}:log-group:/shop/carts-*",
                        ]
                    }
                },
            },
        ],
    }),
)
aws.cloudwatch.LogGroup("orders", name="/shop/orders", kms_key_id=named.arn)
aws.cloudwatch.LogGroup("carts", name="/shop/carts-eu", kms_key_id=named.arn)
