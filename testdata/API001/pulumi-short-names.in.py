import pulumi_aws as aws

role = aws.iam.Role("app", assume_role_policy="{}")
bucket = aws.s3.Bucket("inbox")
aws.iam.InstanceProfile("app", roles=[role.name])
aws.sqs.Queue("orders", fifo_queue=True, content_based_dedup=True)
aws.cloudwatch.MetricAlarm(
    "depth", comparison_operator="GreaterThanThreshold", evaluation_periods=1, stat="Sum"
)
aws.lambda_.Function("resize", role=role.arn, environment={"BUCKET": bucket.bucket, "STAGE": "prod"})
vault = aws.backup.Vault("vault")
plan = aws.backup.Plan(
    "daily",
    rules=[aws.backup.PlanRuleArgs(rule_name="daily", target_backup_vault=vault.name)],
)
aws.backup.Selection("all", backup_plan_id=plan.id, iam_role_arn=role.arn)
