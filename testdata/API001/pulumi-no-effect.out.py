import pulumi
import pulumi_aws as aws

board = aws.cloudwatch.Dashboard("board", dashboard_body="{}")
record = aws.route53.Record("www", zone_id="z", name="www", type="A", ttl=60, records=["192.0.2.1"])
cache = aws.elasticache.ReplicationGroup("open", description="a cache")
table = aws.dynamodb.Table("orders", hash_key="id")
secret = aws.secretsmanager.get_secret_version(
    secret_id="login", opts=pulumi.InvokeOptions(parent=table)
)
aws.ec2.FlowLog("flow", vpc_id="vpc-1", traffic_type="ALL")
aws.lb.LoadBalancer("web", internal=False)
