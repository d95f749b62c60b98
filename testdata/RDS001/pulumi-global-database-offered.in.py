import pulumi_aws as aws

world = aws.rds.GlobalCluster(
    "world",
    global_cluster_identifier="world",
    engine="aurora-postgresql",
    engine_version="16.8",
)
home = aws.rds.Cluster(
    "home",
    engine="aurora-postgresql",
    engine_version="16.8",
    global_cluster_identifier=world.id,
)
