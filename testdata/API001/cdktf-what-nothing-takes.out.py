from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.elasticache_replication_group import ElasticacheReplicationGroup
from cdktf_cdktf_provider_aws.lambda_function import LambdaFunction


class Stack(TerraformStack):
    def __init__(self, scope, id_, token):
        super().__init__(scope, id_)
        LambdaFunction(
            self,
            "function",
            function_name="f",
            role="r",
            handler="index.handler",
            runtime="python3.13",
            code={"zip_file": "def handler(event, context): ..."},  # expect[API001]: an archive
        )
        ElasticacheReplicationGroup(
            self,
            "open",
            replication_group_id="open",
            description="without a password",
            auth_token_enabled=True,  # expect[API001]: only the author knows
        )
        ElasticacheReplicationGroup(
            self,
            "closed",
            replication_group_id="closed",
            description="with a password",
            auth_token=token,
        )
        ElasticacheReplicationGroup(
            self,
            "plain",
            replication_group_id="plain",
            description="without a password",
        )
