import pulumi_aws as aws

sessions = aws.elasticache.ReplicationGroup(
    "sessions", description="sessions", engine="redis", engine_version="7.0"
)
hot = aws.elasticache.Cluster("hot", engine="memcached", engine_version="1.6.22")
papers = aws.docdb.Cluster("papers", engine="docdb", engine_version="5.0.0")
graph = aws.neptune.Cluster("graph", engine="neptune", engine_version="1.3.2.1")
mover = aws.dms.ReplicationInstance(
    "mover",
    replication_instance_id="mover",
    replication_instance_class="dms.t3.medium",
    engine_version="3.6.1",
)
