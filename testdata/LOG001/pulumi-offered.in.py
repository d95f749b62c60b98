import pulumi
import pulumi_aws as aws

days = pulumi.Config().get_int("days") or 45
aws.cloudwatch.LogGroup("a", retention_in_days=30)
aws.cloudwatch.LogGroup("b", retention_in_days=0)
aws.cloudwatch.LogGroup("c", retention_in_days=days)
aws.cloudwatch.LogGroup("d")
aws.kinesis.Stream("s", retention_period=45)
