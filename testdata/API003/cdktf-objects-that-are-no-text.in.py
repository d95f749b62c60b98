from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue
from constructs import Construct


class Jobs(TerraformStack):
    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        # A name is no JSON, whatever is passed for it.
        SqsQueue(self, "jobs", name={"value": "jobs"})  # expect[API003]: `name`
        # What a text depends on is not known.
        SqsQueue(self, "more", depends_on="jobs")  # expect[API003]: `depends_on`
