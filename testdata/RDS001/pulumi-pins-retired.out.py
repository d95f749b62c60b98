import pulumi_aws as aws

orders = aws.rds.Instance("orders", instance_class="db.t3.micro", engine="postgres", engine_version="16.9")
carts = aws.rds.Instance("carts", instance_class="db.t3.micro", engine="mysql", engine_version="8.0")
