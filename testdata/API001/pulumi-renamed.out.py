import pulumi_aws as aws

aws.cloudwatch.MetricAlarm(
    "slow",
    name="slow-replies",
    alarm_description="replies take too long",
    comparison_operator="GreaterThanThreshold",
    evaluation_periods=2,
)
cache = aws.elasticache.ReplicationGroup(
    "cache",
    description="sessions",
    num_cache_clusters=2,
)
aws.apigatewayv2.StageDefaultRouteSettingsArgs(throttling_burst_limit=20, throttling_rate_limit=10)
topic = aws.sns.Topic("events")
aws.sns.TopicSubscription("mail", topic=topic.arn, protocol="email", endpoint="a@example.org")
