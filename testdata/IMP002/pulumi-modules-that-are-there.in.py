import pulumi
import pulumi_aws as aws
from pulumi_aws import cloudwatch, s3

group = cloudwatch.LogGroup("jobs", retention_in_days=30)
bucket = s3.Bucket("files")
alarm = aws.cloudwatch.MetricAlarm(
    "errors", comparison_operator="GreaterThanThreshold", evaluation_periods=1
)
pulumi.export("region", aws.get_region().name)
pulumi.export("stack", pulumi.get_stack())
