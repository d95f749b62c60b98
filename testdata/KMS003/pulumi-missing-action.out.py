import json

import pulumi_aws as aws

key = aws.kms.Key(
    "key",
    policy=json.dumps({
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": "cloudtrail.amazonaws.com"},
            "Action": [
                "kms:Decrypt",
                "kms:DescribeKey",  # to look at it
            ],
            "Resource": "*",
        }, {
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
        }],
    }),
)
aws.cloudtrail.Trail("trail", s3_bucket_name="audit-logs", kms_key_id=key.arn)
