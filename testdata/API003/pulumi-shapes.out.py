import pulumi
import pulumi_aws as aws

rules = aws.ec2.SecurityGroupIngressArgs(protocol="tcp", from_port=443, to_port=443)
vpc = aws.ec2.Vpc("net", cidr_block="10.0.0.0/16")
aws.ec2.SecurityGroup("web", vpc_id=vpc.id, ingress=[rules])
aws.apigateway.RestApiEndpointConfigurationArgs(types="REGIONAL")
aws.ec2.SecurityGroup("api", egress=[{"protocol": "-1", "from_port": 0, "to_port": 0}])
aws.apigateway.RestApiEndpointConfigurationArgs(types=["REGIONAL", "EDGE"])  # expect[API003]: takes a text


def parts():
    first = aws.sqs.Queue("a")
    return [first, aws.sqs.Queue("b")]


aws.sns.Topic("done", opts=pulumi.ResourceOptions(depends_on=parts()))
aws.apigateway.RestApi("api", endpoint_configuration={"types": "REGIONAL", "vpc_endpoint_ids": ["vpce-1"]})
aws.apigateway.RestApi("both", endpoint_configuration={"types": ["REGIONAL", "EDGE"]})  # expect[API003]: takes a text
aws.s3.BucketServerSideEncryptionConfiguration(
    "pages",
    bucket="pages",
    rules=[{"apply_server_side_encryption_by_default": {"sse_algorithm": "AES256"}}],
)
aws.wafv2.WebAcl(
    "edge",
    scope="REGIONAL",
    default_action={"allow": {}},
    visibility_config={"cloudwatch_metrics_enabled": True, "metric_name": "edge", "sampled_requests_enabled": True},
    rules=[
        {
            "name": "limit",
            "priority": 1,
            "action": {"block": {"custom_response": {"response_code": 403, "response_headers": [{"name": "x", "value": "y"}]}}},
            "visibility_config": {"cloudwatch_metrics_enabled": True, "metric_name": "limit", "sampled_requests_enabled": True},
            "statement": {"rate_based_statement": {"limit": 100, "aggregate_key_type": "IP"}},
        }
    ],
)
aws.s3.BucketReplicationConfig(
    "copies",
    bucket="pages",
    role="role",
    rules=[
        aws.s3.BucketReplicationConfigRuleArgs(
            status="Enabled",
            destination=aws.s3.BucketReplicationConfigRuleDestinationArgs(
                bucket="copies",
                metrics=aws.s3.BucketReplicationConfigRuleDestinationMetricsArgs(
                    status="Enabled",
                    event_threshold={"minutes": 15},
                ),
            ),
        )
    ],
)
