# fixiac-test: "drops=# the newest when this was written"
import pulumi_aws as aws

orders = aws.rds.Instance(
    "orders",
    engine="postgres",
    engine_version="15.4",  # the newest when this was written
    instance_class="db.t3.micro",  # small
    allocated_storage=20,
)
carts = aws.rds.Instance("carts", instance_class="db.t3.micro", engine="mysql", engine_version="8.0.35", multi_az=True)
notes = aws.rds.Instance("notes", instance_class="db.t3.micro", engine="mariadb", engine_version="10.6.14")
books = aws.rds.Instance("books", instance_class="db.t3.micro", engine="sqlserver-se", engine_version="15.00.4236.7.v1")
