# fixiac-test: select=API001,API002
from aws_cdk import Stack, aws_ecr as ecr, aws_sqs as sqs
from constructs import Construct


class Jobs(Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        # What CloudFormation gives for a queue's name is only what was passed.
        queue = sqs.CfnQueue(self, "jobs")
        self.name = queue.name  # expect[API002]: no attribute name
        ecr.CfnRepository(self, "images", force_delete="always")  # expect[API001]: `force_delete`
