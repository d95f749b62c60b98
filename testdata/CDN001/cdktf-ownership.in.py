from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.cloudfront_distribution import (
    CloudfrontDistribution,
    CloudfrontDistributionLoggingConfig,
)
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.s3_bucket_ownership_controls import S3BucketOwnershipControls


class Closed(TerraformStack):
    def __init__(self, scope, name, rest):
        super().__init__(scope, name)
        logs = S3Bucket(self, "logs")
        CloudfrontDistribution(
            self,
            "site",
            enabled=True,
            logging_config=CloudfrontDistributionLoggingConfig(
                bucket=f"{logs.id}.s3.amazonaws.com",  # expect[CDN001]: writes its logs by the ACL
            ),
            **rest,
        )


class Open(TerraformStack):
    def __init__(self, scope, name, rest):
        super().__init__(scope, name)
        logs = S3Bucket(self, "logs")
        S3BucketOwnershipControls(
            self, "acls", bucket=logs.id, rule={"object_ownership": "BucketOwnerPreferred"}
        )
        CloudfrontDistribution(
            self,
            "site",
            enabled=True,
            logging_config={"bucket": logs.bucket_domain_name},
            **rest,
        )
