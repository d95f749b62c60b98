"""Keys that a function hands back by name."""

import pulumi
import pulumi_aws as aws


def make_keys() -> dict:
    db_key = aws.kms.Key("db-key", description="Ledger")
    trail_key = aws.kms.Key("trail-key", description="Trail")
    logs_key = aws.kms.Key("logs-key", description="Logs")
    return {
        "db": db_key,
        "trail": trail_key,
        "logs": logs_key,
    }


keys = make_keys()
records = aws.s3.Bucket("records")
aws.cloudtrail.Trail("trail", s3_bucket_name=records.id, kms_key_id=keys["trail"].arn)
aws.cloudwatch.LogGroup("trail-logs", kms_key_id=keys["logs"].arn)
pulumi.export('logs_key', keys['logs'].arn)
