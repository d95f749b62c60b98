import json

import pulumi_aws as aws

me = aws.get_caller_identity().account_id
here = aws.get_region().name

key = aws.kms.Key(
    "key",
    policy=json.dumps({
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": f"logs.{here}.amazonaws.com"},
            "Action": ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
            "Resource": "*",
            "Condition": {
                "StringEquals": {
                    # every log group of the account
                    "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:{here}:{me}:*"
                }
            },
        }],
    }),
)
aws.cloudwatch.LogGroup("group", kms_key_id=key.arn)
