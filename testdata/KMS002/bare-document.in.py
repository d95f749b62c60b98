"""A key policy that a script hands to KMS."""
import json

ACCOUNT = "222233334444"

POLICY = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
            "Action": "kms:*",
            "Resource": "*",
        },
        {
            "Effect": "Allow",
            "Principal": {"Service": "logs.ap-south-1.amazonaws.com"},
            "Action": ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*"],
            "Resource": "*",
            "Condition": {
                "StringEquals": {
                    "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:ap-south-1:{ACCOUNT}:*"
                }
            },
        },
    ],
}


def put(client, key_id):
    client.put_key_policy(KeyId=key_id, PolicyName="default", Policy=json.dumps(POLICY))
