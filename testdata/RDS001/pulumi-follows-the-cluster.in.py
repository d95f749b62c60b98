import pulumi_aws as aws

cluster = aws.rds.Cluster("cluster", engine=aws.rds.EngineType.AURORA_POSTGRESQL)
writer = aws.rds.ClusterInstance(
    "writer",
    cluster_identifier=cluster.id,
    engine=cluster.engine,
    engine_version=cluster.engine_version,
    instance_class="db.serverless",
)
