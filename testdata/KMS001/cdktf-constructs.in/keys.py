"""The keys."""

from cdktf_cdktf_provider_aws.kms_alias import KmsAlias
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from constructs import Construct


class Keys(Construct):
    """A key for the trail and one for the logs."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self.trail_key: KmsKey = KmsKey(self, "trail-key", description="Trail")
        self.logs_key: KmsKey = KmsKey(
            self, "logs-key", description="Logs", enable_key_rotation=True
        )
        KmsAlias(self, "logs-alias", name="alias/logs", target_key_id=self.logs_key.key_id)
