import pulumi
import pulumi_aws as aws

region = aws.get_region().name
west = aws.Provider("west", region="us-west-2")
aws.lambda_.Function(
    "report",
    role="r",
    environment=aws.lambda_.FunctionEnvironmentArgs(
        variables={
            "TABLE": "orders",
            "AWS_REGION": region,  # expect[LAM001]: Remove AWS_REGION
        },
    ),
)
aws.lambda_.Function(
    "copy",
    role="r",
    environment={"variables": {"AWS_DEFAULT_REGION": aws.config.region}},  # expect[LAM001]: itself
)
aws.lambda_.Function(
    "far",
    role="r",
    environment={"variables": {"AWS_REGION": "us-west-2", "A": "1"}},  # expect[LAM001]: Remove
    opts=pulumi.ResourceOptions(provider=west),
)
