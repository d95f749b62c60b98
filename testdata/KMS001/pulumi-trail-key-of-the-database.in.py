"""The key of the trail is the database's too: the key of the logs keeps these apart from it."""

import pulumi_aws as aws

main_key = aws.kms.Key("main-key")
logs_key = aws.kms.Key("logs-key")
records = aws.s3.Bucket("records")
aws.cloudtrail.Trail("trail", s3_bucket_name=records.id, kms_key_id=main_key.arn)
aws.cloudwatch.LogGroup("trail-logs", kms_key_id=logs_key.arn)
aws.rds.Instance(
    "ledger",
    engine="postgres",
    instance_class="db.t4g.micro",
    allocated_storage=20,
    storage_encrypted=True,
    kms_key_id=main_key.arn,
)
