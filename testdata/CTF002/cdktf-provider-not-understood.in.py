from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket


class Data(TerraformStack):
    def __init__(self, scope, id_, aws_region):
        super().__init__(scope, id_)
        provider.AwsProvider(self, "aws", region=aws_region)
        S3Bucket(self, "data")
