import pulumi_aws as aws

world = aws.rds.GlobalCluster(
    "world",
    global_cluster_identifier="world",
    engine="aurora-postgresql",
    engine_version="15.3",
)
home = aws.rds.Cluster(
    "home",
    cluster_identifier="home",
    engine="aurora-postgresql",
    engine_version="15.3",
    global_cluster_identifier=world.id,
)
away = aws.rds.Cluster(
    "away",
    engine=world.engine,
    engine_version=world.engine_version,
    global_cluster_identifier=world.id,
)
