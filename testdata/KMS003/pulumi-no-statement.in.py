import json

import pulumi
import pulumi_aws as aws

stage = pulumi.get_stack()
account = aws.get_caller_identity().account_id

key = aws.kms.Key(
    "key",
    policy=json.dumps({
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
                "Action": "kms:*",
                "Resource": "*",
            },
        ],
    }),
)
trail = aws.cloudtrail.Trail(
    "trail",
    name=f"audit-{stage}",
    s3_bucket_name="audit-logs",
    kms_key_id=key.arn,
)
