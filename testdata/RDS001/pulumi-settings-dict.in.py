import pulumi_aws as aws

settings = {
    "engine": "postgres",
    "engine_version": "15.4",
    "instance_class": "db.t3.micro",
}
orders = aws.rds.Instance("orders", **settings)
carts = aws.rds.Instance(
    "carts",
    engine=settings["engine"],
    engine_version=settings["engine_version"],
    instance_class="db.t3.micro",
)
