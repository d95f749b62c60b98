import pulumi_aws as aws

aws.lambda_.Function(
    "report",
    role="r",
    environment={"variables": {"REGION": aws.config.region, "AWS_ACCOUNT_ID": "1", "aws_region": "x"}},
)
aws.lambda_.Function("bare", role="r", environment=aws.lambda_.FunctionEnvironmentArgs())
aws.ecs.TaskDefinition("task", container_definitions='[{"environment": [{"name": "AWS_REGION"}]}]')
