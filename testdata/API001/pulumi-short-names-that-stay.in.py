import pulumi
import pulumi_aws as aws

config = pulumi.Config()
reader = aws.iam.Role("reader", assume_role_policy=config.require("trust"))
writer = aws.iam.Role("writer", assume_role_policy=config.require("trust"))
aws.iam.InstanceProfile(
    "both",
    roles=[reader.name, writer.name],  # expect[API001]: takes no argument `roles`
)
aws.sqs.Queue(
    "orders",
    fifo_queue=True,
    content_based_dedup=config.get_object("dedup"),  # expect[API001]: the nearest are
)
aws.cloudwatch.MetricAlarm(
    "depth",
    comparison_operator="GreaterThanThreshold",
    evaluation_periods=1,
    stats=["Sum", "Average"],  # expect[API001]: takes no argument `stats`
)
aws.lambda_.Function(
    "resize",
    role=reader.arn,
    environment={
        "variables": {"STAGE": "prod"},
        "encryption": "none",  # expect[API001]: no field `encryption`
    },
)
aws.ec2.SecurityGroup(
    "web",
    vpc_ids=["vpc-0123456789abcdef0", "vpc-0123456789abcdef1"],  # expect[API001]: `vpc_ids`
)
