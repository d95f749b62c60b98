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
        }],
    }),
)
aws.cloudtrail.Trail("trail", s3_bucket_name="audit-logs", kms_key_id=key.arn)
