import pulumi_aws as aws

orders = aws.rds.Instance(
    "orders",
    engine="postgres",
    instance_class="db.t3.micro",  # small
    allocated_storage=20,
)
carts = aws.rds.Instance("carts", engine="mysql", allocated_storage=20)
notes = aws.rds.Instance("notes", engine="mariadb")
books = aws.rds.Instance("books", engine="sqlserver-se")
