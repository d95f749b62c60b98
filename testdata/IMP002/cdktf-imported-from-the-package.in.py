from cdktf import TerraformStack
from cdktf_cdktf_provider_aws import AwsProvider, S3BucketLogging, Vpc
from cdktf_cdktf_provider_aws.api_gateway_method import (
    ApiGatewayMethod,
    ApiGatewayMethodSettings,
)


class Net(TerraformStack):
    def __init__(self, scope, name, api):
        super().__init__(scope, name)
        AwsProvider(self, "aws", region="eu-west-1")
        Vpc(self, "vpc", cidr_block="10.20.0.0/16")
        S3BucketLogging(self, "log", bucket="a", target_bucket="b", target_prefix="log/")
        ApiGatewayMethod(
            self, "get", rest_api_id=api.id, resource_id="r", http_method="GET", authorization="NONE"
        )
        ApiGatewayMethodSettings(
            self, "all", rest_api_id=api.id, stage_name="v1", method_path="*/*", settings={}
        )
