import pulumi
import pulumi_aws as aws


class Api(pulumi.ComponentResource):
    def __init__(self, name):
        super().__init__("app:Api", name)
        self.api = aws.apigateway.RestApi("api")
        aws.apigateway.Stage("prod", rest_api=self.api.id, deployment="d", stage_name="prod")


function = aws.lambda_.Function("function", role="r", handler="h.h", runtime="python3.13")
url = aws.lambda_.FunctionUrl("url", function_name=function.name, authorization_type="AWS_IAM")
pulumi.export("function", function.function_url)
made = Api("made")
pulumi.export("api", made.api.invoke_url)
