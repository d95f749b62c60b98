import pulumi_aws as aws

bucket = aws.s3.Bucket("audit")
topic = aws.sns.Topic("news")
aws.cloudtrail.Trail("trail", s3_bucket=bucket.bucket, is_multi_region=True)
aws.sqs.Queue("jobs", visibility_timeout=60)
aws.lambda_.Function(
    "resize",
    role="arn:aws:iam::123456789012:role/resize",
    runtime="python3.12",
    handler="index.main",
    memory=512,  # megabytes
    reserved_concurrent_execution=4,
)
aws.rds.Instance(
    "store",
    instance_class="db.t4g.micro",
    backup_retention=7,
    enable_performance_insights=True,
)
aws.cloudwatch.EventRule("nightly", schedule="rate(1 day)")
aws.ec2.SecurityGroup(
    "web",
    ingress_rules=[{"protocol": "tcp", "from_port": 443, "to_port": 443}],
)
