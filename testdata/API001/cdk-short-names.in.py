from aws_cdk import Duration, Stack, aws_backup as backup, aws_ec2 as ec2, aws_eks as eks
from aws_cdk import aws_redshift as redshift, aws_s3 as s3
from constructs import Construct


class Warehouse(Stack):
    def __init__(self, scope: Construct, construct_id: str, cluster: eks.Cluster, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        cluster.add_nodegroup_capacity("nodes", min_capacity=1, max_capacity=4, desired_capacity=2)
        redshift.CfnCluster(
            self,
            "warehouse",
            cluster_type="single-node",
            node_type="ra3.large",
            master_username="admin",
            manage_master_password=True,
            database_name="events",
        )
        backup.BackupPlanRule(move_to_cold_storage=Duration.days(30), delete_after=Duration.days(365))
        s3.LifecycleRule(noncurrent_version_expiration_days=Duration.days(30))
