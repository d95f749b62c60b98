import pulumi_aws as aws

aws.ses.EventDestination(
    "sent",
    configuration_set_name="news",
    cloudwatch_destinations=[
        {
            "default_value": "none",
            "dimension_name": "campaign",
            "value_source": "messageTag",
            "matching_types": ["send", "bounce"],
        }
    ],
)
aws.s3.BucketLifecycleConfiguration(
    "old",
    bucket="files",
    rules=[{"id": "old", "status": "Enabled", "expirations": {"days": 30}}],
)
aws.ec2.SecurityGroup(
    "web",
    ingress=[{"protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_block": "10.0.0.0/8"}],
)
aws.lambda_.Function("work", role="role", vpc_config={"subnets": ["a"], "security_groups": ["b"]})
