"""Keys that CloudTrail can use."""
import json

import pulumi_aws as aws

account = aws.get_caller_identity().account_id
ROOT = {
    "Effect": "Allow",
    "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
    "Action": "kms:*",
    "Resource": "*",
}

documented = aws.kms.Key(
    "documented",
    policy=json.dumps({
        "Statement": [
            ROOT,
            {
                "Effect": "Allow",
                "Principal": {"Service": "cloudtrail.amazonaws.com"},
                "Action": "kms:GenerateDataKey*",
                "Resource": "*",
                "Condition": {
                    "StringLike": {
                        "kms:EncryptionContext:aws:cloudtrail:arn": f"arn:aws:cloudtrail:*:{account}:trail/*"
                    },
                    "StringEquals": {
                        "aws:SourceArn": f"arn:aws:cloudtrail:us-west-2:{account}:trail/audit"
                    },
                },
            },
        ],
    }),
)
aws.cloudtrail.Trail("documented", name="audit", s3_bucket_name="audit-logs", kms_key_id=documented.arn)

# Open to the trails of other accounts, and working; kms:DescribeKey is not missed.
open_key = aws.kms.Key(
    "open",
    policy=json.dumps({
        "Statement": [
            ROOT,
            {
                "Effect": "Allow",
                "Principal": {"Service": ["cloudtrail.amazonaws.com", "logs.eu-west-1.amazonaws.com"]},
                "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
                "Resource": "*",
            },
        ],
    }),
)
aws.cloudtrail.Trail("open", s3_bucket_name="audit-logs", kms_key_id=open_key.arn)

aws.cloudtrail.Trail("plain", s3_bucket_name="audit-logs")
