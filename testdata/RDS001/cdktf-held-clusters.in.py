from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.rds_cluster import RdsCluster
from cdktf_cdktf_provider_aws.rds_cluster_parameter_group import RdsClusterParameterGroup
from cdktf_cdktf_provider_aws.rds_global_cluster import RdsGlobalCluster
from constructs import Construct


class Data(TerraformStack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        group = RdsClusterParameterGroup(self, "group", name="tuned", family="aurora-postgresql15")
        RdsCluster(
            self,
            "held",
            engine="aurora-postgresql",
            engine_version="15.8",
            db_cluster_parameter_group_name=group.name,
        )
        world = RdsGlobalCluster(
            self,
            "world",
            global_cluster_identifier="world",
            engine="aurora-postgresql",
            engine_version="15.3",
        )
        RdsCluster(
            self,
            "home",
            cluster_identifier="home",
            engine="aurora-postgresql",
            engine_version="15.3",
            global_cluster_identifier=world.id,
        )
