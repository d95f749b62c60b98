from aws_cdk import aws_cloudwatch as cloudwatch


def late(metric: cloudwatch.Metric, scope):
    return metric.create_alarm(
        scope,
        "Late",
        threshold=1,
        evaluation_periods=1,
        comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    )
