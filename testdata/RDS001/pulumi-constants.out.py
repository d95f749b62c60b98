import pulumi_aws as aws

POSTGRES = "15"
MYSQL = "8.0.35"

tuned = aws.rds.ClusterParameterGroup("tuned", family="aurora-postgresql15")
cluster = aws.rds.Cluster(
    "cluster",
    engine="aurora-postgresql",
    engine_version=POSTGRES,
    db_cluster_parameter_group_name=tuned.name,
)
for number in range(2):
    aws.rds.ClusterInstance(
        f"node-{number}",
        cluster_identifier=cluster.id,
        engine="aurora-postgresql",
        instance_class="db.r6g.large",
    )
carts = aws.rds.Instance(
    "carts",
    instance_class="db.t3.micro",
    engine="mysql",
    engine_version="8.0",
    parameter_group_name="default.mysql8.0",
    tags={"mysql": MYSQL},
)
