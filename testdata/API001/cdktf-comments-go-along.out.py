from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.api_gateway_deployment import ApiGatewayDeployment
from cdktf_cdktf_provider_aws.api_gateway_stage import ApiGatewayStage
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.s3_bucket_public_access_block import S3BucketPublicAccessBlock


class Mill(TerraformStack):
    def __init__(self, scope, id_, api):
        super().__init__(scope, id_)
        # The only release.
        release = ApiGatewayDeployment(
            self,
            "release",
            rest_api_id=api.id,
        )

        # Millers know it by this name.
        # never "bread"
        ApiGatewayStage(
            self,
            "release-stage",
            deployment_id=release.id,
            rest_api_id=api.id,
            stage_name="flour",
        )
        sacks = S3Bucket(
            self,
            "sacks",
            bucket="sacks",
        )

        # nobody looks in
        # Nor does a policy let them.
        S3BucketPublicAccessBlock(
            self,
            "sacks-public-access",
            bucket=sacks.id,
            block_public_acls=True,
            block_public_policy=True,
        )
        print(release.id, sacks.arn)
