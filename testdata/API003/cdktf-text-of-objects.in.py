from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.sns_topic import SnsTopic
from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue
from constructs import Construct


class Jobs(TerraformStack):
    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        dead = SqsQueue(self, "dead", name="dead")
        topic = SnsTopic(self, "news", depends_on=dead)
        SqsQueue(
            self,
            "jobs",
            redrive_policy={"deadLetterTargetArn": dead.arn, "maxReceiveCount": 5},
            depends_on=[topic],
        )
