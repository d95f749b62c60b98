import pulumi_aws as aws

orders = aws.rds.Instance("orders", instance_class="db.t3.micro", engine="postgres", engine_version="16")
carts = aws.rds.Instance("carts", instance_class="db.t3.micro", engine="mysql", engine_version="8.0")
cluster = aws.rds.Cluster("cluster", engine="aurora-postgresql", engine_version="16")
writer = aws.rds.ClusterInstance(
    "writer",
    cluster_identifier=cluster.id,
    engine="aurora-postgresql",
    instance_class="db.serverless",
)
