import pulumi_aws as aws


class Logging:
    def __init__(self, key):
        self.group = aws.cloudwatch.LogGroup("trail-logs", kms_key_id=key.arn)
