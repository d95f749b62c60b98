# fixiac-test: RDS001.pins=major
import pulumi_aws as aws

orders = aws.rds.Instance("orders", instance_class="db.t3.micro", engine="postgres", engine_version="16.9")
carts = aws.rds.Instance("carts", instance_class="db.t3.micro", engine="mysql", engine_version="8.0.35")
cluster = aws.rds.Cluster("cluster", engine="aurora-postgresql", engine_version="16.8")
writer = aws.rds.ClusterInstance(
    "writer",
    cluster_identifier=cluster.id,
    engine="aurora-postgresql",
    engine_version="16.8",
    instance_class="db.serverless",
)
