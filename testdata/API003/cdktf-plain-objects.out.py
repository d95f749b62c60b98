from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.dynamodb_table import DynamodbTable, DynamodbTableAttribute
from cdktf_cdktf_provider_aws.dynamodb_table import DynamodbTableGlobalSecondaryIndex


class Orders(TerraformStack):
    def __init__(self, scope, id_, more):
        super().__init__(scope, id_)
        DynamodbTable(
            self,
            "orders",
            name="orders",
            hash_key="id",
            attribute=[{"name": "id", "type": "S"}, DynamodbTableAttribute(name="day", type="S")],
            global_secondary_index=[
                DynamodbTableGlobalSecondaryIndex(
                    name="by-day",
                    hash_key="day",  # a date
                    projection_type="ALL",
                ),
                {"name": "by-time", "hash_key": "day", **more},
            ],
        )
