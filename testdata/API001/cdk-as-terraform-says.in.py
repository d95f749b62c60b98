from aws_cdk import Stack, aws_elasticache as elasticache, aws_rds as rds, aws_sqs as sqs
from constructs import Construct


class Data(Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        elasticache.CfnReplicationGroup(
            self,
            "sessions",
            description="sessions",
            node_type="cache.t4g.small",
            subnet_group_name="cache",
            maintenance_window="sun:05:00-sun:06:00",
        )
        sqs.CfnQueue(self, "jobs", visibility_timeout_seconds=60, message_retention_seconds=86400)
        rds.CfnDBInstance(
            self, "orders", instance_class="db.t4g.micro", iam_database_authentication_enabled=True
        )
