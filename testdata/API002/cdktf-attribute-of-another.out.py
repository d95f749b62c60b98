from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_aws.api_gateway_rest_api import ApiGatewayRestApi
from cdktf_cdktf_provider_aws.api_gateway_stage import ApiGatewayStage
from cdktf_cdktf_provider_aws.apigatewayv2_api import Apigatewayv2Api
from cdktf_cdktf_provider_aws.apigatewayv2_stage import Apigatewayv2Stage
from cdktf_cdktf_provider_aws.kms_alias import KmsAlias
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from constructs import Construct


class Api(Construct):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)
        self.api = ApiGatewayRestApi(self, "api", name="api")
        self.stage = stage = ApiGatewayStage(
            self, "prod", rest_api_id=self.api.id, deployment_id="d", stage_name="prod"
        )
        self.name = stage.stage_name
        self.key = KmsKey(self, "key")
        self.alias = KmsAlias(self, "alias", target_key_id=self.key.key_id)
        self.key_alias = self.alias.name


class Main(TerraformStack):
    def __init__(self, scope, id_):
        super().__init__(scope, id_)
        made = Api(self, "made")
        TerraformOutput(self, "url", value=f"{made.stage.invoke_url}/orders")
        TerraformOutput(self, "key", value=made.alias.arn)
        http = Apigatewayv2Api(self, "http", name="http", protocol_type="HTTP")
        stage = Apigatewayv2Stage(self, "stage", api_id=http.id, name="$default")
        TerraformOutput(self, "http-url", value=stage.invoke_url)


Main(App(), "main")
