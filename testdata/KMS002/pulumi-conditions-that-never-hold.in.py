import json

import pulumi_aws as aws

me = aws.get_caller_identity().account_id
here = aws.get_region().name
ACTIONS = ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"]

via = aws.kms.Key(
    "via",
    policy=json.dumps({
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": f"logs.{here}.amazonaws.com"},
            "Action": ACTIONS,
            "Resource": "*",
            "Condition": {"StringEquals": {"kms:ViaService": f"logs.{here}.amazonaws.com"}},
        }],
    }),
)
aws.cloudwatch.LogGroup("via-logs", kms_key_id=via.arn)

# Every account's log groups would match the wildcard.
open_to_all = aws.kms.Key(
    "open",
    policy=json.dumps({
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": f"logs.{here}.amazonaws.com"},
            "Action": ACTIONS,
            "Resource": "*",
            "Condition": {
                "StringEquals": {
                    "aws:PrincipalOrgID": "o-a1b2c3d4e5",
                    "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:{here}:*:*",
                },
            },
        }],
    }),
)
aws.cloudwatch.LogGroup("open-logs", kms_key_id=open_to_all.arn)

another = aws.kms.Key(
    "another",
    policy=json.dumps({
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": f"logs.{here}.amazonaws.com"},
            "Action": "kms:*",
            "Resource": "*",
            "Condition": {
                "ArnLike": {
                    "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:{here}:{me}:log-group:/shop/*"
                },
            },
        }],
    }),
)
aws.cloudwatch.LogGroup("bank", name="/bank/ledger", kms_key_id=another.arn)
