import pulumi
import pulumi_aws as aws

region = pulumi.Config().require("data_region")
west = aws.Provider("west", region="us-west-2")
shared = {"AWS_REGION": aws.config.region}  # expect[LAM001]: cannot be taken out
aws.lambda_.Function(
    "data",
    role="r",
    environment={"variables": {"AWS_REGION": region}},  # expect[LAM001]: may be another region
)
aws.lambda_.Function(
    "far",
    role="r",
    environment={"variables": {"AWS_REGION": aws.config.region}},  # expect[LAM001]: may be another
    opts=pulumi.ResourceOptions(provider=west),
)
aws.lambda_.Function(
    "keys",
    role="r",
    environment={"variables": {"AWS_ACCESS_KEY_ID": "k"}},  # expect[LAM001]: under another name
)
aws.lambda_.Function("spread", role="r", environment={"variables": {**shared, "A": "1"}})
