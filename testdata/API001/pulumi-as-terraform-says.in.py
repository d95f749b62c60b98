import pulumi_aws as aws

topic = aws.sns.Topic("news", kms_key_id="alias/aws/sns")
queue = aws.sqs.Queue("mail", message_retention_period=86400)
aws.lb.TargetGroup(
    "web",
    port=80,
    health_check=aws.lb.TargetGroupHealthCheckArgs(
        path="/health",
        interval_seconds=30,
        status_code="200-299",
    ),
)
rule = aws.cloudwatch.EventRule("nightly", schedule_expression="rate(1 day)")
aws.cloudwatch.EventTarget("to-mail", rule_name=rule.name, arn=queue.arn)
