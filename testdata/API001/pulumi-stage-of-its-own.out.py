import pulumi
import pulumi_aws as aws

api = aws.apigateway.RestApi("orders")
first = aws.apigateway.Deployment("first", rest_api=api.id)
aws.apigateway.Stage("live", rest_api=api.id, deployment=first.id, stage_name="live")

second = aws.apigateway.Deployment(
    "second",
    rest_api=api.id,
    opts=pulumi.ResourceOptions(depends_on=[api]),
)

second_stage = aws.apigateway.Stage(
    "second-stage",
    deployment=second.id,
    rest_api=api.id,
    stage_name="test",
)
pulumi.export("stage", second_stage.stage_name)

third = aws.apigateway.Deployment(
    "third",
    rest_api=api.id,
    opts=pulumi.ResourceOptions(parent=api, depends_on=[second]),
)

aws.apigateway.Stage(
    "third-stage",
    deployment=third.id,
    rest_api=api.id,
    stage_name="next",
    opts=pulumi.ResourceOptions(parent=api, depends_on=[second]),
)

fourth_stage = "taken"
fourth = aws.apigateway.Deployment("fourth", rest_api=api.id)

aws.apigateway.Stage(
    "fourth-stage",
    deployment=fourth.id,
    rest_api=api.id,
    stage_name="last",
)
pulumi.export("last", "last")
