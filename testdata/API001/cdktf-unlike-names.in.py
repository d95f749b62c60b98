from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.internet_gateway import InternetGateway
from cdktf_cdktf_provider_aws.lambda_function import LambdaFunction
from cdktf_cdktf_provider_aws.subnet import Subnet
from constructs import Construct


class Work(TerraformStack):
    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        gateway = InternetGateway(self, "gateway")
        Subnet(self, "front", vpc=gateway)  # expect[API001]: `vpc`
        # The structure takes more than whether it is on.
        LambdaFunction(self, "work", function_name="work", role="arn:aws:iam::123456789012:role/work", tracing=True)  # expect[API001]: `tracing`
