from cdktf import App, TerraformStack
from cdktf_cdktf_provider_aws.provider import AwsProvider
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket


class Shared(TerraformStack):
    def __init__(self, scope, id_, region):
        super().__init__(scope, id_)
        AwsProvider(self, "aws", region=region)
        S3Bucket(self, "shared")


class Tenant(TerraformStack):
    def __init__(self, scope, name, aws_region: str = "eu-west-1"):
        super().__init__(scope, f"tenant-{name}")

        AwsProvider(self, "aws", region=aws_region)
        self.name = name

        S3Bucket(self, "data")


class Audit(TerraformStack):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)  # expect[CTF002]: no AWS provider
        S3Bucket(self, "audit")


app = App()
Shared(app, "shared", "eu-west-1")
for name in ("one", "two"):
    Tenant(app, name)
