"""The log groups."""

from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from constructs import Construct


class Monitoring(Construct):
    def __init__(self, scope: Construct, id: str, logs_key: KmsKey, trail_key: KmsKey) -> None:
        super().__init__(scope, id)
        self.logs_key = logs_key
        self.trail_key = trail_key
        self.group = self._make_group("trail-logs")
        self._make_group("flow-logs")

    def _make_group(self, name: str) -> CloudwatchLogGroup:
        return CloudwatchLogGroup(self, name, name=f"/ledger/{name}", kms_key_id=self.logs_key.arn)
