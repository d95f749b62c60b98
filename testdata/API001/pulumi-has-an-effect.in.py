import pulumi_aws as aws

aws.sqs.Queue("tagged", tags={"team": "a"})
aws.elasticache.ReplicationGroup("locked", description="a cache", auth_token="secret", auth_token_enabled=False)  # expect[API001]: auth_token_enabled
aws.dynamodb.Table("kept", hash_key="id", lifecycle={"prevent_destroy": True})  # expect[API001]: lifecycle
aws.dynamodb.Table("both", hash_key="id", lifecycle={"create_before_destroy": True, "ignore_changes": ["tags"]})  # expect[API001]: lifecycle
aws.ec2.FlowLog(
    "unknown",
    resource_id="x",  # expect[API001]: resource_id
    resource_type="Something",  # expect[API001]: resource_type
)
aws.lb.LoadBalancer("web", scheme="dualstack")  # expect[API001]: scheme
