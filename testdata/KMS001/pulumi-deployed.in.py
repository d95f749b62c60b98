# fixiac-test: deployed
import pulumi_aws as aws

trail_key = aws.kms.Key("trail-key")
logs_key = aws.kms.Key("logs-key")  # expect[KMS001]: what it encrypted is lost
records = aws.s3.Bucket("records")
aws.cloudtrail.Trail("trail", s3_bucket_name=records.id, kms_key_id=trail_key.arn)
aws.cloudwatch.LogGroup("trail-logs", kms_key_id=logs_key.arn)
