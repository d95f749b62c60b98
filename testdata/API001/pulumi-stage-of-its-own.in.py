import pulumi
import pulumi_aws as aws

api = aws.apigateway.RestApi("orders")
first = aws.apigateway.Deployment("first", rest_api=api.id, stage_name="live")
aws.apigateway.Stage("live", rest_api=api.id, deployment=first.id, stage_name=first.stage_name)

second = aws.apigateway.Deployment(
    "second",
    rest_api=api.id,
    stage_name="test",
    opts=pulumi.ResourceOptions(depends_on=[api]),
)
pulumi.export("stage", second.stage_name)

third = aws.apigateway.Deployment(
    "third",
    rest_api=api.id,
    stage_name="next",
    opts=pulumi.ResourceOptions(parent=api, depends_on=[second]),
)

fourth_stage = "taken"
fourth = aws.apigateway.Deployment("fourth", rest_api=api.id, stage_name="last")
pulumi.export("last", fourth.stage_name)
