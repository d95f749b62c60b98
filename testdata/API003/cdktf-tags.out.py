from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.provider import AwsProvider
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from constructs import Construct


class Ledger(TerraformStack):
    def __init__(self, scope: Construct, id: str, stage: str) -> None:
        super().__init__(scope, id)
        AwsProvider(self, "aws", region="eu-west-1")
        S3Bucket(self, "right", tags={"stage": stage})
        S3Bucket(self, "entries", tags={"stage": stage})
