import pulumi_aws as aws

records = aws.s3.Bucket("records")
for stage in ("blue", "green"):
    trail_key = aws.kms.Key(f"{stage}-trail-key")
    logs_key = aws.kms.Key(f"{stage}-logs-key")  # expect[KMS001]: `logs_key` is made more than once
    aws.cloudtrail.Trail(f"{stage}-trail", s3_bucket_name=records.id, kms_key_id=trail_key.arn)
    aws.cloudwatch.LogGroup(f"{stage}-logs", kms_key_id=logs_key.arn)
