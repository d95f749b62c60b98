from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.dynamodb_table import DynamodbTable
from cdktf_cdktf_provider_aws.s3_bucket_versioning import S3BucketVersioningA
from constructs import Construct


class Tables(TerraformStack):
    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        DynamodbTable(self, "orders", name="orders", hash_key="id", point_in_time_recovery=True, server_side_encryption=False)
        # Its status is a text, and there is more than one.
        S3BucketVersioningA(self, "kept", bucket="orders", versioning_configuration=True)  # expect[API003]: true or false
