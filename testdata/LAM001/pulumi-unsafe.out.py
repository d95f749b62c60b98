import pulumi
import pulumi_aws as aws

aws.lambda_.Function(
    "data",
    role="r",
    environment={"variables": {}},
)
