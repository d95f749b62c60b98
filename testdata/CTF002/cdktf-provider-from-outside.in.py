from cdktf import App, TerraformStack
from cdktf_cdktf_provider_aws.provider import AwsProvider
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket


class Data(TerraformStack):
    def __init__(self, scope, id_, aws_region):
        super().__init__(scope, id_)
        S3Bucket(self, "data")


app = App()
stack = Data(app, "data", "eu-west-1")
AwsProvider(stack, "aws", region="eu-west-1")
