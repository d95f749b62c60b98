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
        },
    ),
)
aws.lambda_.Function(
    "copy",
    role="r",
    environment={"variables": {}},
)
aws.lambda_.Function(
    "far",
    role="r",
    environment={"variables": {"A": "1"}},
    opts=pulumi.ResourceOptions(provider=west),
)
