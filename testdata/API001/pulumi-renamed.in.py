import pulumi_aws as aws

aws.cloudwatch.MetricAlarm(
    "slow",
    alarm_name="slow-replies",  # expect[API001]: Rename `alarm_name` to `name`
    description="replies take too long",  # expect[API001]: `alarm_description`
    comparison_operator="GreaterThanThreshold",
    evaluation_periods=2,
)
cache = aws.elasticache.ReplicationGroup(
    "cache",
    replication_group_description="sessions",
    number_cache_clusters=2,
)
aws.apigatewayv2.StageDefaultRouteSettingsArgs(throttle_burst_limit=20, throttle_rate_limit=10)
topic = aws.sns.Topic("events")
aws.sns.TopicSubscription("mail", topic_arn=topic.arn, protocol="email", endpoint="a@example.org")
