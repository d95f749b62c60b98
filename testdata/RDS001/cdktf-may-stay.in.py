from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.db_instance import DbInstance
from cdktf_cdktf_provider_aws.elasticache_replication_group import ElasticacheReplicationGroup
from cdktf_cdktf_provider_aws.rds_cluster import RdsCluster
from cdktf_cdktf_provider_aws.rds_cluster_instance import RdsClusterInstance
from constructs import Construct


class Data(TerraformStack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        DbInstance(self, "orders", engine="postgres", engine_version="15", instance_class="db.t3.micro")
        cluster = RdsCluster(
            self, "cluster", engine="aurora-mysql", engine_version="8.0.mysql_aurora.3.04.0"
        )
        RdsClusterInstance(
            self,
            "writer",
            cluster_identifier=cluster.id,
            engine=cluster.engine,
            engine_version=cluster.engine_version,
            instance_class="db.r6g.large",
        )
        ElasticacheReplicationGroup(
            self,
            "sessions",
            replication_group_id="sessions",
            description="sessions",
            engine="redis",
            engine_version="7.1",
        )
