import pulumi_aws as aws

tuned = aws.rds.ClusterParameterGroup("tuned", family="aurora-mysql8.0")
east = aws.rds.Cluster(
    "east",
    engine="aurora-mysql",
    engine_version="8.0",
    db_cluster_parameter_group_name=tuned.name,
)
west = aws.rds.Cluster(
    "west",
    engine="aurora-mysql",
    engine_version="8.0",
    replication_source_identifier=east.arn,
)
