# fixiac-test: RDS001.pins=retired
import pulumi_aws as aws

orders = aws.rds.Instance("orders", engine="postgres", engine_version="16.9")
carts = aws.rds.Instance("carts", engine="mysql", engine_version="8.0.35")
