import pulumi_aws as aws

role = aws.iam.Role("app", assume_role_policy="{}")
bucket = aws.s3.Bucket("inbox")
aws.iam.InstanceProfile("app", role=role.name)
aws.sqs.Queue("orders", fifo_queue=True, content_based_deduplication=True)
aws.cloudwatch.MetricAlarm(
    "depth", comparison_operator="GreaterThanThreshold", evaluation_periods=1, statistic="Sum"
)
aws.lambda_.Function("resize", role=role.arn, environment={"variables": {"BUCKET": bucket.bucket, "STAGE": "prod"}})
vault = aws.backup.Vault("vault")
plan = aws.backup.Plan(
    "daily",
    rules=[aws.backup.PlanRuleArgs(rule_name="daily", target_vault_name=vault.name)],
)
aws.backup.Selection("all", plan_id=plan.id, iam_role_arn=role.arn)
