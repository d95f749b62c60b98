import json

import pulumi
import pulumi_aws as aws

api = aws.apigateway.RestApi("orders")
made = aws.apigateway.Deployment("made", rest_api=api.id)
live = aws.apigateway.Stage(
    "live",
    rest_api=api.id,
    deployment=made.id,
    stage_name="live",
    method_settings=[
        aws.apigateway.StageMethodSettingArgs(
            method_path="*/*",
            metrics_enabled=True,
            logging_level="INFO",
            throttling_burst_limit=500,
        ),
        {"method_path": "orders/POST", "logging_level": "ERROR"},
    ],
)
test = aws.apigateway.Stage(
    "test",
    rest_api=api.id,
    deployment=made.id,
    stage_name="test",
    # as agreed with the shop
    throttle_settings={
        "rate_limit": 100,  # a second
        "burst_limit": 200,
    },
)


class Store(pulumi.ComponentResource):
    def __init__(self, name: str) -> None:
        super().__init__("my:index:Store", name)
        self.cluster = None
        self._declare(name)

    def _declare(self, name: str) -> None:
        self.secret = aws.secretsmanager.Secret(
            f"{name}-login",
            secret_string=json.dumps({"user": "reader"}),
            opts=pulumi.ResourceOptions(parent=self),
        )
        self.cluster = aws.ecs.Cluster(
            f"{name}-cluster",
            capacity_providers=["FARGATE"],
        )


orders = aws.apigateway.Resource("orders", rest_api=api.id, parent_id=api.root_resource_id, path_part="orders")
post = aws.apigateway.Method(
    "post",
    rest_api=api.id,
    resource_id=orders.id,
    http_method="POST",
    authorization="AWS_IAM",
    integration=aws.apigateway.Integration(type="MOCK", passthrough_behavior="NEVER"),
)
