import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway, aws_cloudfront as cloudfront
from aws_cdk import aws_autoscaling as autoscaling, aws_cloudwatch as cloudwatch
from aws_cdk import aws_ec2 as ec2, aws_lambda as lambda_, aws_s3 as s3
from aws_cdk import aws_dynamodb as dynamodb, aws_ecs as ecs


def build(stack: cdk.Stack, group: autoscaling.AutoScalingGroup, code: lambda_.Code) -> None:
    network = ec2.Vpc(stack, "Network")
    reader = lambda_.Function(
        stack, "Reader", runtime=lambda_.Runtime.PYTHON_3_12, handler="index.go", code=code
    )
    table = dynamodb.Table(
        stack,
        "Notes",
        partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
    )
    table.grant_read(reader)
    bucket = s3.Bucket(stack, "Pages")
    cdk.CfnOutput(stack, "Arn", value=bucket.bucket_arn())
    opened = ec2.SecurityGroup(stack, "Opened", vpc=network)
    opened.add_ingress_rule(ec2.Peer.any_ipv4, ec2.Port.https())
    headers = cloudfront.CacheHeaderBehavior.allowList("x-width")
    provider = ecs.AsgCapacityProvider(stack, "Provider", auto_scaling_group=group)
    ecs.Cluster(stack, "Cluster", vpc=network).add_capacity_provider(provider)
    watch = [group.metric_cpu_utilization(period=cdk.Duration.minutes(1))]
    watch.append(reader.metric_concurrent_executions())
    cloudwatch.GraphWidget(left=watch, title=str(headers))
