from aws_cdk import Stack
from aws_cdk import aws_event_targets as event_targets  # expect[IMP002]: has no aws_cdk.aws_event_targets
from aws_cdk import aws_secretmanager as secrets  # expect[IMP002]: has no aws_cdk.aws_secretmanager
from constructs import Construct


class Search(Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        self.target = event_targets.OfNoModule()
        self.module = secrets
