import json

import pulumi_aws as aws

account = aws.get_caller_identity().account_id
region = aws.get_region().name

# The trail has no name, so the ARN that was meant is not known.
key = aws.kms.Key(
    "key",
    policy=json.dumps({
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": "cloudtrail.amazonaws.com"},
            "Action": "kms:GenerateDataKey*",
            "Resource": "*",
            "Condition": {
                "StringEquals": {
                    "aws:SourceArn": f"arn:aws:logs:{region}:{account}:trail/audit",  # expect[KMS003]: not known
                },
            },
        }],
    }),
)
aws.cloudtrail.Trail("trail", s3_bucket_name="audit-logs", kms_key_id=key.arn)
