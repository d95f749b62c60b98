from aws_cdk import Stack, aws_backup as backup, aws_eks as eks
from constructs import Construct


class Nodes(Stack):
    def __init__(self, scope: Construct, construct_id: str, cluster: eks.Cluster, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        cluster.add_nodegroup_capacity(
            "nodes",
            desired_capacity="two",  # expect[API001]: takes no argument `desired_capacity`
            desired_size=2,
        )
        cluster.add_nodegroup_capacity(
            "others",
            desired_capacity=self.node.try_get_context("nodes"),  # expect[API001]: `desired_capacity`
        )
        backup.BackupPlanRule(move_to_cold_storage="30 days")  # expect[API001]: the nearest are
