from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_aws.api_gateway_rest_api import ApiGatewayRestApi
from cdktf_cdktf_provider_aws.api_gateway_stage import ApiGatewayStage


class Main(TerraformStack):
    def __init__(self, scope, id_, more):
        super().__init__(scope, id_)
        two = ApiGatewayRestApi(self, "two", name="two")
        a = ApiGatewayStage(self, "a", rest_api_id=two.id, deployment_id="d", stage_name="a")
        b = ApiGatewayStage(self, "b", rest_api_id=two.id, deployment_id="d", stage_name="b")
        TerraformOutput(self, "url", value=two.invoke_url)  # expect[API002]: no attribute
        none = ApiGatewayRestApi(self, "none", name="none")
        TerraformOutput(self, "no-url", value=none.invoke_url)  # expect[API002]: no attribute
        self.api = ApiGatewayRestApi(self, "api", name="api")
        if more:
            self.stage = ApiGatewayStage(
                self, "s", rest_api_id=self.api.id, deployment_id="d", stage_name="s"
            )
        TerraformOutput(self, "m", value=self.api.invoke_url)  # expect[API002]: no attribute
        late = ApiGatewayRestApi(self, "late", name="late")
        TerraformOutput(self, "late", value=late.invoke_url)  # expect[API002]: no attribute
        last = ApiGatewayStage(self, "l", rest_api_id=late.id, deployment_id="d", stage_name="l")
        print(a, b, last)


Main(App(), "main", more=True)
