# fixiac-test: unsafe-fixes
import pulumi
import pulumi_aws as aws

aws.lambda_.Function(
    "data",
    role="r",
    environment={"variables": {"AWS_REGION": pulumi.Config().require("data_region")}},
)
