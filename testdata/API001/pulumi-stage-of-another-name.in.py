import pulumi
import pulumi_aws as aws

name = pulumi.Config().require("stage")
api = aws.apigateway.RestApi("orders")

# Which of the two names is meant is not known.
open_deployment = aws.apigateway.Deployment(
    "open",
    rest_api=api.id,
    stage_name=name,  # expect[API001]: stage_name
)
aws.apigateway.Stage("open", rest_api=api.id, deployment=open_deployment.id, stage_name="open")

plain = aws.apigateway.Deployment("plain", rest_api=api.id, stage_name="")
aws.apigateway.Stage("plain", rest_api=api.id, deployment=plain.id, stage_name="plain")

stage = aws.apigateway.Stage(
    "live",
    rest_api=api.id,
    deployment=aws.apigateway.Deployment("both", rest_api=api.id, stage_name="test").id,
    stage_name="live",
)
pulumi.export("address", stage.invoke_url)
