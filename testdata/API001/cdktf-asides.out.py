from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.api_gateway_deployment import ApiGatewayDeployment
from cdktf_cdktf_provider_aws.api_gateway_rest_api import ApiGatewayRestApi
from cdktf_cdktf_provider_aws.api_gateway_stage import ApiGatewayStage
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.s3_bucket_public_access_block import S3BucketPublicAccessBlock
from cdktf_cdktf_provider_aws.secretsmanager_secret import SecretsmanagerSecret
from cdktf_cdktf_provider_aws.secretsmanager_secret_version import SecretsmanagerSecretVersion


class Api(TerraformStack):
    def __init__(self, scope, id_, west):
        super().__init__(scope, id_)
        api = ApiGatewayRestApi(self, "api", name="orders")
        deployment = ApiGatewayDeployment(self, "api_deployment", rest_api_id=api.id)

        ApiGatewayStage(
            self,
            "api_deployment_stage",
            deployment_id=deployment.id,
            rest_api_id=api.id,
            stage_name="v1",
        )
        other = ApiGatewayRestApi(self, "other", name="other")
        self.release = ApiGatewayDeployment(
            self,
            "other-deployment",
            rest_api_id=other.id,
        )
        ApiGatewayStage(
            self,
            "prod",
            deployment_id=self.release.id,
            rest_api_id=other.id,
            stage_name="prod",
        )
        logs = S3Bucket(
            self,
            "logs",
            provider=west,
        )

        S3BucketPublicAccessBlock(
            self,
            "logs-public-access",
            bucket=logs.id,
            block_public_acls=True,
            block_public_policy=True,
            provider=west,
        )
        S3Bucket(self, "unnamed", block_public_acls=True)  # expect[API001]: no argument
        secret = SecretsmanagerSecret(self, "secret", name="s")

        SecretsmanagerSecretVersion(
            self,
            "secret-version",
            secret_id=secret.id,
            secret_string="{}",
        )
        print(deployment.id, logs.arn, secret.arn)
