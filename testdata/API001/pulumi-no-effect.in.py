import pulumi
import pulumi_aws as aws

board = aws.cloudwatch.Dashboard("board", dashboard_body="{}", tags={"team": "a"})
record = aws.route53.Record("www", zone_id="z", name="www", type="A", ttl=60, records=["192.0.2.1"], tags={"team": "a"})
cache = aws.elasticache.ReplicationGroup("open", description="a cache", auth_token_enabled=False)
table = aws.dynamodb.Table("orders", hash_key="id", lifecycle={"create_before_destroy": True})
secret = aws.secretsmanager.get_secret_version(
    secret_id="login", opts=pulumi.InvokeOptions(ignore_changes=["*"], parent=table)
)
aws.ec2.FlowLog("flow", resource_id="vpc-1", resource_type="VPC", traffic_type="ALL")
aws.lb.LoadBalancer("web", scheme="internet-facing")
