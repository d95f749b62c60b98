import pulumi
import pulumi_aws as aws

common = {"tags": {"team": "billing"}}


def queue(name, **options):
    return aws.sqs.Queue(name, **options)


class Alarm(aws.cloudwatch.MetricAlarm):
    def __init__(self, alarm_name):
        super().__init__(alarm_name, comparison_operator="LessThanThreshold", evaluation_periods=1)


topic = aws.sns.Topic("orders", display_name="Orders", **common)
address = aws.ec2.Eip("nat", domain="vpc", opts=pulumi.ResourceOptions(depends_on=[topic]))
bucket = aws.s3.Bucket("files", aws.s3.BucketArgs(force_destroy=True), pulumi.ResourceOptions())
queue("late", delay_seconds=30)
Alarm(alarm_name="low")
zone = aws.get_availability_zones(state="available", opts=pulumi.InvokeOptions(parent=topic))
