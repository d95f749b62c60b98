import pulumi_aws as aws

from versions import MYSQL, POSTGRES

carts = aws.rds.Instance("carts", instance_class="db.t3.micro", engine="mysql", engine_version=MYSQL)
orders = aws.rds.Instance(
    "orders",
    instance_class="db.t3.micro",
    engine="postgres",
    engine_version=POSTGRES,
    parameter_group_name="default.postgres15",
)
