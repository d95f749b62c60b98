import pulumi_aws as aws

network = aws.ec2.Vpc("network", cidr_block="10.8.0.0/16")
aws.ec2.Subnet("front", vpc=network, cidr_block="10.8.1.0/24")  # the network itself
aws.ec2.VpcEndpoint("files", vpc_id=network.id, service_name="com.amazonaws.eu-west-1.s3", endpoint_type="Gateway")
aws.msk.Cluster(
    "events",
    version="3.6.0",
    number_of_broker_nodes=2,
    broker_node_group_info={"client_subnets": [], "instance_type": "kafka.t3.small", "security_groups": []},
)
aws.route53.Record(
    "site",
    zone_id="Z1",
    name="example.org",
    type="A",
    alias=[aws.route53.RecordAliasArgs(name="d.example.org", zone_id="Z2", evaluate_target_health=False)],
)
aws.lambda_.Function("work", role="arn:aws:iam::123456789012:role/work", tracing_mode="Active")
aws.ecr.Repository("images", image_scanning=True)
aws.kinesis.Stream("clicks", shard_count=1, stream_mode="PROVISIONED")
aws.glue.Job("nightly", role_arn="arn:aws:iam::123456789012:role/glue", command={"script_location": "s3://x/y.py"}, max_concurrent_runs=2)
aws.eks.Addon("network-plugin", cluster_name="work", addon_name="vpc-cni", resolve_conflicts="OVERWRITE")
aws.eks.Addon("dns", cluster_name="work", addon_name="coredns", resolve_conflicts="PRESERVE")
aws.cognito.UserPoolClient("site", user_pool_id="eu-west-1_a", access_token_validity_hours=2)
