from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.cloudwatch_event_rule import CloudwatchEventRule
from cdktf_cdktf_provider_aws.cloudwatch_event_target import CloudwatchEventTarget
from cdktf_cdktf_provider_aws.lb_target_group import LbTargetGroup, LbTargetGroupHealthCheck
from cdktf_cdktf_provider_aws.sqs_queue import SqsQueue
from constructs import Construct


class Jobs(TerraformStack):
    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        queue = SqsQueue(self, "mail", message_retention_period=86400)
        LbTargetGroup(
            self,
            "web",
            health_check=LbTargetGroupHealthCheck(path="/health", status_code="200-299"),
        )
        rule = CloudwatchEventRule(self, "nightly", schedule_expression="rate(1 day)")
        CloudwatchEventTarget(self, "to-mail", rule_name=rule.name, arn=queue.arn)
