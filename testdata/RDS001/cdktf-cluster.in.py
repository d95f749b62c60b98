from cdktf import TerraformStack
from cdktn_provider_aws.dms_replication_instance import DmsReplicationInstance
from cdktn_provider_aws.rds_cluster import RdsCluster
from cdktn_provider_aws.rds_cluster_instance import RdsClusterInstance
from constructs import Construct


class Data(TerraformStack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        version = "15.3"
        cluster = RdsCluster(self, "cluster", engine="aurora-postgresql", engine_version=version)
        for number in range(2):
            RdsClusterInstance(
                self,
                f"node-{number}",
                cluster_identifier=cluster.id,
                engine="aurora-postgresql",
                engine_version=version,
                instance_class="db.r6g.large",
            )
        DmsReplicationInstance(
            self,
            "mover",
            replication_instance_id="mover",
            replication_instance_class="dms.t3.medium",
            engine_version="3.5.2",
        )
