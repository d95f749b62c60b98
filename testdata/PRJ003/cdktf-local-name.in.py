from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.provider import AwsProvider
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from constructs import Construct


class Ledger(TerraformStack):
    def __init__(self, scope: Construct, id: str, region: str) -> None:
        super().__init__(scope, id)
        AwsProvider(self, "aws", region=region)
        print(self.entries.arn)
        print(self.archive.arn)  # expect[PRJ003]: name has its value below
        name = f"archive-{region}"
        self.archive = S3Bucket(self, "archive", bucket=name)
        self.entries = S3Bucket(self, "entries", bucket=f"entries-{region}")
