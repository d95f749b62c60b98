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
            {
                "Sid": "AllowCloudTrailEncryptLogs",
                "Effect": "Allow",
                "Principal": {"Service": "cloudtrail.amazonaws.com"},
                "Action": "kms:GenerateDataKey*",
                "Resource": "*",
                "Condition": {
                    "StringEquals": {
                        "aws:SourceArn": f"arn:aws:cloudtrail:{aws.get_region().name}:{account}:trail/audit-{stage}",
                    },
                    "StringLike": {
                        "kms:EncryptionContext:aws:cloudtrail:arn": f"arn:aws:cloudtrail:*:{account}:trail/*",
                    },
                },
            },
            {
                "Sid": "AllowCloudTrailDescribeKey",
                "Effect": "Allow",
                "Principal": {"Service": "cloudtrail.amazonaws.com"},
                "Action": "kms:DescribeKey",
                "Resource": "*",
                "Condition": {
                    "StringEquals": {
                        "aws:SourceArn": f"arn:aws:cloudtrail:{aws.get_region().name}:{account}:trail/audit-{stage}",
                    },
                },
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
