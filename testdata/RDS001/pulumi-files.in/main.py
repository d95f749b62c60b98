import pulumi_aws as aws

from versions import MYSQL, POSTGRES

carts = aws.rds.Instance("carts", engine="mysql", engine_version=MYSQL)
orders = aws.rds.Instance(
    "orders",
    engine="postgres",
    engine_version=POSTGRES,
    parameter_group_name="default.postgres15",
)
