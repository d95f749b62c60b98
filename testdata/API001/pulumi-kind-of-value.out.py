import pulumi_aws as aws

bucket = aws.s3.Bucket("audit")
topic = aws.sns.Topic("news")
aws.cloudtrail.Trail("trail", s3_bucket_name=bucket.bucket, is_multi_region_trail=True)
aws.sqs.Queue("jobs", visibility_timeout_seconds=60)
aws.lambda_.Function(
    "resize",
    role="arn:aws:iam::123456789012:role/resize",
    runtime="python3.12",
    handler="index.main",
    memory_size=512,  # megabytes
    reserved_concurrent_executions=4,
)
aws.rds.Instance(
    "store",
    instance_class="db.t4g.micro",
    backup_retention_period=7,
    performance_insights_enabled=True,
)
aws.cloudwatch.EventRule("nightly", schedule_expression="rate(1 day)")
aws.ec2.SecurityGroup(
    "web",
    ingress=[{"protocol": "tcp", "from_port": 443, "to_port": 443}],
)
