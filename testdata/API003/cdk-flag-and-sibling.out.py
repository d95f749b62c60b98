from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_s3 as s3


def declare(scope, balancer: elbv2.ApplicationLoadBalancer, vpc: ec2.Vpc):
    s3.Bucket(
        scope,
        "Files",
        versioned=s3.BucketVersioning.ENABLED,
        encryption=s3.BucketEncryption.S3_MANAGED,
        event_bridge_enabled=s3.BucketVersioning.SUSPENDED,
    )
    dynamodb.Table(
        scope,
        "Orders",
        billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
        stream="NEW_AND_OLD",  # expect[API003]: `stream`
    )
    balancer.metric_http_code_target(code=elbv2.HttpCodeTarget.TARGET_2XX_COUNT)
    balancer.metric_http_code_elb(code=elbv2.HttpCodeElb.ELB_5XX_COUNT)
