"""The trail."""

from cdktf_cdktf_provider_aws.cloudtrail import Cloudtrail
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from constructs import Construct


class Audit(Construct):
    def __init__(self, scope, id, key, group):
        super().__init__(scope, id)
        records = S3Bucket(self, "records")
        Cloudtrail(
            self,
            "trail",
            name="ledger",
            s3_bucket_name=records.bucket,
            kms_key_id=key.arn,
            cloud_watch_logs_group_arn=f"{group.arn}:*",
        )
