import pulumi_aws as aws


def databases(size):
    version = "15.4"
    shown = "14.9"
    orders = aws.rds.Instance(
        "orders", engine="postgres", engine_version=version, instance_class=size
    )
    carts = aws.rds.Instance(
        "carts", engine="postgres", engine_version=version, instance_class=size
    )
    users = aws.rds.Instance("users", instance_class="db.t3.micro", engine="postgres", engine_version=shown)
    return orders, carts, users, shown


def database(name, version="16.1"):
    return aws.rds.Instance(name, instance_class="db.t3.micro", engine="postgres", engine_version=version)


class Storage:
    def __init__(self):
        self.version = "8.0.36"
        self.mysql = aws.rds.Instance(
            "mysql",
            instance_class="db.t3.micro",
            engine="mysql",
            engine_version=self.version,
            parameter_group_name="default.mysql8.0",
        )


databases("db.t3.micro")
database("notes")
