import pulumi_aws as aws

from versions import POSTGRES

carts = aws.rds.Instance("carts", engine="mysql")
orders = aws.rds.Instance(
    "orders",
    engine="postgres",
    engine_version=POSTGRES,
    parameter_group_name="default.postgres15",
)
