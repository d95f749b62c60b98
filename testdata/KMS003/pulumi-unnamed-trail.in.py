import pulumi_aws as aws

key = aws.kms.Key("key", description="The audit trail")
trail = aws.cloudtrail.Trail("trail", s3_bucket_name="audit-logs", kms_key_id=key.arn)
