from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.lb import Lb, LbAccessLogs
from cdktf_cdktf_provider_aws.s3_bucket_replication_configuration import (
    S3BucketReplicationConfigurationRule,
    S3BucketReplicationConfigurationRuleDestination,
)


class Web(TerraformStack):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)
        S3BucketReplicationConfigurationRule(
            status="Enabled",
            delete_marker_replication_status="Enabled",  # deletions too
            destination=S3BucketReplicationConfigurationRuleDestination(bucket="other"),
        )
        Lb(
            self,
            "front",
            scheme="internet-facing",
            access_logs_bucket="logs",
            access_logs_enabled=True,
            access_logs_size=3,  # expect[API001]: no argument
        )
        Lb(self, "back", scheme="internal", access_logs=LbAccessLogs(bucket="logs"), access_logs_prefix="b")
        Lb(self, "side", scheme="dualstack")  # expect[API001]: no argument
        Lb(self, "rear", access_logs_prefix="r")  # expect[API001]: no argument
