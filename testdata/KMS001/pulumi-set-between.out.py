"""The attribute that would do is set too late: the other one stays, with the same key."""

import pulumi_aws as aws


class Monitoring:
    def __init__(self, trail_key):
        self.logs_key = trail_key
        self.make_group()
        self.trail_key = trail_key

    def make_group(self):
        aws.cloudwatch.LogGroup("trail-logs", kms_key_id=self.logs_key.arn)


trail_key = aws.kms.Key("trail-key")
records = aws.s3.Bucket("records")
aws.cloudtrail.Trail("trail", s3_bucket_name=records.id, kms_key_id=trail_key.arn)
Monitoring(trail_key)
