import pulumi_aws as aws

orders = aws.rds.Instance("orders", engine="postgres", engine_version="15", allocated_storage=20)
carts = aws.rds.Instance("carts", engine="mysql", engine_version="8.0", allocated_storage=20)
users = aws.rds.Cluster("users", engine="aurora-mysql", engine_version="8.0")
stock = aws.rds.Cluster("stock", engine="aurora-postgresql")
