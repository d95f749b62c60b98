import pulumi_aws as aws

trail_key = aws.kms.Key("trail-key", customer_master_key_spec="SYMMETRIC_DEFAULT")
logs_key = aws.kms.Key("logs-key", custom_key_store_id="cks-1234567890abcdef0")  # expect[KMS001]: the two differ in custom_key_store_id
records = aws.s3.Bucket("records")
aws.cloudtrail.Trail("trail", s3_bucket_name=records.id, kms_key_id=trail_key.arn)
aws.cloudwatch.LogGroup("trail-logs", kms_key_id=logs_key.arn)
