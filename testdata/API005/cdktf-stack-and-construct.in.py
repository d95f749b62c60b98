from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from constructs import Construct


class Store(Construct):
    def __init__(self, scope: Construct, id: str, suffix: str) -> None:
        super().__init__(scope, id)
        self.node = suffix
        S3Bucket(self, "papers", bucket=f"papers-{self.node}")


class Office(TerraformStack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self.region = "eu-west-1"
        self.store = Store(self, "store", self.region)
