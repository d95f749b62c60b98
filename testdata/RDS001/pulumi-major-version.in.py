import pulumi_aws as aws

orders = aws.rds.Instance("orders", instance_class="db.t3.micro", engine="postgres", engine_version="15", multi_az=True)
carts = aws.rds.Instance("carts", instance_class="db.t3.micro", engine="mysql", engine_version="8.0", multi_az=True)
users = aws.rds.Cluster("users", engine="aurora-mysql", engine_version="8.0")
stock = aws.rds.Cluster("stock", engine="aurora-postgresql")
