from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.cloudtrail import Cloudtrail
from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket


class AuditStack(TerraformStack):
    def __init__(self, scope, ns):
        super().__init__(scope, ns)
        self.trail_key = self._make_trail_key()
        self.logs_key = self._make_logs_key()
        records = S3Bucket(self, "records")
        Cloudtrail(
            self,
            "trail",
            name="audit",
            s3_bucket_name=records.bucket,
            kms_key_id=self.trail_key.arn,
        )
        CloudwatchLogGroup(self, "trail-logs", kms_key_id=self.logs_key.arn)

    def _make_trail_key(self):
        key = KmsKey(self, "trail-key", description="Trail")
        return key

    def _make_logs_key(self):
        key = KmsKey(self, "logs-key", description="Logs")  # expect[KMS001]: made in different places
        return key
