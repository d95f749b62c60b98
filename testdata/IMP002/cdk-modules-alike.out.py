from aws_cdk import Stack, aws_opensearchservice as opensearchservice
from aws_cdk import aws_logs as cwl
from aws_cdk import aws_events_targets as event_targets
from aws_cdk import aws_opensearch as search
from aws_cdk import aws_secretsmanager as secrets
from constructs import Construct


class Search(Stack):
    def __init__(self, scope: Construct, construct_id: str, handler, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        self.target = event_targets.LambdaFunction(handler)
        secrets.Secret(self, "token")
        cwl.LogGroup(self, "audit")
        opensearchservice.Domain(self, "index", version=opensearchservice.EngineVersion.OPENSEARCH_2_11)
