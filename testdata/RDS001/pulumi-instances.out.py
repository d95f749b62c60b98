import pulumi_aws as aws

orders = aws.rds.Instance(
    "orders",
    engine="postgres",
    instance_class="db.t3.micro",  # small
    allocated_storage=20,
)
carts = aws.rds.Instance("carts", instance_class="db.t3.micro", engine="mysql", multi_az=True)
notes = aws.rds.Instance("notes", instance_class="db.t3.micro", engine="mariadb")
books = aws.rds.Instance("books", instance_class="db.t3.micro", engine="sqlserver-se")
