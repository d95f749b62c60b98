import json

import pulumi_aws as aws

account = aws.get_caller_identity().account_id
root = {
    "Effect": "Allow",
    "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
    "Action": "kms:*",
    "Resource": "*",
}
trail_key = aws.kms.Key(
    "trail-key",
    policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                root,
                {
                    "Sid": "KeepIt",
                    "Effect": "Deny",
                    "Principal": {"AWS": "*"},
                    "Action": "kms:ScheduleKeyDeletion",
                    "Resource": "*",
                },
            ],
        }
    ),
)
logs_key = aws.kms.Key("logs-key", policy=json.dumps({"Version": "2012-10-17", "Statement": [root]}))  # expect[KMS001]: denies what the other one does not
records = aws.s3.Bucket("records")
aws.cloudtrail.Trail("trail", s3_bucket_name=records.id, kms_key_id=trail_key.arn)
aws.cloudwatch.LogGroup("trail-logs", kms_key_id=logs_key.arn)
