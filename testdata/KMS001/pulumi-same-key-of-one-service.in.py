"""Two tables, for each of them the same key."""

import pulumi_aws as aws

tables_key = aws.kms.Key("tables-key", description="Tables", tags={"Team": "shop"})
orders = aws.dynamodb.Table(
    "orders",
    hash_key="id",
    billing_mode="PAY_PER_REQUEST",
    attributes=[{"name": "id", "type": "S"}],
    server_side_encryption={"enabled": True, "kms_key_arn": tables_key.arn},
)
tables_kms_key = aws.kms.Key("tables-kms-key", description="Tables", tags={"Team": "shop"})
carts = aws.dynamodb.Table(
    "carts",
    hash_key="id",
    billing_mode="PAY_PER_REQUEST",
    attributes=[{"name": "id", "type": "S"}],
    server_side_encryption={"enabled": True, "kms_key_arn": tables_kms_key.arn},
)
