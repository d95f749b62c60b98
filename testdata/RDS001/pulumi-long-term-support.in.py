import pulumi_aws as aws

ledger = aws.rds.Cluster(
    "ledger",
    engine="aurora-mysql",
    engine_version="8.0.mysql_aurora.3.04.0",
)
ledger_writer = aws.rds.ClusterInstance(
    "ledger-writer",
    cluster_identifier=ledger.id,
    engine="aurora-mysql",
    engine_version="8.0.mysql_aurora.3.04.0",
    instance_class="db.r6g.large",
)
audit = aws.rds.Cluster("audit", engine="aurora-postgresql", engine_version="14.6")
