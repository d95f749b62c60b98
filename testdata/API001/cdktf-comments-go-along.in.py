from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.api_gateway_deployment import ApiGatewayDeployment
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket


class Mill(TerraformStack):
    def __init__(self, scope, id_, api):
        super().__init__(scope, id_)
        # The only release.
        release = ApiGatewayDeployment(
            self,
            "release",
            # Millers know it by this name.
            stage_name="flour",  # never "bread"
            rest_api_id=api.id,
        )
        sacks = S3Bucket(
            self,
            "sacks",
            bucket="sacks",
            block_public_acls=True,  # nobody looks in
            # Nor does a policy let them.
            block_public_policy=True
        )
        print(release.id, sacks.arn)
