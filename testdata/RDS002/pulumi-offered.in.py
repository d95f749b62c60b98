import pulumi_aws as aws

aws.rds.Instance("a", engine="mysql", enabled_cloudwatch_logs_exports=["error", "slowquery"])
aws.rds.Instance("b", engine="postgres", enabled_cloudwatch_logs_exports=["postgresql", "upgrade"])
aws.rds.Instance("c", engine="oracle-ee", enabled_cloudwatch_logs_exports=["alert", "trace"])
aws.rds.Instance("d", engine="newdb", enabled_cloudwatch_logs_exports=["slow-query"])
aws.docdb.Cluster("e", enabled_cloudwatch_logs_exports=["audit", "profiler"])
aws.neptune.Cluster("f", enable_cloudwatch_logs_exports=["slowquery"])
