"""Of two keys that are returned, one is left; the annotation says so too."""

import pulumi_aws as aws
from pulumi_aws import kms


def make_keys() -> kms.Key:
    """Make the keys of the trail and of the logs."""
    trail_key = kms.Key("trail-key")
    return trail_key


def make_logs(name: str, trail_key: kms.Key) -> None:
    records = aws.s3.Bucket("records")
    aws.cloudtrail.Trail("trail", s3_bucket_name=records.id, kms_key_id=trail_key.arn)
    aws.cloudwatch.LogGroup(name, kms_key_id=trail_key.arn)


trail_key = make_keys()
make_logs("trail-logs", trail_key=trail_key)
