import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway, aws_cloudwatch as cloudwatch
from aws_cdk import aws_config as config, aws_ec2 as ec2, aws_eks as eks
from aws_cdk import aws_elasticloadbalancingv2 as elbv2, aws_stepfunctions as sfn


def build(stack: cdk.Stack, network: ec2.Vpc) -> None:
    balancer = elbv2.ApplicationLoadBalancer(stack, "Balancer", vpc=network)
    cloudwatch.Alarm(
        stack,
        "Unhealthy",
        metric=balancer.metric_unhealthy_host_count(),  # expect[API002]: other classes have it: ApplicationTargetGroup.metric_unhealthy_host_count
        threshold=1,
        evaluation_periods=1,
    )
    rule = config.ManagedRuleIdentifiers.S3_BUCKET_PUBLIC_ACCESS_PROHIBITED  # expect[API002]: it may be S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED
    count = elbv2.HttpCodeElb.ELB_1XX_COUNT  # expect[API002]: has no member ELB_1XX_COUNT
    template = ec2.LaunchTemplate(stack, "Template")
    template.add_user_data("#!/bin/sh")  # expect[API002]: it may be user_data
    sfn.Chain.start(sfn.Pass(stack, "Pass")).add_catch(sfn.Fail(stack, "Fail"))  # expect[API002]: has no method add_catch
    apigateway.AccessLogFormat.json_with_standard_fields(ip=True)
    print(rule, count, template.launch_template_id(1))  # expect[API002]: is an attribute, not a method
    eks.EndpointAccess.PUBLIC_AND_PRIVATE.only_form("10.2.0.0/16", "10.3.0.0/16")  # expect[API002]: it may be only_from
