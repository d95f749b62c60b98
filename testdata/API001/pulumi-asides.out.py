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
)

aws.apigateway.MethodSettings(
    "live-settings-1",
    stage_name=live.stage_name,
    rest_api=api.id,
    method_path="*/*",
    settings=aws.apigateway.MethodSettingsSettingsArgs(
        metrics_enabled=True,
        logging_level="INFO",
        throttling_burst_limit=500,
    ),
)

aws.apigateway.MethodSettings(
    "live-settings-2",
    stage_name=live.stage_name,
    rest_api=api.id,
    method_path="orders/POST",
    settings=aws.apigateway.MethodSettingsSettingsArgs(logging_level="ERROR"),
)
test = aws.apigateway.Stage(
    "test",
    rest_api=api.id,
    deployment=made.id,
    stage_name="test",
)

# as agreed with the shop
# a second
aws.apigateway.MethodSettings(
    "test-settings",
    stage_name=test.stage_name,
    rest_api=api.id,
    method_path="*/*",
    settings=aws.apigateway.MethodSettingsSettingsArgs(
        throttling_rate_limit=100,
        throttling_burst_limit=200,
    ),
)


class Store(pulumi.ComponentResource):
    def __init__(self, name: str) -> None:
        super().__init__("my:index:Store", name)
        self.cluster = None
        self._declare(name)

    def _declare(self, name: str) -> None:
        self.secret = aws.secretsmanager.Secret(
            f"{name}-login",
            opts=pulumi.ResourceOptions(parent=self),
        )

        aws.secretsmanager.SecretVersion(
            f"{name}-login-version",
            secret_id=self.secret.id,
            secret_string=json.dumps({"user": "reader"}),
            opts=pulumi.ResourceOptions(parent=self),
        )
        self.cluster = aws.ecs.Cluster(
            f"{name}-cluster",
        )

        aws.ecs.ClusterCapacityProviders(
            f"{name}-cluster-capacity-providers",
            cluster_name=self.cluster.name,
            capacity_providers=["FARGATE"],
        )


orders = aws.apigateway.Resource("orders", rest_api=api.id, parent_id=api.root_resource_id, path_part="orders")
post = aws.apigateway.Method(
    "post",
    rest_api=api.id,
    resource_id=orders.id,
    http_method="POST",
    authorization="AWS_IAM",
)

aws.apigateway.Integration(
    "post-integration",
    http_method=post.http_method,
    rest_api=api.id,
    resource_id=orders.id,
    type="MOCK",
    passthrough_behavior="NEVER",
)
