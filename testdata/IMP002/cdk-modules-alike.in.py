from aws_cdk import Stack
from aws_cdk import aws_cloudwatch_logs as cwl
from aws_cdk import aws_event_targets as event_targets
from aws_cdk import aws_opensearch as search
from aws_cdk import aws_secretmanager as secrets
from constructs import Construct


class Search(Stack):
    def __init__(self, scope: Construct, construct_id: str, handler, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        self.target = event_targets.LambdaFunction(handler)
        secrets.Secret(self, "token")
        cwl.LogGroup(self, "audit")
        search.Domain(self, "index", version=search.EngineVersion.OPENSEARCH_2_11)
