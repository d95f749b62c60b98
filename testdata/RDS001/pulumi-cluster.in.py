import pulumi_aws as aws

cluster = aws.rds.Cluster(
    "cluster",
    engine="aurora-postgresql",
    engine_version="15.4",
    serverlessv2_scaling_configuration={"min_capacity": 0.5, "max_capacity": 4},
)
writer = aws.rds.ClusterInstance(
    "writer",
    cluster_identifier=cluster.id,
    engine="aurora-postgresql",
    engine_version="15.4",
    instance_class="db.serverless",
)
reader = aws.rds.ClusterInstance(
    "reader",
    cluster_identifier=cluster.id,
    engine=cluster.engine,
    engine_version=cluster.engine_version,
    instance_class="db.serverless",
)
