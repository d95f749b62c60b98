from aws_cdk import Stack, aws_elasticache as elasticache, aws_rds as rds, aws_sqs as sqs
from constructs import Construct


class Data(Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        elasticache.CfnReplicationGroup(
            self,
            "sessions",
            replication_group_description="sessions",
            cache_node_type="cache.t4g.small",
            cache_subnet_group_name="cache",
            preferred_maintenance_window="sun:05:00-sun:06:00",
        )
        sqs.CfnQueue(self, "jobs", visibility_timeout=60, message_retention_period=86400)
        rds.CfnDBInstance(
            self, "orders", db_instance_class="db.t4g.micro", enable_iam_database_authentication=True
        )
