import json

import pulumi_aws as aws

account = aws.get_caller_identity().account_id
root = {
    "Effect": "Allow",
    "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
    "Action": "kms:*",
    "Resource": "*",
}
mail = {
    "Effect": "Allow",
    "Principal": {"Service": "ses.amazonaws.com"},
    "Action": "kms:Decrypt",
    "Resource": "*",
}
trail_key = aws.kms.Key("trail-key")
logs_key = aws.kms.Key("logs-key", policy=json.dumps({"Statement": [root, mail]}))  # expect[KMS001]: lets a service use it that would gain the
records = aws.s3.Bucket("records")
aws.cloudtrail.Trail("trail", s3_bucket_name=records.id, kms_key_id=trail_key.arn)
aws.cloudwatch.LogGroup("trail-logs", kms_key_id=logs_key.arn)
