import pulumi_aws as aws

tuned = aws.rds.ParameterGroup("tuned", family="aurora-postgresql15")
cluster = aws.rds.Cluster(
    "cluster", cluster_identifier="main", engine="aurora-postgresql", engine_version="15"
)
writer = aws.rds.ClusterInstance(
    "writer",
    cluster_identifier=cluster.id,
    engine="aurora-postgresql",
    db_parameter_group_name=tuned.name,
    instance_class="db.r6g.large",
)
