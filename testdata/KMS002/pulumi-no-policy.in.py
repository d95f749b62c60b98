import pulumi_aws as aws

log_key = aws.kms.Key(
    "log-key",
    description="Logs of the checkout",  # and nothing else
    enable_key_rotation=True,
)
checkout = aws.cloudwatch.LogGroup("checkout", kms_key_id=log_key.arn, retention_in_days=30)
