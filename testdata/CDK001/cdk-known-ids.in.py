from aws_cdk import CfnParameter, Stack
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns


class Known(Stack):
    def __init__(self, scope, id, stage: str):
        super().__init__(scope, id)
        suffix = CfnParameter(self, "Suffix", type="String", default="dev")
        # Names of resources are made when the stack is deployed.
        s3.Bucket(self, f"Files-{stage}", bucket_name=f"files-{suffix.value_as_string}")
        for number in range(2):
            sns.Topic(self, f"Topic{number}-{id}")
        s3.Bucket(self, f"Logs-{suffix.logical_id}-{self.stack_name}")
        s3.CfnBucket(self, f"Raw-{stage}")
