import json

import pulumi
import pulumi_aws as aws

dead = aws.sqs.Queue("dead")
aws.sqs.Queue(
    "jobs",
    redrive_policy=dead.arn.apply(lambda arn: json.dumps({"deadLetterTargetArn": arn})),
    delay_seconds="30",
)
group = aws.ec2.SecurityGroup(
    "web",
    ingress=[{"protocol": "tcp", "from_port": 443, "to_port": 443}],
    vpc_id=pulumi.Output.from_input("vpc-1"),
)
aws.ec2.Instance("host", vpc_security_group_ids=[group.id], instance_type=aws.ec2.InstanceType.T3_MICRO)
api = aws.apigateway.RestApi("api", endpoint_configuration={"types": "REGIONAL", "vpc_endpoint_ids": ["vpce-1"]})
aws.lb.Listener("web", default_actions=[{"type": "forward", "target_group_arn": "tg"}], load_balancer_arn="lb")
aws.s3.BucketPolicy("pages", bucket="pages", policy={"Statement": {"Effect": "Allow", "Action": ["s3:GetObject"]}})
aws.s3.BucketVersioning(
    "pages",
    bucket="pages",
    versioning_configuration=aws.s3.BucketVersioningV2VersioningConfigurationArgs(status="Enabled"),
)
# Pulumi passes the id of a resource, which is the name of a role and of a bucket.
role = aws.iam.Role("worker", assume_role_policy="{}")
aws.iam.RolePolicyAttachment("worker", role=role, policy_arn="arn:aws:iam::aws:policy/ReadOnlyAccess")
