import pulumi_aws as aws

settings = {
    "engine": "postgres",
    "engine_version": "15",
    "instance_class": "db.t3.micro",
}
orders = aws.rds.Instance("orders", **settings)
carts = aws.rds.Instance(
    "carts",
    engine=settings["engine"],
    instance_class="db.t3.micro",
)
