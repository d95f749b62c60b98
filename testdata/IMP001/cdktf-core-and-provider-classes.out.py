"""A table with a key."""
from constructs import Construct
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from cdktf_cdktf_provider_aws.provider import AwsProvider
from cdktf import TerraformStack, TerraformOutput, App
from cdktf_cdktf_provider_aws.dynamodb_table import DynamodbTable, DynamodbTableAttribute, DynamodbTableServerSideEncryption


class Orders(TerraformStack):
    def __init__(self, scope: Construct, name: str):
        super().__init__(scope, name)
        AwsProvider(self, "aws", region="eu-central-1")
        key = KmsKey(self, "key", enable_key_rotation=True)
        table = DynamodbTable(
            self,
            "orders",
            name="orders",
            hash_key="id",
            attribute=[DynamodbTableAttribute(name="id", type="S")],
            server_side_encryption=DynamodbTableServerSideEncryption(
                enabled=True, kms_key_arn=key.arn
            ),
        )
        TerraformOutput(self, "table", value=table.arn)


app = App()
Orders(app, "orders")
app.synth()
