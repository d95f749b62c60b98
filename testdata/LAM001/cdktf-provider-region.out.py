import os

from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.lambda_function import LambdaFunction, LambdaFunctionEnvironment
from cdktf_cdktf_provider_aws.provider import AwsProvider


class Functions(TerraformStack):
    def __init__(self, scope, name, **kwargs):
        super().__init__(scope, name)
        region = kwargs.get("region", "eu-west-1")
        other = os.getenv("OTHER_REGION", "eu-central-1")
        AwsProvider(self, "aws", region=region)
        far = AwsProvider(self, "far", alias="far", region=other)
        LambdaFunction(
            self,
            "report",
            function_name="report",
            role="r",
            environment=LambdaFunctionEnvironment(
                variables={"A": "1"}
            ),
        )
        LambdaFunction(
            self,
            "copy",
            function_name="copy",
            role="r",
            provider=far,
            environment={"variables": {"B": "2"}},
        )
        LambdaFunction(
            self,
            "mixed",
            function_name="mixed",
            role="r",
            environment={"variables": {"AWS_REGION": other}},  # expect[LAM001]: may be another
        )
