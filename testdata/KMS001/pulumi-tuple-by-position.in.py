import pulumi_aws as aws


def make_keys():
    trail_key = aws.kms.Key("trail-key")
    logs_key = aws.kms.Key("logs-key")  # expect[KMS001]: a tuple that holds it is read by position
    return trail_key, logs_key


keys = make_keys()
records = aws.s3.Bucket("records")
aws.cloudtrail.Trail("trail", s3_bucket_name=records.id, kms_key_id=keys[0].arn)
aws.cloudwatch.LogGroup("trail-logs", kms_key_id=keys[1].arn)
