from cdktf import App, TerraformStack
from cdktf_cdktf_provider_aws.provider import AwsProvider
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.vpc import Vpc
from constructs import Construct


class Network(Construct):
    def __init__(self, scope, id_, aws_region):
        super().__init__(scope, id_)
        Vpc(self, "vpc")


class Data(TerraformStack):
    def __init__(self, scope, id_, aws_region):
        super().__init__(scope, id_)
        AwsProvider(self, "aws", region=aws_region)
        S3Bucket(self, "data")
        Network(self, "network", aws_region)


class Empty(TerraformStack):
    def __init__(self, scope, id_, aws_region):
        super().__init__(scope, id_)
        Network(self, "network", aws_region)


app = App()
Data(app, "data", "eu-west-1")
