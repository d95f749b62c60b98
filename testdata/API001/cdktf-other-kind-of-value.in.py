from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.cloudtrail import Cloudtrail
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from constructs import Construct


class Jobs(TerraformStack):
    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        bucket = S3Bucket(self, "audit")
        Cloudtrail(self, "trail", name="trail", s3_bucket=bucket.arn)  # expect[API001]: none of its arguments
