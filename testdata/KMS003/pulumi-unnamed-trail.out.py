import json

import pulumi_aws as aws

key = aws.kms.Key("key", description="The audit trail", policy=json.dumps({
    "Version": "2012-10-17",
    "Statement": [
        {
            "Sid": "EnableRootAccount",
            "Effect": "Allow",
            "Principal": {
                "AWS": f"arn:aws:iam::{aws.get_caller_identity().account_id}:root",
            },
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
                "StringLike": {
                    "kms:EncryptionContext:aws:cloudtrail:arn": f"arn:aws:cloudtrail:*:{aws.get_caller_identity().account_id}:trail/*",
                },
            },
        },
        {
            "Sid": "AllowCloudTrailDescribeKey",
            "Effect": "Allow",
            "Principal": {"Service": "cloudtrail.amazonaws.com"},
            "Action": "kms:DescribeKey",
            "Resource": "*",
        },
    ],
}))
trail = aws.cloudtrail.Trail("trail", s3_bucket_name="audit-logs", kms_key_id=key.arn)
