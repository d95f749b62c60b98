import pulumi_aws as aws
from pulumi import Output


def watch(name, table, log):
    aws.cloudwatch.LogGroup(f"{name}-log", name=log)
    aws.cloudwatch.MetricAlarm(
        f"{name}-alarm",
        comparison_operator="GreaterThanThreshold",
        evaluation_periods=1,
        alarm_description=Output.concat("Throttling of ", table),
    )
