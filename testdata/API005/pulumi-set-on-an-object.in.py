import pulumi
import pulumi_aws as aws


def stage(name: str) -> aws.apigatewayv2.Stage:
    api = aws.apigatewayv2.Api(name, protocol_type="HTTP")
    made = aws.apigatewayv2.Stage(name, api_id=api.id, auto_deploy=True)
    made.invoke_url = pulumi.Output.concat("https://", api.id, ".example.com")
    made.api_name = api.name
    return made


orders = stage("orders")
pulumi.export("url", orders.invoke_url)
pulumi.export("api", orders.api_name)
